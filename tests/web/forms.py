"""Forms of a page as a browser without JavaScript sends them."""

from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse


def soup(answer: TestResponse) -> BeautifulSoup:
    """The page as a tree."""
    return BeautifulSoup(answer.text, "html.parser")


def words(answer: TestResponse) -> str:
    """Everything that a person can read on the page, with single spaces."""
    return " ".join(soup(answer).get_text(" ").split())


def alert(answer: TestResponse) -> str:
    """The words of the page's error."""
    found = soup(answer).select_one("[role=alert]")
    assert found is not None, words(answer)
    return " ".join(found.get_text(" ").split())


def form_of(answer: TestResponse, action: str) -> Tag:
    """The form that is sent to the address."""
    found = soup(answer).find("form", action=action)
    assert isinstance(found, Tag), f"no form for {action}: {words(answer)}"
    return found


def asked_again(answer: TestResponse) -> tuple[str, str, str]:
    """The dialog that is open after a refusal: which one, what it says was wrong, and the reason typed in it."""
    (dialog,) = soup(answer).select("dialog[open]")
    told, field = dialog.select_one(".notice"), dialog.select_one("textarea")
    assert told is not None, words(answer)
    assert isinstance(field, Tag), words(answer)
    return str(dialog["id"]), " ".join(told.get_text(" ").split()), _value(field)


def values(form: Tag) -> MultiDict[str, str]:
    """What the form sends if nothing is changed."""
    sent: MultiDict[str, str] = MultiDict()
    for field in form.find_all(["input", "select", "textarea"]):
        name = field.get("name")
        if not name or field.get("type") in {"file", "submit"}:
            continue
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        sent.add(str(name), _value(field))
    return sent


def _value(field: Tag) -> str:
    if field.name == "textarea":
        # HTML drops the line break that follows the tag.
        return field.get_text().removeprefix("\n").replace("\n", "\r\n")
    if field.name == "select":
        options = field.find_all("option")
        chosen = next((o for o in options if o.has_attr("selected")), options[0])
        return str(chosen["value"])
    return str(field.get("value", "on"))


def send(
    client: FlaskClient, page: TestResponse, action: str, changes: Mapping[str, str] | None = None
) -> TestResponse:
    """Send the page's form with some fields changed."""
    data = values(form_of(page, action))
    for name, value in (changes or {}).items():
        data.setlist(name, [value])
    return client.post(action, data=data)
