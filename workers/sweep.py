"""The sweeper: a thread of every worker that finds what was never sent, lost, or left by a dead worker."""

import math
import threading
import time

import redis
import structlog
from celery import Celery
from sqlalchemy.exc import DBAPIError

from tms.adapters.dispatch import Dispatcher, send_work
from tms.adapters.worker_presence import Presence
from tms.bootstrap import make_pictures
from tms.db.queries import work_items
from tms.db.unit_of_work import Database, make_engine
from tms.domain.work_kinds import MAX_ATTEMPTS
from tms.embedded import addresses, redis_url
from tms.services.fetching.feeds import free_feeds, queue_due_feeds
from tms.services.fetching.pages import forget_old_pages
from tms.services.notifications.digest import make_digests
from tms.services.notifications.overdue import take_back_overdue, tell_of_overdue
from tms.services.notifications.right_ended import tell_of_ended_rights
from tms.services.outside_events.keep_events import forget_old_events
from tms.services.pictures.drop_unused import drop_unused_pictures
from tms.services.sites.queue_sites import queue_sites
from tms.services.webhooks.queue_webhooks import queue_webhooks
from tms.settings import Settings

log = structlog.get_logger(__name__)

RESEND_AFTER_SWEEPS = 5
"""A message that nobody took for so many rounds is sent again; doubled ones do nothing."""

PICTURES_SECONDS = 3600.0
"""How often unfinished files of pictures are looked for."""

UNUSED_SECONDS = 12 * 3600.0
"""How often files that no picture has are looked for: all names of the folder or bucket are read."""

CLOCK_SECONDS = 20.0
"""How often it is asked whose work has become overdue, and whose letter is due."""

_stopped = threading.Event()


def start(settings: Settings, app: Celery) -> None:
    """Sweep every ``sweep_seconds`` until ``stop``."""
    where = addresses(settings)
    # Whoever is told something while nobody asks hears of it like everybody else.
    dispatcher = Dispatcher(app, redis_url(where.broker_url))
    engine = make_engine(where.database_url, pool_size=1, idle_seconds=settings.lease_seconds)
    database = Database(engine, dispatcher.after_commit)
    has_mail = settings.smtp_url is not None and settings.mail_from is not None
    presence = Presence(redis_url(where.broker_url))
    queues = sorted(app.amqp.queues.consume_from)
    _stopped.clear()

    pictures = make_pictures(settings)

    def loop() -> None:
        looked_at_clock = looked_at_pictures = looked_at_unused = -math.inf
        while not _stopped.wait(settings.sweep_seconds):
            _tell(presence, queues)
            try:
                sweep(database, app, resend_after=settings.sweep_seconds * RESEND_AFTER_SWEEPS)
                if time.monotonic() - looked_at_clock >= CLOCK_SECONDS:
                    look_at_clock(database, has_mail=has_mail)
                    looked_at_clock = time.monotonic()
                if time.monotonic() - looked_at_pictures >= PICTURES_SECONDS:
                    looked_at_pictures = time.monotonic()
                    pictures.sweep()
                if settings.drops_unused_pictures and time.monotonic() - looked_at_unused >= UNUSED_SECONDS:
                    looked_at_unused = time.monotonic()
                    if dropped := drop_unused_pictures(database.begin, pictures):
                        log.info("unused_pictures_dropped", files=dropped)
            except DBAPIError as error:
                log.warning("sweep_database_failed", error=type(error).__name__)
            except Exception as error:  # noqa: BLE001  a sweeper that dies heals nothing
                log.warning("sweep_failed", error=type(error).__name__)
        dispatcher.close()
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


def look_at_clock(database: Database, *, has_mail: bool) -> None:
    """Tell of what has become overdue or is shown past its day, and no more of what is not.

    Queue the letters that are due if there is mail.

    Pages that were fetched and not brought in go after a day, outside events when they are too old.
    """
    with database.begin() as uow:
        take_back_overdue(uow)
        tell_of_overdue(uow)
        tell_of_ended_rights(uow)
        forget_old_pages(uow)
    with database.begin() as uow:
        forget_old_events(uow)
    if has_mail:
        with database.begin() as uow:
            make_digests(uow)
    with database.begin() as uow:
        free_feeds(uow)
        queue_due_feeds(uow)


def sweep(database: Database, app: Celery, *, resend_after: float) -> int:
    """One round: take back ended leases, send what is due or was sent ``resend_after`` seconds ago; how many."""
    with database.begin() as uow:
        taken_back = work_items.take_back_expired(uow.session, MAX_ATTEMPTS)
    if taken_back:
        log.warning("work_taken_back", items=taken_back)
    with database.begin() as uow:
        due = work_items.due_unsent(uow.session, resend_after=resend_after)
    send_work(app, due)
    with database.begin() as uow:
        queue_webhooks(uow)
    with database.begin() as uow:
        queue_sites(uow)
    return len(due)
