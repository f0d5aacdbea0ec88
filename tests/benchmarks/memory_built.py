"""A memory of many entries, put into a database as a restored backup would be: rows first, large indexes after."""

import multiprocessing
import time
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from tests.benchmarks.memory_corpus import COLUMNS, Corpus
from tests.benchmarks.report import Row
from tms.db.queries.memory_rarity import FIRST, SAMPLE, TIMES
from tms.db.queries.memory_sources import array_of, bits_of
from tms.db.unit_of_work import make_engine
from tms.language.memory import GENERAL, Rarity, counted, grams, indexed, packed
from tms.services.memory.remember import hash_of

_INDEXES = {
    "memory_key_keys": "ON memory_key USING gin (keys) WITH (fastupdate = off)",
    "memory_source_grams": "ON memory_source USING gin (grams) WITH (fastupdate = off)",
}
_TAKE = (
    "INSERT INTO memory_source (publication_id, locale, hash, text, grams, nr) OVERRIDING SYSTEM VALUE"
    " SELECT :publication_id, i.locale, i.hash, i.text, memory_salted(i.grams, i.nr), i.nr"
    " FROM (SELECT *, nextval(pg_get_serial_sequence('memory_source', 'nr')) AS nr FROM incoming) i"
)
_COLUMNS = {
    "memory_key": "publication_id, locale, hash, rarity_id, length, signature, keys",
    "memory_variant": "publication_id, unit_id, locale, text, hash",
}


def build(url: str, publication: int, size: int) -> Row:
    """Keys are made by a rarity that is about to be counted anew: the oldest that a memory of this size has."""
    began = time.perf_counter()
    admin = make_engine(make_url(url).set(username="postgres").render_as_string(hide_password=False), pool_size=1)
    with admin.connect() as connection, multiprocessing.Pool(2) as pool:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("SET idle_in_transaction_session_timeout = 0"))
        connection.execute(text(f"DROP INDEX {', '.join(_INDEXES)}"))
        with connection.connection.cursor().copy("COPY memory_unit (publication_id, id) FROM STDIN") as copy:
            for at in range(size):
                copy.write_row((publication, at + 1))
        for locale, rarity in zip(COLUMNS, pool.starmap(_counted, [(one, size) for one in COLUMNS]), strict=True):
            _fill(connection, pool, (publication, locale, size), rarity)
        connection.execute(text("SET maintenance_work_mem = '512MB'"))
        for name, on in _INDEXES.items():
            connection.execute(text(f"CREATE INDEX {name} {on}"))
        connection.commit()
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM ANALYZE memory_unit, memory_source, {', '.join(_COLUMNS)}"))
    admin.dispose()
    return Row(f"{size:,} entries built", time.perf_counter() - began, "s")


def _counted(locale: str, size: int) -> Rarity:
    when = max(FIRST, size // TIMES)
    corpus = Corpus(locale)
    return GENERAL if size < when else counted(corpus.sentences(min(when, SAMPLE)), locale)


def _fill(connection: Connection, pool: Any, memory: tuple[int, str, int], rarity: Rarity) -> None:
    publication, locale, size = memory
    rarity_id = connection.scalar(
        text(
            "INSERT INTO memory_rarity (publication_id, locale, name, counts, entries)"
            " VALUES (:publication_id, :locale, :name, :counts, :entries) RETURNING id"
        ),
        {
            "publication_id": publication,
            "locale": locale,
            "name": rarity.name,
            "counts": packed(rarity),
            "entries": size // TIMES,
        },
    )
    parts = [(locale, publication, rarity, at, min(at + 5_000, size)) for at in range(0, size, 5_000)]
    known: set[bytes] = set()
    rows: dict[str, list[tuple[object, ...]]] = {"memory_key": [], "memory_variant": []}
    cursor = connection.connection.cursor()
    cursor.execute("CREATE TEMPORARY TABLE incoming (locale text, hash bytea, text text, grams int[]) ")
    with cursor.copy("COPY incoming FROM STDIN") as copy:
        for part in pool.imap(_part, parts):
            for at, of, words, pieces, *made in part:
                rows["memory_variant"].append((publication, at + 1, locale, words, of))
                if of not in known:
                    copy.write_row((locale, of, words, pieces))
                    if made[0] is not None:
                        rows["memory_key"].append((publication, locale, of, rarity_id, *made))
                known.add(of)
    connection.execute(text(_TAKE), {"publication_id": publication})
    cursor.execute("DROP TABLE incoming")
    for table, found in rows.items():
        with cursor.copy(f"COPY {table} ({_COLUMNS[table]}) FROM STDIN") as copy:
            for row in found:
                copy.write_row(row)


_Built = list[tuple[Any, ...]]


def _part(part: tuple[str, int, Rarity, int, int]) -> _Built:
    """Number, hash, text, grams, and length, signature and keys of sentences, or None for those without keys."""
    locale, publication, rarity, first, last = part
    corpus = Corpus(locale)
    found: _Built = []
    for at in range(first, last):
        words = corpus.sentence(at)
        made = indexed(words, str(publication), locale, rarity)
        keys = (made.length, bits_of(made.signature), array_of(made.keys)) if made.keys else (None,)
        found.append((at, hash_of(words), words, array_of(grams(words, str(publication), locale)), *keys))
    return found
