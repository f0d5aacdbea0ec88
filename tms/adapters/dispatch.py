"""After a commit: nudge workers and tell live pages, from a thread of its own, so that no request waits for a broker.

Whatever is lost here is found by the sweeper (work items) or by the page's polling (news).
"""

import json
import queue
import threading
from collections.abc import Iterable

import redis
import structlog
from celery import Celery

from tms.adapters.broker import task_name
from tms.db.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

LIVE_CHANNEL = "tms:live"


def send_work(app: Celery, items: Iterable[tuple[int, str]]) -> None:
    """One message per work item; raises what the broker raises."""
    for item_id, kind in items:
        app.send_task(task_name(kind), args=[item_id])


class Dispatcher:
    """Hands on what a unit of work queued. ``close`` waits for what is in hand, at most ``patience`` seconds."""

    def __init__(self, app: Celery, live_url: str) -> None:
        self._app = app
        self._live = redis.Redis.from_url(live_url, socket_timeout=3, socket_connect_timeout=3)
        self._waiting: queue.Queue[UnitOfWork | None] = queue.Queue(maxsize=10_000)
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def after_commit(self, uow: UnitOfWork) -> None:
        """For Database: returns at once."""
        if not uow.queued and not uow.changed_articles:
            return
        self._start()
        try:
            self._waiting.put_nowait(uow)
        except queue.Full:
            log.warning("dispatch_queue_full")

    def close(self, patience: float = 5.0) -> None:
        """Hand on what is left; for commands that end."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(patience)

    def _start(self) -> None:
        # Started with the first message and not before, so that a server which forks after building the app is safe.
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="dispatch", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (uow := self._waiting.get()) is not None:
            try:
                send_work(self._app, uow.queued)
                for publication_id, article_id in uow.changed_articles:
                    self._live.publish(LIVE_CHANNEL, json.dumps({"publication": publication_id, "article": article_id}))
            except Exception as error:  # noqa: BLE001  whatever the broker does, the sweeper heals it
                log.warning("dispatch_failed", error=type(error).__name__)
