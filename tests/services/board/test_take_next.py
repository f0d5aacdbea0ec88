"""Taking the next piece of work: the oldest due one that is theirs to take, and never the same for two."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

from sqlalchemy import select

from tests.factories import ARTICLE, Newsroom, make_article, make_newsroom, make_person
from tests.services.blocked import until_blocked
from tms.db.models import Event, JobStep
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.authorize_locked import lock_for
from tms.services.board.take_next import Taken, take_next
from tms.services.jobs.assign import assign_step, set_due

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def make(database: Database, newsroom: Newsroom, number: int) -> list[int]:
    editor = newsroom[Role.EDITOR]
    return [make_article(database, editor, replace(ARTICLE, title=f"Number {n}")) for n in range(number)]


def take(database: Database, who: Actor) -> Taken | None:
    with database.begin() as uow:
        return take_next(uow, who)


def test_the_oldest_due_one_is_theirs_and_after_it_the_next(database: Database, newsroom: Newsroom) -> None:
    first, second = make(database, newsroom, 2)
    translator = newsroom[Role.TRANSLATOR]
    with database.begin() as uow:
        set_due(uow, newsroom[Role.EDITOR], second, "zh-Hans", NOW)
        set_due(uow, newsroom[Role.EDITOR], first, "zh-Hans", NOW + timedelta(days=1))
    assert take(database, translator) == (second, "zh-Hans")
    with database.begin() as uow:
        step = uow.session.scalars(
            select(JobStep).where(JobStep.article_id == second, JobStep.assignee_id == translator.person_id)
        ).one()
        assert (step.kind, step.state) == ("translate", "active")
        event = uow.session.scalars(select(Event).where(Event.article_id == second).order_by(Event.id.desc())).first()
        assert event is not None
        assert (event.person_id, event.data) == (translator.person_id, {"step": 0, "assignee": translator.person_id})
    assert take(database, translator) == (first, "zh-Hans")
    # 繁體 follows 简体, which nobody has translated: that is no work yet.
    assert take(database, translator) not in {(first, "zh-Hant"), (second, "zh-Hant")}


def test_what_is_anothers_or_of_another_language_is_left(database: Database, newsroom: Newsroom) -> None:
    first, second = make(database, newsroom, 2)
    other = make_person(database, "other@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    english = make_person(
        database, "english@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id, languages=["en"]
    )
    free = make_person(
        database, "free@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id, assigned_only=True
    )
    with database.begin() as uow:
        for article_id in (first, second):
            set_due(uow, newsroom[Role.EDITOR], article_id, "zh-Hans", NOW)
        assign_step(uow, newsroom[Role.EDITOR], first, "zh-Hans", 0, other.person_id)
    for nobody in (free, newsroom[Role.REVIEWER]):
        assert take(database, nobody) is None
    got = take(database, english)
    assert got is None or got.article_id not in {first, second}
    assert take(database, newsroom[Role.TRANSLATOR]) == (second, "zh-Hans")


class TestAtOnce:
    """Committed, on connections of their own."""

    def test_as_many_as_take_at_once_get_as_many_articles(self, own_database: Database) -> None:
        newsroom = make_newsroom(own_database, domain="taking.example")
        made = make(own_database, newsroom, 6)
        people = [
            make_person(own_database, f"t{n}@taking.example", [Role.TRANSLATOR], newsroom.publication_id)
            for n in range(8)
        ]
        begin = Barrier(8)

        def one(who: Actor) -> Taken | None:
            begin.wait()
            return take(own_database, who)

        with ThreadPoolExecutor(8) as pool:
            taken = list(pool.map(one, people))
        # Whoever finds the last one locked by somebody goes without; a second time there is no one in the way.
        taken += [take(own_database, who) for who, got in zip(people, taken, strict=True) if got is None]
        got = [one.article_id for one in taken if one is not None]
        assert sorted(got) == sorted(made)

    def test_who_meets_an_article_that_is_locked_takes_the_one_behind_it(self, own_database: Database) -> None:
        newsroom = make_newsroom(own_database, domain="taking.example")
        first, second = make(own_database, newsroom, 2)
        other = make_person(own_database, "other@taking.example", [Role.TRANSLATOR], newsroom.publication_id)
        with ThreadPoolExecutor(1) as pool:
            with own_database.begin() as uow:
                lock_for(uow, newsroom[Role.EDITOR], first)
                assert take(own_database, newsroom[Role.TRANSLATOR]) == (second, "zh-Hans")
                # And waits where it is the only one.
                waiting = pool.submit(take, own_database, other)
                until_blocked(uow, waiting)
            assert waiting.result() == (first, "zh-Hans")
