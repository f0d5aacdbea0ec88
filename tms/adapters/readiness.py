"""Asks the parts of an installation whether they can be used, all at once and never for long.

A frozen part keeps whoever asks it waiting. So each is asked by a thread of its own, and at most one per part waits.
"""

import shutil
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import redis

from tms.adapters.worker_presence import Presence
from tms.db import readiness as database
from tms.domain.work_kinds import QUEUES

Ask = Callable[[], str | None]
"""Returns None when the part is well, else what is wrong, in words for anybody: no address, no name."""

SECONDS = 1.5

LEAST_ROOM_BYTES = 64 << 20
"""Room for some segments of PostgreSQL's log; ``tms doctor`` warns long before."""

OK = "ok"


class ReadinessQuestion:
    """One part, and how it is asked."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._answered: threading.Event | None = None
        self._answer: str | None = None

    def begin(self) -> None:
        """Ask, unless an earlier question still waits for its answer."""
        with self._lock:
            if self._answered is None or self._answered.is_set():
                self._answered = threading.Event()
                threading.Thread(target=self._run, args=[self._answered], name="ready", daemon=True).start()

    def answer(self, until: float) -> str:
        """What the part says by the monotonic time ``until``."""
        answered = self._answered
        if answered is None or not answered.wait(max(0.0, until - time.monotonic())):
            return database.UNREACHABLE
        return self._answer or OK

    def _run(self, answered: threading.Event) -> None:
        try:
            self._answer = self._ask()
        except Exception:  # noqa: BLE001  whatever it is, the part can't be used
            self._answer = database.UNREACHABLE
        finally:
            answered.set()


class Readiness:
    """The parts by name: database, broker, a worker of each queue, and the disk of our own servers."""

    def __init__(self, parts: Mapping[str, Ask], *, seconds: float = SECONDS) -> None:
        self._questions = {name: ReadinessQuestion(ask) for name, ask in parts.items()}
        self._seconds = seconds

    def parts(self) -> dict[str, str]:
        """Each part's name with ``ok`` or what is wrong with it, within the time limit."""
        until = time.monotonic() + self._seconds
        for question in self._questions.values():
            question.begin()
        return {name: question.answer(until) for name, question in self._questions.items()}


def of_installation(database_url: str, live_url: str, folder: Path | None = None) -> Readiness:
    """The questions to a whole installation; ``live_url`` is the broker's address as redis-py writes it.

    ``folder``: where servers of our own keep their data.
    """
    presence = Presence(live_url)

    def workers() -> str | None:
        try:
            missing = presence.missing(sorted(set(QUEUES.values())))
        except redis.RedisError:
            return "not known without the broker"
        return f"not heard from: {', '.join(missing)}" if missing else None

    def broker() -> str | None:
        return None if presence.can_write() else "takes nothing in: its disk or its memory is full"

    parts: dict[str, Ask] = {
        "database": lambda: database.what_is_wrong(database_url),
        "broker": broker,
        "workers": workers,
    }
    return Readiness(parts if folder is None else parts | {"disk": lambda: room(folder)})


def room(folder: Path) -> str | None:
    """What is wrong with the disk of the data folder."""
    return None if shutil.disk_usage(folder).free >= LEAST_ROOM_BYTES else "full"
