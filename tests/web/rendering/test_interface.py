"""In which language a page is: as its person chose, else as the browser asks."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.factories import PASSWORD, Newsroom
from tests.web.forms import alert, send, soup
from tms.domain.permissions import Role


def language_of(client: FlaskClient, path: str, wish: str = "") -> str:
    html = soup(client.get(path, headers={"Accept-Language": wish} if wish else {})).html
    assert html is not None
    return str(html["lang"])


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh-TW,zh;q=0.9", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("en-GB,zh-CN;q=0.9", "en"),
        ("fr-FR,de;q=0.8,zh-Hant;q=0.7", "zh-Hant"),
        ("fr", "en"),
    ],
)
def test_a_page_is_in_the_first_of_our_languages_that_the_browser_asks_for(
    client: FlaskClient, newsroom: Newsroom, wish: str, language: str
) -> None:
    assert language_of(client, "/login", wish) == language


def test_who_chooses_before_signing_in_keeps_it_in_this_browser(client: FlaskClient, newsroom: Newsroom) -> None:
    answer = send(client, client.get("/login"), "/language", {"language": "zh-Hant", "next": "/login"})
    assert answer.location == "/login"
    assert language_of(client, "/login", "en") == "zh-Hant"
    send(client, client.get("/login"), "/login", {"email": newsroom.email(Role.TRANSLATOR), "password": PASSWORD})
    assert language_of(client, "/work", "en") == "zh-Hant"
    client.post("/logout")
    assert language_of(client, "/login", "en") == "zh-Hant"


def test_what_a_person_chose_goes_with_them_and_can_be_given_up(
    client_of: Callable[[Role], FlaskClient], newsroom: Newsroom
) -> None:
    here, there = client_of(Role.TRANSLATOR), client_of(Role.TRANSLATOR)
    here.post("/language", data={"language": "zh-Hans"})
    assert language_of(there, "/account", "en") == "zh-Hans"
    assert soup(there.get("/account")).select_one("#language option[selected]")["value"] == "zh-Hans"  # type: ignore[index]
    here.post("/language", data={"language": ""})
    assert language_of(there, "/account", "zh-TW") == "zh-Hant"
    assert language_of(here, "/account", "en") == "en"


def test_a_language_that_is_none_of_ours_is_refused(client_of: Callable[[Role], FlaskClient]) -> None:
    answer = client_of(Role.TRANSLATOR).post("/language", data={"language": "fr"})
    assert answer.status_code == 422
    assert "fr" in alert(answer)


def test_the_switch_leads_to_no_other_site(client: FlaskClient, newsroom: Newsroom) -> None:
    for target in ("https://other.example/", "//other.example", "/\\other.example"):
        assert client.post("/language", data={"language": "en", "next": target}).location == "/"


NAMES = frozenset(
    (
        "Sanwen",
        "English",
        "Markdown",
        "Word",
        "docx",
        "Google",
        "zip",
        "html",
        "Ctrl",
        "Shift",
        "TBX",
        "CSV",
        "SRX",
        "UTF",
        "MB",
        "UTC",
        "The",
        "Meridian",
        "API",
    )
)
PAGES = (
    "/board",
    "/work",
    "/memory",
    "/people",
    "/account",
    "/conversion-rules",
    "/articles/new",
    "/terms",
    "/terms/new",
)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_no_english_word_is_left_on_a_chinese_page(
    client_of: Callable[[Role], FlaskClient], newsroom: Newsroom, language: str
) -> None:
    known = NAMES | set(
        re.findall(r"[A-Za-z]+", " ".join([*newsroom.emails.values(), *(newsroom[role].name for role in Role)]))
    )
    for role in (Role.EDITOR, Role.ADMINISTRATOR):
        person = client_of(role)
        person.post("/language", data={"language": language})
        for page in PAGES:
            answer = person.get(page)
            if answer.status_code == 200:
                assert english_on(soup(answer), language) - known == set(), page


def english_on(page: BeautifulSoup, language: str) -> set[str]:
    """Latin words in texts, titles, labels and placeholders that are in the page's own language."""
    found = set[str]()
    for text in page.body.find_all(string=True) if page.body else ():
        around = [text.parent, *text.parent.parents] if text.parent else []
        spoken = next((one["lang"] for one in around if one.has_attr("lang")), None)
        is_picture = any("avatar" in one.get_attribute_list("class") for one in around)
        if (
            spoken == language
            and not is_picture
            and not {"code", "kbd", "script", "textarea"} & {one.name for one in around}
        ):
            found.update(re.findall(r"[A-Za-z]{2,}", text))
    for element in page.select("[title], [aria-label], [placeholder]"):
        spoken = next((one["lang"] for one in [element, *element.parents] if one.has_attr("lang")), None)
        if spoken == language:
            for name in ("title", "aria-label"):
                found.update(re.findall(r"[A-Za-z]{2,}", str(element.get(name, ""))))
    return found
