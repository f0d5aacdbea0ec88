"""Runs migrations under an advisory lock (two starters don't collide) and with time limits (nobody waits for ever)."""

from alembic import context
from sqlalchemy import create_engine, pool, text

import tms.db.models  # noqa: F401  registers every table
from tms.db.base import Base

_LOCK = 7_301_946  # any number, the same for every process that migrates


def run() -> None:
    engine = create_engine(context.config.attributes["database_url"], poolclass=pool.NullPool)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
        connection.execute(text("SET lock_timeout = '4s'"))
        connection.commit()
        try:
            context.configure(
                connection=connection,
                target_metadata=Base.metadata,
                transaction_per_migration=True,
                compare_type=True,
            )
            with context.begin_transaction():
                context.run_migrations()
        finally:
            connection.rollback()
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
            connection.commit()
    engine.dispose()


run()
