"""Live news: one subscription per web process, fanned out to the connections of its browsers."""

import json
import queue
import threading
import time
from collections.abc import Iterator

import redis
import structlog

from tms.adapters.dispatch import LIVE_CHANNEL

log = structlog.get_logger(__name__)

HEARTBEAT_SECONDS = 15.0
SUBSCRIBE_SECONDS = 2.0
"""A broker that does not answer by then is no reason to keep a browser waiting: it asks again by itself."""

LONGEST_SECONDS = 300.0
"""A connection ends after this time and the browser comes back, so that no thread is held by one that is gone."""


class LiveHub:
    """Listens to the broker from the first listener on, and hands each publication's news to its listeners."""

    def __init__(self, live_url: str) -> None:
        self._url = live_url
        self._listeners: dict[int, set[queue.Queue[int]]] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._subscribed = threading.Event()

    def listen(self, publication_id: int) -> Iterator[int | None]:
        """Ids of articles with news from now on, and None as a heartbeat; ends after LONGEST_SECONDS.

        Returns when the broker has confirmed the subscription: what is read afterwards misses nothing.
        """
        mine: queue.Queue[int] = queue.Queue(maxsize=1000)
        with self._lock:
            self._listeners.setdefault(publication_id, set()).add(mine)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="live", daemon=True)
                self._thread.start()
        self._subscribed.wait(SUBSCRIBE_SECONDS)
        return self._news(publication_id, mine)

    def _news(self, publication_id: int, mine: queue.Queue[int]) -> Iterator[int | None]:
        end = time.monotonic() + LONGEST_SECONDS
        try:
            while (left := end - time.monotonic()) > 0:
                try:
                    yield mine.get(timeout=min(HEARTBEAT_SECONDS, left))
                except queue.Empty:
                    yield None
        finally:
            with self._lock:
                self._listeners[publication_id].discard(mine)

    def _run(self) -> None:
        while True:
            try:
                with redis.Redis.from_url(self._url, health_check_interval=10) as client, client.pubsub() as channel:
                    channel.subscribe(LIVE_CHANNEL)
                    for message in channel.listen():
                        self._subscribed.set()
                        if message["type"] == "message":
                            self._hand_on(json.loads(message["data"]))
            except redis.RedisError as error:
                self._subscribed.clear()
                log.warning("live_connection_lost", error=type(error).__name__)
                time.sleep(1)

    def _hand_on(self, news: dict[str, int]) -> None:
        with self._lock:
            listeners = list(self._listeners.get(news["publication"], ()))
        for listener in listeners:
            try:
                listener.put_nowait(news["article"])
            except queue.Full:
                log.warning("live_listener_slow")
