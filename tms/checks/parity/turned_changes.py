"""From where to where something changed: from 41亿 to 46亿 is not from 46亿 to 41亿, with the same figures."""

import re
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, pairwise

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.numbers import Kind, Quantity

_LEAD = r"(?: (?:about|around|some|nearly|just|over|under|more than|a record))? ?(?:[A-Z]{0,3}[$€£¥])?"
_FROM = re.compile(rf"(?<!\w)(?:from|compared (?:with|to)){_LEAD}$", re.IGNORECASE)
_TO = re.compile(rf"(?<!\w)to{_LEAD}$", re.IGNORECASE)
_WITHIN = re.compile(r"[^.;:!?]{0,48}")
_FROM_CHINESE = re.compile("[从從由自][^，。；！？、]{0,14}$")
_TO_CHINESE = re.compile(
    r"(?:[至到为為成达達]|下跌|上涨|上漲)(?:了|约|約|近)?(?:(?:19|20)\d\d年的?)?(?:[美港欧歐]元|新[台臺][币幣])?$"
)
_AROUND = 26
_CHANGING = frozenset((Kind.NUMBER, Kind.PERCENT, Kind.MONEY))

_AMOUNTS = frozenset((Kind.NUMBER, Kind.MONEY))
"""Of a change, one end may tell the currency for both."""

_Change = tuple[Quantity, Quantity]


def compare_changes(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> list[Disagreement]:
    """At most one: both ends of a change are told in two versions, and the other way round."""
    changes = [
        list(_changes(text or "", its, chinese=is_chinese(locale)))
        for text, its, locale in zip(plains, said, locales, strict=True)
    ]
    for one, other in combinations(range(len(plains)), 2):
        for mine in changes[one]:
            for theirs in changes[other]:
                ends = _sizes(mine, theirs)
                if ends[0] != ends[1] and ends[:2] == ends[:1:-1]:
                    sides: list[Side | None] = [None] * len(plains)
                    for camp, (at, change) in enumerate(((one, mine), (other, theirs))):
                        start, end = min(its.start for its in change), max(its.end for its in change)
                        sides[at] = Side((plains[at] or "")[start:end], start, end, camp)
                    return [Disagreement(row, Family.NUMBERS, "numbers.exchanged", tuple(sides))]
    return []


def _sizes(mine: _Change, theirs: _Change) -> list[Hashable]:
    """What the four ends are, without currencies where an end tells none."""
    ends = [*mine, *theirs]
    if len({one.kind for one in ends}) > 1:
        return [one.size for one in ends]
    return [one.meaning for one in ends]


def _changes(text: str, quantities: Sequence[Quantity], *, chinese: bool) -> Iterator[_Change]:
    """Each pair of figures that says from where to where."""
    figures = [one for one in quantities if one.kind in _CHANGING and not one.is_approximate]
    for first, second in pairwise(figures):
        before = text[max(0, first.start - _AROUND) : first.start]
        between = text[first.end : second.start]
        if not ({first.kind, second.kind} <= _AMOUNTS or first.kind is second.kind) or not _WITHIN.fullmatch(between):
            continue
        if chinese:
            if _FROM_CHINESE.search(before) and _TO_CHINESE.search(between):
                yield first, second
        elif _FROM.search(before) and _TO.search(between):
            yield first, second
        elif _TO.search(before) and _FROM.search(between):
            yield second, first
