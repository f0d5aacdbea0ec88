"""A worker that has stopped taking messages, without knowing it, notices that and starts itself anew.

A consumer that has lost its broker comes back by itself. Should it ever think that it is back and hear nothing, all of
its queues would stand still: nobody else sees that.
"""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from typing import NoReturn

import structlog
from celery import Celery
from celery.worker import state

from tms.adapters.broker import Waiting
from tms.embedded import addresses, redis_url
from tms.settings import Settings

log = structlog.get_logger(__name__)

DEAF_SECONDS = 8.0
"""A worker with nothing to do takes a message within milliseconds."""

LOOK_SECONDS = 1.0

_stopped = threading.Event()


class ConsumerWatch:
    """Decides whether a worker is deaf: for a while messages waited, it had nothing to do, and it took none."""

    def __init__(
        self,
        waiting: Callable[[], int | None],
        busy: Callable[[], bool],
        taken: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._waiting = waiting
        self._busy = busy
        self._taken = taken
        self._clock = clock
        self._since: float | None = None
        self._taken_before = taken()

    def is_deaf(self) -> bool:
        """Look once."""
        taken = self._taken()
        if taken != self._taken_before or self._busy() or not self._waiting():
            self._taken_before, self._since = taken, None
            return False
        self._since = self._clock() if self._since is None else self._since
        return self._clock() - self._since >= DEAF_SECONDS


def start(settings: Settings, app: Celery, children: Callable[[], Iterable[int]]) -> None:
    """Look every second until ``stop``; ``children`` are the process numbers of the pool."""
    broker = Waiting(redis_url(addresses(settings).broker_url))
    queues = sorted(app.amqp.queues.consume_from)
    watch = ConsumerWatch(lambda: broker.messages(queues), lambda: bool(state.reserved_requests), _taken)
    _stopped.clear()

    def loop() -> None:
        while not _stopped.wait(LOOK_SECONDS):
            if watch.is_deaf():
                log.error("worker_deaf", queues=queues)
                start_anew(children())

    threading.Thread(target=loop, name="watch", daemon=True).start()


def stop() -> None:
    """A worker that ends takes no messages, and rightly."""
    _stopped.set()


def start_anew(children: Iterable[int]) -> NoReturn:
    """Become the same worker again, in the same process, so that whoever supervises it has nothing to do."""
    for pid in children:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - there is no shell


def _taken() -> int:
    return sum(state.total_count.values())
