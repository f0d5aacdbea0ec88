"""The people page: who is there, and adding somebody."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import PASSWORD, Newsroom
from tests.web.forms import alert, words
from tms.domain.permissions import Role

NEW = {
    "name": "林以安",
    "email": "lin@example.org",
    "password": PASSWORD,
    "roles": ["translator", "reviewer"],
    "languages": ["zh-Hant"],
}


@pytest.fixture
def administrator(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.ADMINISTRATOR)


def test_everybody_is_listed(administrator: FlaskClient, newsroom: Newsroom) -> None:
    page = administrator.get("/people").text
    assert all(newsroom.email(role) in page for role in Role)


def test_an_added_person_is_listed_with_roles_and_languages_and_can_sign_in(
    administrator: FlaskClient, client: FlaskClient
) -> None:
    answer = administrator.post("/people", data=NEW)
    assert answer.status_code == 303
    page = words(administrator.get("/people"))
    assert "林以安 can sign in now" in page
    assert "林 林以安 lin@example.org reviewer translator 繁體" in page
    assert "can sign in now" not in words(administrator.get("/people"))
    assert client.post("/login", data={"email": "lin@example.org", "password": PASSWORD}).status_code == 302


def test_a_freelancer_is_marked(administrator: FlaskClient) -> None:
    administrator.post("/people", data=NEW | {"assigned_only": "on"})
    assert "sees assigned work only" in words(administrator.get("/people"))


@pytest.mark.parametrize(
    ("change", "status", "said"),
    [
        ({"email": "administrator@newsroom.example"}, 409, "Somebody has this e-mail address already"),
        ({"email": "nobody"}, 422, "That is not an e-mail address"),
        ({"password": "short"}, 422, "10 to 1,024 characters"),
        ({"roles": []}, 422, "Choose at least one of these roles"),
        ({"roles": ["king"]}, 422, "Choose at least one of these roles"),
        ({"languages": ["fr"]}, 422, "“fr” is not a language of this product"),
        ({"name": " "}, 422, "A name is missing"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    administrator: FlaskClient, change: dict[str, object], status: int, said: str
) -> None:
    answer = administrator.post("/people", data=NEW | {"name": "Typed Name"} | change)
    assert answer.status_code == status
    assert said in alert(answer)
    assert "name" in change or "Typed Name" in answer.text
    assert "lin@example.org" not in administrator.get("/people").text


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR])
def test_others_neither_see_nor_add_people(client_of: Callable[[Role], FlaskClient], role: Role) -> None:
    browser = client_of(role)
    assert browser.get("/people").status_code == 403
    answer = browser.post("/people", data=NEW)
    assert answer.status_code == 403
    assert "Your role does not include this" in alert(answer)
