"""The sweeper: a thread of every worker that finds what was never sent, lost, or left by a dead worker."""

import threading

import redis
import structlog
from celery import Celery
from sqlalchemy.exc import DBAPIError

from tms.adapters.dispatch import send_work
from tms.adapters.presence import Presence
from tms.db.queries import work_items
from tms.db.unit_of_work import Database, make_engine
from tms.domain.work import MAX_ATTEMPTS
from tms.embedded import addresses, redis_url
from tms.settings import Settings

log = structlog.get_logger(__name__)

RESEND_AFTER_SWEEPS = 5
"""A message that nobody took for so many rounds is sent again; doubled ones do nothing."""

_stopped = threading.Event()


def start(settings: Settings, app: Celery) -> None:
    """Sweep every ``sweep_seconds`` until ``stop``."""
    where = addresses(settings)
    database = Database(make_engine(where.database_url, pool_size=1, idle_seconds=settings.lease_seconds))
    presence = Presence(redis_url(where.broker_url))
    queues = sorted(app.amqp.queues.consume_from)
    _stopped.clear()

    def loop() -> None:
        while not _stopped.wait(settings.sweep_seconds):
            _tell(presence, queues)
            try:
                sweep(database, app, resend_after=settings.sweep_seconds * RESEND_AFTER_SWEEPS)
            except DBAPIError as error:
                log.warning("sweep_database_failed", error=type(error).__name__)
            except Exception as error:  # noqa: BLE001  a sweeper that dies heals nothing
                log.warning("sweep_failed", error=type(error).__name__)
        database.engine.dispose()

    threading.Thread(target=loop, name="sweep", daemon=True).start()


def _tell(presence: Presence, queues: list[str]) -> None:
    """Say that we are there. A broker that does not hear it is the broker's trouble; sweeping goes on."""
    try:
        presence.tell(queues)
    except redis.RedisError as error:
        log.warning("worker_presence_not_told", error=type(error).__name__)


def stop() -> None:
    """End after the round that runs."""
    _stopped.set()


def sweep(database: Database, app: Celery, *, resend_after: float) -> int:
    """One round: take back ended leases, send what is due or was sent ``resend_after`` seconds ago; how many."""
    with database.begin() as uow:
        taken_back = work_items.take_back_expired(uow.session, MAX_ATTEMPTS)
    if taken_back:
        log.warning("work_taken_back", items=taken_back)
    with database.begin() as uow:
        due = work_items.due_unsent(uow.session, resend_after=resend_after)
    send_work(app, due)
    return len(due)
