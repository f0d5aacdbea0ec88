"""Signing in and out, and the first page of a fresh installation."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_address
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from structlog.testing import capture_logs

from tests.factories import PASSWORD, Newsroom, make_person
from tests.web.forms import alert, send, words
from tms.db.models import PersonSession
from tms.db.unit_of_work import Database
from tms.domain.errors import NotSignedIn
from tms.domain.permissions import Role
from tms.http import session_cookie
from tms.services.actors import actor_of
from tms.services.people import sign_in as sign_in_module
from tms.services.people.account import change_own_password
from tms.services.people.passwords import is_password
from tms.services.people.setup_token import setup_token
from tms.services.people.sign_in import sign_in

SETUP = {"publication": "The Meridian", "name": "Edda Dahl", "email": "Edda@Example.org", "password": PASSWORD}


def sign_in_as(client: FlaskClient, email: str, password: str = PASSWORD, **more: str) -> str:
    return client.post("/login", data={"email": email, "password": password, **more}).headers.get("Location", "")


def network() -> str:
    """One that no other test has counted in."""
    return str(ip_address(uuid4().int))


def try_from(client: FlaskClient, network: str, email: str, password: str | None = None) -> int:
    form = {"email": email, "password": password or "guess"}
    return client.post("/login", data=form, environ_base={"REMOTE_ADDR": network}).status_code


def test_a_fresh_installation_leads_to_setup_and_a_set_up_one_to_the_sign_in(
    client: FlaskClient, database: Database
) -> None:
    assert client.get("/").headers["Location"] == "/setup"
    assert client.get("/login").headers["Location"] == "/setup"
    answer = client.post("/setup", data=SETUP)
    assert answer.headers["Location"] == "/"
    client.post("/logout")
    assert client.get("/").headers["Location"] == "/login"
    assert client.get("/setup").headers["Location"] == "/login"


def test_the_first_person_is_signed_in_and_can_bring_an_article_in_and_add_people(
    client: FlaskClient, database: Database
) -> None:
    client.post("/setup", data=SETUP)
    assert client.get("/").headers["Location"] == "/board"
    assert client.get("/articles/new").status_code == 200
    assert client.get("/people").status_code == 200
    with database.begin() as uow:
        actor = actor_of(uow, sign_in(uow, "edda@example.org", PASSWORD))
    assert actor is not None
    assert actor.roles == {"editor", "administrator"}


@pytest.mark.parametrize("path", ["/setup", "/setup?token=whatever"])
def test_from_elsewhere_setting_up_needs_the_token_that_was_printed(app: Flask, database: Database, path: str) -> None:
    far, token = {"REMOTE_ADDR": "192.0.2.44"}, setup_token(app.extensions["tms"].secret_key)
    client = app.test_client()
    assert "Setup token" not in words(client.get(path))
    assert "Setup token" in words(client.get(path, environ_base=far))
    for wrong in ({}, {"token": ""}, {"token": "x" * 32}, {"token": "字"}):
        answer = client.post("/setup", data=SETUP | wrong, environ_base=far)
        assert answer.status_code == 403
        assert "not the setup token" in alert(answer)
    # A page of another site that has its own name lead to this machine (DNS rebinding).
    assert client.post("/setup", data=SETUP, base_url="http://evil.example").status_code == 403
    assert client.post("/setup", data=SETUP | {"token": token}, environ_base=far).headers["Location"] == "/"


def test_setup_is_there_once(client: FlaskClient, newsroom: Newsroom) -> None:
    answer = client.post("/setup", data=SETUP)
    assert answer.status_code == 409
    assert "There is an administrator already" in alert(answer)


def test_a_short_password_is_refused_in_words_and_what_was_typed_stays(client: FlaskClient) -> None:
    answer = client.post("/setup", data=SETUP | {"password": "short"})
    assert answer.status_code == 422
    assert "10 to 1,024 characters" in alert(answer)
    assert "Edda Dahl" in answer.text
    assert "short" not in answer.text.replace("shortest", "")


@pytest.mark.parametrize(
    ("role", "place"),
    [(Role.EDITOR, "/board"), (Role.ADMINISTRATOR, "/board"), (Role.TRANSLATOR, "/work"), (Role.REVIEWER, "/work")],
)
def test_a_visit_begins_where_the_person_works(
    client_of: Callable[[Role], FlaskClient], role: Role, place: str
) -> None:
    assert client_of(role).get("/").headers["Location"] == place


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client: FlaskClient, newsroom: Newsroom) -> None:
    wrong = client.post("/login", data={"email": newsroom.email(Role.EDITOR), "password": "not the password"})
    unknown = client.post("/login", data={"email": f"{uuid4().hex}@example.org", "password": "not the password"})
    assert wrong.status_code == unknown.status_code == 401
    assert alert(wrong) == alert(unknown)
    assert newsroom.email(Role.EDITOR) in wrong.text
    assert "not the password" not in wrong.text


def test_after_ten_attempts_even_the_right_password_has_to_wait(
    client: FlaskClient, database: Database, newsroom: Newsroom
) -> None:
    # An address and a network of its own: the counts outlive the test, in the broker that all tests share.
    email, here = f"{uuid4().hex}@newsroom.example", network()
    make_person(database, email, [Role.TRANSLATOR], newsroom.publication_id)
    for attempt in range(10):
        spelt = email.upper() if attempt % 2 else f" {email} "
        assert try_from(client, here, spelt) == 401
    answer = client.post("/login", data={"email": email, "password": PASSWORD}, environ_base={"REMOTE_ADDR": here})
    assert answer.status_code == 429
    assert "Wait five minutes" in alert(answer)
    assert try_from(client, here, newsroom.email(Role.REVIEWER), PASSWORD) == 302


def test_a_success_starts_the_count_anew(client: FlaskClient, database: Database, newsroom: Newsroom) -> None:
    email, here = f"{uuid4().hex}@newsroom.example", network()
    make_person(database, email, [Role.TRANSLATOR], newsroom.publication_id)
    for _ in range(2):
        for _ in range(9):
            assert try_from(client, here, email) == 401
        assert try_from(client, here, email, PASSWORD) == 302
        client.post("/logout")


@pytest.fixture
def owner(database: Database, newsroom: Newsroom) -> str:
    """The address of somebody whose counts nobody shares."""
    email = f"{uuid4().hex}@newsroom.example"
    make_person(database, email, [Role.TRANSLATOR], newsroom.publication_id)
    return email


def test_who_guesses_elsewhere_does_not_keep_the_owner_out(app: Flask, owner: str) -> None:
    guesser, theirs = network(), network()
    answers = [try_from(app.test_client(), guesser, owner) for _ in range(11)]
    assert answers == [401] * 10 + [429]
    assert try_from(app.test_client(), guesser, owner, PASSWORD) == 429
    assert try_from(app.test_client(), theirs, owner, PASSWORD) == 302


def test_a_browser_that_has_signed_in_before_waits_for_nobody_else(app: Flask, owner: str) -> None:
    here, known, stranger = network(), app.test_client(), app.test_client()
    assert try_from(known, here, owner, PASSWORD) == 302
    known.post("/logout")
    for _ in range(11):
        try_from(stranger, here, owner)
    assert try_from(app.test_client(), here, owner, PASSWORD) == 429
    assert try_from(known, here, owner, PASSWORD) == 302


def test_a_known_browser_is_known_for_its_own_account_and_guesses_no_faster(app: Flask, owner: str) -> None:
    here, known = network(), app.test_client()
    assert try_from(known, here, owner, PASSWORD) == 302
    known.post("/logout")
    assert [try_from(known, here, owner) for _ in range(11)] == [401] * 10 + [429]
    another = f"{uuid4().hex}@newsroom.example"
    assert [try_from(known, here, another) for _ in range(11)] == [401] * 10 + [429]


def test_signing_in_to_ones_own_account_leaves_the_networks_count(app: Flask, owner: str) -> None:
    here = network()
    for _ in range(49):
        try_from(app.test_client(), here, f"{uuid4().hex}@newsroom.example")
    assert try_from(app.test_client(), here, owner, PASSWORD) == 302
    others = [try_from(app.test_client(), here, f"{uuid4().hex}@newsroom.example") for _ in range(2)]
    assert others == [401, 429]


def test_failures_are_logged_without_the_account(app: Flask, owner: str) -> None:
    here = network()
    with capture_logs() as lines:
        try_from(app.test_client(), here, owner)
        try_from(app.test_client(), here, f" {owner.upper()}")
    failed = [line for line in lines if line["event"] == "sign_in_failed"]
    assert [line["network"] for line in failed] == [here, here]
    assert failed[0]["account"] == failed[1]["account"]
    assert owner not in str(lines)
    assert hashlib.sha256(owner.encode()).hexdigest()[:16] not in str(lines)


def test_who_asked_for_a_page_is_led_back_to_it(client: FlaskClient, newsroom: Newsroom) -> None:
    page = client.get("/terms?q=tariff", follow_redirects=True)
    answer = send(client, page, "/login", {"email": newsroom.email(Role.EDITOR), "password": PASSWORD})
    assert answer.headers["Location"] == "/terms?q=tariff"


ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "board",
    "/" + "a" * 3000,
]


def test_no_other_site_is_led_to(client: FlaskClient, newsroom: Newsroom) -> None:
    for target in ELSEWHERE:
        assert sign_in_as(client, newsroom.email(Role.EDITOR), next=target) == "/", target
        assert client.get("/login", query_string={"next": target}).headers["Location"] == "/", target


def test_signing_in_begins_a_new_session(client: FlaskClient, newsroom: Newsroom) -> None:
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
    sign_in_as(client, newsroom.email(Role.EDITOR))
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session["person"] == newsroom[Role.EDITOR].person_id


def copy_of(browser: FlaskClient) -> FlaskClient:
    """Another browser that was given the same cookie."""
    cookie = browser.get_cookie("tms")
    assert cookie is not None
    other = browser.application.test_client()
    other.set_cookie(cookie.key, cookie.value)
    return other


def test_signing_out_ends_it_for_whoever_has_the_cookie_and_no_other(
    client_of: Callable[[Role], FlaskClient],
) -> None:
    browser, elsewhere = client_of(Role.EDITOR), client_of(Role.EDITOR)
    thief = copy_of(browser)
    assert thief.get("/board").status_code == 200
    assert browser.post("/logout").headers["Location"] == "/login"
    assert browser.get("/board").headers["Location"].startswith("/login?next=")
    assert thief.get("/board").status_code == 401
    assert elsewhere.get("/board").status_code == 200


def test_signing_out_everywhere_ends_each_of_ones_own_sessions(client_of: Callable[[Role], FlaskClient]) -> None:
    browsers, another = [client_of(Role.EDITOR) for _ in range(3)], client_of(Role.REVIEWER)
    page = browsers[0].get("/account")
    assert "In 3 browsers, this one among them." in words(page)
    assert send(browsers[0], page, "/account/sign-out", {}).headers["Location"] == "/login"
    assert [browser.get("/board").status_code for browser in browsers] == [302, 401, 401]
    assert another.get("/board").status_code == 200


def test_a_session_has_a_last_day_however_busy_it_is(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    browser = client_of(Role.EDITOR)
    mine = PersonSession.person_id == newsroom[Role.EDITOR].person_id
    for days, status in ((6.9, 200), (7.1, 401)):
        with database.begin() as uow:
            uow.session.execute(update(PersonSession).where(mine).values(began_at=func.now() - timedelta(days=days)))
        assert browser.get("/board").status_code == status


def test_sessions_that_are_over_are_cleared_away(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    client_of(Role.EDITOR).post("/account/sign-out")
    client_of(Role.EDITOR)
    with database.begin() as uow:
        kept = select(func.count()).where(PersonSession.person_id == newsroom[Role.EDITOR].person_id)
        assert uow.session.scalar(kept) == 1


def test_a_sign_in_with_a_password_that_is_changed_meanwhile_begins_nothing(
    database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    email = newsroom.email(Role.EDITOR)

    def changed_meanwhile(stored: str | None, password: str) -> bool:
        monkeypatch.undo()
        with database.begin() as uow:
            change_own_password(uow, newsroom[Role.EDITOR], present=password, new="another long password")
        return is_password(stored, password)

    monkeypatch.setattr(sign_in_module, "is_password", changed_meanwhile)
    with pytest.raises(NotSignedIn), database.begin() as uow:
        sign_in(uow, email, PASSWORD)


@pytest.mark.parametrize(
    ("headers", "renews"),
    [
        ({"Sec-Fetch-Mode": "navigate"}, True),
        ({"Sec-Fetch-Mode": "cors", "Accept": "text/html"}, False),
        ({"Accept": "text/html"}, True),
        ({"Accept": "text/html", "X-Fragment": "1"}, False),
        ({"Accept": "text/event-stream"}, False),
    ],
)
def test_only_what_a_person_opens_renews_the_session(
    client_of: Callable[[Role], FlaskClient],
    monkeypatch: pytest.MonkeyPatch,
    headers: dict[str, str],
    renews: bool,
) -> None:
    # What a page fetches may be answered after its person signed out, and must not sign them in again.
    client = client_of(Role.TRANSLATOR)
    client.get("/work")
    assert "Set-Cookie" not in client.get("/work", headers=headers).headers
    monkeypatch.setattr(session_cookie, "RENEWED_AFTER_SECONDS", 0)
    assert ("Set-Cookie" in client.get("/work", headers=headers).headers) is renews


@pytest.mark.parametrize(("mode", "sets"), [("navigate", True), ("cors", False)])
def test_what_a_page_fetches_after_signing_out_takes_no_token_s_place(
    app: Flask, newsroom: Newsroom, mode: str, sets: bool
) -> None:
    answer = app.test_client().get("/login", headers={"Sec-Fetch-Mode": mode, "Accept": "text/html"})
    assert answer.status_code == 200
    assert ("Set-Cookie" in answer.headers) is sets


def test_the_bar_shows_what_the_person_may_do_and_nothing_else(client_of: Callable[[Role], FlaskClient]) -> None:
    translator = words(client_of(Role.TRANSLATOR).get("/work"))
    assert "My work" in translator
    assert "New article" not in translator
    assert "People" not in translator
    assert "New article" in words(client_of(Role.EDITOR).get("/work"))
    assert "People" in words(client_of(Role.ADMINISTRATOR).get("/work"))


def test_a_page_that_outlived_its_session_learns_whose_it_is_now_and_is_never_taken_for_anothers(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    def whose(**headers: str) -> tuple[int, dict[str, object]]:
        answer = client.get("/session", headers={"Accept": "application/json"} | headers)
        return answer.status_code, answer.json or {}

    assert whose()[0] == 401
    sign_in_as(client, newsroom.email(Role.TRANSLATOR))
    translator = newsroom[Role.TRANSLATOR]
    status, told = whose()
    assert (status, told["person"], told["name"]) == (200, translator.person_id, translator.name)
    assert told["token"]
    mine, anothers = ({"X-Person": str(newsroom[role].person_id)} for role in (Role.TRANSLATOR, Role.EDITOR))
    assert whose(**mine)[0] == 200
    status, told = whose(**anothers)
    assert (status, told["code"]) == (401, "other_person")
    assert client.post("/account", data={"name": "X"}, headers=anothers).status_code == 401
    assert "You are signed in again" in client.get("/session", headers={"Accept": "text/html"}).text
