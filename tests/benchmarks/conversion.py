"""Conversion beside OpenCC's C++ library: one long text and many short ones, as text only and with spans.

Spans become objects when somebody looks at them; the time with that has a row of its own. What our own rules cost is
told beside the same derivation without them: words that are kept apart, and what the words around tell.

uv run python -m tests.benchmarks conversion
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence

from tests.benchmarks.report import Row
from tests.language.conversion.oracle import by_opencc
from tests.shared_data import SHARED
from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.conversion import RuleSet, derive_explained
from tms.language.conversion.chains import chain
from tms.language.conversion.context import hints
from tms.language.conversion.engine import run
from tms.language.conversion.explain import explain
from tms.language.conversion.profiles import profile_of
from tms.language.conversion.readings import readings
from tms.language.conversion.rules import keeps_apart
from tms.language.house_style import with_built_in

_DIRECTIONS = {
    "zh_hans": ("s2t", "s2tw", "s2hk", "s2twp", "s2hkp"),
    "zh_hant": ("t2s", "tw2s", "hk2s", "tw2sp", "hk2sp"),
}
_LENGTH, _PIECES, _PIECE = 250_000, 5_000, 60
"""As long as it takes for a ratio to stand still. Four times as much took 200 s of the processor, and ten minutes on a
machine that others use too."""

_MOST, _MOST_WITH_SPANS, _MOST_WITH_RULES, _MOST_AROUND = 1.0, 1 / 0.3, 1.25, 0.5

_WITHOUT_DATA = {
    "zh_hans": "他说，头发里面的信息时代软件，和后来的互联网。\n",
    "zh_hant": "他說，頭髮裡面的資訊時代軟體，和後來的網際網路。\n",
}


def conversion_rows(*, rounds: int) -> list[Row]:
    """How many times the C++ library's own time each conversion takes; every text is another string each time."""
    rows = [row for field, names in _DIRECTIONS.items() for name in names for row in _rows(field, name, rounds)]
    return [*rows, *_rows_of_rules(rounds)]


def _rows(field: str, name: str, rounds: int) -> list[Row]:
    text = _text(field)
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    pieces = (pieces * (_PIECES // len(pieces) + 1))[:_PIECES]
    whole = text.encode()[:_LENGTH].decode(errors="ignore")
    rows = []
    asks = (
        lambda one: by_opencc(one, name),
        lambda one: run(one, (name,)),
        lambda one: explain(one, (name,)),
        lambda one: tuple(explain(one, (name,)).spans),
    )
    for what, texts in ((f"{_LENGTH / 1e6:.2f} MB", [whole]), (f"{_PIECES} of {_PIECE}", pieces)):
        taken = _seconds(asks, texts, rounds)
        size = sum(len(one.encode()) for one in texts) / 1e6
        speed = f"opencc {size / taken[0]:.1f} MB/s, ours {size / taken[1]:.1f}"
        rows += [
            Row(f"conversion {name}, {what}", taken[1] / taken[0], "× opencc", _MOST, speed),
            Row(f"conversion {name}, {what}, spans", taken[2] / taken[0], "× opencc", _MOST_WITH_SPANS),
            Row(f"conversion {name}, {what}, spans looked at", taken[3] / taken[0], "× opencc"),
        ]
    return rows


def _rows_of_rules(rounds: int) -> list[Row]:
    """What our rules add to a derivation and to its worklist, sentence by sentence."""
    house = profile_of(ZH_HANT_TW, {})
    every = with_built_in([], house, ZH_HANS)
    without = RuleSet(rule for rule in every if not keeps_apart(rule.key))
    text, steps = _text("zh_hans"), chain(ZH_HANS, house.tag, vocabulary=True, news=True)
    pieces = [text[at : at + _PIECE] for at in range(0, _PIECES * _PIECE // 4, _PIECE)]

    def derive(rules: RuleSet) -> Callable[[str], object]:
        return lambda one: derive_explained(one, source=ZH_HANS, profile=house, rules=rules)

    def look_around(one: str) -> object:
        readings.cache_clear()  # the text is another one each time
        return hints.__wrapped__(one, ZH_HANS, steps)

    plain, apart, around = _seconds((derive(without), derive(every), look_around), pieces, rounds)
    count = len(every) - len(without)
    return [
        Row(f"derive, {count} pairs of words kept apart", apart / plain, "× without", _MOST_WITH_RULES),
        Row("derive, of which names, senses and values by their context", around / plain, "of it", _MOST_AROUND),
    ]


def _seconds(asks: Sequence[Callable[[str], object]], texts: Sequence[str], rounds: int) -> list[float]:
    """The medians of what each takes of the processor, in turns: what other programs take does not count."""
    for ask in asks:
        ask(texts[0][:_PIECE])  # The dictionaries are read when somebody first asks.
    taken: list[list[float]] = [[] for _ in asks]
    for _ in range(max(3, rounds // 3)):
        for times, ask in zip(taken, asks, strict=True):
            began = time.process_time()
            _all(ask, texts)
            times.append(time.process_time() - began)
    return [statistics.median(times) for times in taken]


def _all(convert: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        # A string keeps its UTF-8 form once it was asked for; in life each text is converted once.
        convert(text[:-1] + text[-1:])


def _text(field: str) -> str:
    """News, again and again, until it is long enough."""
    news = SHARED / "news" / "ntrex" / "ntrex.dev.jsonl"
    found = _WITHOUT_DATA[field]
    if news.is_file():
        found = "\n".join(json.loads(line)[field] for line in news.read_text("utf-8").splitlines())
    return found * (_LENGTH // len(found) + 1)
