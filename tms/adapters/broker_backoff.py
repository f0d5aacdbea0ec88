"""A broker that failed isn't asked again for a while: requests must not wait for it one after the other."""

from collections.abc import Callable
from typing import TypeVar

import redis
import structlog

log = structlog.get_logger(__name__)

AWAY_SECONDS = 10.0
"""So long after a failure nobody asks."""

T = TypeVar("T")


class Pause:
    """Asks a broker, and remembers when it failed. ``event`` is what the log calls a failure."""

    def __init__(self, event: str, clock: Callable[[], float]) -> None:
        self._event = event
        self._clock = clock
        self._away_until = clock()

    def ask(self, question: Callable[[], T]) -> T | None:
        """The broker's answer; None without one, and then for a while without asking."""
        if self._clock() < self._away_until:
            return None
        try:
            return question()
        except redis.RedisError as error:
            self._away_until = self._clock() + AWAY_SECONDS
            log.warning(self._event, error=type(error).__name__)
            return None
