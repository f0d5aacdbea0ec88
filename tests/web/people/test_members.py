"""The pages of people: inviting, changing, resetting, deactivating, erasing; and what the other side sees of it."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import PASSWORD, Newsroom
from tests.web.forms import alert, send, soup, words
from tms.domain.permissions import Role

NEW = {"email": "Lin@Example.org", "roles": ["translator", "reviewer"], "languages": ["zh-Hant"]}
LIN = "lin@example.org"
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def administrator(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.ADMINISTRATOR)


def invite(administrator: FlaskClient) -> tuple[str, str]:
    """Where the invited person's page is, and the link that is shown on it."""
    answer = administrator.post("/people", data=NEW)
    assert answer.status_code == 303
    return answer.location, link_on(administrator, answer.location)


def link_on(administrator: FlaskClient, page: str) -> str:
    field = soup(administrator.get(page)).select_one("input#link")
    assert field is not None
    return str(field["value"]).removeprefix("http://localhost")


def join(client: FlaskClient, link: str, **given: str) -> str:
    data = {"email": LIN, "name": "林以安", "password": PASSWORD} | given
    answer = send(client, client.get(link), link, data)
    return answer.headers.get("Location", str(answer.status_code))


def test_everybody_is_listed_with_state_roles_and_languages(administrator: FlaskClient, newsroom: Newsroom) -> None:
    page = administrator.get("/people")
    assert all(newsroom.email(role) in page.text for role in Role)
    assert "4 people can sign in to this publication" in words(page)


def test_an_invited_person_chooses_name_and_password_and_is_signed_in(
    administrator: FlaskClient, client: FlaskClient
) -> None:
    _, link = invite(administrator)
    assert "lin@example.org invited" in words(administrator.get("/people"))
    assert "You are invited" in words(client.get(link))
    assert join(client, link) == "/"
    assert client.get("/work").status_code == 200
    assert "林 林以安 lin@example.org active reviewer translator 繁體" in words(administrator.get("/people"))


def test_the_link_is_shown_once(administrator: FlaskClient) -> None:
    page, link = invite(administrator)
    assert link.startswith("/welcome/")
    assert "/welcome/" not in administrator.get(page).text
    assert "/welcome/" not in administrator.get("/people").text


def test_a_link_that_was_used_taken_back_or_replaced_says_so_and_what_to_do(
    administrator: FlaskClient, client: FlaskClient, app: Flask
) -> None:
    page, link = invite(administrator)
    send(administrator, administrator.get(page), f"{page}/revoke")
    assert client.get(link).status_code == 404
    send(administrator, administrator.get(page), f"{page}/invite")
    again = link_on(administrator, page)
    assert join(client, again) == "/"
    for stranger in (app.test_client(), client):
        answer = stranger.get(again)
        assert answer.status_code == 404
        assert "Ask an administrator for a new one" in alert(answer)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": "editor@newsroom.example"}, "for another e-mail address"),
        ({"password": "short"}, "10 to 1,024 characters"),
        ({"name": " "}, "A name is missing"),
    ],
)
def test_what_is_wrong_on_the_welcome_page_is_said_and_what_was_typed_stays(
    administrator: FlaskClient, client: FlaskClient, given: dict[str, str], said: str
) -> None:
    _, link = invite(administrator)
    data = {"email": LIN, "name": "Typed Name", "password": PASSWORD} | given
    answer = send(client, client.get(link), link, data)
    assert answer.status_code == 422
    assert said in alert(answer)
    assert data["email"] in answer.text
    assert data["name"].strip() in answer.text
    assert PASSWORD not in answer.text
    assert client.get("/work").status_code == 302


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"email": "administrator@newsroom.example"}, 409, "Someone already has this e-mail address"),
        ({"email": "nobody"}, 422, "That is not an e-mail address"),
        ({"roles": []}, 422, "Choose at least one of these roles"),
        ({"roles": ["king"]}, 422, "Choose at least one of these roles"),
        ({"languages": ["fr"]}, 422, "“fr” is not a language of this product"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said_and_what_was_typed_stays(
    administrator: FlaskClient, change: dict[str, object], status: int, said: str
) -> None:
    answer = administrator.post("/people", data=NEW | change)
    assert answer.status_code == status
    assert said in alert(answer)
    assert str(change.get("email", NEW["email"])) in answer.text
    assert LIN not in administrator.get("/people").text


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR])
def test_others_neither_see_nor_invite_people(client_of: Callable[[Role], FlaskClient], role: Role) -> None:
    browser = client_of(role)
    assert browser.get("/people").status_code == 403
    answer = browser.post("/people", data=NEW)
    assert answer.status_code == 403
    assert "Your role does not include this" in alert(answer)


def page_of(newsroom: Newsroom, role: Role) -> str:
    return f"/people/{newsroom[role].person_id}"


def test_roles_and_languages_are_changed_on_the_persons_page(
    administrator: FlaskClient, client_of: Callable[[Role], FlaskClient], newsroom: Newsroom
) -> None:
    browser = client_of(Role.TRANSLATOR)
    page = page_of(newsroom, Role.TRANSLATOR)
    data = {"roles": ["editor"], "languages": ["en"], "assigned_only": "on"}
    assert administrator.post(page, data=data).status_code == 303
    assert "Saved." in words(administrator.get(page))
    assert "editor sees assigned work only English" in words(administrator.get("/people"))
    assert browser.get("/articles/new").status_code == 200, "at once, in the session that was open"
    assert browser.get("/board").status_code == 403


def test_the_last_administrator_is_told_why_not(administrator: FlaskClient, newsroom: Newsroom) -> None:
    page = page_of(newsroom, Role.ADMINISTRATOR)
    for path, data in (
        ("", {"roles": ["editor"]}),
        ("/deactivate", {}),
        ("/erase", {"confirmation": "administrator@newsroom.example"}),
    ):
        answer = administrator.post(page + path, data=data)
        assert answer.status_code == 409
        assert "This is the last administrator" in alert(answer)
    assert administrator.get("/people").status_code == 200


def test_a_deactivated_persons_open_pages_are_refused_at_once_in_every_browser(
    administrator: FlaskClient, client_of: Callable[[Role], FlaskClient], newsroom: Newsroom, client: FlaskClient
) -> None:
    browsers = [client_of(Role.TRANSLATOR), client_of(Role.TRANSLATOR)]
    assert all(browser.get("/work").status_code == 200 for browser in browsers)
    page = page_of(newsroom, Role.TRANSLATOR)
    send(administrator, administrator.get(page), f"{page}/deactivate")
    for browser in browsers:
        for path in ("/work", "/board", "/terms", "/account"):
            answer = browser.get(path)
            assert answer.status_code == 401
            assert "Your access to this publication has ended" in alert(answer)
        answer = browser.post("/articles/1/versions/zh-Hans/submit", headers=SCRIPT)
        assert (answer.status_code, (answer.get_json(force=True))["code"]) == (401, "access_ended")
        assert browser.get("/live").status_code == 401
    wrong = client.post("/login", data={"email": newsroom.email(Role.TRANSLATOR), "password": PASSWORD})
    assert wrong.status_code == 401
    assert "The address or the password is wrong" in alert(wrong)
    send(administrator, administrator.get(page), f"{page}/reactivate")
    assert "You were signed out here" in alert(browsers[0].get("/work"))
    assert client.post("/login", data={"email": newsroom.email(Role.TRANSLATOR), "password": PASSWORD}).location == "/"


def test_a_reset_ends_the_sessions_of_every_browser_but_the_one_that_used_it(
    administrator: FlaskClient, client_of: Callable[[Role], FlaskClient], newsroom: Newsroom, client: FlaskClient
) -> None:
    old = client_of(Role.EDITOR)
    page = page_of(newsroom, Role.EDITOR)
    send(administrator, administrator.get(page), f"{page}/reset")
    link = link_on(administrator, page)
    assert old.get("/work").status_code == 401
    remembered = client_of(Role.EDITOR)  # The old password works until there is a new one, and whoever has it is told.
    assert "made a password reset link for you" in words(remembered.get("/account"))
    welcome = client.get(link)
    assert "Choose a new password" in words(welcome)
    assert (
        send(client, welcome, link, {"email": newsroom.email(Role.EDITOR), "password": "quite another one"}).location
        == "/"
    )
    assert client.get("/work").status_code == 200
    answer = remembered.get("/work")
    assert answer.status_code == 401
    assert "You were signed out here" in alert(answer)


def test_erasing_needs_the_address_typed_and_leaves_a_former_member(
    administrator: FlaskClient, newsroom: Newsroom
) -> None:
    page = page_of(newsroom, Role.REVIEWER)
    wrong = send(administrator, administrator.get(page), f"{page}/erase", {"confirmation": "yes"})
    assert wrong.status_code == 422
    assert "Type it exactly" in alert(wrong)
    done = send(
        administrator, administrator.get(page), f"{page}/erase", {"confirmation": newsroom.email(Role.REVIEWER)}
    )
    assert done.status_code == 303
    assert "This person was erased" in words(administrator.get(page))
    people = administrator.get("/people")
    assert "A former member" in words(people)
    assert newsroom.email(Role.REVIEWER) not in people.text


def test_ones_own_name_and_password(client_of: Callable[[Role], FlaskClient], newsroom: Newsroom) -> None:
    mine, other = client_of(Role.EDITOR), client_of(Role.EDITOR)
    assert newsroom.email(Role.EDITOR) in words(mine.get("/account"))
    assert send(mine, mine.get("/account"), "/account", {"name": "Edda Dahl"}).status_code == 303
    assert "Edda Dahl" in words(other.get("/work"))
    passwords = {"present": "a guess", "password": "quite another one"}
    wrong = send(mine, mine.get("/account"), "/account/password", passwords)
    assert wrong.status_code == 422
    assert "not your current password" in alert(wrong)
    assert "a guess" not in wrong.text
    passwords["present"] = PASSWORD
    assert send(mine, mine.get("/account"), "/account/password", passwords).status_code == 303
    assert "The new password is valid" in words(mine.get("/account"))
    assert other.get("/work").status_code == 401
