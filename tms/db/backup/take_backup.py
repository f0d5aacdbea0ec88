"""Taking a backup while everything runs: one snapshot of the database, in which every table stands at one moment."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import IsolationLevel, sql

from tms.db.backup import archive, catalogue
from tms.db.backup.manifest import Manifest
from tms.domain.errors import Conflict


def take(address: str, path: Path) -> Manifest:
    """Write a backup of the database at ``address`` (as libpq takes it) to ``path``.

    What was committed before the call is in it; nobody waits for it. Errors: ``nothing_to_back_up``, those of
    ``archive.writing``; ``psycopg.Error`` when the database fails, and then no file is left.
    """
    with archive.writing(path) as writer, psycopg.connect(address, application_name="tms backup") as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        with connection.transaction():
            catalogue.speak_plainly(connection)
            revision = catalogue.revision(connection)
            if revision is None:
                raise Conflict("nothing_to_back_up")
            taken_at = datetime.now(UTC).isoformat(timespec="seconds")
            for table in catalogue.tables(connection):
                columns = catalogue.columns(connection, table)
                writer.table(table, columns, _rows(connection, table, columns))
            # Sequences stand outside of the snapshot: read last, they are past every row in it.
            return writer.finish(revision=revision, taken_at=taken_at, sequences=catalogue.sequences(connection))


def _rows(connection: catalogue.Asked, table: str, columns: tuple[str, ...]) -> Iterator[bytes]:
    copying = sql.SQL("COPY {} ({}) TO STDOUT").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(copying) as copy:
        for row in copy:
            yield bytes(row)
