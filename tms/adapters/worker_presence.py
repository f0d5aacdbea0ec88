"""Workers tell the broker that they are there, queue by queue, so that others can see when nobody works."""

from collections.abc import Iterable

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

HEARD_WITHIN_SECONDS = 15
"""A queue whose workers said nothing for so long has none, as far as anybody can tell."""

_KEY = "tms:worker:{queue}"


class Presence:
    """What workers say and others hear. Each call raises ``redis.RedisError`` when the broker does not answer."""

    def __init__(self, url: str) -> None:
        # No retries: whoever asks wants to know now.
        self._redis = redis.Redis.from_url(
            url, socket_timeout=1.5, socket_connect_timeout=1.5, retry=Retry(NoBackoff(), 0)
        )

    def tell(self, queues: Iterable[str]) -> None:
        """A worker of these queues is there now."""
        with self._redis.pipeline(transaction=False) as pipe:
            for queue in queues:
                pipe.set(_KEY.format(queue=queue), "here", ex=HEARD_WITHIN_SECONDS)
            pipe.execute()

    def can_write(self) -> bool:
        """Whether the broker takes what it is given: with a full disk, or without memory, it reads and refuses."""
        try:
            self._redis.set("tms:ready", "here", ex=HEARD_WITHIN_SECONDS)
        except redis.ResponseError:
            return False
        return True

    def missing(self, queues: Iterable[str]) -> list[str]:
        """The queues of which no worker was heard, in the order given."""
        asked = list(queues)
        heard = self._redis.mget([_KEY.format(queue=queue) for queue in asked])
        return [queue for queue, said in zip(asked, heard, strict=True) if said is None]
