"""A termbase of 20,000 concepts: taken in, made ready, asked for a sentence, listed, searched, beside a segment."""

import random
import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import quote

from tests.benchmarks.desk import LOCALE, make_desk, rows_of
from tests.benchmarks.report import Row
from tests.benchmarks.requests import HELLO
from tests.benchmarks.running import Running
from tests.benchmarks.timing import compare
from tms.domain.permissions import Role
from tms.language.term_book import TermBook
from tms.services.termbase.import_terms import import_terms
from tms.services.termbase.term_files import FileConcept, TermFile
from tms.services.termbase.terms import ConceptEntry, TermEntry, book_of_terms

CONCEPTS = 20_000
_SYLLABLES = ["ban", "con", "tra", "de", "mi", "lo", "ver", "sta", "tion", "ment", "al", "ic", "or", "ter", "pro", "fi"]
_SENTENCE = 200
_ASKED = 500


def term_rows(running: Running, *, rounds: int) -> list[Row]:
    """With the texts of a desk beside it."""
    article_id = make_desk(running, clients=1)[0][0]
    segment_id = rows_of(running, article_id)[5].segment_id
    file = made_terms()
    started = time.perf_counter()
    with running.container.database.begin() as uow:
        import_terms(uow, running.newsroom[Role.EDITOR], file)
    rows = [Row(f"{CONCEPTS:,} concepts taken in", time.perf_counter() - started, "s")]
    rows += _language(running, "English", "en", "zh-Hans", " ", [one.entry.name for one in file.concepts])
    rows += _language(running, "Chinese", "zh-Hans", "en", "", [one.entry.terms[1].text for one in file.concepts])
    paths = {
        "termbase, first page": "/terms",
        "termbase, page 200": "/terms?page=200",
        "termbase, two characters searched": f"/terms?q={quote(file.concepts[7].entry.terms[1].text[:2])}",
        "termbase, three letters searched": "/terms?q=con",
        "beside a segment": f"/articles/{article_id}/versions/{LOCALE}/segments/{segment_id}/beside",
        "editor page": f"/articles/{article_id}/versions/{LOCALE}",
    }
    with ExitStack() as stack:
        browser, hello = stack.enter_context(running.browser(Role.TRANSLATOR)), stack.enter_context(running.hello())
        asks: list[Callable[[], object]] = [partial(browser.get, path) for path in paths.values()]
        timed = compare(partial(hello.get, "/"), asks, rounds=max(2, rounds // 2), each=5)
    return rows + [
        Row(what, one.times, HELLO, None, f"{one.median * 1000:.2f} ms, hello {one.hello * 1000:.2f} ms")
        for what, one in zip(paths, timed, strict=True)
    ]


def _language(running: Running, what: str, source: str, target: str, between: str, terms: list[str]) -> list[Row]:
    newsroom = running.newsroom
    before, started = _resident(), time.perf_counter()
    with running.container.database.begin() as uow:
        book = book_of_terms(uow, newsroom.publication_id, source, target, "zh-Hant-TW")
    built, grown = time.perf_counter() - started, _resident() - before
    asked = _asked(book, between, terms)
    return [
        Row(f"{what}: the book read and made", built * 1000, "ms", None, f"{grown:.0f} MB"),
        Row(f"{what}: a sentence of {_SENTENCE} characters", statistics.median(asked), "µs", None, _p95(asked)),
    ]


def _asked(book: TermBook, between: str, terms: list[str]) -> list[float]:
    chance = random.Random(5)  # noqa: S311 - a sample
    taken = []
    for _ in range(_ASKED):
        sentence = between.join(chance.choices(terms, k=60))[:_SENTENCE]
        started = time.perf_counter()
        book.find(sentence)
        taken.append((time.perf_counter() - started) * 1e6)
    return taken


def _p95(asked: list[float]) -> str:
    return f"p95 {sorted(asked)[len(asked) * 95 // 100]:.0f} µs, each sentence full of terms"


def made_terms() -> TermFile:
    """A termbase of so many concepts, the same each time."""
    chance = random.Random(3)  # noqa: S311 - a sample
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(3000)]
    characters = [chr(0x4E00 + n) for n in range(1500)]
    english = sorted({" ".join(chance.choices(words, k=chance.randint(1, 3))) for _ in range(CONCEPTS * 2)})
    chance.shuffle(english)
    concepts = []
    for number, name in enumerate(english[:CONCEPTS]):
        hans = "".join(chance.choices(characters, k=chance.randint(2, 5)))
        terms = [TermEntry("en", name), TermEntry("zh-Hans", hans), TermEntry("zh-Hant-TW", hans)]
        if number % 5 == 0:
            terms.append(TermEntry("zh-Hans", "".join(chance.choices(characters, k=4)), "deprecated"))
        concepts.append(FileConcept(number, ConceptEntry(name, terms=terms)))
    return TermFile(concepts)


def _resident() -> float:
    """MB of this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024
