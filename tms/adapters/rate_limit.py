"""Counting attempts in the broker, shared by all web processes: so many per window and key."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import redis

from tms.adapters.broker_backoff import Pause

PATIENCE_SECONDS = 1.0
"""How long a request waits for the broker, once."""


_DAY_SECONDS = 86_400

_COUNT_EACH = """
local found = {}
for _, key in ipairs(KEYS) do
    table.insert(found, redis.call('INCR', key))
    redis.call('EXPIRE', key, ARGV[1], 'NX')
    table.insert(found, redis.call('TTL', key))
end
return found
"""
"""Count one attempt for each key; how many there were in its window, and the seconds that are left of it."""


class RateLimit:
    """A fixed window per key. Without a broker it lets people in: it slows guessing down, it isn't the lock."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = redis.Redis.from_url(
            url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
        )
        self._count_each = self._redis.register_script(_COUNT_EACH)
        self._pause = Pause("rate_limit_unavailable", clock)

    def allows(self, key: str, *, times: int, seconds: int) -> bool:
        """Count one attempt; False if there were more than ``times`` in the running window."""

        def count() -> Any:
            with self._redis.pipeline() as pipe:
                pipe.incr(f"tms:limit:{key}")
                pipe.expire(f"tms:limit:{key}", seconds, nx=True)
                return pipe.execute()[0]

        counted = self._pause.ask(count)
        return counted is None or int(counted) <= times

    def seconds_to_wait(self, counted: Mapping[str, int], *, seconds: int) -> int:
        """Count one attempt for each key, which has its number of times; 0, or how long to wait if one had more."""

        def count() -> int:
            # One question instead of three for each key: the API asks it before everything else.
            answers = self._count_each(keys=[f"tms:limit:{key}" for key in counted], args=[seconds])
            found = zip(answers[::2], answers[1::2], counted.values(), strict=True)
            return max((max(1, int(left)) for times, left, most in found if int(times) > most), default=0)

        return self._pause.ask(count) or 0

    def takes_turn(self, key: str, *, times: int, first: int, longest: int) -> bool:
        """Count one attempt that costs time: ``times`` at once, then one after each wait, and each wait is twice the
        one before, from ``first`` seconds to ``longest``. False while it waits, which counts for nothing.
        """
        counted, closed = f"tms:limit:{key}", f"tms:limit:{key}:closed"

        def count() -> bool:
            if self._redis.exists(closed):
                return False
            with self._redis.pipeline() as pipe:
                pipe.incr(counted)
                pipe.expire(counted, _DAY_SECONDS)
                beyond = int(pipe.execute()[0]) - times
            if beyond < 0:
                return True
            # Of many at the same moment one has the turn.
            return bool(self._redis.set(closed, 1, nx=True, ex=min(first * 2 ** min(beyond, 20), longest)))

        return self._pause.ask(count) is not False

    def give_back(self, key: str, *, seconds: int) -> None:
        """One attempt of the running window was none; the others stay counted."""

        def uncount() -> None:
            with self._redis.pipeline() as pipe:
                pipe.decr(f"tms:limit:{key}")
                pipe.expire(f"tms:limit:{key}", seconds, nx=True)
                pipe.execute()

        self._pause.ask(uncount)

    def forget(self, key: str) -> None:
        """Start counting anew, after a success."""
        self._pause.ask(lambda: self._redis.delete(f"tms:limit:{key}", f"tms:limit:{key}:closed"))
