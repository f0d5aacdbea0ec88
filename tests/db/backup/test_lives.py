"""A restore begins another life of the database: who read events or asks with a token goes on, or is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.db.backup.kept_pictures import PICTURES
from tests.db.backup.outside import deal_with_the_outside
from tests.db.backup.test_backup import desk_template, new_database, plain
from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.webhooks.handing import house
from tests.webhook_receiver import receiver
from tms.db.backup import restore, take
from tms.db.unit_of_work import Database, make_engine
from tms.domain.errors import Gone
from tms.domain.permissions import Actor, Role
from tms.services.outside_events.read_events import NOW, EventPage, read_events
from tms.services.people.asking_with_token import actor_with_token

__all__ = ["desk_template", "new_database"]


@contextmanager
def at(url: str) -> Iterator[Database]:
    engine = make_engine(url, pool_size=2)
    yield Database(engine)
    engine.dispose()


def read(database: Database, actor: Actor, cursor: str = "") -> EventPage:
    with database.begin() as uow:
        return read_events(uow, actor, cursor)


def happens(database: Database, actor: Actor, times: int) -> str:
    """So many outside events; the cursor behind them."""
    for _ in range(times):
        make_article(database, actor, run=False)
    return read(database, actor, NOW).cursor


def is_gone(database: Database, actor: Actor, cursor: str) -> bool:
    try:
        read(database, actor, cursor)
    except Gone:
        return True
    return False


@pytest.fixture
def editor(desk_template: tuple[str, Desk]) -> Actor:
    return desk_template[1].newsroom[Role.EDITOR]


@pytest.fixture
def source(desk_template: tuple[str, Desk], new_database: Callable[..., str]) -> str:
    return new_database(desk_template[0])


def test_a_cursor_of_a_life_that_is_lost_is_told_so(
    source: str, editor: Actor, new_database: Callable[..., str], migrated: str, tmp_path: Path
) -> None:
    file = tmp_path / "monday.backup"
    with at(source) as database:
        kept = happens(database, editor, 2)
        take(plain(source), file, PICTURES)
        lost = [happens(database, editor, 1) for _ in range(3)]
        known = {event.id for event in read(database, editor).events}
    for _ in range(2):
        target = new_database(migrated)
        restore(target, file, PICTURES)
        with at(target) as database:
            assert [is_gone(database, editor, cursor) for cursor in lost] == [True] * len(lost)
            assert read(database, editor, kept) == EventPage([], kept, has_more=False)
            end = read(database, editor, NOW).cursor
            assert read(database, editor).cursor == end == kept
            after = happens(database, editor, 4)
            assert [is_gone(database, editor, cursor) for cursor in lost] == [True] * len(lost)
            events = read(database, editor, end).events
            assert known.isdisjoint(event.id for event in events), "who drops what comes twice would not hear of them"
            numbers = [event.number for event in events]
            assert numbers == list(range(numbers[0], numbers[0] + 4))
            assert str(numbers[-1]) == after
            assert read(database, editor, after).events == []
        # The life after this restore is lost by the next one.
        lost.extend(map(str, numbers))
        known.update(event.id for event in events)


def test_where_nothing_had_happened_a_lost_cursor_is_told_so_too(
    migrated: str, source: str, editor: Actor, new_database: Callable[..., str], tmp_path: Path
) -> None:
    with at(source) as database:
        happens(database, editor, 1)
        lost = [str(event.number) for event in read(database, editor).events]
        with database.begin() as uow:
            uow.session.execute(text("TRUNCATE outside_event, outside_log, webhook_delivery"))
    take(plain(source), tmp_path / "monday.backup", PICTURES)
    target = new_database(migrated)
    restore(target, tmp_path / "monday.backup", PICTURES)
    with at(target) as database:
        begun = read(database, editor, NOW).cursor
        happens(database, editor, len(lost))
        assert [is_gone(database, editor, cursor) for cursor in lost] == [True] * len(lost)
        assert len(read(database, editor, begun).events) == len(lost)


def test_a_program_goes_on_with_its_token(
    source: str, desk_template: tuple[str, Desk], editor: Actor, new_database: Callable[..., str], tmp_path: Path
) -> None:
    with at(source) as database:
        secret = deal_with_the_outside(database, desk_template[1].newsroom)
    take(plain(source), tmp_path / "monday.backup", PICTURES)
    target = new_database()
    restore(target, tmp_path / "monday.backup", PICTURES)
    with at(target) as database, database.begin() as uow:
        assert actor_with_token(uow, secret)[0].person_id == editor.person_id


def test_a_receiver_gets_nothing_again_but_under_its_name_and_what_is_new_under_new_ones(
    source: str, desk_template: tuple[str, Desk], editor: Actor, new_database: Callable[..., str], tmp_path: Path
) -> None:
    file = tmp_path / "monday.backup"
    with receiver() as outside:
        with at(source) as database:
            here = house(database, desk_template[1], outside)
            here.hook()
            happens(database, editor, 3)
            here.hand_out()
            take(plain(source), file, PICTURES)
            before = [one.id for one in outside.received()]
            happens(database, editor, 3)
            here.hand_out()
            lost = [one.id for one in outside.received()][3:]
        target = new_database()
        restore(target, file, PICTURES)
        with at(target) as database:
            here = house(database, desk_template[1], outside)
            here.hand_out()
            assert [one.id for one in outside.received()] == before + lost, "nothing is sent again"
            happens(database, editor, 3)
            here.hand_out()
            after = [one.id for one in outside.received()][6:]
    assert (len(before), len(lost), len(after)) == (3, 3, 3)
    assert set(after).isdisjoint(before + lost)
