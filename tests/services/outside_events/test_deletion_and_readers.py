"""Readers with a cursor while old events are deleted: a reader has every event behind its cursor, or is told."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from tests.services.desk import Desk
from tests.services.outside_events.age import grow_old
from tms.db.models import Article, OutsideEvent, OutsideLog
from tms.db.unit_of_work import Database
from tms.domain.errors import Gone
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Role
from tms.services.authorize_locked import lock_publication
from tms.services.outside_events import keep_events
from tms.services.outside_events.keep_events import forget_old_events, keep_events_for
from tms.services.outside_events.read_events import NOW, read_events
from tms.services.outside_events.tell_outside import tell_outside

EVENTS = 1_200
A_ROUND = 7
"""So few are deleted at once that readers meet the deletion everywhere."""


def tell(database: Database, article_id: int, numbers: range) -> None:
    with database.begin() as uow:
        article = uow.session.get_one(Article, article_id)
        for n in numbers:
            tell_outside(uow, OutsideKind.ARTICLE_UPDATED, article, by=None, told={"n": n})
            uow.session.flush()


@dataclass
class Reader:
    """Goes through the log again and again from its beginning, and says where it was told that something is gone."""

    database: Database
    desk: Desk
    ended: threading.Event
    most: int
    gone: int = 0
    rounds: int = 0
    skipped: list[tuple[int, int]] = field(default_factory=list)

    def __call__(self) -> None:
        while not self.ended.is_set():
            self._once()
            self.rounds += 1

    def _once(self) -> None:
        cursor, last = "", 0
        while not self.ended.is_set():
            try:
                with self.database.begin() as uow:
                    page = read_events(uow, self.desk.newsroom[Role.EDITOR], cursor, most=self.most)
            except Gone:
                self.gone += 1
                return
            for event in page.events:
                n = event.data["n"]
                if last and n != last + 1:
                    self.skipped.append((last, n))
                last = n
            cursor = page.cursor
            if not page.has_more:
                return


def test_no_reader_skips_what_is_deleted_meanwhile(
    own_database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep_events, "AT_ONCE", A_ROUND)
    with own_database.begin() as uow:
        # Only what is told here is counted.
        grow_old(uow, days=200)
    while _deleted(own_database):
        pass
    tell(own_database, desk.english, range(1, EVENTS + 1))
    with own_database.begin() as uow:
        grow_old(uow, days=100)
    ended = threading.Event()
    readers = [Reader(own_database, desk, ended, most) for most in (1, 5, 50)]
    with ThreadPoolExecutor(len(readers)) as pool:
        reading = [pool.submit(reader) for reader in readers]
        try:
            while _deleted(own_database):
                time.sleep(0.005)
        finally:
            ended.set()
        for one in reading:
            one.result()
    assert [reader.skipped for reader in readers] == [[], [], []]
    assert all(reader.rounds for reader in readers)
    # A reader of single events can't keep up with so fast a deletion: it was told, not left in the dark.
    assert readers[0].gone > 0
    with own_database.begin() as uow:
        assert uow.session.scalars(select(OutsideEvent.id)).all() == []
        log = uow.session.get_one(OutsideLog, desk.newsroom.publication_id)
        assert log.gone_number == log.last_number
        assert read_events(uow, desk.newsroom[Role.EDITOR], NOW).cursor == str(log.gone_number)


def _deleted(database: Database) -> int:
    with database.begin() as uow:
        return forget_old_events(uow)


def test_the_days_change_while_others_write_and_delete(own_database: Database, desk: Desk) -> None:
    """Neither waits for the other in a circle, and what is younger than the days that hold at last is there."""
    editor = desk.newsroom[Role.EDITOR]
    with own_database.begin() as uow:
        cursor = read_events(uow, editor, NOW).cursor
    failed: list[DBAPIError] = []

    def change() -> None:
        for days in [7, 3_650] * 30 + [30]:
            try:
                with own_database.begin() as uow:
                    lock_publication(uow, editor.publication_id)
                    keep_events_for(uow, editor.publication_id, days)
            except DBAPIError as error:
                failed.append(error)

    def write(article_id: int) -> None:
        for n in range(60):
            tell(own_database, article_id, range(n, n + 1))

    def delete() -> None:
        for _ in range(60):
            _deleted(own_database)

    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(write, article_id) for article_id in (desk.english, desk.chinese)]
        for one in [pool.submit(change), pool.submit(delete), *writing]:
            one.result()
    assert failed == []
    with own_database.begin() as uow:
        assert len(read_events(uow, editor, cursor, most=200).events) == 120
        assert keep_events.kept_days(uow, editor.publication_id) == 30
