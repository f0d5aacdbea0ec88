"""What a lookup finds beside comparing with every sentence, and how long that takes."""

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tests.benchmarks.memory_corpus import Corpus
from tests.benchmarks.report import Row
from tms.language.memory import units
from tms.language.memory.rarity import hash_of
from tms.services.memory.lookup import ALMOST, MemoryMatch

MOST = 5


def compared(
    name: str, corpus: Corpus, size: int, queries: Sequence[str], ask: Callable[[str], Sequence[MemoryMatch]]
) -> Iterator[Row]:
    """Of each query the best five, by how much they are alike."""
    with multiprocessing.Pool(2) as pool:
        parts = [(corpus.locale, at, min(at + 5_000, size)) for at in range(0, size, 5_000)]
        everything = list(dict.fromkeys(one for part in pool.imap(_encoded_part, parts) for one in part))
    expected = found = 0
    taken: list[float] = []
    for words in queries:
        began = time.perf_counter()
        alike = process.extract_iter(
            _encoded(words, corpus.locale), everything, scorer=Levenshtein.normalized_similarity, score_cutoff=0.749999
        )
        best = sorted((min(ALMOST, int(score * 100 + 1e-6)) for _, score, _ in alike), reverse=True)[:MOST]
        taken.append(time.perf_counter() - began)
        expected += len(best)
        if best:
            found += min(len(best), sum(min(ALMOST, match.similarity) >= best[-1] for match in ask(words)))
    yield Row(f"{name}: comparing with everything, p50", statistics.median(taken) * 1000, "ms")
    missed = 100.0 * (expected - found) / expected
    yield Row(f"{name}: missed of what that finds", missed, "%", 1.0, f"{found} of {expected} found")


def _encoded(words: str, locale: str) -> str:
    """A character for each unit, which compares quicker; that two units get the same one is rare."""
    return "".join(chr(0x100 + hash_of(unit) % 0x100000) for unit in units(words, locale))


def _encoded_part(part: tuple[str, int, int]) -> list[str]:
    locale, first, last = part
    corpus = Corpus(locale)
    return [_encoded(corpus.sentence(at), locale) for at in range(first, last)]
