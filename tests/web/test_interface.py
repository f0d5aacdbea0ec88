"""In which language a page is: as its person chose, else as the browser asks."""

from collections.abc import Callable

import pytest
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
