"""Steps and dates of many articles in one act: what changes, what can't and why, and what is recorded and told."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tests.factories import ARTICLE, Newsroom, make_article, make_newsroom, make_person
from tms.db.models import Article, Event, Job, JobStep, Notification, Version
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article
from tms.services.board.assign_many import change
from tms.services.board.assignment_plan import MOST, AssignmentRequest, plan
from tms.services.jobs.assign import assign_step

DUE = datetime(2030, 1, 31, 10, tzinfo=UTC)
BOTH = ("zh-Hans", "zh-Hant")


@pytest.fixture
def articles(database: Database, newsroom: Newsroom) -> list[int]:
    return [make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title=f"Number {n}")) for n in range(3)]


def steps(database: Database, articles: list[int], position: int = 0) -> dict[tuple[int, str], tuple[int | None, str]]:
    """By article and locale who has the step, and the day that the job is due, both as the job and the step say."""
    with database.begin() as uow:
        rows = uow.session.execute(
            select(Version.article_id, Version.locale, JobStep.assignee_id, Job.due, JobStep.job_due)
            .join(Job, (Job.article_id == Version.article_id) & (Job.version_id == Version.id))
            .join(JobStep, (JobStep.article_id == Job.article_id) & (JobStep.job_id == Job.id))
            .where(Version.article_id.in_(articles), JobStep.position == position)
        ).all()
    assert all(row.due == row.job_due for row in rows)
    return {(row.article_id, row.locale): (row.assignee_id, f"{row.due:%Y-%m-%d}") for row in rows}


def test_a_plan_says_what_would_change_and_changes_nothing(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    with database.begin() as uow:
        assign_step(uow, editor, articles[0], "zh-Hans", 0, translator.person_id)
    before = steps(database, articles)
    with database.begin() as uow:
        planned = plan(uow, editor, AssignmentRequest(articles, BOTH, person=translator.person_id))
    assert [(line.article_id, line.locale) for line in planned.lines] == [(a, b) for a in articles for b in BOTH]
    assert [line.changes for line in planned.lines] == [False, True, True, True, True, True]
    assert planned.refused == []
    assert planned.lines[0].who_name == planned.person_name == "Translator"
    assert planned.lines[0].title == "Number 0"
    assert steps(database, articles) == before


def test_one_act_assigns_and_dates_records_events_and_tells_the_person(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    other = make_person(database, "other@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    with database.begin() as uow:
        assign_step(uow, editor, articles[1], "zh-Hans", 0, other.person_id)
    with database.begin() as uow:
        done = change(uow, editor, AssignmentRequest(articles, ["zh-Hans"], person=translator.person_id, due=DUE))
    assert len(done.changing) == 3
    found = steps(database, articles)
    assert all(found[one, "zh-Hans"] == (translator.person_id, "2030-01-31") for one in articles)
    assert all(found[one, "zh-Hant"] == (None, "9999-12-31") for one in articles)
    with database.begin() as uow:
        acts = uow.session.execute(
            select(Event.article_id, Event.act, Event.data, Event.person_id)
            .where(Event.article_id.in_(articles), Event.act.in_(["step_assigned", "due_set"]))
            .order_by(Event.id)
        ).all()
        told = uow.session.execute(
            select(Notification.person_id, Notification.article_id, Notification.kind, Notification.by_id)
            .where(Notification.article_id.in_(articles))
            .order_by(Notification.article_id)
        ).all()
    assigned = {(act.article_id, act.data["assignee"], act.person_id) for act in acts if act.act == "step_assigned"}
    assert {(one, translator.person_id, editor.person_id) for one in articles} <= assigned
    assert [act.data["due"] for act in acts if act.act == "due_set"] == [DUE.isoformat()] * 3
    # The one who had a step and had not read of it need not any more.
    assert [tuple(row) for row in told] == [
        (translator.person_id, one, "assigned", editor.person_id) for one in articles
    ]


def test_what_cant_be_changed_is_named_with_its_reason_and_the_rest_is_changed(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    foreign = make_article(database, make_newsroom(database, domain="elsewhere.example")[Role.EDITOR])
    archived, done, fine = articles
    with database.begin() as uow:
        archive_article(uow, editor, archived, reason="over")
        uow.session.execute(update(JobStep).where(JobStep.article_id == done).values(state="skipped"))
    wish = AssignmentRequest([archived, done, fine, foreign, 10**12], ["en", "zh-Hans"], person=translator.person_id)
    with database.begin() as uow:
        found = change(uow, editor, wish)
    assert [(line.article_id, line.locale, line.refused) for line in found.lines] == [
        (archived, "en", "article_archived"),
        (archived, "zh-Hans", "article_archived"),
        (done, "en", "source_not_assigned"),
        (done, "zh-Hans", "step_done"),
        (fine, "en", "source_not_assigned"),
        (fine, "zh-Hans", None),
        (foreign, "", "article_not_found"),
        (10**12, "", "article_not_found"),
    ]
    assert steps(database, articles)[fine, "zh-Hans"][0] == translator.person_id
    assert steps(database, [foreign])[foreign, "zh-Hans"][0] is None


def test_a_version_in_review_is_dated_with_the_rest_and_its_translation_stays_whose_it_was(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    in_review, free = articles[:2]
    with database.begin() as uow:
        first = JobStep.article_id == in_review, JobStep.position == 0
        uow.session.execute(update(JobStep).where(*first).values(state="skipped"))
    wish = AssignmentRequest([in_review, free], ["zh-Hans"], person=translator.person_id, due=DUE)
    with database.begin() as uow:
        found = change(uow, editor, wish)
    assert [(line.assigns, line.dates, line.is_done, line.refused) for line in found.lines] == [
        (False, True, True, None),
        (True, True, False, None),
    ]
    after = steps(database, [in_review, free])
    assert after[in_review, "zh-Hans"] == (None, "2030-01-31")
    assert after[free, "zh-Hans"] == (translator.person_id, "2030-01-31")
    # Dated so already, there is nothing left to do to it, and the answer says why.
    with database.begin() as uow:
        again = plan(uow, editor, wish)
    assert [line.refused for line in again.lines] == ["step_done", None]


def test_a_reviewer_is_given_without_moving_the_date(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    editor, reviewer = newsroom[Role.EDITOR], newsroom[Role.REVIEWER]
    with database.begin() as uow:
        change(uow, editor, AssignmentRequest(articles, ["zh-Hans"], due=DUE))
    with database.begin() as uow:
        change(uow, editor, AssignmentRequest(articles, ["zh-Hans"], position=1, person=reviewer.person_id))
    assert {steps(database, articles, 1)[one, "zh-Hans"] for one in articles} == {(reviewer.person_id, "2030-01-31")}


def test_a_person_is_given_only_what_their_role_and_languages_allow(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    hant = make_person(
        database, "hant@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id, languages=["zh-Hant"]
    )
    with database.begin() as uow:
        found = plan(uow, newsroom[Role.EDITOR], AssignmentRequest(articles[:1], BOTH, person=hant.person_id))
        review = plan(
            uow, newsroom[Role.EDITOR], AssignmentRequest(articles[:1], BOTH, position=1, person=hant.person_id)
        )
    assert [line.refused for line in found.lines] == ["assignee_unfit", None]
    assert [line.refused for line in review.lines] == ["assignee_unfit", "assignee_unfit"]


def test_people_and_dates_can_be_taken_away_and_what_is_so_already_is_not_touched(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    with database.begin() as uow:
        change(uow, editor, AssignmentRequest(articles, BOTH, person=translator.person_id, due=DUE))
    for expected in (6, 0):
        with database.begin() as uow:
            found = change(uow, editor, AssignmentRequest(articles, BOTH, to_nobody=True, no_date=True))
        assert (len(found.changing), found.refused) == (expected, [])
    assert set(steps(database, articles).values()) == {(None, "9999-12-31")}
    with database.begin() as uow:
        unread = select(Notification).where(Notification.article_id.in_(articles), Notification.read_at.is_(None))
        assert uow.session.scalars(unread).all() == []


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_editors_plan_and_change(role: Role, articles: list[int], database: Database, newsroom: Newsroom) -> None:
    for act in (plan, change):
        for wish in (
            AssignmentRequest(articles, BOTH, to_nobody=True),
            AssignmentRequest(articles, BOTH, no_date=True),
        ):
            with pytest.raises(Denied), database.begin() as uow:
                act(uow, newsroom[role], wish)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (AssignmentRequest([], BOTH, to_nobody=True), "bulk_empty"),
        (AssignmentRequest([1], [], to_nobody=True), "bulk_empty"),
        (AssignmentRequest([1], BOTH), "bulk_nothing"),
        (AssignmentRequest(range(1, MOST + 2), BOTH, to_nobody=True), "bulk_too_many"),
    ],
)
def test_an_act_without_object_or_content_is_refused(
    wish: AssignmentRequest, code: str, database: Database, newsroom: Newsroom
) -> None:
    for act in (plan, change):
        with pytest.raises(Invalid) as refused, database.begin() as uow:
            act(uow, newsroom[Role.EDITOR], wish)
        assert refused.value.code == code


def test_an_article_for_assigned_people_is_not_there_for_who_may_not_see_it(
    articles: list[int], database: Database, newsroom: Newsroom
) -> None:
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == articles[0]).values(visibility="assigned"))
    with database.begin() as uow:
        found = plan(uow, newsroom[Role.EDITOR], AssignmentRequest(articles[:1], ["zh-Hans"], due=DUE))
    assert [line.refused for line in found.lines] == [None]


def test_the_number_of_statements_does_not_grow_with_the_articles(
    articles: list[int], database: Database, newsroom: Newsroom, engine: Engine
) -> None:
    editor, translator = newsroom[Role.EDITOR], newsroom[Role.TRANSLATOR]
    counts = []
    for some, person in ((articles[:1], translator.person_id), (articles, None)):
        wish = AssignmentRequest(
            some, BOTH, person=person, to_nobody=person is None, due=DUE.replace(day=1 + len(some))
        )
        with counting(engine) as counted, database.begin() as uow:
            done = change(uow, editor, wish)
            uow.session.flush()
        assert done.changing
        # The counter takes the values of a statement with many rows for as many statements.
        counts.append(len(set(counted.statements)))
    assert counts[1] <= counts[0] <= 14, counts
