"""Whether this release can use the database: it answers, can be written to, and has the release's tables."""

from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import make_url

_MIGRATIONS = Path(__file__).parent / "migrations" / "versions"

UNREACHABLE = "does not answer"
NOT_MIGRATED = "tables of another release"
FULL = "its disk is full"

# Holds more numbers than fit into its memory: the others go to the server's disk, and leave no trace there.
_WRITES = "SET work_mem = '64kB'; SELECT count(*) FROM generate_series(1, 20000) AS n"


def what_is_wrong(url: str, *, seconds: int = 2) -> str | None:
    """What keeps the database from being used; None when all is well.

    It asks over a connection of its own, so that a busy pool says nothing about the server. It waits ``seconds`` at
    most for the connection; a server that freezes later is the caller's to give up on.
    """
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(
            make_conninfo(address, connect_timeout=seconds, tcp_user_timeout=5000), autocommit=True
        ) as asked:
            found = asked.execute("SELECT version_num FROM alembic_version").fetchall()
            asked.execute(_WRITES)
    except psycopg.errors.UndefinedTable:
        return NOT_MIGRATED
    except psycopg.errors.DiskFull:
        return FULL
    except psycopg.Error:
        return UNREACHABLE
    return None if found == [(newest_revision(),)] else NOT_MIGRATED


def newest_revision() -> str:
    """The revision that this release's tables have, by the names of its migrations.

    Alembic could tell too, and would cost every process that asks ten megabytes.
    """
    return max(file.name[:4] for file in _MIGRATIONS.glob("[0-9]*.py"))
