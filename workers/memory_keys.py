"""A thread of every worker that keeps the memory's keys as good as its sentences allow; one at a time does it."""

import threading

import structlog
from sqlalchemy.exc import DBAPIError

from tms.db.unit_of_work import Database, make_engine
from tms.embedded import addresses
from tms.services.memory.rare_keys import keep_up
from tms.settings import Settings

log = structlog.get_logger(__name__)

LOOK_SECONDS = 60.0
"""Keys that are made late cost milliseconds, and nothing else."""

_stopped = threading.Event()


def start(settings: Settings) -> None:
    """Look every minute until ``stop``."""
    where = addresses(settings)
    database = Database(make_engine(where.database_url, pool_size=1, idle_seconds=settings.lease_seconds))
    _stopped.clear()

    def loop() -> None:
        while not _stopped.wait(LOOK_SECONDS):
            look(database)
        database.engine.dispose()

    threading.Thread(target=loop, name="memory-keys", daemon=True).start()


def stop() -> None:
    """End after the transaction that runs."""
    _stopped.set()


def look(database: Database) -> int:
    """One round; how many texts got new keys. Never raises what the next round may heal."""
    try:
        done = keep_up(database.begin, _stopped.wait)
    except DBAPIError as error:
        log.warning("memory_keys_database_failed", error=type(error).__name__)
        return 0
    except Exception as error:  # noqa: BLE001  a thread that dies makes no keys
        log.warning("memory_keys_failed", error=type(error).__name__)
        return 0
    if done:
        log.info("memory_keys_made", texts=done)
    return done
