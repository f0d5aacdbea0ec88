"""Runs migrations under an advisory lock (two starters don't collide) and with time limits (nobody waits for ever)."""

from alembic import context
from sqlalchemy import Connection, create_engine, pool, text

import tms.db.models  # noqa: F401  registers every table
from tms.db.base import Base
from tms.db.migrate import require_known

_LOCK = 7_301_946  # any number, the same for every process that migrates


def run() -> None:
    given = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)  # in a transaction of somebody who has locked the tables
        return
    url = context.config.attributes["database_url"]
    engine = create_engine(url, poolclass=pool.NullPool, connect_args={"options": "-c lock_timeout=4s"})
    # The advisory lock is waited for without a limit, on a connection of its own, which ends it by closing.
    lock_engine = create_engine(url, poolclass=pool.NullPool, isolation_level="AUTOCOMMIT")
    with lock_engine.connect() as lock, engine.connect() as connection:
        lock.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
        _migrate(connection)
    engine.dispose()
    lock_engine.dispose()


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transaction_per_migration=True,
        compare_type=True,
    )
    require_known(context.get_context().get_current_revision())
    with context.begin_transaction():
        context.run_migrations()


run()
