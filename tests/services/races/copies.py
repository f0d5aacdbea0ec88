"""An article copied in the database many times over, with all of it: made by people it takes half a second.

Every table that names an article is copied, but for work, notices, memory and the log of outside events, which are
about what happened once. Ids below an article stay the same, as keys begin with the article. Triggers that write
history are off meanwhile, and foreign keys wait for the end.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, text
from sqlalchemy.engine import Engine

_LEFT_OUT = frozenset({"work_item", "notification", "memory_variant", "outside_event"})

_TABLES = text(
    "SELECT c.table_name, c.column_name, c.is_generated = 'ALWAYS' AS generated, c.is_identity = 'YES' AS identity,"
    " EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)"
    "  WHERE i.indisprimary AND i.indrelid = format('%I', c.table_name)::regclass AND a.attname = 'article_id')"
    " AS keyed"
    " FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
    " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND (c.table_name = 'article' OR EXISTS ("
    "  SELECT FROM information_schema.columns o WHERE o.table_schema = 'public' AND o.table_name = c.table_name"
    "  AND o.column_name = 'article_id')) ORDER BY c.table_name, c.ordinal_position"
)
_KEYS = text(
    "SELECT conrelid::regclass::text AS name, conname FROM pg_constraint"
    " WHERE contype = 'f' AND NOT condeferrable AND conrelid::regclass::text = ANY (:tables)"
)


def copy_article(engine: Engine, article_id: int, count: int) -> list[int]:
    """The ids of so many more articles like it."""
    with engine.begin() as connection:
        columns = _columns(connection)
        keys = [f'ALTER TABLE {k.name} ALTER CONSTRAINT "{k.conname}"' for k in _keys(connection, list(columns))]
        _each(connection, [f"{key} DEFERRABLE INITIALLY DEFERRED" for key in keys])
        _each(connection, [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in columns])
    with engine.begin() as connection:
        new = _copied(connection, columns, article_id, count)
    with engine.begin() as connection:
        _each(connection, [f"{key} NOT DEFERRABLE" for key in keys])
        _each(connection, [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in columns])
        connection.execute(text("ANALYZE"))
    return new


def _columns(connection: Connection) -> dict[str, list[str]]:
    """By table the columns to be copied."""
    found: dict[str, list[str]] = {}
    for row in connection.execute(_TABLES):
        is_own_number = row.identity and not row.keyed and row.table_name != "article"
        if row.table_name not in _LEFT_OUT and not row.generated and not is_own_number:
            found.setdefault(row.table_name, []).append(row.column_name)
    return found


def _keys(connection: Connection, tables: Sequence[str]) -> Sequence[Row[Any]]:
    return connection.execute(_KEYS, {"tables": list(tables)}).all()


def _each(connection: Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        connection.execute(text(statement))


def _copied(connection: Connection, columns: dict[str, list[str]], article_id: int, count: int) -> list[int]:
    number = text("SELECT nextval(pg_get_serial_sequence('article', 'id')) FROM generate_series(1, :count)")
    new = list(connection.execute(number, {"count": count}).scalars())
    for table, names in columns.items():
        key = "id" if table == "article" else "article_id"
        values = ", ".join(_value(table, name, key) for name in names)
        listed = ", ".join(f'"{name}"' for name in names)
        connection.execute(
            text(
                f"INSERT INTO {table} ({listed}) OVERRIDING SYSTEM VALUE SELECT {values} FROM {table} AS was,"
                f" unnest(CAST(:new AS bigint[])) AS made (id) WHERE was.{key} = :article_id"
            ),
            {"new": new, "article_id": article_id},
        )
    return new


def _value(table: str, name: str, key: str) -> str:
    if name == key:
        return "made.id"
    if name == "slug":
        return "was.slug || '-' || made.id"
    if (table, name) == ("article", "external_id"):
        return "gen_random_uuid()::text"
    return f'was."{name}"'
