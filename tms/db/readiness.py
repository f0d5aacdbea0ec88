"""Whether the database can be used as this release needs it: it answers, and its tables are those of the release."""

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy.engine import make_url

from tms.db.migrate import head

UNREACHABLE = "does not answer"
NOT_MIGRATED = "tables of another release"


def what_is_wrong(url: str, *, seconds: int = 2) -> str | None:
    """None when all is well. Asks over a connection of its own, so that a busy pool says nothing about the server.

    Waits ``seconds`` at most for the connection; a server that freezes later is the caller's to give up on.
    """
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(
            make_conninfo(address, connect_timeout=seconds, tcp_user_timeout=5000), autocommit=True
        ) as asked:
            found = asked.execute("SELECT version_num FROM alembic_version").fetchall()
    except psycopg.errors.UndefinedTable:
        return NOT_MIGRATED
    except psycopg.Error:
        return UNREACHABLE
    return None if found == [(head(),)] else NOT_MIGRATED
