"""The board narrowed by section, state, person and date: what it shows is what was asked for, in any combination."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.factories import ARTICLE, Newsroom, make_article, make_person
from tests.services.story import Story
from tms.db.models import Article, Job, JobStep, StepFigure, Term
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.articles.archive import archive_article
from tms.services.articles.discard import discard_article
from tms.services.board import board as the_board
from tms.services.board import waiting_times
from tms.services.board.board import Board, board
from tms.services.board.choices import choices
from tms.services.board.filter_indexes import BoardFilter
from tms.services.board.narrowing import DueBy, InState, Narrowing
from tms.services.jobs.assign import NO_DATE, assign_step, set_due
from tms.services.tags import find_or_add_tags, set_tags

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)

Ask = Callable[..., Board]


@pytest.fixture
def ask(database: Database, newsroom: Newsroom) -> Ask:
    def found(
        only: BoardFilter = BoardFilter.ALL, actor: Actor | None = None, page: int = 0, **chosen: object
    ) -> Board:
        with database.begin() as uow:
            return board(
                uow,
                actor or newsroom[Role.EDITOR],
                only=only,
                page=page,
                now=NOW,
                time_zone="UTC",
                narrowing=Narrowing(**chosen),  # type: ignore[arg-type]
            )

    return found


def ids(found: Board) -> list[int]:
    return [row.id for row in found.rows]


@pytest.fixture
def three(database: Database, newsroom: Newsroom) -> tuple[int, int, int]:
    """One that the translator has, overdue; one that nobody has, due in two days; one in another section, no date."""
    editor = newsroom[Role.EDITOR]
    first, second, third = (
        make_article(database, editor, replace(ARTICLE, title=f"Number {n}", section=section))
        for n, section in enumerate(("Fisheries", "Fisheries", "Opera"))
    )
    with database.begin() as uow:
        assign_step(uow, editor, first, "zh-Hans", 0, newsroom[Role.TRANSLATOR].person_id)
        set_due(uow, editor, first, "zh-Hans", NOW - timedelta(hours=2))
        set_due(uow, editor, second, "zh-Hans", NOW + timedelta(days=2))
    return first, second, third


def section_of(database: Database, article_id: int) -> int:
    with database.begin() as uow:
        found = uow.session.scalar(select(Article.section_id).where(Article.id == article_id))
    assert found is not None
    return found


def test_each_choice_shows_the_articles_it_is_true_of(
    three: tuple[int, int, int], ask: Ask, database: Database, newsroom: Newsroom
) -> None:
    first, second, third = three
    fisheries, opera = section_of(database, first), section_of(database, third)
    translator = newsroom[Role.TRANSLATOR].person_id
    assert ids(ask(section=fisheries)) == [first, second]
    assert ids(ask(section=opera)) == [third]
    assert ids(ask(state=InState.IN_TRANSLATION)) == [first]
    assert {first, second, third} <= set(ids(ask(state=InState.FREE_TO_TRANSLATE)))  # 繁體 of the first is free
    assert ids(ask(state=InState.IN_REVIEW)) == ids(ask(state=InState.APPROVED)) == []
    assert ids(ask(person=translator)) == [first]
    assert ids(ask(due=DueBy.OVERDUE)) == ids(ask(due=DueBy.TODAY)) == [first]
    assert ids(ask(due=DueBy.WEEK)) == [first, second]
    assert {first, second, third} <= set(ids(ask(due=DueBy.NO_DATE)))


@pytest.mark.full
def test_state_person_and_date_are_those_of_one_version(
    three: tuple[int, int, int], ask: Ask, database: Database, newsroom: Newsroom
) -> None:
    first, second, _ = three
    assert ids(ask(nobody=True, due=DueBy.OVERDUE)) == []
    assert ids(ask(nobody=True, due=DueBy.WEEK)) == [second]
    assert ids(ask(state=InState.IN_TRANSLATION, nobody=True)) == []
    assert ids(ask(person=newsroom[Role.TRANSLATOR].person_id, due=DueBy.NO_DATE)) == []
    assert ids(ask(section=section_of(database, first), state=InState.IN_TRANSLATION, due=DueBy.WEEK)) == [first]


def test_the_filters_count_within_what_the_board_is_narrowed_to(
    three: tuple[int, int, int], ask: Ask, database: Database, newsroom: Newsroom
) -> None:
    first, second, third = three
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], third, reason="over")
    found = ask(section=section_of(database, first))
    assert (found.counts["all"], found.counts["due-today"], found.counts["mine"]) == (2, 1, 2)
    assert found.counts["archived"] == 0
    assert ask(section=section_of(database, third)).counts["archived"] == 1
    assert ids(ask(BoardFilter.ARCHIVED, section=section_of(database, third))) == [third]
    assert ids(ask(BoardFilter.DUE_TODAY, section=section_of(database, first))) == [first]
    assert ids(ask(BoardFilter.MINE, due=DueBy.WEEK)) == [first, second]
    assert ids(ask(BoardFilter.ARCHIVED, state=InState.APPROVED)) == []


def test_it_is_narrowed_by_a_tag_of_any_name_alone_and_with_everything_else(
    three: tuple[int, int, int], ask: Ask, database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _, third = three
    with database.begin() as uow:
        for one, names in ((first, ["铁路", "Harbours"]), (third, ["鐵路"])):
            article = uow.session.get_one(Article, one)
            of_it = {"source": "zh-Hans", "region": "zh-Hant-TW"}
            set_tags(uow, article, find_or_add_tags(uow, article.publication_id, names, **of_it))
    assert ids(ask(tag="鐵路")) == ids(ask(tag="铁路 ")) == [first, third]
    assert ids(ask(tag="harbours")) == [first]
    assert ids(ask(tag="rail")) == []
    assert ids(ask(tag="铁路", section=section_of(database, third))) == [third]
    assert ids(ask(tag="铁路", due=DueBy.OVERDUE)) == [first]
    assert ids(ask(tag="铁路", state=InState.IN_TRANSLATION)) == [first]
    assert ids(ask(tag="铁路", title="number 2")) == [third]
    assert ask(tag="铁路").counts["all"] == 2
    with monkeypatch.context() as patch:
        # As if there were more articles than are counted.
        patch.setattr(the_board, "MOST_COUNTED", 0)
        assert ids(ask(tag="铁路")) == [first, third]
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], third, reason="over")
    assert (ids(ask(tag="铁路")), ids(ask(BoardFilter.ARCHIVED, tag="铁路"))) == ([first], [third])


@pytest.mark.full
def test_a_long_narrowed_board_is_walked_and_shows_the_same(
    three: tuple[int, int, int], ask: Ask, database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections = (None, section_of(database, three[0]))
    people = (None, newsroom[Role.TRANSLATOR].person_id)
    filters = (BoardFilter.ALL, BoardFilter.DUE_TODAY, BoardFilter.MINE, BoardFilter.OF_NOBODY)
    for only, section, person, due in product(filters, sections, people, (None, *DueBy)):
        chosen = {"section": section, "person": person, "due": due}
        short = ids(ask(only, **chosen))
        with monkeypatch.context() as patch:
            # As if there were more articles than are counted.
            patch.setattr(the_board, "MOST_COUNTED", 0)
            patch.setattr(the_board, "most", lambda _: 0)
            assert ids(ask(only, **chosen)) == short, (only, chosen)


def test_who_may_not_see_an_article_finds_it_by_no_choice(
    three: tuple[int, int, int], ask: Ask, database: Database, newsroom: Newsroom
) -> None:
    first = three[0]
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == first).values(visibility="assigned"))
    other = make_person(database, "other@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    mine = newsroom[Role.TRANSLATOR]
    for chosen in (
        {"section": section_of(database, first)},
        {"person": mine.person_id},
        {"state": InState.IN_TRANSLATION},
        {"due": DueBy.OVERDUE},
    ):
        assert first not in ids(ask(actor=other, **chosen))
        assert first in ids(ask(actor=mine, **chosen))


@pytest.mark.parametrize("end", [archive_article, discard_article])
def test_what_is_not_at_work_is_found_by_no_choice(
    end: Callable[..., object],
    three: tuple[int, int, int],
    ask: Ask,
    database: Database,
    newsroom: Newsroom,
) -> None:
    choices: list[dict[str, Any]] = [
        {"person": newsroom[Role.TRANSLATOR].person_id},
        {"nobody": True},
        {"state": InState.IN_TRANSLATION},
        {"state": InState.FREE_TO_TRANSLATE},
        *({"due": due} for due in DueBy),
    ]
    before = [set(ids(ask(**chosen))) for chosen in choices]
    assert set(three) <= set.union(*before)
    with database.begin() as uow:
        for one in three:
            end(uow, newsroom[Role.EDITOR], one, reason="over")
    for chosen in choices:
        assert not set(three) & set(ids(ask(**chosen))), chosen
        assert ask(**chosen).counts["all"] == len(ids(ask(**chosen))), chosen


def test_a_step_that_nobody_took_within_a_day_is_shown_but_not_one_that_follows_another_in_work(
    three: tuple[int, int, int], ask: Ask, database: Database
) -> None:
    _, second, _ = three
    assert second not in ids(ask(BoardFilter.UNTAKEN))
    with database.begin() as uow:
        uow.session.execute(
            update(JobStep)
            .where(JobStep.article_id.in_(three), JobStep.state == "active")
            .values(active_since=NOW - timedelta(hours=23))
        )
        uow.session.execute(
            update(JobStep)
            .where(JobStep.article_id == second, JobStep.state == "active")
            .values(active_since=NOW - timedelta(days=3))
        )
    found = ask(BoardFilter.UNTAKEN)
    assert ids(found) == [second]
    versions = found.rows[0].versions
    assert versions["zh-Hans"].untaken_since == NOW - timedelta(days=3)
    assert versions["zh-Hant"].untaken_since is None
    assert found.counts["untaken"] == 1


def test_how_long_is_too_long_comes_from_how_long_steps_of_that_kind_waited(
    three: tuple[int, int, int], ask: Ask, database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice what half of them waited, four hours at least; a day where hardly any was done."""
    _, second, _ = three
    done = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    done.translate()
    done.submit("zh-Hans")
    with database.begin() as uow:
        waits = update(JobStep).where(JobStep.article_id == second, JobStep.state == "active")
        uow.session.execute(waits.values(active_since=NOW - timedelta(hours=20)))

    def too_long(hours: float) -> bool:
        """If the one that was done had waited for so long."""
        with database.begin() as uow:
            kept = update(StepFigure).where(StepFigure.article_id == done.id)
            uow.session.execute(kept.values(active_since=StepFigure.begun_at - timedelta(hours=hours)))
        found = ask(BoardFilter.UNTAKEN)
        rows = {row.id: row.versions["zh-Hans"].untaken_since for row in ask().rows}
        assert (second in ids(found)) is (rows[second] is not None)
        return second in ids(found)

    assert not too_long(1)
    monkeypatch.setattr(waiting_times, "FEWEST", 1)
    assert [too_long(hours) for hours in (0.1, 9.9, 10.1, 48)] == [True, True, False, False]
    with database.begin() as uow:
        uow.session.execute(update(StepFigure).values(kind="review"))
    assert not too_long(1)


def test_who_can_be_chosen_translates_or_reviews_and_has_not_left(database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        found = choices(uow, newsroom[Role.EDITOR], "en")
    assert [person_id for person_id, _ in found.people] == [
        newsroom[role].person_id for role in (Role.REVIEWER, Role.TRANSLATOR)
    ]


def test_sections_are_chosen_by_their_names_in_the_readers_language(
    three: tuple[int, int, int], database: Database, newsroom: Newsroom
) -> None:
    fisheries = section_of(database, three[0])
    with database.begin() as uow:
        of_it = {"publication_id": newsroom.publication_id, "concept_id": fisheries}
        uow.session.add(Term(**of_it, locale="zh-Hans", text="渔业"))
    with database.begin() as uow:
        names = {tag: choices(uow, newsroom[Role.EDITOR], tag).sections for tag in ("en", "zh-Hans", "zh-Hant")}
    assert {tag: dict(found)[fisheries] for tag, found in names.items()} == {
        "en": "Fisheries",
        "zh-Hans": "渔业",
        "zh-Hant": "漁業",
    }
    # One that has no name in the language is shown as it is called.
    assert {"Opera", "渔业"} <= {name for _, name in names["zh-Hans"]}


def test_every_open_step_that_nobody_has_needs_someone_reviews_too(
    database: Database, newsroom: Newsroom, ask: Ask
) -> None:
    before = ids(ask(BoardFilter.OF_NOBODY))
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))

    def needs() -> tuple[int, list[int]]:
        found = ask(BoardFilter.OF_NOBODY)
        return found.counts["of-nobody"] - len(before), [one for one in ids(found) if one not in before]

    def who() -> str | None:
        return next(row for row in ask().rows if row.id == story.id).versions["zh-Hans"].who

    def give(step: int, person: Actor | None) -> None:
        with database.begin() as uow:
            assign_step(uow, story.editor, story.id, "zh-Hans", step, person.person_id if person else None)

    assert needs() == (1, [story.id])
    give(0, story.translator)
    # 繁體 follows, and waits for 简体.
    assert needs() == (0, [])
    story.translate()
    story.submit("zh-Hans")
    assert needs() == (1, [story.id])
    assert (ask(state=InState.FREE_TO_REVIEW).counts["of-nobody"], who()) == (1, None)
    give(1, story.reviewer)
    assert needs() == (0, [])
    assert who() == story.reviewer.name


def test_midnight_is_due_at_the_end_of_a_day(three: tuple[int, int, int], ask: Ask, database: Database) -> None:
    first, second, _ = three
    with database.begin() as uow:
        midnight = NOW.replace(hour=0) + timedelta(days=1)
        uow.session.execute(update(Job).where(Job.article_id == second, Job.due < NO_DATE).values(due=midnight))
    assert ids(ask(BoardFilter.DUE_TODAY)) == ids(ask(due=DueBy.TODAY)) == [first, second]
    assert ids(ask(due=DueBy.LATER)) == [second]
    found = ask()
    assert (found.counts["due-today"], found.counts["later"], found.counts["overdue"]) == (2, 1, 1)
    assert ask(section=section_of(database, first)).counts["due-today"] == 2
    with database.begin() as uow:
        uow.session.execute(
            update(Job).where(Job.article_id == second, Job.due < NO_DATE).values(due=midnight + timedelta(minutes=1))
        )
    assert ids(ask(BoardFilter.DUE_TODAY)) == [first]
