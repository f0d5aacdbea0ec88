"""What PostgreSQL's catalogue knows of our tables, so that a backup forgets none that a later migration adds."""

from collections.abc import Sequence as Many
from dataclasses import dataclass
from typing import Any

from psycopg import Connection, sql

from tms.db.backup.archive import Sequence

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
    """For this transaction: values in the one form that backups have, and no limit on how long it takes."""
    connection.execute(_AS_TEXT)


def tables(connection: Asked) -> list[str]:
    """Every table of ours, by name."""
    found = connection.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition "
        "AND relnamespace = current_schema()::regnamespace AND relname <> %s ORDER BY relname",
        [VERSION_TABLE],
    )
    return [row[0] for row in found]


def columns(connection: Asked, table: str) -> tuple[str, ...]:
    """Those that hold values of their own; generated ones are computed again."""
    found = connection.execute(
        "SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relname = %s "
        "AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped "
        "AND a.attgenerated = '' ORDER BY attnum",
        [table],
    )
    return tuple(row[0] for row in found)


def revision(connection: Asked) -> str | None:
    """The revision of the tables; None where no migration has run."""
    if connection.execute("SELECT to_regclass(%s)", [VERSION_TABLE]).fetchone() == (None,):
        return None
    found = connection.execute(sql.SQL("SELECT version_num FROM {}").format(sql.Identifier(VERSION_TABLE))).fetchone()
    return found[0] if found else None


def sequences(connection: Asked) -> tuple[Sequence, ...]:
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
            found.append(Sequence(table, column, last, called))
    return tuple(found)


def foreign_keys(connection: Asked) -> list[ForeignKey]:
    """Every foreign key between our tables."""
    found = connection.execute(
        "SELECT c.relname, k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_class c ON c.oid = "
        "k.conrelid WHERE k.contype = 'f' AND k.conparentid = 0 AND k.connamespace = current_schema()::regnamespace "
        "ORDER BY 1, 2"
    )
    return [ForeignKey(*row) for row in found]


def filled(connection: Asked, names: Many[str]) -> str | None:
    """The first of these tables that has a row; None when all are empty."""
    for name in names:
        asked = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(name))
        if connection.execute(asked).fetchone() == (True,):
            return name
    return None
