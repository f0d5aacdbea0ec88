"""Our segmentation beside sentencex alone: the same paragraphs, in turns."""

import json
from itertools import groupby
from pathlib import Path

import sentencex

from tests.benchmarks.report import Row
from tests.benchmarks.timing import compare
from tests.language.segmentation.case_files import cases
from tms.language.segmentation import SegmentationRules, read_rules, segments

NEWS = Path(__file__).parents[2].parent / "shared" / "data" / "news" / "ntrex" / "ntrex.dev.jsonl"
SENTENCES = 5
"""In a paragraph."""

_RULES = read_rules("Xinh.\nApprox.", "Yahoo!|\n|（完）", "编者按：|\nBEIJING —|", chinese_semicolon=False)


def segmentation_rows(*, rounds: int) -> list[Row]:
    """Speeds as multiples of sentencex's own (1 = as fast); there is no budget."""
    return [
        _row("en", "en", " ", rounds),
        _row("zh-Hans", "zh_hans", "", rounds),
        _row("zh-Hant", "zh_hant", "", rounds),
        _row("en", "en", " ", rounds, _RULES),
        _row("zh-Hans", "zh_hans", "", rounds, _RULES),
    ]


def _row(locale: str, column: str, joint: str, rounds: int, rules: SegmentationRules | None = None) -> Row:
    texts, what = _paragraphs(locale, column, joint)
    language = locale[:2]
    alone, ours = [
        lambda: [sentencex.segment(language, text) for text in texts],
        lambda: [segments(text, locale, rules or SegmentationRules()) for text in texts],
    ]
    timed = compare(alone, [ours], rounds=rounds, each=5)[0]
    characters = sum(map(len, texts))
    per_second = [characters / seconds / 1e6 for seconds in (timed.median, timed.hello)]
    speed = "{:.1f} against {:.1f} million characters per second".format(*per_second)
    return Row(
        f"segmentation {locale}{' with rules' if rules else ''}",
        1 / timed.times,
        "× sentencex",
        detail=f"{speed}; {len(texts)} paragraphs of {what}",
    )


def _paragraphs(locale: str, column: str, joint: str) -> tuple[list[str], str]:
    """Translated news, five sentences at a time; where the data are not there, the cases of the tests."""
    if not NEWS.is_file():
        return [case.text for case in cases(locale, joint)], "the tests' cases"
    rows = [json.loads(line) for line in NEWS.read_text("utf-8").splitlines()]
    found = []
    for _, group in groupby(rows, lambda row: row["doc"]):
        sentences = [row[column].strip() for row in group]
        found += [joint.join(sentences[at : at + SENTENCES]) for at in range(0, len(sentences), SENTENCES)]
    return found, "news"
