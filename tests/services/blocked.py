"""Waiting for whoever stands behind a lock that the test holds: PostgreSQL says when they do."""

import time
from concurrent.futures import Future
from typing import Any

from sqlalchemy import text

from tms.db.unit_of_work import UnitOfWork


def until_blocked(uow: UnitOfWork, waiting: Future[Any]) -> None:
    """Until another session of this database waits for a lock of ours; whoever is over already never did."""
    blocked = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
    while not uow.session.scalar(blocked):
        assert not waiting.done(), "nobody waits"
        time.sleep(0.01)
