"""The sweeper: a thread of every worker that finds what was never sent, lost, or left by a dead worker."""

import threading

import structlog
from celery import Celery
from sqlalchemy.exc import DBAPIError

from tms.adapters.dispatch import send_work
from tms.db.queries import work_items
from tms.db.unit_of_work import Database, make_engine
from tms.domain.work import MAX_ATTEMPTS
from tms.embedded import addresses
from tms.settings import Settings

log = structlog.get_logger(__name__)

RESEND_AFTER_SECONDS = 10.0
"""A message that nobody took for so long is sent again; doubled ones do nothing."""

_stopped = threading.Event()


def start(settings: Settings, app: Celery) -> None:
    """Sweep every ``sweep_seconds`` until ``stop``."""
    database = Database(make_engine(addresses(settings).database_url, pool_size=1))
    _stopped.clear()

    def loop() -> None:
        while not _stopped.wait(settings.sweep_seconds):
            try:
                sweep(database, app)
            except DBAPIError as error:
                log.warning("sweep_database_failed", error=type(error).__name__)
            except Exception as error:  # noqa: BLE001  a sweeper that dies heals nothing
                log.warning("sweep_failed", error=type(error).__name__)

    threading.Thread(target=loop, name="sweep", daemon=True).start()


def stop() -> None:
    """End after the round that runs."""
    _stopped.set()


def sweep(database: Database, app: Celery) -> int:
    """One round: take back ended leases, send what is due; how many messages were sent."""
    with database.begin() as uow:
        taken_back = work_items.take_back_expired(uow.session, MAX_ATTEMPTS)
    if taken_back:
        log.warning("work_taken_back", items=taken_back)
    with database.begin() as uow:
        due = work_items.due_unsent(uow.session, resend_after=RESEND_AFTER_SECONDS)
    send_work(app, due)
    return len(due)
