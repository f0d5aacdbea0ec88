"""The search over all articles beside a scan of all texts."""

import time
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.engine import make_url

from tests.benchmarks.report import Row
from tests.benchmarks.running import running
from tests.factories import make_article
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Role
from tms.services.search import SearchQuery, search_articles

SOUGHT = ("夜班列车", "夜車", "night train", "海水", "zzyzx", "琥珀")
_SCAN = text("SELECT DISTINCT article_id FROM segment_text WHERE text ILIKE :like ORDER BY 1 DESC LIMIT 21")
_COPIES = (
    "INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {copied} FROM {table} t,"
    " generate_series(1, {copies}) k WHERE t.{key} = {article}"
)
_STRIDE = 1000


def search_rows(articles: int) -> list[Row]:
    """Measured in one run on a private server; the ratios are what counts."""
    rows = []
    with running() as product:
        database = product.container.database
        editor = product.newsroom[Role.EDITOR]
        article_id = make_article(database, editor)
        _grow(database, article_id, articles)
        for words in SOUGHT:

            def ask(words: str = words) -> object:
                with database.begin() as uow:
                    return search_articles(uow, editor, SearchQuery(words))

            def scan(words: str = words) -> object:
                with database.begin() as uow:
                    return uow.session.scalars(_SCAN, {"like": f"%{words}%"}).all()

            mine, other = _median(ask), _median(scan)
            what = f"{words} among {articles:,} articles: times faster than a scan ({mine * 1000:.1f} ms)"
            rows.append(Row(what, other / mine, "×"))
    return rows


def _median(ask: Callable[[], object]) -> float:
    taken = []
    for _ in range(7):
        began = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - began)
    return sorted(taken)[3]


def _grow(database: Database, article_id: int, copies: int) -> None:
    """Copies whose numbers follow each other, as those of real articles do; every hundredth says something rare."""
    engine = make_engine(make_url(database.engine.url).set(username="postgres").render_as_string(False), pool_size=1)
    strided = {"version_id", "segment_id", "source_version_id", "parent_version_id"}
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table in ("article", "version", "segment", "segment_text"):
            columns = connection.scalars(
                text(
                    "SELECT column_name FROM information_schema.columns"
                    " WHERE table_name = :table AND is_generated = 'NEVER' ORDER BY ordinal_position"
                ),
                {"table": table},
            ).all()

            def copied(column: str, table: str = table) -> str:
                if column == "article_id" or (table == "article" and column == "id"):
                    return f"t.{column} + k"
                if column in strided or column == "id":
                    return f"t.{column} + k * {_STRIDE}"
                if column in {"slug", "external_id"}:
                    return f"t.{column} || '-' || k"
                if table == "segment_text" and column == "text":
                    return "CASE WHEN k % 100 = 0 THEN t.text || '琥珀' ELSE t.text END"
                return f"t.{column}"

            connection.execute(
                text(
                    _COPIES.format(
                        table=table,
                        columns=", ".join(columns),
                        copied=", ".join(map(copied, columns)),
                        copies=copies,
                        key="id" if table == "article" else "article_id",
                        article=article_id,
                    )
                )
            )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()
