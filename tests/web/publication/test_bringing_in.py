"""What it costs an editor to bring in an article and give all its steps: counted on the pages themselves.

A link or button is a click, a choice in a list two, a date one; each page that comes is a load. Pasting is the same in
both and not counted.
"""

from collections.abc import Callable, Mapping

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.factories import Newsroom
from tests.web.forms import form_of, soup, values
from tms.db.models import JobStep
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.working_time import Span, SpanUnit
from tms.services.jobs.assign import NO_DATE
from tms.services.publication.default_people import change_default_people
from tms.services.publication.due_rules import DueSpans, change_due_rule

PASTED = "Ferries return\n\nBy Mara Lindqvist\n\nThe first ferry left at ten. It carried 240 people.\n"


class Hand:
    """An editor's hand on the pages: it follows only links, and sends only forms, that stand there."""

    def __init__(self, browser: FlaskClient, page: str) -> None:
        self.browser, self.clicks, self.loads = browser, 0, 0
        self.page: TestResponse = browser.get(page)

    def follow(self, address: str) -> None:
        assert soup(self.page).find("a", href=address), address
        self._load(self.browser.get(address), 1)

    def send(
        self, address: str, typed: Mapping[str, str] | None = None, chosen: Mapping[str, str] | None = None
    ) -> None:
        form = values(form_of(self.page, address)).to_dict() | dict(typed or {}) | dict(chosen or {})
        self._load(self.browser.post(address, data=form, follow_redirects=True), 1 + 2 * len(chosen or {}))

    def _load(self, page: TestResponse, clicks: int) -> None:
        assert page.status_code == 200
        self.page, self.clicks, self.loads = page, self.clicks + clicks, self.loads + 1

    def bring_in(self) -> str:
        """Paste an article and create it; the address of its page."""
        self.follow("/articles/new")
        self.send("/articles/preview", {"text": PASTED})
        self.send("/articles")
        return self.page.request.path


@pytest.fixture
def steps(newsroom: Newsroom) -> dict[tuple[str, int], int]:
    """Whom both Chinese versions are for, by step."""
    people = newsroom[Role.TRANSLATOR].person_id, newsroom[Role.REVIEWER].person_id
    return {(locale, at): person for locale in ("zh-Hans", "zh-Hant") for at, person in enumerate(people)}


def assigned(database: Database) -> int:
    with database.begin() as uow:
        having = select(JobStep.position).where(JobStep.assignee_id.is_not(None), JobStep.job_due < NO_DATE)
        return len(uow.session.scalars(having).all())


def test_by_hand_it_is_fourteen_clicks_and_five_loads(
    client_of: Callable[[Role], FlaskClient], database: Database, steps: dict[tuple[str, int], int]
) -> None:
    hand = Hand(client_of(Role.EDITOR), "/work")
    article = hand.bring_in()
    hand.follow(f"{article}/assign")
    hand.clicks += 1  # the date
    chosen = {f"person:{locale}:{position}": str(person) for (locale, position), person in steps.items()}
    hand.send(f"{article}/assign", {"due": "2030-01-31T18:00"}, chosen)
    assert assigned(database) == len(steps)
    assert (hand.clicks, hand.loads) == (14, 5)


def test_by_default_it_is_three_clicks_and_three_loads(
    client_of: Callable[[Role], FlaskClient],
    newsroom: Newsroom,
    database: Database,
    steps: dict[tuple[str, int], int],
) -> None:
    editor, day = newsroom[Role.EDITOR], Span(1, SpanUnit.WORKING_DAYS)
    with database.begin() as uow:
        change_default_people(uow, editor, None, {("en", *step): person for step, person in steps.items()})
        change_due_rule(uow, editor, None, DueSpans(day, day))
    hand = Hand(client_of(Role.EDITOR), "/work")
    hand.bring_in()
    assert assigned(database) == len(steps)
    assert (hand.clicks, hand.loads) == (3, 3)
