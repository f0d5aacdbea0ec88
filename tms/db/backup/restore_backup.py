"""Putting a backup back, into an empty installation only, and all of it or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from tms.db import migrate
from tms.db.backup import archive, catalogue
from tms.db.backup.archive import Reader
from tms.db.backup.manifest import Manifest, Table
from tms.domain.errors import Conflict, Invalid
from tms.domain.pictures import PictureStore

_PATIENCE = "10s"
_LOG = "outside_log"
# Microseconds since 1970: they grow quicker than numbers are given out, and so are past those of every other life.
_PAST_LOST_EVENTS = """
INSERT INTO outside_log AS log (publication_id, last_number)
SELECT id, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM publication
ON CONFLICT (publication_id) DO UPDATE SET last_number = greatest(log.last_number, excluded.last_number);
SELECT setval(name, greatest(nextval(name), (extract(epoch FROM clock_timestamp()) * 1000000)::bigint))
FROM pg_get_serial_sequence('outside_event', 'id') AS name
"""


def restore(url: str, path: Path, pictures: PictureStore) -> Manifest:
    """Fill the empty database at ``url`` (as SQLAlchemy writes it) from ``path``, then bring it to this release.

    Its pictures are kept in ``pictures`` before any row of theirs is there for others.

    The file is read once before anything is written. One transaction makes the tables as the backup's release had
    them, fills them, and has PostgreSQL check every key. What that says of a row which it refuses is not passed on,
    because it quotes the row. Numbers and ids of outside events go on past those that were given after the backup,
    so that whoever was told of those takes none for another. Errors: those of ``archive.reading``, ``backup_older``,
    ``restore_not_empty``, ``restore_busy``, ``restore_other_tables``, ``pictures_not_kept``.
    """
    with archive.reading(path) as reader:
        _require_known(reader.manifest.revision, path)
        reader.check()
        engine = create_engine(url, poolclass=NullPool, connect_args={"application_name": "tms restore"})
        with engine.begin() as connection:
            _fill(connection, reader)
            for content in reader.pictures():
                pictures.keep(content)
        try:
            migrate.upgrade(url)
        except DBAPIError as error:
            if isinstance(error, OperationalError):
                raise
            with engine.begin() as connection:
                catalogue.empty(_driver(connection))
            raise reader.damaged("its rows are not as that release had them") from None
        if not _has_log(reader.manifest):
            with engine.begin() as connection:
                _driver(connection).execute(_PAST_LOST_EVENTS)
    return reader.manifest


def _require_known(revision: str, path: Path) -> None:
    if revision in migrate.revisions():
        return
    if migrate.is_older(revision):
        raise Invalid("backup_older", path=path, found=revision, oldest=migrate.revisions()[-1])
    raise Invalid("backup_newer", path=path)


def _driver(connection: Connection) -> Any:
    connection.execute(text("SELECT 1"))  # SQLAlchemy begins the transaction; what follows runs in it
    return connection.connection.driver_connection


def _fill(connection: Connection, reader: Reader) -> None:
    driver = _driver(connection)
    catalogue.speak_plainly(driver)
    _take_empty(driver)
    _make_tables(connection, driver, reader.manifest.revision)
    written = {table.name: set(table.columns) for table in reader.manifest.tables}
    there = {name: set(catalogue.columns(driver, name)) for name in catalogue.tables(driver)}
    numbered = {(one.table, one.column) for one in catalogue.sequences(driver)}
    if written != there or numbered != {(one.table, one.column) for one in reader.manifest.sequences}:
        raise reader.damaged(archive.MANIFEST)
    _load(driver, reader)
    if _has_log(reader.manifest):
        driver.execute(_PAST_LOST_EVENTS)


def _has_log(manifest: Manifest) -> bool:
    return any(table.name == _LOG for table in manifest.tables)


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


def _load(driver: catalogue.Asked, reader: Reader) -> None:
    """Without our triggers, which would write history of history, and without foreign keys, which know no order.

    Both are what a table's owner may do; PostgreSQL's own switch for them wants a superuser, whom hosted servers have
    for themselves. The keys are made again as they were, and making them checks every row.
    """
    keys = catalogue.foreign_keys(driver)
    for key in keys:
        _alter(driver, key.table, sql.SQL("DROP CONSTRAINT {}").format(sql.Identifier(key.name)))
    for table in reader.manifest.tables:
        with _of_part(reader, table.name):
            _copy(driver, reader, table)
    for key in keys:
        definition = sql.SQL("ADD CONSTRAINT {} ").format(sql.Identifier(key.name)) + sql.SQL(key.definition)
        with _of_part(reader, key.table):
            _alter(driver, key.table, definition)
    _number_on(driver, reader)


@contextmanager
def _of_part(reader: Reader, part: str) -> Iterator[None]:
    """The error for what PostgreSQL refuses: it is the file's fault, unless the server itself is in trouble."""
    try:
        yield
    except psycopg.OperationalError:
        raise
    except psycopg.Error:
        raise reader.damaged(part) from None


def _copy(driver: catalogue.Asked, reader: Reader, table: Table) -> None:
    _alter(driver, table.name, sql.SQL("DISABLE TRIGGER USER"))
    copying = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
    )
    with driver.cursor() as cursor, cursor.copy(copying) as copy:
        for piece in reader.rows(table):
            copy.write(piece)
    _alter(driver, table.name, sql.SQL("ENABLE TRIGGER USER"))


def _number_on(driver: catalogue.Asked, reader: Reader) -> None:
    """The next number comes after every one that is there. Last of all, since no rollback takes it back."""
    for one in reader.manifest.sequences:
        if one.last < catalogue.highest(driver, one.table, one.column) + (not one.called):
            raise reader.damaged(archive.MANIFEST)
    for one in reader.manifest.sequences:
        driver.execute(
            "SELECT setval(pg_get_serial_sequence(quote_ident(%s), %s), %s, %s)",
            [one.table, one.column, one.last, one.called],
        )


def _alter(driver: catalogue.Asked, table: str, change: sql.Composable) -> None:
    driver.execute(sql.SQL("ALTER TABLE {} ").format(sql.Identifier(table)) + change)
