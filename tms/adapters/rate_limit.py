"""Counting attempts in the broker, shared by all web processes: so many per window and key."""

import time
from collections.abc import Callable
from typing import Any

import redis
import structlog

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 1.0
"""How long a request waits for the broker, once."""

AWAY_SECONDS = 10.0
"""So long after a failure nobody asks: signing in must not wait again and again for a broker that is frozen."""


class RateLimit:
    """A fixed window per key. Without a broker it lets people in: it slows guessing down, it isn't the lock."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = redis.Redis.from_url(
            url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
        )
        self._clock = clock
        self._away_until = clock()

    def allows(self, key: str, *, times: int, seconds: int) -> bool:
        """Count one attempt; False if there were more than ``times`` in the running window."""

        def count() -> Any:
            with self._redis.pipeline() as pipe:
                pipe.incr(f"tms:limit:{key}")
                pipe.expire(f"tms:limit:{key}", seconds, nx=True)
                return pipe.execute()[0]

        counted = self._ask(count)
        return counted is None or int(counted) <= times

    def forget(self, key: str) -> None:
        """Start counting anew, after a success."""
        self._ask(lambda: self._redis.delete(f"tms:limit:{key}"))

    def _ask(self, question: Callable[[], Any]) -> Any:
        """The broker's answer; None without one, and then for a while without asking."""
        if self._clock() < self._away_until:
            return None
        try:
            return question()
        except redis.RedisError as error:
            self._away_until = self._clock() + AWAY_SECONDS
            log.warning("rate_limit_unavailable", error=type(error).__name__)
            return None
