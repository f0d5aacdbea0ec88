"""What PostgreSQL's catalogue knows of our tables, so that a backup forgets none that a later migration adds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, sql

from tms.db.backup.manifest import Numbering

VERSION_TABLE = "alembic_version"
Asked = Connection[tuple[Any, ...]]

# Values are written and read the same way whatever the server or its database is set to.
_AS_TEXT = "SET LOCAL datestyle = ISO; SET LOCAL intervalstyle = postgres; SET LOCAL timezone = 'UTC'; \
SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = hex; SET LOCAL client_encoding = 'UTF8'; \
SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key as it can be dropped and made again."""

    table: str
    name: str
    definition: str


def speak_plainly(connection: Asked) -> None:
    """Have this transaction write values in the one form that backups use, and take as long as it needs."""
    connection.execute(_AS_TEXT)


def tables(connection: Asked) -> list[str]:
    """The name of every table of ours."""
    found = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition "
        "AND relnamespace = current_schema()::regnamespace AND relname <> %s ORDER BY relname",
        [VERSION_TABLE],
    )
    return [row[0] for row in found]


def columns(connection: Asked, table: str) -> tuple[str, ...]:
    """The table's columns with values of their own; generated ones are computed again."""
    found = connection.execute(
        "SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relname = %s "
        "AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped "
        "AND a.attgenerated = '' ORDER BY attnum",
        [table],
    )
    return tuple(row[0] for row in found)


def revision(connection: Asked) -> str | None:
    """The revision that the tables are at; None where no migration has run."""
    if connection.execute("SELECT to_regclass(%s)", [VERSION_TABLE]).fetchone() == (None,):
        return None
    found = connection.execute(sql.SQL("SELECT version_num FROM {}").format(sql.Identifier(VERSION_TABLE))).fetchone()
    return found[0] if found else None


def sequences(connection: Asked) -> tuple[Numbering, ...]:
    """Where the numbers of identity columns stand now, also inside a transaction that sees older rows."""
    owned = connection.execute(
        "SELECT s.relname, t.relname, a.attname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN "
        "('a', 'i') JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON (a.attrelid, a.attnum) = (t.oid, "
        "d.refobjsubid) WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace "
        "ORDER BY t.relname, a.attname"
    ).fetchall()
    found = []
    for name, table, column in owned:
        asked = sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(name))
        for last, called in connection.execute(asked):
            found.append(Numbering(table, column, last, called))
    return tuple(found)


def highest(connection: Asked, table: str, column: str) -> int:
    """The largest number in a column; 0 in an empty table."""
    asked = sql.SQL("SELECT max({}) FROM {}").format(sql.Identifier(column), sql.Identifier(table))
    found = connection.execute(asked).fetchone()
    return (found and found[0]) or 0


def empty(connection: Asked) -> None:
    """Delete every row of ours, also where our triggers let none be deleted."""
    names = tables(connection)
    for name in names:
        connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(name)))
    every = sql.SQL(", ").join(map(sql.Identifier, names))
    connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(every))
    for name in names:
        connection.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(name)))


def foreign_keys(connection: Asked) -> list[ForeignKey]:
    """Every foreign key between our tables."""
    found = connection.execute(
        "SELECT c.relname, k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = "
        "k.conrelid WHERE k.contype = 'f' AND k.conparentid = 0 AND k.connamespace = current_schema()::regnamespace "
        "ORDER BY 1, 2"
    )
    return [ForeignKey(*row) for row in found]


def filled(connection: Asked, names: Sequence[str]) -> str | None:
    """The first of these tables that has a row; None when all are empty."""
    for name in names:
        asked = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(name))
        if connection.execute(asked).fetchone() == (True,):
            return name
    return None
