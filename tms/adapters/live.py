"""Live news: one subscription per web process, fanned out to the connections of its browsers."""

import json
import queue
import threading
import time
from collections.abc import Iterator

import redis
import structlog
from redis.client import PubSub

from tms.adapters.dispatch import LIVE_CHANNEL
from tms.domain.errors import Unavailable

log = structlog.get_logger(__name__)

HEARTBEAT_SECONDS = 15.0
SUBSCRIBE_SECONDS = 2.0
"""A broker that does not answer by then is no reason to keep a browser waiting: it asks again by itself."""

PING_SECONDS = 3.0
"""How often the broker is asked for a sign of life."""

LOST_SECONDS = 10.0
"""A broker that has said nothing for so long is lost, although its connection stands."""

LONGEST_SECONDS = 300.0
"""A connection ends after this time and the browser comes back, so that no thread is held by one that is gone."""


class LiveHub:
    """Listens to the broker from the first listener on, and hands each publication's news to its listeners.

    When the broker is lost, every listener's news ends: whoever listens again knows that something may be missed.
    """

    def __init__(self, live_url: str) -> None:
        self._url = live_url
        self._listeners: dict[int, set[queue.Queue[int | None]]] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._subscribed = threading.Event()
        self._closed = False

    def close(self) -> None:
        """End every listener's news, and the subscription within seconds."""
        self._closed = True
        self._lose()

    @property
    def open(self) -> int:
        """How many listen now."""
        with self._lock:
            return sum(len(listeners) for listeners in self._listeners.values())

    def listen(self, publication_id: int) -> Iterator[int | None]:
        """Ids of articles with news from now on, and None as a heartbeat; ends after LONGEST_SECONDS.

        Returns when the broker has confirmed the subscription: what is read afterwards misses nothing. Raises
        Unavailable (``live_away``) if it does not in time.
        """
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live", daemon=True)
                self._thread.start()
        if not self._subscribed.wait(SUBSCRIBE_SECONDS):
            raise Unavailable("live_away")
        mine: queue.Queue[int | None] = queue.Queue(maxsize=1000)
        with self._lock:
            self._listeners.setdefault(publication_id, set()).add(mine)
        return self._news(publication_id, mine)

    def _news(self, publication_id: int, mine: queue.Queue[int | None]) -> Iterator[int | None]:
        end = time.monotonic() + LONGEST_SECONDS
        try:
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
                self._listeners.get(publication_id, set()).discard(mine)

    def _run(self) -> None:
        while not self._closed:
            try:
                with redis.Redis.from_url(self._url, socket_timeout=LOST_SECONDS) as client, client.pubsub() as channel:
                    channel.subscribe(LIVE_CHANNEL)
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
            message = channel.get_message(timeout=PING_SECONDS)
            if message is None:
                channel.ping()
                continue
            heard = time.monotonic()
            self._subscribed.set()
            if message["type"] == "message":
                self._hand_on(json.loads(message["data"]))
        raise redis.TimeoutError

    def _lose(self) -> None:
        self._subscribed.clear()
        with self._lock:
            lost, self._listeners = self._listeners, {}
        for listener in (one for listeners in lost.values() for one in listeners):
            self._put(listener, None)

    def _hand_on(self, news: dict[str, int]) -> None:
        with self._lock:
            listeners = list(self._listeners.get(news["publication"], ()))
        for listener in listeners:
            self._put(listener, news["article"])

    @staticmethod
    def _put(listener: queue.Queue[int | None], article_id: int | None) -> None:
        try:
            listener.put_nowait(article_id)
        except queue.Full:
            log.warning("live_listener_slow")
