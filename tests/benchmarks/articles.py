"""Articles in numbers: one that the pipeline made, copied inside the database with all that belongs to it."""

import time

from sqlalchemy import Table, text
from sqlalchemy.engine import Connection, make_url

from tms.db.models import Article
from tms.db.unit_of_work import Database, make_engine
from tms.domain.imported_article import Block, ImportedArticle

# Columns that number something within an article; the copies' numbers lie apart by a stride.
_NUMBERS = frozenset(
    {
        "article_id", "version_id", "segment_id", "revision_id", "job_id", "parent_version_id", "source_version_id",
        "current_revision_id", "live_snapshot_id", "work_item_id", "snapshot_id", "release_id", "home_version_id",
        "follows_segment_id", "based_on_id", "ancestor_id", "sign_off_id", "superseded_by",
    }
)  # fmt: skip
_LEFT_OUT = frozenset({"memory_variant", "address", "release_version", "outside_event"})
_COPIES_AT_ONCE = 2_000


def page_of(segments: int, *, title: str = "A long report", number: int = 0) -> ImportedArticle:
    """An English article of so many segments: the title and paragraphs of two sentences."""
    body = segments - 1
    sentences = [
        f"Sentence number {n} of report {number} says that the night train to the harbour carried {n + 200} people."
        for n in range(body)
    ]
    paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, body, 2)]
    return ImportedArticle(language="en", title=title, blocks=[Block("paragraph", words) for words in paragraphs])


def copy_article(database: Database, article_id: int, copies: int) -> float:
    """Copy the article; the seconds that it took. Needs the administrator of the private server."""
    began = time.perf_counter()
    url = make_url(database.engine.url).set(username="postgres")
    engine = make_engine(url.render_as_string(hide_password=False), pool_size=1)
    tables = [t for t in Article.metadata.sorted_tables if t.name == "article" or "article_id" in t.columns]
    tables = [t for t in tables if t.name not in _LEFT_OUT]
    with engine.connect() as connection:
        stride = 1 + max(_largest(connection, table, article_id) for table in tables)
        first = 1 + max(_largest(connection, t) for t in tables) // stride
        for at in range(0, copies, _COPIES_AT_ONCE):
            _copy(connection, tables, article_id, first + at, min(_COPIES_AT_ONCE, copies - at), stride)
            connection.commit()
        for table in tables:
            if "id" in table.columns:
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}")
                )
        connection.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
    return time.perf_counter() - began


def _largest(connection: Connection, table: Table, article_id: int | None = None) -> int:
    if "id" not in table.columns:
        return 0
    of_article = f" WHERE {_key(table)} = {article_id}" if article_id else ""
    return int(connection.scalar(text(f"SELECT coalesce(max(id), 0) FROM {table.name}{of_article}")) or 0)


def _key(table: Table) -> str:
    return "id" if table.name == "article" else "article_id"


def _copy(connection: Connection, tables: list[Table], article_id: int, first: int, copies: int, stride: int) -> None:
    # Without triggers: the rows are copies of rows that the rules have seen.
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    for table in tables:
        columns = [c for c in table.columns if c.computed is None]
        connection.execute(
            text(
                f"INSERT INTO {table.name} ({', '.join(c.name for c in columns)}) OVERRIDING SYSTEM VALUE"
                f" SELECT {', '.join(_copied(c.name) for c in columns)}"
                f" FROM {table.name} AS t, generate_series(CAST(:first AS bigint), :last) AS k"
                f" WHERE t.{_key(table)} = :article"
            ),
            {"first": first, "last": first + copies - 1, "article": article_id, "stride": stride},
        )


def _copied(column: str) -> str:
    if column == "id" or column in _NUMBERS:
        return f"t.{column} + k * :stride"
    if column == "external_id":
        return "gen_random_uuid()::text"
    if column in {"slug", "dedup_key"}:
        return f"t.{column} || '-' || k * :stride"
    return f"t.{column}"
