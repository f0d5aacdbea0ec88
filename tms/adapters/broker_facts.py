"""What `tms doctor` asks the broker: facts, and no opinion about them."""

from dataclasses import dataclass
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry


class BrokerAwayError(Exception):
    """The broker does not answer. ``str(error)`` is the first line of the reason, without its password."""


@dataclass(frozen=True, slots=True)
class BrokerFacts:
    """``name`` is Redis or Valkey; ``compatible`` the version of Redis that it speaks like."""

    name: str
    version: str
    compatible: tuple[int, ...]
    policy: str
    appends: bool


def examine(live_url: str, *, seconds: float = 3.0) -> BrokerFacts:
    """Ask the broker at ``live_url`` (as redis-py writes it). Raises BrokerAwayError."""
    client = redis.Redis.from_url(
        live_url, socket_timeout=seconds, socket_connect_timeout=seconds, retry=Retry(NoBackoff(), 0)
    )
    try:
        # INFO tells what hosted servers don't let CONFIG tell.
        found: Any = client.info()
    except redis.RedisError as error:
        raise BrokerAwayError((str(error).splitlines() or [type(error).__name__])[0]) from error
    finally:
        client.close()
    speaks_like = str(found["redis_version"])
    is_valkey = found.get("server_name") == "valkey"
    return BrokerFacts(
        name="Valkey" if is_valkey else "Redis",
        version=str(found["valkey_version"]) if is_valkey else speaks_like,
        compatible=tuple(int(part) for part in speaks_like.split(".") if part.isdigit()),
        policy=str(found["maxmemory_policy"]),
        appends=str(found["aof_enabled"]) == "1",
    )
