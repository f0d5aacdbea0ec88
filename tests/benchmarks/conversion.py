"""Conversion beside OpenCC's C++ library: one long text and many short ones, as text only and with spans.

Spans become objects when somebody looks at them; the time with that has a row of its own.

uv run python -m tests.benchmarks conversion
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

from tests.benchmarks.report import Row
from tests.language.conversion.oracle import DATA, by_opencc
from tms.language.conversion.engine import run
from tms.language.conversion.explained import explain

_DIRECTIONS = {
    "zh_hans": ("s2t", "s2tw", "s2hk", "s2twp", "s2hkp"),
    "zh_hant": ("t2s", "tw2s", "hk2s", "tw2sp", "hk2sp"),
}
_LENGTH, _PIECES, _PIECE = 1_000_000, 20_000, 60
_MOST, _MOST_WITH_SPANS = 1.0, 1 / 0.3

_WITHOUT_DATA = {
    "zh_hans": "他说，头发里面的信息时代软件，和后来的互联网。\n",
    "zh_hant": "他說，頭髮裡面的資訊時代軟體，和後來的網際網路。\n",
}


def conversion_rows(*, rounds: int) -> list[Row]:
    """How many times the C++ library's own time each conversion takes; every text is another string each time."""
    return [row for field, names in _DIRECTIONS.items() for name in names for row in _rows(field, name, rounds)]


def _rows(field: str, name: str, rounds: int) -> list[Row]:
    text = _text(field)
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    pieces = (pieces * (_PIECES // len(pieces) + 1))[:_PIECES]
    whole = text.encode()[:_LENGTH].decode(errors="ignore")
    rows = []
    for what, texts in ((f"{_LENGTH / 1e6:.0f} MB", [whole]), (f"{_PIECES} of {_PIECE}", pieces)):
        theirs, ours, explained, looked_at = (
            partial(_all, convert, texts)
            for convert in (
                lambda one: by_opencc(one, name),
                lambda one: run(one, (name,)),
                lambda one: explain(one, (name,)),
                lambda one: tuple(explain(one, (name,)).spans),
            )
        )
        taken = _seconds((theirs, ours, explained, looked_at), max(3, rounds // 2))
        size = sum(len(one.encode()) for one in texts) / 1e6
        speed = f"opencc {size / taken[0]:.1f} MB/s, ours {size / taken[1]:.1f}"
        rows += [
            Row(f"conversion {name}, {what}", taken[1] / taken[0], "× opencc", _MOST, speed),
            Row(f"conversion {name}, {what}, spans", taken[2] / taken[0], "× opencc", _MOST_WITH_SPANS),
            Row(f"conversion {name}, {what}, spans looked at", taken[3] / taken[0], "× opencc"),
        ]
    return rows


def _seconds(asks: Sequence[Callable[[], None]], rounds: int) -> list[float]:
    """The medians of what each takes of the processor, in turns: what other programs take does not count."""
    taken: list[list[float]] = [[] for _ in asks]
    for number in range(rounds + 1):
        for times, ask in zip(taken, asks, strict=True):
            began = time.process_time()
            ask()
            if number > 0:
                times.append(time.process_time() - began)
    return [statistics.median(times) for times in taken]


def _all(convert: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        # A string keeps its UTF-8 form once it was asked for; in life each text is converted once.
        convert(text[:-1] + text[-1:])


def _text(field: str) -> str:
    """News, again and again, until it is long enough."""
    news = DATA / "news" / "ntrex" / "ntrex.dev.jsonl"
    found = _WITHOUT_DATA[field]
    if news.is_file():
        found = "\n".join(json.loads(line)[field] for line in news.read_text("utf-8").splitlines())
    return found * (_LENGTH // len(found) + 1)
