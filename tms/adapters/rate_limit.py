"""Counting attempts in the broker, shared by all web processes: so many per window and key."""

import redis
import structlog

log = structlog.get_logger(__name__)


class RateLimit:
    """A fixed window per key. Without a broker it lets people in: it slows guessing down, it isn't the lock."""

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)

    def allows(self, key: str, *, times: int, seconds: int) -> bool:
        """Count one attempt; False if there were more than ``times`` in the running window."""
        try:
            with self._redis.pipeline() as pipe:
                pipe.incr(f"tms:limit:{key}")
                pipe.expire(f"tms:limit:{key}", seconds, nx=True)
                count = pipe.execute()[0]
        except redis.RedisError as error:
            log.warning("rate_limit_unavailable", error=type(error).__name__)
            return True
        return int(count) <= times

    def forget(self, key: str) -> None:
        """Start counting anew, after a success."""
        try:
            self._redis.delete(f"tms:limit:{key}")
        except redis.RedisError as error:
            log.warning("rate_limit_unavailable", error=type(error).__name__)
