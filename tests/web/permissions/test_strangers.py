"""Sessions of people who have left, and forms that come from other sites."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from tests.web.permissions.asking import BROWSER, SCRIPT, Before, Worlds, in_short
from tests.web.permissions.people import NOBODY
from tests.web.permissions.requests import FORMS
from tests.web.permissions.table import CALL, TABLE, Cell, expected
from tms.db.models import Membership, Person
from tms.db.unit_of_work import UnitOfWork

PAST = datetime(2026, 1, 1, tzinfo=UTC)


def left(person_id: int) -> Before:
    """The person's membership has ended."""

    def end(uow: UnitOfWork) -> None:
        uow.session.execute(update(Membership).where(Membership.person_id == person_id).values(ended_at=PAST))

    return end


def deactivated(person_id: int) -> Before:
    """The person may not sign in any more."""

    def deactivate(uow: UnitOfWork) -> None:
        uow.session.execute(update(Person).where(Person.id == person_id).values(deactivated_at=PAST))

    return deactivate


@pytest.mark.parametrize("gone", [left, deactivated])
def test_the_session_of_somebody_who_left_is_worth_nothing(worlds: Worlds, gone: Callable[[int], Before]) -> None:
    newsroom = worlds.newsroom
    for route, states in TABLE.items():
        if route.startswith(CALL):
            continue
        state = "translated" if "translated" in states else next(iter(states))
        for person in ("both", "editor"):
            answer = newsroom.ask(Cell(route, state, person), BROWSER, gone(newsroom.people[person].person_id))
            assert in_short(answer) == to_somebody_who_left(route, state), f"{route} × {person}"


def to_somebody_who_left(route: str, state: str) -> str:
    """What nobody gets, but where nobody is led to the sign-in, they are told that their access has ended."""
    to_nobody = expected(Cell(route, state, NOBODY))
    return "401" if to_nobody == "/login" and route not in LEADING_THERE else to_nobody


LEADING_THERE = ("GET /", "GET /setup", "POST /logout")
"""Pages that are only ways to another page."""


FROM_ELSEWHERE = ("POST /unsubscribe/<token>",)
"""Sent by mail programs (RFC 8058), which have no token of ours; the address, known to one letter, is the proof."""


@pytest.mark.sample(3)
@pytest.mark.parametrize("route", [route for route in FORMS if route not in FROM_ELSEWHERE])
def test_a_form_without_its_token_is_refused(worlds: Worlds, monkeypatch: pytest.MonkeyPatch, route: str) -> None:
    monkeypatch.setitem(worlds.newsroom.app.config, "WTF_CSRF_ENABLED", True)
    for person in (NOBODY, "both", "editor", "admin"):
        state = "translated" if "translated" in TABLE[route] else next(iter(TABLE[route]))
        answer = worlds.newsroom.ask(Cell(route, state, person), SCRIPT)
        # A stranger's form is not even looked at where nobody is let in.
        is_open = person != NOBODY or expected(Cell(route, state, NOBODY)) != "401"
        wanted = (403, "form_expired") if is_open else (401, "sign_in_first")
        assert (answer.status_code, answer.get_json(force=True)["code"]) == wanted, person
