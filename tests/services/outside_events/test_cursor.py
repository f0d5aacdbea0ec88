"""A reader with a cursor, while eight writers commit, roll back and dawdle: none lost, doubled or out of order."""

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from psycopg.errors import DivisionByZero
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from tests.services.desk import Desk
from tms.db.models import Article, OutsideEvent
from tms.db.unit_of_work import Database
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Role
from tms.services.outside_events.read_events import read_events
from tms.services.outside_events.tell_outside import tell_outside

WRITERS = 8
COUNT = text(
    "UPDATE article SET left_out = jsonb_build_object('n', coalesce((left_out->>'n')::int, 0) + :more)"
    " WHERE id = :id RETURNING (left_out->>'n')::int"
)
"""Locks the article as every act that tells the outside does, and counts what is told of it."""


def write(database: Database, articles: list[int], enough: Callable[[], bool], chance: random.Random) -> None:
    """One writer's transactions: of one article or two, some rolled back, some slow before their commit."""
    while not enough():
        some = sorted(chance.sample(articles, chance.choice((1, 1, 1, 2))))
        try:
            with database.begin() as uow:
                for article_id in some:
                    more = chance.randint(1, 6)
                    last = uow.session.execute(COUNT, {"id": article_id, "more": more}).scalar_one()
                    article = uow.session.get_one(Article, article_id)
                    for n in range(last - more + 1, last + 1):
                        tell_outside(uow, OutsideKind.ARTICLE_UPDATED, article, by=None, told={"n": n})
                uow.session.flush()
                if chance.random() < 0.05:
                    time.sleep(chance.random() / 10)
                if chance.random() < 0.1:
                    uow.session.execute(text("SELECT 1 / 0"))
        except DBAPIError as error:
            if not isinstance(error.orig, DivisionByZero):
                raise


class Reader:
    """Reads from the beginning until ``ended``, in portions; one that ``pauses`` lets others go on meanwhile."""

    def __init__(self, database: Database, desk: Desk, ended: threading.Event, *, pauses: float) -> None:
        self._database, self._editor = database, desk.newsroom[Role.EDITOR]
        self._ended, self._pauses = ended, pauses
        self.found: dict[int, list[int]] = {}

    def __call__(self) -> None:
        cursor, is_last = "", False
        while True:
            with self._database.begin() as uow:
                page = read_events(uow, self._editor, cursor, most=100)
            for event in page.events:
                if "n" in event.data:
                    self.found.setdefault(event.article_id, []).append(event.data["n"])
            cursor = page.cursor
            if page.has_more:
                continue
            if is_last:
                return
            is_last = self._ended.is_set()
            time.sleep(self._pauses)


@pytest.mark.parametrize("events", [500, pytest.param(10_000, marks=pytest.mark.full)])
def test_none_is_lost_doubled_or_out_of_order(own_database: Database, desk: Desk, events: int) -> None:
    with own_database.begin() as uow:
        mine = select(Article.id).where(Article.publication_id == desk.newsroom.publication_id)
        # One more article than writers would hardly ever wait for each other; here they often do.
        articles = list(uow.session.scalars(mine))
    ended = threading.Event()
    readers = [Reader(own_database, desk, ended, pauses=pauses) for pauses in (0.0, 0.5)]

    def enough() -> bool:
        with own_database.begin() as uow:
            return uow.session.scalars(select(func.count()).select_from(OutsideEvent)).one() >= events

    with ThreadPoolExecutor(WRITERS + len(readers)) as pool:
        reading = [pool.submit(reader) for reader in readers]
        chances = [random.Random(seed) for seed in range(WRITERS)]  # noqa: S311  no secrets
        writing = [pool.submit(write, own_database, articles, enough, chance) for chance in chances]
        try:
            for one in writing:
                one.result()
        finally:
            ended.set()
        for one in reading:
            one.result()
    with own_database.begin() as uow:
        told = uow.session.execute(text("SELECT id, (left_out->>'n')::int AS n FROM article WHERE left_out ? 'n'"))
        counted = {row.id: list(range(1, row.n + 1)) for row in told}
    assert sum(map(len, counted.values())) >= events - 10
    for reader in readers:
        assert reader.found == counted
