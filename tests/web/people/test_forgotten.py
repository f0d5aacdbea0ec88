"""A new password by letter for a person who forgot theirs, through a real mail server."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.factories import PASSWORD, Newsroom
from tests.mailbox import Inbox, inbox, server
from tests.web.forms import alert, send, soup, words
from tests.web.people.test_sign_in import network, sign_in_as
from tms.adapters.mail import MailServer, Postman
from tms.db.models import Event
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.people.leaving import deactivate_member
from tms.web.people.forgotten import LETTERS_PER_HOUR

__all__ = ["inbox", "server"]

NEW = "a password of her own"


@pytest.fixture
def with_mail(app: Flask, database: Database, server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application with a mail server of its own."""
    postman = Postman(MailServer(f"smtp://{server}", "sanwen@desk.example"), lambda _link, _error: None)
    app.extensions["tms"] = replace(app.extensions["tms"], postman=postman)
    monkeypatch.setattr(database, "_after_commit", postman.after_commit)
    yield app
    postman.close()


def asked(client: FlaskClient, email: str, *, base: str | None = None) -> str:
    """What the person reads after they asked."""
    where = {"REMOTE_ADDR": base or network()}
    answer = client.post("/forgot-password", data={"email": email}, environ_base=where)
    if answer.status_code != 303:
        return f"{answer.status_code} {alert(answer)}"
    assert answer.location == "/login"
    return words(client.get("/login"))


def arrived(inbox: Inbox, number: int) -> str:
    """The text of the newest letter, once there are so many."""
    until = time.monotonic() + 10
    while len(inbox.letters) < number and time.monotonic() < until:
        time.sleep(0.02)
    assert len(inbox.letters) == number
    return str(inbox.letters[-1].get_content())


def link_in(letter: str) -> str:
    found = re.search(r"http://localhost(/welcome/\S+)", letter)
    assert found, letter
    return found.group(1)


def events(database: Database, act: str) -> list[int | None]:
    with database.begin() as uow:
        return list(uow.session.scalars(select(Event.person_id).where(Event.act == act).order_by(Event.id)))


def test_the_link_of_the_letter_sets_a_new_password_and_ends_other_sessions(
    with_mail: Flask, newsroom: Newsroom, database: Database, inbox: Inbox
) -> None:
    mine = newsroom.email(Role.TRANSLATOR)
    elsewhere, here = with_mail.test_client(), with_mail.test_client()
    sign_in_as(elsewhere, mine)
    assert soup(here.get("/login")).find("a", href="/forgot-password")
    assert "a letter with a link is on its way" in asked(here, mine.upper())
    # Anybody can ask in another's name: until the link is used nothing changes.
    assert elsewhere.get("/work").status_code == 200
    link = link_in(arrived(inbox, 1))
    page = here.get(link)
    assert "Choose a new password" in words(page)
    assert send(here, page, link, {"email": mine, "password": NEW}).status_code == 303
    assert here.get("/work").status_code == 200
    assert elsewhere.get("/work").status_code == 401
    assert sign_in_as(with_mail.test_client(), mine) == ""
    assert sign_in_as(with_mail.test_client(), mine, NEW) == "/"
    told = arrived(inbox, 2)
    assert "through a link that was sent to this address" in told
    assert here.get(link).status_code == 404
    me = newsroom[Role.TRANSLATOR].person_id
    assert events(database, "reset_asked") == [me]
    assert events(database, "reset_used") == [me]


def test_nobody_learns_whether_an_address_is_known(
    with_mail: Flask, newsroom: Newsroom, database: Database, inbox: Inbox
) -> None:
    gone = newsroom[Role.REVIEWER]
    with database.begin() as uow:
        deactivate_member(uow, newsroom[Role.ADMINISTRATOR], gone.person_id)
    said = []
    for email in ("nobody@desk.example", newsroom.email(Role.REVIEWER), "\0", "", newsroom.email(Role.EDITOR)):
        browser = with_mail.test_client()
        began = time.monotonic()
        said.append(asked(browser, email))
        assert time.monotonic() - began >= 0.2
    assert len(set(said)) == 1
    arrived(inbox, 1)
    assert [letter["To"] for letter in inbox.letters] == [newsroom.email(Role.EDITOR)]
    assert events(database, "reset_asked") == [newsroom[Role.EDITOR].person_id]


@pytest.mark.parametrize("known", [True, False])
def test_an_address_is_sent_so_many_letters_an_hour(
    with_mail: Flask, newsroom: Newsroom, inbox: Inbox, known: bool
) -> None:
    email = newsroom.email(Role.EDITOR) if known else "nobody@desk.example"
    for _ in range(LETTERS_PER_HOUR):
        assert "on its way" in asked(with_mail.test_client(), email)
    assert "429 Too many links were asked for" in asked(with_mail.test_client(), email)
    # The newest link works, and the others no longer.
    if known:
        arrived(inbox, LETTERS_PER_HOUR)
        links = [link_in(str(letter.get_content())) for letter in inbox.letters]
        assert [with_mail.test_client().get(link).status_code for link in links] == [404, 404, 200]


def test_a_network_asks_for_so_many_addresses_an_hour(with_mail: Flask, newsroom: Newsroom) -> None:
    one, client = network(), with_mail.test_client()
    said = [asked(client, f"{number}@desk.example", base=one) for number in range(21)]
    assert all("on its way" in words for words in said[:20])
    assert said[20].startswith("429")


def test_a_person_without_a_password_yet_has_their_invitation_still(
    with_mail: Flask, newsroom: Newsroom, inbox: Inbox
) -> None:
    administrator = with_mail.test_client()
    sign_in_as(administrator, newsroom.email(Role.ADMINISTRATOR))
    administrator.post("/people", data={"email": "lin@example.org", "roles": ["translator"]})
    link = link_in(arrived(inbox, 1))
    asked(with_mail.test_client(), "lin@example.org")
    assert "You are invited" in words(with_mail.test_client().get(link))
    assert len(inbox.letters) == 1


def test_where_no_letters_are_sent_the_page_says_who_helps(client: FlaskClient, newsroom: Newsroom) -> None:
    assert soup(client.get("/login")).find("a", href="/forgot-password") is None
    assert "No letters are sent here" in words(client.get("/forgot-password"))
    assert client.post("/forgot-password", data={"email": "a@b.example"}).location == "/forgot-password"
    assert sign_in_as(client, newsroom.email(Role.EDITOR), PASSWORD) == "/"
