"""Live news: one subscription per web process, fanned out to the connections of its browsers."""

import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import redis
import structlog
from redis.client import PubSub

from tms.adapters.dispatch import live_channel
from tms.adapters.news_buffer import Heard, People, Place
from tms.adapters.streams import BEGINNING, STILL_HERE, Stream, moved, told
from tms.domain.errors import Unavailable
from tms.domain.permissions import Subject

log = structlog.get_logger(__name__)

HEARTBEAT_SECONDS = 15.0
SUBSCRIBE_SECONDS = 2.0
"""A broker that does not answer by then is no reason to keep a browser waiting: it asks again by itself."""

PING_SECONDS = 3.0
"""How often the broker is asked for a sign of life."""

LOST_SECONDS = 10.0
"""A broker that has said nothing for so long is lost, although its connection stands."""

LONGEST_SECONDS = 300.0
"""A connection ends after this time and the browser comes back, with the permissions that it has then."""

GATHER_SECONDS = 0.1
"""News is told together with what else happens in this time: a busy minute is no storm of messages."""

MOST_STREAMS = 5_000
"""Streams of one process; further browsers ask every few seconds instead."""

MOST_OF_ONE = 12
"""Streams of one person: one for each browser that they have open."""

MOST_WAITING = 8
"""Streams that hold a thread each, under a server that gives no socket away: the others are for requests."""

FOR_YOU = 0
"""In the place of an article's id: something was told to whoever listens, or read."""

Sees = Callable[[Subject], bool]
Audience = Callable[[Sequence[int]], Mapping[int, Subject]]


def _everything(_: Subject) -> bool:
    return True


@dataclass(eq=False, slots=True)
class _Listener:
    """Somebody who wants to hear of the articles that they see: on a stream, or from a queue that a thread reads."""

    publication_id: int
    sees: Sees
    to: Stream | queue.Queue[int | None]
    person_id: int | None = None

    def tell(self, article_ids: Sequence[int], places: Sequence[Place] = ()) -> bool:
        """Whether they are still there. Of places only streams hear."""
        if isinstance(self.to, Stream):
            return self.to.write(told(article_ids) + moved(places))
        try:
            for article_id in article_ids:
                self.to.put_nowait(article_id)
        except queue.Full:
            log.warning("live_listener_slow")
        return True

    def end(self) -> None:
        if isinstance(self.to, Stream):
            self.to.close()
        else:
            with suppress(queue.Full):
                self.to.put_nowait(None)


class LiveHub:
    """Listens to the broker from the first listener on, and hands news to those who see the article.

    One thread serves all streams. When the broker is lost, every listener's news ends: whoever listens again knows that
    something may be missed. ``audience`` says of articles what the permission to see them depends on.
    """

    def __init__(self, live_url: str, audience: Audience | None = None) -> None:
        self._url = live_url
        self._audience = audience or (lambda article_ids: dict.fromkeys(article_ids, Subject()))
        self._listeners: set[_Listener] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._subscribed = threading.Event()
        self._closed = False
        self._beat = time.monotonic()

    def close(self) -> None:
        """End every listener's news, and the subscription within seconds."""
        self._closed = True
        self._lose()

    @property
    def open(self) -> int:
        """How many listen now."""
        with self._lock:
            return len(self._listeners)

    def subscribe(self, publication_id: int | None = None, person_id: int | None = None) -> None:
        """Returns when the broker has confirmed the subscription: what is read afterwards misses nothing.

        Raises Unavailable (``live_away``) if it does not in time, or if there are too many streams already, in all
        or of this person.
        """
        if person_id is not None and self._has_too_many(publication_id, person_id):
            raise Unavailable("live_away")
        with self._lock:
            full = len(self._listeners) >= MOST_STREAMS
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live", daemon=True)
                self._thread.start()
        if full or not self._subscribed.wait(SUBSCRIBE_SECONDS):
            raise Unavailable("live_away")

    def attach(
        self, publication_id: int, taken: socket.socket, sees: Sees = _everything, *, person_id: int | None = None
    ) -> None:
        """Tell the browser at this socket from now on, until the sessions of its person end.

        The socket is the hub's; no thread waits for it.
        """
        stream = Stream(taken)
        if stream.write(BEGINNING):
            with self._lock:
                self._listeners.add(_Listener(publication_id, sees, stream, person_id))

    def listen(
        self, publication_id: int, sees: Sees = _everything, *, person_id: int | None = None
    ) -> Iterator[int | None]:
        """Ids of articles with news from now on, and None as a heartbeat, for a thread that waits for them.

        Ends after LONGEST_SECONDS, or with the sessions of the person who listens. Raises as ``subscribe``.
        """
        self.subscribe(publication_id, person_id)
        mine: queue.Queue[int | None] = queue.Queue(maxsize=1000)
        listener = _Listener(publication_id, sees, mine, person_id)
        with self._lock:
            if sum(isinstance(one.to, queue.Queue) for one in self._listeners) >= MOST_WAITING:
                raise Unavailable("live_away")
            self._listeners.add(listener)
        news = self._news(listener, mine)
        # Begun, so that it ends properly also where nobody asks it for anything.
        next(news)
        return news

    def _news(self, listener: _Listener, mine: queue.Queue[int | None]) -> Iterator[int | None]:
        end = time.monotonic() + LONGEST_SECONDS
        try:
            yield None
            while (left := end - time.monotonic()) > 0:
                try:
                    article_id = mine.get(timeout=min(HEARTBEAT_SECONDS, left))
                except queue.Empty:
                    yield None
                else:
                    if article_id is None:
                        return
                    yield article_id
        finally:
            with self._lock:
                self._listeners.discard(listener)

    def _has_too_many(self, publication_id: int | None, person_id: int) -> bool:
        """Whether one more is more than a person has; those whose browser is gone don't count."""
        with self._lock:
            whose = publication_id, person_id
            theirs = [one for one in self._listeners if (one.publication_id, one.person_id) == whose]
        if len(theirs) < MOST_OF_ONE:
            return False
        gone = [one for one in theirs if isinstance(one.to, Stream) and one.to.is_gone]
        self._end(gone)
        return len(theirs) - len(gone) >= MOST_OF_ONE

    def _run(self) -> None:
        while not self._closed:
            try:
                with redis.Redis.from_url(self._url, socket_timeout=LOST_SECONDS) as client, client.pubsub() as channel:
                    channel.subscribe(live_channel(client))
                    self._follow(channel)
            except redis.RedisError as error:
                self._lose()
                log.warning("live_connection_lost", error=type(error).__name__)
                time.sleep(1)

    def _follow(self, channel: PubSub) -> None:
        """Hand on what comes, until the broker is lost."""
        heard = time.monotonic()
        while time.monotonic() - heard < LOST_SECONDS:
            if self._closed:
                return
            self._keep_alive()
            message = channel.get_message(timeout=PING_SECONDS)
            if message is None:
                channel.ping()
                continue
            heard = time.monotonic()
            self._subscribed.set()
            if message["type"] == "message":
                heard_now = self._gathered(channel, message)
                self._end_those_of(heard_now.gone)
                self._hand_on(heard_now)
                self._tell_those_of(heard_now.told)
        raise redis.TimeoutError

    @staticmethod
    def _gathered(channel: PubSub, message: dict[str, str] | None) -> Heard:
        """What this message says, and those that come soon after."""
        time.sleep(GATHER_SECONDS)
        heard = Heard()
        while message is not None:
            if message["type"] == "message":
                heard.add(json.loads(message["data"]))
            message = channel.get_message(timeout=0)
        return heard

    def _end_those_of(self, gone: People) -> None:
        self._end(self._of(gone))

    def _tell_those_of(self, told: People) -> None:
        self._end([one for one in self._of(told) if not one.tell([FOR_YOU])])

    def _of(self, people: People) -> list[_Listener]:
        with self._lock:
            return [one for one in self._listeners if (one.publication_id, one.person_id) in people]

    def _hand_on(self, heard: Heard) -> None:
        news, places = heard.news, heard.places
        with self._lock:
            listeners = [one for one in self._listeners if one.publication_id in news.keys() | places.keys()]
        if not listeners:
            return
        about = {article_id for articles in news.values() for article_id in articles}
        about |= {place["article"] for those in places.values() for place in those.values()}
        try:
            subjects = self._audience(sorted(about))
        except Exception as error:  # noqa: BLE001  whatever the database does: who is told nothing must know it
            log.warning("live_audience_unknown", error=type(error).__name__)
            self._end(listeners)
            return
        for one in listeners:
            seen = {n for n, subject in subjects.items() if one.sees(subject)}
            articles = [n for n in news.get(one.publication_id, ()) if n in seen]
            there = [place for place in places.get(one.publication_id, {}).values() if place["article"] in seen]
            if (articles or there) and not one.tell(articles, there):
                self._end([one])

    def _keep_alive(self) -> None:
        """Now and then each stream gets a sign of life, which also finds those whose browser is gone."""
        now = time.monotonic()
        if now - self._beat < HEARTBEAT_SECONDS:
            return
        self._beat = now
        with self._lock:
            streams = [(one, one.to) for one in self._listeners if isinstance(one.to, Stream)]
        self._end([one for one, to in streams if now - to.since > LONGEST_SECONDS or not to.write(STILL_HERE)])

    def _lose(self) -> None:
        self._subscribed.clear()
        with self._lock:
            lost = list(self._listeners)
        self._end(lost)

    def _end(self, listeners: Sequence[_Listener]) -> None:
        with self._lock:
            self._listeners -= set(listeners)
        for one in listeners:
            one.end()
