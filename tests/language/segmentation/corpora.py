"""Sentences that others divided, put together again: they lie beside the project, not in it."""

import json
from collections.abc import Sequence
from itertools import groupby

from tests.shared_data import SHARED
from tms.language.segmentation import segments

WIKIPEDIA, NEWS = "conversion/ud_gsd.dev.jsonl", "news/ntrex/ntrex.dev.jsonl"
COLUMNS = {"en": "en", "zh-Hans": "zh_hans", "zh-Hant": "zh_hant"}
"""The data's names of our languages."""

JOINTS = {"en": " ", "zh-Hans": "", "zh-Hant": ""}
"""What stands between two sentences."""

_IN_A_PARAGRAPH = 5

Paragraph = list[str]


def wikipedia(locale: str) -> list[Paragraph]:
    """Chinese sentences of UD GSD (500), in their order five at a time, as if these were paragraphs."""
    lines = (SHARED / WIKIPEDIA).read_text("utf-8").splitlines()
    return _fives([json.loads(line)[COLUMNS[locale]] for line in lines])


def news(locale: str) -> list[Paragraph]:
    """The documents of NTREX without their headlines, each as one paragraph."""
    return [document[1:] for document in _documents(locale)]


def news_by_fives(locale: str) -> list[Paragraph]:
    """The same with headlines, five sentences at a time: as long as paragraphs of news are."""
    return [part for document in _documents(locale) for part in _fives(document)]


def _documents(locale: str) -> list[Paragraph]:
    lines = (SHARED / NEWS).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [[row[COLUMNS[locale]].strip() for row in group] for _, group in groupby(rows, lambda row: row["doc"])]


def _fives(sentences: Sequence[str]) -> list[Paragraph]:
    return [list(sentences[at : at + _IN_A_PARAGRAPH]) for at in range(0, len(sentences), _IN_A_PARAGRAPH)]


def f1(paragraphs: Sequence[Paragraph], locale: str) -> float:
    """Of the boundaries inside the paragraphs, the harmonic mean of precision and recall."""
    right = ours = theirs = 0
    for sentences in paragraphs:
        found, gold = _ends(segments(JOINTS[locale].join(sentences), locale)), _ends(sentences)
        right, ours, theirs = right + len(found & gold), ours + len(found), theirs + len(gold)
    return 2 * right / (ours + theirs)


def _ends(parts: Sequence[str]) -> set[int]:
    """Offsets of the inner boundaries, white space not counted."""
    ends: set[int] = set()
    at = 0
    for part in parts[:-1]:
        at += len("".join(part.split()))
        ends.add(at)
    return ends
