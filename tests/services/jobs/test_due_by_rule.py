"""New articles are due by the rule of their section, step by step, until somebody sets a date."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from tests.factories import ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Job, JobStep, Publication, Version
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid, NotFound, Stale
from tms.domain.permissions import Role
from tms.domain.working_time import Span, SpanUnit
from tms.services.board.assign_many import change
from tms.services.board.assignment_plan import AssignmentRequest
from tms.services.jobs.assign import NO_DATE, set_due
from tms.services.publication.due_rules import DueRules, DueSpans, change_due_rule, due_rules
from tms.services.sections import find_section

HOURS, DAYS = SpanUnit.HOURS, SpanUnit.WORKING_DAYS
RULE = DueSpans(Span(24, HOURS), Span(8, HOURS))


def setting(database: Database, desk: Desk, rule: DueSpans | None, section: int | None = None) -> bool:
    with database.begin() as uow:
        return change_due_rule(uow, desk.newsroom[Role.EDITOR], section, rule)


def bring_in(database: Database, desk: Desk, section: str = "Economy", *, run: bool = False) -> int:
    return make_article(database, desk.newsroom[Role.EDITOR], replace(ARTICLE, section=section), run=run)


def dates(database: Database, article_id: int, locale: str = "zh-Hans") -> tuple[datetime, bool, list[datetime | None]]:
    """Of the version's job: its date, whether that is the rule's, and the dates of its steps."""
    with database.begin() as uow:
        job = uow.session.scalars(
            select(Job)
            .join(Version, (Version.article_id == Job.article_id) & (Version.id == Job.version_id))
            .where(Job.article_id == article_id, Version.locale == locale)
        ).one()
        steps = select(JobStep.due).where(JobStep.job_id == job.id).order_by(JobStep.position)
        return job.due, job.due_by_rule, list(uow.session.scalars(steps))


@pytest.fixture
def every_day(database: Database) -> None:
    """Nobody has a day off, so that what is due does not hang on the day of the test."""
    with database.begin() as uow:
        uow.session.execute(update(Publication).values(days_off=[]))


@pytest.mark.usefixtures("every_day")
def test_each_step_is_due_by_the_rule(database: Database, desk: Desk) -> None:
    assert setting(database, desk, RULE)
    assert not setting(database, desk, RULE)
    article_id = bring_in(database, desk)
    for locale in ("zh-Hans", "zh-Hant"):
        due, by_rule, (translation, review) = dates(database, article_id, locale)
        assert translation is not None
        assert review is not None
        assert (due, by_rule) == (translation, True)
        assert abs(translation - datetime.now(UTC) - timedelta(hours=24)) < timedelta(minutes=5)
        assert review - translation == timedelta(hours=8)


def test_days_off_and_the_hour_are_the_publications(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        working_on = datetime.now(ZoneInfo("Asia/Taipei")).isoweekday()
        others = [day for day in range(1, 8) if day != working_on]
        uow.session.execute(update(Publication).values(days_off=others, ends_at=990, time_zone="Asia/Taipei"))
    setting(database, desk, DueSpans(Span(1, DAYS), Span(1, DAYS)))
    due, _, (_, review) = dates(database, bring_in(database, desk))
    there = due.astimezone(ZoneInfo("Asia/Taipei"))
    assert (there.isoweekday(), there.hour, there.minute) == (working_on, 16, 30)
    assert review == due + timedelta(days=7)


@pytest.mark.usefixtures("every_day")
def test_a_section_has_a_rule_of_its_own(database: Database, desk: Desk) -> None:
    editor = desk.newsroom[Role.EDITOR]
    with database.begin() as uow:
        section = find_section(uow, editor.publication_id, "Economy")
    own = DueSpans(Span(2, HOURS), Span(1, HOURS))
    setting(database, desk, RULE)
    setting(database, desk, own, section)
    with database.begin() as uow:
        assert due_rules(uow, editor, section) == DueRules(own, RULE)
        assert due_rules(uow, editor, None) == DueRules(RULE, None)
    economy, arts = (dates(database, bring_in(database, desk, name))[0] for name in ("Economy", "Arts"))
    assert abs(arts - economy - timedelta(hours=22)) < timedelta(minutes=5)
    setting(database, desk, None, section)
    setting(database, desk, None)
    assert dates(database, bring_in(database, desk)) == (NO_DATE, False, [None, None])


@pytest.mark.usefixtures("every_day")
def test_the_job_is_due_with_its_step_until_somebody_sets_a_date(database: Database, desk: Desk) -> None:
    setting(database, desk, RULE)
    by_rule = Story(database, desk.newsroom, bring_in(database, desk, run=True))
    by_hand = Story(database, desk.newsroom, bring_in(database, desk, run=True))
    wanted = datetime(2030, 1, 1, tzinfo=UTC)
    with database.begin() as uow:
        set_due(uow, by_hand.editor, by_hand.id, "zh-Hans", wanted)
        many = AssignmentRequest([by_hand.id], ["zh-Hant"], due=wanted)
        change(uow, by_hand.editor, many)
    for story in (by_rule, by_hand):
        story.translate()
        story.submit("zh-Hans")
    due, is_rule, (_, review) = dates(database, by_rule.id)
    assert (due, is_rule) == (review, True)
    assert dates(database, by_hand.id)[:2] == (wanted, False)
    assert dates(database, by_hand.id, "zh-Hant")[:2] == (wanted, False)


def test_only_real_spans_are_set_by_those_who_may(database: Database, desk: Desk) -> None:
    for amount in (0, 1000, -1):
        with pytest.raises(Invalid, match="from 1 to 999"):
            setting(database, desk, replace(RULE, review=Span(amount, HOURS)))
    with pytest.raises(NotFound, match="no such section"):
        setting(database, desk, RULE, 10**9)
    with pytest.raises(Denied), database.begin() as uow:
        change_due_rule(uow, desk.newsroom[Role.TRANSLATOR], None, RULE)
    setting(database, desk, RULE)
    with pytest.raises(Stale), database.begin() as uow:
        change_due_rule(uow, desk.newsroom[Role.EDITOR], None, None, based_on="")
