"""Real articles in three languages, revised as a desk revises them."""

import json
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest

from tests.corpus import corpus
from tests.shared_data import SHARED, needs_shared
from tms.domain.lineage import Fate, KnownSegment, NewSentence, SentenceMatch, align
from tms.language.segmentation import cut

_FILES = ("news/ntrex/ntrex.dev.jsonl", "triples/triples.dev.jsonl")
_COLUMNS = {"en": "en", "zh-Hans": "zh_hans", "zh-Hant": "zh_hant"}

every_collection = pytest.mark.parametrize(
    "collection", ["written for the tests", pytest.param("corpora", marks=needs_shared(*_FILES))]
)


@cache
def _articles(collection: str, language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    if collection == "corpora":
        rows = [json.loads(line) for path in _FILES for line in (SHARED / path).read_text("utf-8").splitlines()]
        texts = [(row["doc"], row.get(_COLUMNS[language]) or "") for row in rows]
    else:
        texts = [(one.name, sentence.text(language)) for one in corpus() for sentence in one.sentences]
    for name, text in texts:
        found[name] += [piece.text for piece in cut(text, language).pieces]
    return found


def _aligned(old: list[str], new: list[str]) -> tuple[SentenceMatch, ...]:
    known = [KnownSegment(n, "paragraph", text, {}, n) for n, text in enumerate(old)]
    return align(known, [NewSentence("paragraph", text, {}) for text in new]).matches


def _every_fifth(change: Callable[[str], str]) -> Callable[[list[str]], list[str]]:
    return lambda texts: [
        change(text) if n % 5 == 2 and sum(map(str.isalpha, text)) > 12 else text for n, text in enumerate(texts)
    ]


def _rewritten(text: str) -> str:
    """Its parts in another order: what a rewrite in the passive voice looks like."""
    third = len(text) // 3
    return text[third : 2 * third] + text[:third] + text[2 * third :]


_REVISIONS: dict[str, Callable[[list[str]], list[str]]] = {
    "typing mistakes": _every_fifth(lambda text: text[:6] + text[7:]),
    "numbers and names": _every_fifth(lambda text: text[:4] + " 2026 " + text[6:]),
    "rewritten": _every_fifth(_rewritten),
}


@every_collection
@pytest.mark.parametrize("language", _COLUMNS)
@pytest.mark.parametrize("revision", _REVISIONS)
def test_only_the_sentences_that_changed_reopen_and_they_keep_their_ids(
    collection: str, language: str, revision: str
) -> None:
    for old in _articles(collection, language).values():
        new = _REVISIONS[revision](old)
        matches = _aligned(old, new)
        assert [m.segment_id for m in matches] == list(range(len(old)))
        assert [m.reopens for m in matches] == [before != after for before, after in zip(old, new, strict=True)]


@every_collection
@pytest.mark.parametrize("language", _COLUMNS)
def test_halves_that_change_places_reopen_nothing(collection: str, language: str) -> None:
    for old in _articles(collection, language).values():
        half = len(old) // 3
        matches = _aligned(old, old[half:] + old[:half])
        assert not any(match.reopens for match in matches)
        assert {match.fate for match in matches[: len(old) - half]} == {Fate.UNCHANGED}


@every_collection
@pytest.mark.parametrize("language", _COLUMNS)
def test_another_article_keeps_hardly_any_id(collection: str, language: str) -> None:
    articles = list(_articles(collection, language).values())
    for old, new in pairwise(articles):
        matches = _aligned(old, new)
        kept = [m for m in matches if m.segment_id is not None and m.text_changed]
        # Neighbours in the data tell of the same thing now and then: the Python manual names its mailing lists twice.
        assert len(kept) <= max(2, len(matches) // 5)


@pytest.mark.parametrize(
    ("collection", "least"), [("written for the tests", 50), pytest.param("corpora", 500, marks=needs_shared(*_FILES))]
)
def test_hundreds_of_sentences_that_all_changed_keep_their_ids(collection: str, least: int) -> None:
    old = [text for texts in _articles(collection, "en").values() for text in texts if len(text) > 40][:600]
    assert len(old) >= least
    old = list(dict.fromkeys(old))
    new = [f"{text[:20]}{text[24:]}" for text in old]
    matches = _aligned(old, new)
    assert [m.segment_id for m in matches] == list(range(len(old)))
