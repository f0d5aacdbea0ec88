"""The checks on good translations: what each family finds in 1,000 segments, and how long it takes for one.

    uv run python -m tests.benchmarks checks             the figures
    uv run python -m tests.benchmarks.checks numbers …   what these families find, to be read

The references are those of the trilingual news and pages of the data folder, both Chinese versions beside the English,
and the news the other way round. What is found in them is right, rare, or a false alarm to be tuned away.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.report import Row
from tms.checks import ALL, CheckedText, Finding, check
from tms.domain.locales import EN, ZH_HANS, ZH_HANT, ZH_HANT_TW

DATA = Path(__file__).parents[2] / "../shared/data"
SURE = 0.5
"""Alignments that cost more are too often two sentences that have nothing to do with each other."""


def references() -> Iterator[tuple[str, CheckedText]]:
    """Each corpus with its translations."""
    for corpus, name in (("news", "news/ntrex/ntrex.dev.jsonl"), ("pages", "triples/triples.dev.jsonl")):
        for line in (DATA / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("cost", 0) <= SURE:
                yield corpus, _text(row["en"], EN, row["zh_hans"], ZH_HANS, ZH_HANS)
                yield corpus, _text(row["en"], EN, row["zh_hant"], ZH_HANT, ZH_HANT_TW)
                if corpus == "news":
                    yield f"{corpus} into English", _text(row["zh_hans"], ZH_HANS, row["en"], EN, EN)


def _text(source: str, source_locale: str, text: str, locale: str, region: str) -> CheckedText:
    return CheckedText(1, source, source_locale, None, text, locale, region=region)


def checks_rows() -> list[Row]:
    """Findings per 1,000 segments by family and corpus, then µs by family; the dictionaries are read before.

    Numbers, percentages, currencies and dates are found together, so that each of the four alone takes as long as all.
    """
    texts = list(references())
    segments = Counter(corpus for corpus, _ in texts)
    check(replace(texts[0][1], text="讀说", locale=ZH_HANT, region=ZH_HANT_TW))
    rows, taken = [], []
    for family, run in ALL.items():
        began = time.perf_counter()
        found = [(corpus, list(run(text))) for corpus, text in texts]
        taken.append(Row(f"checks: {family}", (time.perf_counter() - began) / len(texts) * 1e6, "µs per segment"))
        counts = Counter[str]()
        for corpus, findings in found:
            counts[corpus] += len(findings)
        for corpus, n in segments.items():
            rows.append(Row(f"checks: {family}, {corpus}", counts[corpus] / n * 1000, "findings per 1,000"))
    began = time.perf_counter()
    for _, text in texts:
        check(replace(text, segment_id=2))
    whole = (time.perf_counter() - began) / len(texts) * 1e6
    return [*rows, *taken, Row("checks: all at once", whole, "µs per segment", detail=f"{len(texts)} segments")]


def _read(families: list[str]) -> None:
    for corpus, text in references():
        for finding in check(text, families=families):
            print(f"{corpus}, {text.locale}: {finding.code}: {_marked(text, finding)}\n  {finding.words}")
            print(f"  {text.source}\n  {text.text}\n")


def _marked(text: CheckedText, finding: Finding) -> str:
    return "" if finding.start is None else text.text[finding.start : finding.end]


if __name__ == "__main__":
    _read(sys.argv[1:] or list(ALL))
