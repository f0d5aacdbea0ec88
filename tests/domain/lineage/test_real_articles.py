"""Real articles in three languages, revised as a desk revises them."""

import json
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tms.domain.lineage import Fate, KnownSegment, NewSentence, SentenceMatch, align
from tms.language.segmentation import cut

_DATA = Path(__file__).parents[4] / "shared/data"
_FILES = [_DATA / "news/ntrex/ntrex.dev.jsonl", _DATA / "triples/triples.dev.jsonl"]
_LOCALES = {"en": "en", "zh_hans": "zh-Hans", "zh_hant": "zh-Hant"}

pytestmark = pytest.mark.skipif(not all(path.exists() for path in _FILES), reason="no real articles here")


@cache
def _articles(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in _FILES:
        for line in path.read_text().splitlines():
            row = json.loads(line)
            found[row["doc"]] += [piece.text for piece in cut(row.get(language) or "", _LOCALES[language]).pieces]
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


@pytest.mark.parametrize("language", _LOCALES)
@pytest.mark.parametrize("revision", _REVISIONS)
def test_only_the_sentences_that_changed_reopen_and_they_keep_their_ids(language: str, revision: str) -> None:
    for old in _articles(language).values():
        new = _REVISIONS[revision](old)
        matches = _aligned(old, new)
        assert [m.segment_id for m in matches] == list(range(len(old)))
        assert [m.reopens for m in matches] == [before != after for before, after in zip(old, new, strict=True)]


@pytest.mark.parametrize("language", _LOCALES)
def test_halves_that_change_places_reopen_nothing(language: str) -> None:
    for old in _articles(language).values():
        half = len(old) // 3
        matches = _aligned(old, old[half:] + old[:half])
        assert not any(match.reopens for match in matches)
        assert {match.fate for match in matches[: len(old) - half]} == {Fate.UNCHANGED}


@pytest.mark.sample(3)
@pytest.mark.parametrize("language", _LOCALES)
def test_another_article_keeps_hardly_any_id(language: str) -> None:
    articles = list(_articles(language).values())
    for old, new in pairwise(articles):
        matches = _aligned(old, new)
        kept = [m for m in matches if m.segment_id is not None and m.text_changed]
        # Neighbours in the data tell of the same thing now and then: the Python manual names its mailing lists twice.
        assert len(kept) <= max(2, len(matches) // 5)


def test_hundreds_of_sentences_that_all_changed_keep_their_ids() -> None:
    old = [text for texts in _articles("en").values() for text in texts if len(text) > 40][:600]
    old = list(dict.fromkeys(old))
    new = [f"{text[:20]}{text[24:]}" for text in old]
    matches = _aligned(old, new)
    assert [m.segment_id for m in matches] == list(range(len(old)))
