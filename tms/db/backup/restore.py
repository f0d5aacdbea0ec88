"""Putting a backup back, into an empty installation only, and all of it or nothing."""

from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from tms.db import migrate
from tms.db.backup import archive, catalogue
from tms.db.backup.archive import Manifest, Reader
from tms.domain.errors import Conflict, Invalid

_PATIENCE = "10s"


def restore(url: str, path: Path) -> Manifest:
    """Fill the empty database at ``url`` (as SQLAlchemy writes it) from ``path``, then bring it to this release.

    The file is read once before anything is written. One transaction makes the tables as the backup's release had
    them, fills them, and has PostgreSQL check every key. Errors: ``backup_damaged``, ``backup_newer``,
    ``backup_not_there``, ``restore_not_empty``, ``restore_busy``, ``restore_other_tables``.
    """
    with archive.reading(path) as reader:
        if reader.manifest.revision not in migrate.revisions():
            raise Invalid("backup_newer", path=path)
        reader.check()
        engine = create_engine(url, poolclass=NullPool, connect_args={"application_name": "tms restore"})
        with engine.begin() as connection:
            _fill(connection, reader, path)
    migrate.upgrade(url)
    return reader.manifest


def _fill(connection: Connection, reader: Reader, path: Path) -> None:
    driver: Any = connection.connection.driver_connection
    connection.execute(text("SELECT 1"))  # SQLAlchemy begins the transaction; what follows runs in it
    catalogue.speak_plainly(driver)
    _take_empty(driver)
    _make_tables(connection, driver, reader.manifest.revision)
    written = {table.name: set(table.columns) for table in reader.manifest.tables}
    there = {name: set(catalogue.columns(driver, name)) for name in catalogue.tables(driver)}
    if written != there:
        raise Invalid("backup_damaged", path=path, part=archive.MANIFEST)
    _load(driver, reader, path)


def _take_empty(driver: catalogue.Asked) -> None:
    """Lock every table, so that nobody fills one meanwhile, and see that none is filled."""
    names = catalogue.tables(driver)
    if not names:
        return
    driver.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
    every = sql.SQL(", ").join(map(sql.Identifier, names))
    try:
        driver.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(every))
    except psycopg.errors.LockNotAvailable as error:
        raise Conflict("restore_busy") from error
    found = catalogue.filled(driver, names)
    if found is not None:
        raise Conflict("restore_not_empty", table=found)


def _make_tables(connection: Connection, driver: catalogue.Asked, wanted: str) -> None:
    """The tables as they were in the backup's release."""
    there = catalogue.revision(driver)
    if there == wanted:
        return
    ours = there in migrate.revisions() if there is not None else not catalogue.tables(driver)
    if not ours:
        raise Conflict("restore_other_tables")
    migrate.remake(connection, wanted)


def _load(driver: catalogue.Asked, reader: Reader, path: Path) -> None:
    """Without our triggers, which would write history of history, and without foreign keys, which know no order.

    Both are what a table's owner may do; PostgreSQL's own switch for them wants a superuser, whom hosted servers have
    for themselves. The keys are made again as they were, and making them checks every row.
    """
    keys = catalogue.foreign_keys(driver)
    for key in keys:
        _alter(driver, key.table, sql.SQL("DROP CONSTRAINT {}").format(sql.Identifier(key.name)))
    for table in reader.manifest.tables:
        _alter(driver, table.name, sql.SQL("DISABLE TRIGGER USER"))
        copying = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
        )
        with driver.cursor() as cursor, cursor.copy(copying) as copy:
            for piece in reader.rows(table):
                copy.write(piece)
        _alter(driver, table.name, sql.SQL("ENABLE TRIGGER USER"))
    for sequence in reader.manifest.sequences:
        driver.execute(
            "SELECT setval(pg_get_serial_sequence(quote_ident(%s), %s), %s, %s)",
            [sequence.table, sequence.column, sequence.last, sequence.called],
        )
    for key in keys:
        definition = sql.SQL("ADD CONSTRAINT {} ").format(sql.Identifier(key.name)) + sql.SQL(key.definition)
        try:
            _alter(driver, key.table, definition)
        except psycopg.errors.ForeignKeyViolation as error:
            raise Invalid("backup_damaged", path=path, part=key.table) from error


def _alter(driver: catalogue.Asked, table: str, change: sql.Composable) -> None:
    driver.execute(sql.SQL("ALTER TABLE {} ").format(sql.Identifier(table)) + change)
