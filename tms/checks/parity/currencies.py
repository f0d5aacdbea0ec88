"""Currencies without an amount: the euro fell against the yen. One that only one version names, in place of another."""

import re
from collections.abc import Sequence
from functools import cache

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.numbers import Kind, Quantity
from tms.language.numbers.chinese.shape import shaped
from tms.language.numbers.currencies import alternatives, codes_of_chinese_names, codes_of_english_names

_OF_SEVERAL = frozenset({"dollar", "dollars", "pound", "pounds", "won"})
"""What may be another country's, or no money."""

_Named = dict[str, tuple[int, int]]
"""Codes, and where each is named first without an amount."""


def compare_currencies(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> list[Disagreement]:
    """A version that names a currency that no other knows, and not the one that all others name."""
    named = [
        _named(plain, its, locale) if plain is not None else None
        for plain, its, locale in zip(plains, said, locales, strict=True)
    ]
    everything = [
        set(its or ()) | {str(one.unit) for one in amounts if one.kind is Kind.MONEY and one.unit}
        for its, amounts in zip(named, said, strict=True)
    ]
    for at, mine in enumerate(named):
        others = [other for place, other in enumerate(named) if place != at and other is not None]
        elsewhere = set().union(*(codes for place, codes in enumerate(everything) if place != at))
        extra = (mine or {}).keys() - elsewhere
        lost = set.intersection(*map(set, others)) - everything[at] if others else set()
        if mine and extra and lost:
            camps = [(its, min(extra), 1) if its is mine else (its, min(lost), 0) for its in named]
            sides = [_side(plain or "", *camp) for plain, camp in zip(plains, camps, strict=True)]
            return [Disagreement(row, Family.MONEY, "money.differs", tuple(sides))]
    return []


def _side(plain: str, named: _Named | None, code: str, camp: int) -> Side | None:
    if named is None:
        return None
    start, end = named[code]
    return Side(plain[start:end], start, end, camp)


def _named(plain: str, said: Sequence[Quantity], locale: str) -> _Named:
    chinese = is_chinese(locale)
    codes = codes_of_chinese_names() if chinese else codes_of_english_names()
    found: _Named = {}
    for name in _names(chinese=chinese).finditer(shaped(plain) if chinese else plain):
        if not any(one.start < name.end() and name.start() < one.end for one in said):
            found.setdefault(codes[name[0].lower()], name.span())
    return found


@cache
def _names(*, chinese: bool) -> re.Pattern[str]:
    if chinese:
        return re.compile(alternatives(list(codes_of_chinese_names())))
    # Euro 2024 is a tournament.
    names = alternatives([name for name in codes_of_english_names() if name not in _OF_SEVERAL])
    return re.compile(rf"(?<![A-Za-z])(?:(?!Euro)(?i:{names}))(?![A-Za-z])")
