"""Keeping things running: what ends by itself is started again, after a pause that grows while it keeps failing."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypedDict

from tms.domain.errors import TmsError
from tms.embedded.forked import POSSIBLE, Forked, fork
from tms.embedded.process import kill_group, spawn, wait

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
SETTLED_AFTER = 60.0


class _How(TypedDict):
    """What both ways of starting are told."""

    death_signal: signal.Signals
    environment: Mapping[str, str]
    pass_fds: Sequence[int]


class SupervisedPart(Protocol):
    """Something that can be started again."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def running(self) -> bool:
        """Whether it runs now."""

    def start(self) -> None:
        """Start it, or start it again."""


class Program:
    """A child program that shares our output, as a part that can be started again."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        death_signal: signal.Signals,
        grace: float,
        pass_fds: Sequence[int] = (),
        copied: Callable[[], None] | None = None,
    ) -> None:
        """``copied`` does what the command does; where that is possible it runs in a copy of this process instead."""
        self.name = name
        self._command = command
        self._environment = environment
        self._death_signal = death_signal
        self._grace = grace
        self._pass_fds = pass_fds
        self._copied = copied if POSSIBLE else None
        self._asked = False
        self.process: subprocess.Popen[bytes] | Forked | None = None

    @property
    def running(self) -> bool:
        """Whether it runs now."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it, after ending what an earlier run of it left behind."""
        if self.process is not None:
            kill_group(self.process)
        self._asked = False
        how: _How = {
            "death_signal": self._death_signal,
            "environment": self._environment,
            "pass_fds": self._pass_fds,
        }
        if self._copied is not None:
            self.process = fork(self._copied, title=f"tms {self.name} (copied)", **how)
        else:
            self.process = spawn(self._command, **how)

    def ask_to_stop(self) -> None:
        """Ask it to end, without waiting, so that several can end at the same time.

        Once only: Celery takes a second SIGTERM for impatience and drops what it is doing.
        """
        if self.process is not None and self.running and not self._asked:
            self._asked = True
            self.process.send_signal(signal.SIGTERM)

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """End it: SIGTERM, its grace in seconds, then SIGKILL for it and all it started."""
        if self.process is not None:
            self.ask_to_stop()
            wait(self.process, self._grace, hurry)
            kill_group(self.process)


class Keeper:
    """Watches one part. ``check`` is called often; it never waits except for a part that starts."""

    def __init__(
        self, part: SupervisedPart, say: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._part = part
        self._say = say
        self._clock = clock
        self._pause = FIRST_PAUSE
        self._started = clock()
        self._again_at: float | None = None
        self.restarts = 0

    def check(self) -> bool:
        """Start the part again if it has ended and its pause is over. True when it was started now."""
        now = self._clock()
        if self._again_at is None:
            if self._part.running:
                return False
            self._plan(now)
            return False
        if now < self._again_at:
            return False
        self._again_at = None
        if self._part.running:  # somebody else has started it meanwhile
            return False
        self._started = now
        self.restarts += 1
        try:
            self._part.start()
        except TmsError as error:
            self._say(str(error))
            self._plan(self._clock())
            return False
        return True

    def _plan(self, now: float) -> None:
        """Choose when to try again: soon after a long good run, later and later after quick failures."""
        if now - self._started > SETTLED_AFTER:
            self._pause = FIRST_PAUSE
        self._say(f"{self._part.name} has ended; it is started again in {self._pause:g} seconds")
        self._again_at = now + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
