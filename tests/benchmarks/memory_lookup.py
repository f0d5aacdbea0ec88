"""Looking up in a memory of many entries: milliseconds, and what is found of what comparing with everything finds.

    uv run python -m tests.benchmarks memory-lookup --entries 10000 100000 1000000

A million entries take about ten minutes on a quiet machine, and six gigabytes. Cold means: the server was restarted,
and its files were put out of the system's cache. On a busy machine the processor's time tells more than the clock's.
"""

import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from tests.benchmarks.memory_built import build
from tests.benchmarks.memory_compared import compared
from tests.benchmarks.memory_corpus import DATA, Corpus
from tests.benchmarks.report import Row
from tests.benchmarks.statements import counting
from tests.factories import make_newsroom
from tms import embedded
from tms.db.migrate import upgrade
from tms.db.queries.memory_search import containing
from tms.db.unit_of_work import Database, make_engine
from tms.domain.locales import EN, ZH_HANS
from tms.language.memory import shortest, units
from tms.services.memory.entries import FEW
from tms.services.memory.lookup import MemoryMatch, SentenceQuery, lookup
from tms.services.withhold_guarded import nothing_withheld

QUERIES, COMPARED, WORDS, TOGETHER, ROUNDS = 250, 60, 100, 8, 5
ARTICLES = {40: 6, 2_000: 1}
"""Sentences that are asked for in one statement, and how often."""

WAYS = ((EN, ZH_HANS), (ZH_HANS, EN))
MOST_MS = {10_000: 3.0, 20_000: 3.0, 100_000: 10.0, 1_000_000: 10.0}

Ask = Callable[..., object]


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
        with database_at(servers.database_url) as database:
            publication = make_newsroom(database).publication_id
        yield build(servers.database_url, publication, size)
        for way in WAYS:
            servers.stop()
            put_out_of_the_cache(folder)
            servers = embedded.start(folder, durable=True)
            with database_at(servers.database_url) as database:
                yield from rows_of(database, publication, way, size)
        with database_at(servers.database_url) as database:
            yield from _sizes(database, size)
    finally:
        servers.stop()
        shutil.rmtree(folder)


def put_out_of_the_cache(folder: Path) -> None:
    """The system forgets what it has read of these files; of all others it does not."""
    for path in folder.rglob("*"):
        if path.is_file():
            file = os.open(path, os.O_RDONLY)
            os.fsync(file)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


@contextmanager
def database_at(url: str) -> Iterator[Database]:
    engine = make_engine(url, pool_size=TOGETHER)
    yield Database(engine)
    engine.dispose()


def rows_of(database: Database, publication: int, way: tuple[str, str], size: int) -> Iterator[Row]:
    """One language; a server that has just been started."""
    corpus = Corpus(way[0])
    queries = corpus.queries(QUERIES, size)
    name = f"{size:,} entries, {way[0]}"

    def ask(words: str) -> list[MemoryMatch]:
        with database.read_only() as uow:
            return lookup(uow, publication, *way, [SentenceQuery(words)], nothing_withheld)[0]

    yield _row(f"{name}: one lookup, cold, the first", [_timed(ask, queries[0])])
    yield _row(f"{name}: one lookup, cold, the others", [_timed(ask, words) for words in queries[1:]])
    yield _warm(database, f"{name}: one lookup", ask, queries, MOST_MS.get(size))
    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(ask, queries[:TOGETHER]))
        together = list(pool.map(lambda words: _timed(ask, words), queries * 2))
    yield _row(f"{name}: {TOGETHER} at once", together)

    def whole(article: Sequence[str]) -> object:
        with database.begin() as uow:
            return lookup(uow, publication, *way, [SentenceQuery(words) for words in article], nothing_withheld)

    for sentences, times in ARTICLES.items():
        texts = corpus.queries(sentences * times, size)
        with counting(database.engine) as counted:
            taken = [_timed(whole, texts[at::times]) for at in range(times)]
        yield _row(f"{name}: {sentences:,} sentences, {len(counted.statements) // times} statement", taken)
    yield from compared(name, corpus, size, queries[-COMPARED:], ask)
    yield from _concordance(database, publication, corpus, size, name)


def _warm(database: Database, what: str, ask: Ask, asked: Sequence[str], most: float | None) -> Row:
    """The quickest of some rounds, which on a machine that does other things tells what the lookup itself needs."""
    with database.begin() as uow:
        server = Path(f"/proc/{uow.session.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    taken: list[float] = []
    on_processor: list[float] = []
    for words in asked:
        times: list[float] = []
        used: list[float] = []
        for _ in range(ROUNDS):
            before = time.thread_time_ns() + int(server.read_text().split()[0])
            times.append(_timed(ask, words))
            used.append((time.thread_time_ns() + int(server.read_text().split()[0]) - before) / 1e6)
        taken.append(min(times))
        on_processor.append(min(used))
    row = _row(f"{what}, warm, quickest of {ROUNDS}", taken, most)
    return Row(
        row.what, row.measured, row.unit, most, f"{row.detail}; on the processor p95 {_p95(on_processor):.2f} ms"
    )


def _timed(ask: Ask, what: object) -> float:
    began = time.perf_counter()
    ask(what)
    return (time.perf_counter() - began) * 1000


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]


def _row(what: str, taken: Sequence[float], most: float | None = None) -> Row:
    return Row(f"{what}, p95", _p95(taken), "ms", most, f"p50 {statistics.median(taken):.2f} ms, {len(taken)} times")


def _concordance(database: Database, publication: int, corpus: Corpus, size: int, name: str) -> Iterator[Row]:
    """Words of known sentences: in Chinese of two characters and of four, in English one word and two."""
    for length in (1, 2):

        def ask(phrase: str) -> object:
            with database.read_only() as uow:
                return containing(uow.session, publication, corpus.locale, phrase, FEW)

        english = "a word" if length == 1 else "two words"
        kind = english if corpus.locale == EN else f"words of {2 * length} characters"
        words = words_of(corpus, size, length)
        yield _warm(database, f"{name}: concordance, {kind}", ask, words, MOST_MS.get(size))


def words_of(corpus: Corpus, size: int, length: int) -> list[str]:
    chance = random.Random("concordance")  # noqa: S311  the same words each time
    words: list[str] = []
    while len(words) < WORDS:
        parts = units(corpus.sentence(chance.randrange(size)), corpus.locale)
        joint, n = (" ", length) if corpus.locale == EN else ("", 2 * length)
        at = chance.randrange(max(1, len(parts) - n))
        found = joint.join(parts[at : at + n])
        if found.replace(" ", "").isalpha() and len(found) >= shortest(corpus.locale):
            words.append(found)
    return words


def _sizes(database: Database, size: int) -> Iterator[Row]:
    with database.begin() as uow:
        for what, of in (
            ("texts", "pg_table_size('memory_source')"),
            ("keys", "pg_table_size('memory_key')"),
            ("index of the keys", "pg_relation_size('memory_key_keys')"),
            ("index for the concordance", "pg_relation_size('memory_source_grams')"),
            (
                "entries with their indexes",
                "pg_total_relation_size('memory_variant') + pg_total_relation_size('memory_unit')",
            ),
        ):
            yield Row(f"{size:,} entries: {what}", float(uow.session.scalar(text(f"SELECT {of}")) or 0) / 2**20, "MB")
