"""Who has an article's workspace open, and where in it: told to the broker, and forgotten by itself.

It is for people to see each other. Nothing depends on it: without a broker nobody knows, and the page says so.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

import redis

from tms.adapters.broker_backoff import Pause
from tms.adapters.dispatch import live_channel

FORGOTTEN_SECONDS = 45
"""A page in sight that said nothing for so long is closed. It speaks every 25 seconds."""

FORGOTTEN_AWAY_SECONDS = 100
"""A page out of sight that said nothing for so long is closed: a background tab may speak only once a minute."""

PATIENCE_SECONDS = 0.5
"""How long a request waits for the broker, once."""

MOST_PAGES = 200
"""The most pages of one article that are shown."""

_KEY = "tms:here:{article}"


@dataclass(frozen=True, slots=True)
class Whereabout:
    """A page of somebody: ``page`` tells it from their others. ``doing``: "edit", "review" or "read".

    ``segment`` is the one that is open there, or with ``reads`` the first one in sight; ``away``: the page is out of
    sight. After ``lasts`` seconds without another word it is closed.
    """

    page: str
    person: int
    name: str
    initials: str
    locale: str
    doing: str
    segment: int | None = None
    away: bool = False
    reads: bool = False
    lasts: float = field(default=0, compare=False)


class Whereabouts:
    """What pages say, and what others hear; who may see the article is for the callers to ask."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self._redis = redis.Redis.from_url(
            url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS, decode_responses=True
        )
        self._clock = clock
        self._pause = Pause("whereabouts_unavailable", clock)

    def tell(self, publication_id: int, article_id: int, mine: Whereabout) -> list[Whereabout] | None:
        """Say where a page is now; answers the pages of everybody else, or None if nobody knows.

        The others' pages hear of it if there is anything new in it.
        """
        key, name = _KEY.format(article=article_id), _name(mine.person, mine.page)

        def ask() -> list[Whereabout]:
            with self._redis.pipeline(transaction=False) as pipe:
                pipe.hgetall(key)
                pipe.hset(key, name, json.dumps({**asdict(mine), "at": self._clock()}))
                pipe.expire(key, FORGOTTEN_AWAY_SECONDS)
                there = self._read(pipe.execute()[0])
            before = there.pop(name, None)
            if len(there) >= MOST_PAGES:
                self._redis.hdel(key, name)
            others = [one for one in there.values() if one.person != mine.person]
            # A person who is alone tells nobody, so that hundreds at work on their own cost each other nothing.
            if others and before != mine:
                self._publish(publication_id, article_id, mine)
            return others

        return self._pause.ask(ask)

    def leave(self, publication_id: int, article_id: int, mine: Whereabout) -> None:
        """The page is closed."""
        key = _KEY.format(article=article_id)

        def ask() -> None:
            self._redis.hdel(key, _name(mine.person, mine.page))
            self._publish(publication_id, article_id, replace(mine, segment=None), left=True)

        self._pause.ask(ask)

    def _read(self, found: dict[str, str]) -> dict[str, Whereabout]:
        there: dict[str, Whereabout] = {}
        for name, said in found.items():
            one = json.loads(said)
            at, here = one.pop("at"), Whereabout(**one)
            if (left := _patience(here) - (self._clock() - at)) > 0:
                there[name] = replace(here, lasts=round(left, 1))
        return there

    def _publish(self, publication_id: int, article_id: int, one: Whereabout, *, left: bool = False) -> None:
        here = {**asdict(one), "lasts": _patience(one), "article": article_id, "left": left}
        self._redis.publish(live_channel(self._redis), json.dumps({"publication": publication_id, "here": here}))


def _patience(one: Whereabout) -> float:
    return FORGOTTEN_AWAY_SECONDS if one.away else FORGOTTEN_SECONDS


def _name(person: int, page: str) -> str:
    """Nobody can speak for a page of another."""
    return f"{person}:{page}"
