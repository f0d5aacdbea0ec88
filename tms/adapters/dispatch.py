"""After a commit: nudge workers and tell live pages, from a thread of its own, so that no request waits for a broker.

While the broker is away, nothing piles up: messages about the same thing become one, news is told when it is back, and
work that could not be sent is left to the sweeper.
"""

import json
import threading
import time
from collections.abc import Iterable

import redis
import structlog
from celery import Celery

from tms.adapters.broker import task_name
from tms.db.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

MOST_WAITING = 10_000
"""Messages that are kept for a broker that does not answer; the sweeper finds the rest."""

PAUSE_SECONDS = 1.0
"""Between two tries while the broker is away."""

Work = dict[int, str]
News = set[tuple[int, str, int]]
"""(publication, what, id): an ``article`` that has news, a person who is ``gone``, whose sessions have ended, or one
who was ``told`` something."""


def live_channel(broker: redis.Redis) -> str:
    """Where news is told. Channels are all of a broker's databases', and another database is another installation."""
    return f"tms:live:{broker.get_connection_kwargs().get('db') or 0}"


def send_work(app: Celery, items: Iterable[tuple[int, str]]) -> None:
    """One message per work item; raises what the broker raises."""
    for item_id, kind in items:
        app.send_task(task_name(kind), args=[item_id])


class Dispatcher:
    """Hands on what a unit of work queued. ``close`` waits for what is in hand, at most ``patience`` seconds."""

    def __init__(self, app: Celery, live_url: str) -> None:
        self._app = app
        self._live = redis.Redis.from_url(live_url, socket_timeout=3, socket_connect_timeout=3)
        self._work: Work = {}
        self._news: News = set()
        self._closing = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @property
    def waiting(self) -> int:
        """How many messages are not handed on yet."""
        with self._changed:
            return len(self._work) + len(self._news)

    def after_commit(self, uow: UnitOfWork) -> None:
        """For Database: returns at once."""
        news = {(publication, "article", article) for publication, article in uow.changed_articles}
        news |= {(publication, "gone", person) for publication, person in uow.ended_sessions}
        news |= {(publication, "told", person) for publication, person in uow.told_people}
        if not uow.queued and not news:
            return
        with self._changed:
            if len(self._work) + len(self._news) > MOST_WAITING:
                log.warning("dispatch_full")
                self._work.clear()
                self._news.clear()
            self._work.update(uow.queued)
            self._news |= news
            self._start()
            self._changed.notify()

    def close(self, patience: float = 5.0) -> None:
        """Hand on what is left; for commands that end."""
        with self._changed:
            self._closing = True
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join(patience)

    def _start(self) -> None:
        # Started with the first message and not before, so that a server which forks after building the app is safe.
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="dispatch", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            work, news = taken
            try:
                self._hand_on(work, news)
            except Exception as error:  # noqa: BLE001  whatever the broker does, no request may feel it
                log.warning("dispatch_failed", error=type(error).__name__)
                with self._changed:
                    self._news |= news
                    if self._closing:
                        return
                time.sleep(PAUSE_SECONDS)

    def _take(self) -> tuple[Work, News] | None:
        """What waits, as soon as something does; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._work or self._news or self._closing)
            if not self._work and not self._news:
                return None
            taken = self._work, self._news
            self._work, self._news = {}, set()
            return taken

    def _hand_on(self, work: Work, news: News) -> None:
        """Send both; what was sent is taken out of them. Raises what the broker raises."""
        send_work(self._app, work.items())
        for publication_id, what, number in sorted(news):
            self._live.publish(live_channel(self._live), json.dumps({"publication": publication_id, what: number}))
            news.discard((publication_id, what, number))
