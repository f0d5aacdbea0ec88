"""Two acts on connections of their own, interleaved on purpose: one stops before its n-th statement, the other runs.

Every statement of an act, and its commit, is a place where another act can come between. Trying each of them, once with
either act as the first, meets every interleaving in which one of the two is interrupted once: what was read before a
lock was had is among them. Nothing waits for a time: the second goes until it is done or PostgreSQL says that the first
one blocks it.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from psycopg.errors import Error as DriverError
from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tms.db.unit_of_work import Database, make_engine
from tms.domain.errors import TmsError

PATIENCE = 60.0
"""Whatever takes longer hangs."""

_LOOK_AGAIN = 0.002

Deed = Callable[[Database], object]


@dataclass(slots=True)
class Answer:
    """What became of one act: done, refused with a code, or broken; of how many statements it was.

    ``went_on_alone``: it stood still until the other was over and answered.
    """

    done: bool = False
    refused: str | None = None
    broken: str | None = None
    statements: int = 0
    went_on_alone: bool = False

    def __str__(self) -> str:
        return "done" if self.done else self.refused or self.broken or "never answered"


class Side:
    """One of the two: a connection, and where on it to stop."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = make_engine(url, pool_size=1)
        self.database = Database(self.engine)
        self.pid = 0
        self._count = 0
        self._stop_before = 0
        self._stopped = threading.Event()
        self._go = threading.Event()
        event.listen(self.engine, "before_cursor_execute", self._statement)
        event.listen(self.engine, "commit", self._commits)

    def aim(self, stop_before: int) -> None:
        """Stop before the n-th statement or commit, from 1; 0 is nowhere."""
        self._count, self._stop_before, self.pid = 0, stop_before, 0
        self._stopped.clear()
        self._go.clear()

    def _statement(self, connection: Connection, *_: object) -> None:
        driver: Any = connection.connection.driver_connection
        self.pid = driver.info.backend_pid
        self._step()

    def _commits(self, _connection: Connection) -> None:
        self._step()

    def _step(self) -> None:
        self._count += 1
        if self._count == self._stop_before:
            self._stopped.set()
            if not self._go.wait(PATIENCE):
                raise TimeoutError("nobody let the act go on")

    def go_on(self) -> None:
        self._go.set()

    def do(self, deed: Deed) -> Answer:
        """The act, to its end."""
        answer = Answer()
        try:
            deed(self.database)
            answer.done = True
        except TmsError as error:
            answer.refused = error.code
        except (DBAPIError, DriverError) as error:
            answer.broken = f"{type(error).__name__}: {str(getattr(error, 'orig', error)).splitlines()[0]}"
        except Exception as error:  # noqa: BLE001 - whatever it is, the judge tells it
            answer.broken = f"{type(error).__name__}: {error}"
        answer.statements = self._count
        return answer

    def stopped_or(self, thread: threading.Thread) -> bool:
        """Wait until it stands still or is over; whether it stands still."""
        while thread.is_alive():
            if self._stopped.wait(_LOOK_AGAIN):
                return True
        return self._stopped.is_set()

    def close(self) -> None:
        self.engine.dispose()


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which act (0 or 1) begins, and before which of its statements it waits for the other; 0: both go at once."""

    first: int
    stop_before: int

    def __str__(self) -> str:
        if not self.stop_before:
            return "both at once"
        return f"{'AB'[self.first]} stops before its statement {self.stop_before}"


@dataclass(slots=True)
class Ring:
    """Where two acts meet: two sides, and a look at who waits for whom."""

    url: str
    sides: tuple[Side, Side] = field(init=False)
    _watch: Connection = field(init=False)

    def __post_init__(self) -> None:
        self.sides = Side(self.url), Side(self.url)
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._watch = engine.connect()

    def close(self) -> None:
        for side in self.sides:
            side.close()
        self._watch.close()

    def alone(self, deed: Deed) -> Answer:
        """One act with nobody beside it."""
        self.sides[0].aim(0)
        return self.sides[0].do(deed)

    def meet(self, deeds: tuple[Deed, Deed], schedule: Schedule) -> tuple[Answer, Answer]:
        """Both, as the schedule says; their answers in the order of ``deeds``."""
        if not schedule.stop_before:
            return self._at_once(deeds, later=schedule.first)
        first, second = self.sides[schedule.first], self.sides[1 - schedule.first]
        first.aim(schedule.stop_before)
        second.aim(0)
        found: dict[int, Answer] = {}
        one, other = (_thread(side, deeds[self.sides.index(side)], found, self.sides) for side in (first, second))
        one.start()
        first.stopped_or(one)
        other.start()
        while other.is_alive() and one.is_alive() and not self._is_blocked(second):
            other.join(_LOOK_AGAIN)
        is_alone = one.is_alive() and not other.is_alive()
        first.go_on()
        _end(one, other)
        found[schedule.first].went_on_alone = is_alone
        return found[0], found[1]

    def _at_once(self, deeds: tuple[Deed, Deed], *, later: int) -> tuple[Answer, Answer]:
        found: dict[int, Answer] = {}
        both = threading.Barrier(2)
        for side in self.sides:
            side.aim(0)

        def prompt(number: int) -> Deed:
            def deed(database: Database) -> object:
                both.wait(PATIENCE)
                # One of them has the connection's first way to the server before it.
                if number == later:
                    with database.begin() as uow:
                        uow.session.execute(text("SELECT 1"))
                return deeds[number](database)

            return deed

        threads = [_thread(side, prompt(n), found, self.sides) for n, side in enumerate(self.sides)]
        for thread in threads:
            thread.start()
        _end(*threads)
        return found[0], found[1]

    def _is_blocked(self, side: Side) -> bool:
        if not side.pid:
            return False
        return bool(self._watch.execute(text("SELECT cardinality(pg_blocking_pids(:pid))"), {"pid": side.pid}).scalar())


def _thread(side: Side, deed: Deed, found: dict[int, Answer], sides: tuple[Side, Side]) -> threading.Thread:
    def run() -> None:
        found[sides.index(side)] = side.do(deed)

    return threading.Thread(target=run, daemon=True)


def _end(*threads: threading.Thread) -> None:
    for thread in threads:
        thread.join(PATIENCE)
        if thread.is_alive():
            raise AssertionError("an act hangs")


def schedules(statements: tuple[int, int], rounds: int, *, earliest: bool = False, turn: int = 0) -> list[Schedule]:
    """As many as asked for: every place to stop in either act, evenly chosen where there are more, then both at once.

    Of evenly chosen ones, each ``turn`` has others. ``earliest``: the first places of both instead, which lie between
    what an act reads and what it locks.
    """
    every = [Schedule(first, n) for first in (0, 1) for n in range(2, statements[first] + 1)]
    if earliest:
        return sorted(every, key=lambda one: one.stop_before)[:rounds]
    free = max(rounds // 8, rounds - len(every))
    wanted = rounds - free
    if len(every) > wanted:
        every = [every[(i * len(every) + turn % len(every)) // wanted] for i in range(wanted)]
    return [*every, *(Schedule(n % 2, 0) for n in range(rounds - len(every)))]
