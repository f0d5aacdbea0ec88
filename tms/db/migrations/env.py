"""Runs migrations under an advisory lock (two starters don't collide) and with time limits (nobody waits for ever)."""

from alembic import context
from sqlalchemy import create_engine, pool, text

import tms.db.models  # noqa: F401  registers every table
from tms.db.base import Base

_LOCK = 7_301_946  # any number, the same for every process that migrates


def run() -> None:
    url = context.config.attributes["database_url"]
    engine = create_engine(url, poolclass=pool.NullPool, connect_args={"options": "-c lock_timeout=4s"})
    # The advisory lock is waited for without a limit, on a connection of its own, which ends it by closing.
    lock_engine = create_engine(url, poolclass=pool.NullPool, isolation_level="AUTOCOMMIT")
    with lock_engine.connect() as lock, engine.connect() as connection:
        lock.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            transaction_per_migration=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()
    lock_engine.dispose()


run()
