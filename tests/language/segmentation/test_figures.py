"""Sentences that others divided, put together again and cut by us. The data lie beside the project, not in it."""

import json
from itertools import groupby
from pathlib import Path

import pytest

from tms.language.segmentation import segments

DATA = Path(__file__).parents[3].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data")


def f1(paragraphs: list[list[str]], locale: str, joint: str) -> float:
    """Of the boundaries inside the paragraphs, the harmonic mean of precision and recall."""
    right = ours = theirs = 0
    for sentences in paragraphs:
        found, gold = _ends(segments(joint.join(sentences), locale)), _ends(sentences)
        right, ours, theirs = right + len(found & gold), ours + len(found), theirs + len(gold)
    return 2 * right / (ours + theirs)


def _ends(parts: list[str]) -> set[int]:
    """Offsets of the inner boundaries, white space not counted."""
    ends: set[int] = set()
    at = 0
    for part in parts[:-1]:
        at += len("".join(part.split()))
        ends.add(at)
    return ends


@pytest.mark.parametrize(("column", "locale"), [("zh_hans", "zh-Hans"), ("zh_hant", "zh-Hant")])
def test_wikipedia_sentences_are_found_again(column: str, locale: str) -> None:
    lines = (DATA / "conversion" / "ud_gsd.dev.jsonl").read_text("utf-8").splitlines()
    sentences = [json.loads(line)[column] for line in lines]
    paragraphs = [sentences[at : at + 5] for at in range(0, len(sentences), 5)]
    assert f1(paragraphs, locale, "") >= 0.995


@pytest.mark.parametrize(("column", "locale", "joint"), [("en", "en", " "), ("zh_hans", "zh-Hans", "")])
def test_sentences_of_translated_news_are_found_again(column: str, locale: str, joint: str) -> None:
    """Lower than above: the data divide quotations of several sentences, and we keep them whole."""
    lines = (DATA / "news" / "ntrex" / "ntrex.dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    documents = [[row[column].strip() for row in group][1:] for _, group in groupby(rows, lambda row: row["doc"])]
    assert f1(documents, locale, joint) >= 0.90
