"""Looking up in a memory of many entries: milliseconds, and what is found of what comparing with everything finds.

    uv run python -m tests.benchmarks memory-lookup --entries 10000 100000 1000000

A million entries take some minutes to build, and five gigabytes.
"""

import multiprocessing
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from sqlalchemy import text
from sqlalchemy.engine import make_url

from tests.benchmarks.memory_corpus import COLUMNS, DATA, Corpus
from tests.benchmarks.report import Row
from tests.benchmarks.statements import counting
from tests.factories import make_newsroom
from tms import embedded
from tms.db.migrate import upgrade
from tms.db.queries.memory_search import containing
from tms.db.unit_of_work import Database, make_engine
from tms.domain.locales import EN, ZH_HANS
from tms.language.memory import grams, indexed, shortest, units
from tms.services.knowledge.memory import hash_of
from tms.services.knowledge.memory_lookup import MemoryMatch, Sought, lookup

QUERIES, COMPARED, TOGETHER, ARTICLE, ROUNDS = 250, 100, 8, 40, 5
WAYS = ((EN, ZH_HANS), (ZH_HANS, EN))
MOST_MS = {10_000: 3.0, 20_000: 3.0, 100_000: 10.0, 1_000_000: 10.0}
_SOURCE = "publication_id, locale, hash, text, length, signature, keys, grams"
_VARIANT = "publication_id, unit_id, locale, text, hash"


def memory_lookup_rows(sizes: Sequence[int]) -> list[Row]:
    """For each size a memory of its own."""
    if not DATA.exists():
        return []
    return [row for size in sizes for row in _of_size(size)]


def _of_size(size: int) -> Iterator[Row]:
    folder = Path(tempfile.mkdtemp(prefix="tms-bench-memory-"))
    folder.chmod(0o755)
    servers = embedded.start(folder, durable=True)
    try:
        upgrade(servers.database_url)
        with _database(servers.database_url) as database:
            publication = make_newsroom(database).publication_id
        yield _build(servers.database_url, publication, size)
        servers.stop()
        servers = embedded.start(folder, durable=True)
        with _database(servers.database_url) as database:
            for way in WAYS:
                yield from _lookups(database, publication, way, size)
            yield from _sizes(database, size)
    finally:
        servers.stop()
        shutil.rmtree(folder)


@contextmanager
def _database(url: str) -> Iterator[Database]:
    engine = make_engine(url, pool_size=TOGETHER)
    yield Database(engine)
    engine.dispose()


def _build(url: str, publication: int, size: int) -> Row:
    """As the administrator, with the large indexes made at the end: how a restored backup gets them."""
    began = time.perf_counter()
    admin = make_engine(make_url(url).set(username="postgres").render_as_string(hide_password=False), pool_size=1)
    with admin.connect() as connection, multiprocessing.Pool(2) as pool:
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("DROP INDEX memory_source_keys, memory_source_grams"))
        cursor = connection.connection.cursor()
        with cursor.copy("COPY memory_unit (publication_id, id) FROM STDIN") as copy:
            for at in range(size):
                copy.write_row((publication, at + 1))
        for locale in COLUMNS:
            parts = [(locale, publication, at, min(at + 5_000, size)) for at in range(0, size, 5_000)]
            known: set[bytes] = set()
            variants: list[tuple[object, ...]] = []
            with cursor.copy(f"COPY memory_source ({_SOURCE}) FROM STDIN") as copy:
                for part in pool.imap(_part, parts):
                    for at, (of, words, *made) in part:
                        variants.append((publication, at + 1, locale, words, of))
                        if of not in known:
                            copy.write_row((publication, locale, of, words, *made))
                        known.add(of)
            with cursor.copy(f"COPY memory_variant ({_VARIANT}) FROM STDIN") as copy:
                for row in variants:
                    copy.write_row(row)
        connection.execute(text("SET maintenance_work_mem = '512MB'"))
        connection.execute(
            text("CREATE INDEX memory_source_keys ON memory_source USING gin (keys) WITH (fastupdate = off)")
        )
        connection.execute(text("CREATE INDEX memory_source_grams ON memory_source USING gin (grams)"))
        connection.commit()
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE memory_source, memory_variant, memory_unit"))
    admin.dispose()
    return Row(f"{size:,} entries built", time.perf_counter() - began, "s")


_Built = list[tuple[int, tuple[bytes, str, int, str, str, str]]]


def _part(part: tuple[str, int, int, int]) -> _Built:
    locale, publication, first, last = part
    corpus = Corpus(locale)
    found: _Built = []
    for at in range(first, last):
        words = corpus.sentence(at)
        made = indexed(words, str(publication), locale)
        keys, pieces = (
            f"{{{','.join(map(str, some))}}}" for some in (made.keys, grams(words, str(publication), locale))
        )
        found.append((at, (hash_of(words), words, made.length, f"{made.signature:0256b}", keys, pieces)))
    return found


def _lookups(database: Database, publication: int, way: tuple[str, str], size: int) -> Iterator[Row]:
    corpus = Corpus(way[0])
    queries = corpus.queries(QUERIES, size)
    name = f"{size:,} entries, {way[0]}"

    def ask(words: str) -> list[MemoryMatch]:
        with database.begin() as uow:
            return lookup(uow, publication, *way, [Sought(words)])[0]

    yield _row(f"{name}: first after the server's restart", [_timed(ask, words) for words in queries[:1]])
    yield _row(f"{name}: the others of the first round", [_timed(ask, words) for words in queries[1:]])
    warm = [[_timed(ask, words) for _ in range(ROUNDS)] for words in queries]
    # On a machine that does other things too, the quickest of some tells what the lookup itself needs.
    yield _row(f"{name}: one lookup, warm, quickest of {ROUNDS}", [min(times) for times in warm], MOST_MS.get(size))
    yield _row(f"{name}: one lookup, warm, all of them", [one for times in warm for one in times])
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(ask, queries[:TOGETHER]))
        together = list(pool.map(lambda words: _timed(ask, words), queries * 2))
    yield _row(f"{name}: {TOGETHER} at once", together)
    articles = [[Sought(words) for words in queries[at : at + ARTICLE]] for at in range(0, QUERIES - ARTICLE, ARTICLE)]

    def whole(article: list[Sought]) -> object:
        with database.begin() as uow:
            return lookup(uow, publication, *way, article)

    with counting(database.engine) as counted:
        taken = [_timed(whole, article) for article in articles]
    yield _row(f"{name}: {ARTICLE} sentences, {len(counted.statements) // len(articles)} statement", taken)
    yield _recall(name, corpus, size, queries[-COMPARED:], ask)
    yield from _concordance(database, publication, corpus, size, name)


def _timed(ask: Callable[..., object], what: object) -> float:
    began = time.perf_counter()
    ask(what)
    return (time.perf_counter() - began) * 1000


def _row(what: str, taken: Sequence[float], most: float | None = None) -> Row:
    p95 = statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    return Row(f"{what}, p95", p95, "ms", most, f"p50 {statistics.median(taken):.2f} ms, {len(taken)} times")


def _recall(
    name: str, corpus: Corpus, size: int, queries: Sequence[str], ask: Callable[[str], Sequence[MemoryMatch]]
) -> Row:
    """Beside comparing with every sentence; each unit is a character here, which compares quicker."""
    characters: dict[str, str] = {}

    def encoded(words: str) -> str:
        return "".join(
            characters.setdefault(unit, chr(0x100 + len(characters))) for unit in units(words, corpus.locale)
        )

    everything = [encoded(words) for words in dict.fromkeys(corpus.sentences(size))]
    expected = found = 0
    for words in queries:
        alike = process.extract_iter(
            encoded(words), everything, scorer=Levenshtein.normalized_similarity, score_cutoff=0.749999
        )
        best = sorted((int(score * 100 + 1e-6) for _, score, _ in alike), reverse=True)[:5]
        expected += len(best)
        if best:
            found += min(len(best), sum(match.similarity >= best[-1] for match in ask(words)))
    missed = 100.0 * (expected - found) / expected
    return Row(f"{name}: missed of what brute force finds", missed, "%", 1.0, f"{found} of {expected} found")


def _concordance(database: Database, publication: int, corpus: Corpus, size: int, name: str) -> Iterator[Row]:
    """Words of known sentences: in Chinese of two characters and of four, in English one word and two."""
    chance = random.Random("concordance")  # noqa: S311  the same words each time
    for length in (1, 2):
        words: list[str] = []
        while len(words) < COMPARED:
            parts = units(corpus.sentence(chance.randrange(size)), corpus.locale)
            joint, n = (" ", length) if corpus.locale == EN else ("", 2 * length)
            at = chance.randrange(max(1, len(parts) - n))
            found = joint.join(parts[at : at + n])
            if found.replace(" ", "").isalpha() and len(found) >= shortest(corpus.locale):
                words.append(found)

        def ask(phrase: str) -> object:
            with database.begin() as uow:
                return containing(uow.session, publication, corpus.locale, phrase, 50)

        kind = (
            f"words of {2 * length} characters"
            if corpus.locale != EN
            else f"{length} words"
            if length > 1
            else "a word"
        )
        quickest = [min(_timed(ask, phrase) for _ in range(ROUNDS)) for phrase in words]
        yield _row(f"{name}: concordance, {kind}, quickest of {ROUNDS}", quickest, MOST_MS.get(size))


def _sizes(database: Database, size: int) -> Iterator[Row]:
    with database.begin() as uow:
        for what, of in (
            ("texts with their keys", "pg_table_size('memory_source')"),
            ("index of the keys", "pg_relation_size('memory_source_keys')"),
            ("index for the concordance", "pg_relation_size('memory_source_grams')"),
            (
                "entries with their indexes",
                "pg_total_relation_size('memory_variant') + pg_total_relation_size('memory_unit')",
            ),
        ):
            yield Row(f"{size:,} entries: {what}", float(uow.session.scalar(text(f"SELECT {of}")) or 0) / 2**20, "MB")
