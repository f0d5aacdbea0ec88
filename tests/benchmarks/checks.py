"""The checks on good translations: what each family finds in 1,000 segments, and the processor time for one.

    uv run python -m tests.benchmarks checks             the figures
    uv run python -m tests.benchmarks.checks numbers …   what these families find, to be read

The references are those of the trilingual news and pages of the data folder, both Chinese versions beside the English,
and the news the other way round. What is found in them is right, rare, or a false alarm to be tuned away.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, permutations
from operator import itemgetter
from pathlib import Path

from tests.benchmarks.report import Row
from tms.checks import ALL, CheckedText, Finding, check, with_paragraphs
from tms.domain.locales import EN, ZH_HANS, ZH_HANT, ZH_HANT_TW

DATA = Path(__file__).parents[2] / "../shared/data"
PAIRED = ("brackets", "quotation marks")
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


def in_paragraphs() -> list[CheckedText]:
    """The news in all six directions, a paragraph ends where no quotation is open."""
    lines = map(json.loads, (DATA / "news/ntrex/ntrex.dev.jsonl").read_text("utf-8").splitlines())
    paragraphs: list[list[Mapping[str, str]]] = []
    for _, document in groupby(lines, key=itemgetter("doc")):
        paragraphs.append([])
        for row in document:
            paragraphs[-1].append(row)
            if sum(sentence["en"].count('"') for sentence in paragraphs[-1]) % 2 == 0:
                paragraphs.append([])
    languages = {"en": (EN, EN), "zh_hans": (ZH_HANS, ZH_HANS), "zh_hant": (ZH_HANT, ZH_HANT_TW)}
    texts: list[CheckedText] = []
    for source, target in permutations(languages, 2):
        told = [
            (n, _text(row[source], languages[source][0], row[target], *languages[target]))
            for n, paragraph in enumerate(paragraphs)
            for row in paragraph
        ]
        texts += with_paragraphs(told)
    return texts


def checks_rows() -> list[Row]:
    """Findings per 1,000 segments by family and corpus, then µs by family; the dictionaries are read before.

    Numbers, percentages, currencies and dates are found together, so that each of the four alone takes as long as all.
    """
    texts = list(references())
    segments = Counter(corpus for corpus, _ in texts)
    check(replace(texts[0][1], text="讀说", locale=ZH_HANT, region=ZH_HANT_TW))
    rows, taken = [], []
    for family, run in ALL.items():
        began = time.process_time()
        found = [(corpus, list(run(text))) for corpus, text in texts]
        taken.append(Row(f"checks: {family}", (time.process_time() - began) / len(texts) * 1e6, "µs per segment"))
        counts = Counter[str]()
        for corpus, findings in found:
            counts[corpus] += len(findings)
        for corpus, n in segments.items():
            rows.append(Row(f"checks: {family}, {corpus}", counts[corpus] / n * 1000, "findings per 1,000"))
    articles = in_paragraphs()
    lone = sum(one.code.endswith(".lone") for text in articles for one in check(text, families=PAIRED))
    rows.append(
        Row("checks: marks without partner, news in paragraphs", lone / len(articles) * 1000, "findings per 1,000")
    )
    return [*rows, *taken, *(_at_once(corpus, texts) for corpus in segments)]


def _at_once(corpus: str, texts: Sequence[tuple[str, CheckedText]]) -> Row:
    """All families as a page asks them; a segment id of its own keeps what was found before from answering."""
    asked = [replace(text, segment_id=2) for of, text in texts if of == corpus]
    began = time.process_time()
    for text in asked:
        check(text)
    taken = (time.process_time() - began) / len(asked) * 1e6
    length = sum(len(text.source) + len(text.text) for text in asked) // len(asked)
    return Row(f"checks: all, {corpus}", taken, "µs per segment", detail=f"{length} characters of both texts each")


def _read(families: list[str]) -> None:
    for corpus, text in references():
        for finding in check(text, families=families):
            print(f"{corpus}, {text.locale}: {finding.code}: {_marked(text, finding)}\n  {finding.words}")
            print(f"  {text.source}\n  {text.text}\n")


def _marked(text: CheckedText, finding: Finding) -> str:
    return "" if finding.start is None else text.text[finding.start : finding.end]


if __name__ == "__main__":
    _read(sys.argv[1:] or list(ALL))
