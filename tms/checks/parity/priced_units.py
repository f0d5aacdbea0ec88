"""What a price is for: a pound of beef for $6.70 is not 每公斤6.70美元.

A translation keeps the unit with the amount, or converts both; the same amount for another unit is another price.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.numbers import Kind, Quantity
from tms.language.numbers.units import CHINESE, ENGLISH, TIME, other_sizes

_SORTS = frozenset(("area", "length", "weight", "volume", TIME))


def _names(units: dict[str, tuple[str, float]]) -> str:
    told = [name for name, (sort, _) in units.items() if sort in _SORTS]
    return "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in sorted(told, key=len, reverse=True))


_BEHIND = re.compile(rf"(?: an? | per |/)(?P<unit>{_names(ENGLISH)})(?![\w-])", re.IGNORECASE)
_LED = re.compile(rf"(?:^|[.;] |\bthat )an? (?P<unit>{_names(ENGLISH)}) of [a-z ]+$", re.IGNORECASE)
"""A pound of beef now costs $6.70."""
_BEHIND_CHINESE = re.compile(rf"(?:[/／]|[一每])(?P<unit>{_names(CHINESE)})(?![\u4e00-\u9fff]*\d)")
_LED_CHINESE = re.compile(rf"每(?P<unit>{_names(CHINESE)})[^，。；每\d]{{0,12}}$")
_REACH = 60

_Unit = tuple[str, float]
_Price = tuple[_Unit, tuple[int, int]]


def compare_priced_units(
    row: int, plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> list[Disagreement]:
    """At most one: an amount that all tell, for one unit in English and for another in Chinese."""
    prices = [
        dict(_prices(text, its, chinese=is_chinese(locale))) if text else {}
        for text, its, locale in zip(plains, said, locales, strict=True)
    ]
    for one, other in combinations(range(len(plains)), 2):
        if is_chinese(locales[one]) is is_chinese(locales[other]):
            continue
        for size in prices[one].keys() & prices[other].keys():
            mine, theirs = prices[one][size][0], prices[other][size][0]
            if not _may_be_one(mine, theirs):
                told = [each.get(size) for each in prices]
                sides = [
                    Side((text or "")[its[1][0] : its[1][1]], *its[1], int(not _may_be_one(mine, its[0])))
                    if its
                    else None
                    for text, its in zip(plains, told, strict=True)
                ]
                return [Disagreement(row, Family.NUMBERS, "numbers.differs", tuple(sides))]
    return []


def _may_be_one(mine: _Unit, theirs: _Unit) -> bool:
    return mine[0] == theirs[0] and bool(set(other_sizes(*mine)) & set(other_sizes(*theirs)))


def _prices(text: str, said: Sequence[Quantity], *, chinese: bool) -> Iterator[tuple[object, _Price]]:
    """By its size, each amount that the text tells once, with its unit."""
    units = CHINESE if chinese else ENGLISH
    amounts = [one for one in said if one.kind is Kind.MONEY and one.size is not None and not one.is_approximate]
    for one in amounts:
        if sum(each.size == one.size for each in amounts) > 1:
            continue
        behind = (_BEHIND_CHINESE if chinese else _BEHIND).match(text, one.end)
        start = max(0, one.start - _REACH)
        led = (_LED_CHINESE if chinese else _LED).search(text[start : one.start])
        if behind:
            yield one.size, (units[_name(behind["unit"])], behind.span("unit"))
        elif led:
            place = start + led.start("unit"), start + led.end("unit")
            yield one.size, (units[_name(led["unit"])], place)


def _name(unit: str) -> str:
    return unit.lower().replace("-", " ")
