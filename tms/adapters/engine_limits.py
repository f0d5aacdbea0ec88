"""Rate limits, concurrency and circuit breakers of engines, in the broker, shared by all processes.

Nothing here can hurt when it is lost: money is counted in the database. A broker that is away lets everybody through.
"""

import secrets
from typing import Any

import redis
import structlog

from tms.services.engines.engines import Pace, Turn

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 2.0
FAILURES = 5
"""So many in a row, and nobody asks for a while."""
OPEN_SECONDS = 60
FAILURES_WITHIN_SECONDS = 300

_FULL_SECONDS = 0.25
"""When to ask again for a place while all are taken."""

# Leaky buckets as theoretical arrival times: a minute's allowance may be used at once, then the pace is kept.
_ENTER = """
local now = redis.call('TIME'); now = tonumber(now[1]) + tonumber(now[2]) / 1000000
local open = redis.call('PTTL', KEYS[1])
if open > 0 then return {'open', tostring(open / 1000)} end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if not redis.call('ZSCORE', KEYS[2], ARGV[3]) and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[1]) then
  return {'full', '0'}
end
local waits, arrivals = 0, {}
for at = 0, 1 do
  local interval, cost = tonumber(ARGV[4 + at * 2]), tonumber(ARGV[5 + at * 2])
  if interval > 0 then
    local arrival = math.max(tonumber(redis.call('GET', KEYS[3 + at]) or '0'), now) + interval * cost
    arrivals[at] = arrival
    local wait = arrival - now - math.max(60, interval * cost)
    if wait > waits then waits = wait end
  end
end
if waits > 0 then return {'wait', tostring(waits)} end
for at, arrival in pairs(arrivals) do
  redis.call('SET', KEYS[3 + at], string.format('%.6f', arrival), 'EX', math.ceil(arrival - now) + 1)
end
redis.call('ZADD', KEYS[2], now + tonumber(ARGV[2]), ARGV[3])
redis.call('EXPIRE', KEYS[2], math.ceil(tonumber(ARGV[2])) + 60)
return {'in', '0'}
"""


class EngineLimits:
    """For the engines of all publications; ``engine`` is a name that no two of them share."""

    def __init__(self, url: str) -> None:
        self._redis = redis.Redis.from_url(
            url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS, decode_responses=True
        )
        self._enter = self._redis.register_script(_ENTER)

    def enter(self, engine: str, pace: Pace, characters: int, seconds: float, holder: str | None = None) -> Turn:
        """A place for at most so many seconds, if it is one's turn."""
        slot = holder or secrets.token_hex(8)
        buckets = [_interval(pace.requests_per_minute), 1, _interval(pace.characters_per_minute), characters]
        keys = [_key(engine, part) for part in ("open", "places", "requests", "characters")]
        try:
            how, wait = self._enter(keys=keys, args=[pace.concurrency, seconds, slot, *buckets])
        except redis.RedisError as error:
            _away(error)
            return Turn()
        if how == "in":
            return Turn(slot=slot)
        return Turn(wait=_FULL_SECONDS if how == "full" else max(float(wait), 0.05), is_open=how == "open")

    def leave(self, engine: str, slot: str | None) -> None:
        """Give the place back."""
        if slot is not None:
            self._do("zrem", _key(engine, "places"), slot)

    def succeeded(self, engine: str) -> None:
        """Whatever failed before is forgotten."""
        self._do("delete", _key(engine, "failures"))

    def failed(self, engine: str) -> None:
        """One more."""
        count = self._do("incr", _key(engine, "failures"))
        self._do("expire", _key(engine, "failures"), FAILURES_WITHIN_SECONDS)
        if count is not None and int(count) >= FAILURES:
            self._do("set", _key(engine, "open"), "1", ex=OPEN_SECONDS)
            self._do("delete", _key(engine, "failures"))

    def open_for(self, engine: str) -> float:
        """Seconds."""
        left = self._do("pttl", _key(engine, "open"))
        return max(int(left or 0), 0) / 1000

    def _do(self, command: str, *arguments: Any, **named: Any) -> Any:
        try:
            return getattr(self._redis, command)(*arguments, **named)
        except redis.RedisError as error:
            _away(error)
            return None


def _away(error: redis.RedisError) -> None:
    log.warning("engine_limits_unavailable", error=type(error).__name__)


def _key(engine: str, part: str) -> str:
    return f"tms:engine:{engine}:{part}"


def _interval(per_minute: int | None) -> float:
    return 60 / per_minute if per_minute else 0
