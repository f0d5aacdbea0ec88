"""Numbers and dates: how many of a source's quantities its translation says too, and how fast they are found."""

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.report import Row
from tms.language.numbers import Quantity, compare, find_quantities

DATA = Path("../shared/data")
_SENTENCE = (
    "The company said on Monday, March 3, that profit rose 15.3 percent to $1.4 billion in the third quarter of 2025, "
    "while more than 25,000 workers in three states had been told to stay at home."
)


def number_rows(*, show: bool = True) -> list[Row]:
    """The share that is found again, by language and by kind; what is not found is printed for a person to read."""
    rows = [_speed("en", _SENTENCE)]
    if not DATA.is_dir():
        return rows
    for name, file in (("NTREX", "news/ntrex/ntrex.dev.jsonl"), ("triples", "triples/triples.dev.jsonl")):
        texts = [json.loads(line) for line in (DATA / file).read_text("utf-8").splitlines()]
        rows.append(_speed("en", "\n".join(text["en"] for text in texts), name))
        rows.append(_speed("zh-Hans", "\n".join(text["zh_hans"] for text in texts), name))
        for locale, key in (("zh-Hans", "zh_hans"), ("zh-Hant", "zh_hant")):
            rows += _found_again(name, [(text["en"], text[key]) for text in texts if text.get(key)], locale, show)
    return rows


def _speed(locale: str, text: str, name: str = "one sentence") -> Row:
    pieces = text.split("\n")
    rounds = max(1, 40_000 // len(text))
    best = min(_seconds(pieces, locale, rounds) for _ in range(5))
    detail = (
        f"{len(text) / best / 1e6:.2f} million characters per second; {best / len(text) * 200 * 1e3:.3f} ms for 200"
    )
    return Row(f"numbers {locale} {name}", len(text) / best / 1e6, "M characters/s", detail=detail)


def _seconds(pieces: list[str], locale: str, rounds: int) -> float:
    start = time.process_time()
    for _ in range(rounds):
        for piece in pieces:
            find_quantities(piece, locale)
    return (time.process_time() - start) / rounds


def _found_again(name: str, pairs: list[tuple[str, str]], locale: str, show: bool) -> Iterator[Row]:
    there: Counter[str] = Counter()
    again: Counter[str] = Counter()
    added = words = 0
    for source, target in pairs:
        words += len(source.split())
        result = compare(find_quantities(source, "en"), find_quantities(target, locale))
        missing = [quantity for quantity in result.only_left if quantity.is_certain]
        extra = [quantity for quantity in result.only_right if quantity.is_certain]
        again.update(str(pair[0].kind) for pair in result.pairs if pair[0].is_certain)
        there.update(str(pair[0].kind) for pair in result.pairs if pair[0].is_certain)
        there.update(str(quantity.kind) for quantity in missing)
        added += len(extra)
        if show and (missing or extra):
            _print(source, target, missing, extra)
    for kind in there:
        yield Row(
            f"numbers {name} {locale} {kind}",
            100 * again[kind] / there[kind],
            "%",
            detail=f"{again[kind]} of {there[kind]}",
        )
    total = there.total()
    detail = f"{again.total()} of {total}; {added} only in the translation, {words} words"
    yield Row(f"numbers {name} {locale} all", 100 * again.total() / max(1, total), "%", detail=detail)


def _print(source: str, target: str, missing: list[Quantity], extra: list[Quantity]) -> None:
    print(
        "-",
        [(q.kind.value, source[q.start : q.end]) for q in missing],
        "+",
        [(q.kind.value, target[q.start : q.end]) for q in extra],
    )
    print("   ", source)
    print("   ", target)
