"""What a price is for: a pound of beef for $6.70 is not 每公斤6.70美元.

A translation keeps the unit with the amount, or converts both; the same amount for another unit is another price.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from tms.checks.parity.model import Disagreement, Family, Side
from tms.domain.locales import is_chinese
from tms.language.numbers import Kind, Quantity, figure, is_for_another_unit
from tms.language.numbers.unit_prices import Unit, unit_price
from tms.language.numbers.units import other_sizes

_Price = tuple[Unit, tuple[int, int]]


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


def converted_units(
    plains: Sequence[str | None], said: Sequence[Sequence[Quantity]], locales: Sequence[str]
) -> set[tuple[int, int]]:
    """In which version, and where there, the units end of prices that two versions tell for two units, and as much."""
    priced = [
        [
            its
            for each in quantities
            if each.kind is Kind.MONEY and (its := figure(text or "", each, locale)).priced is not None
        ]
        for text, quantities, locale in zip(plains, said, locales, strict=True)
    ]
    return {
        (at, each.priced.end)
        for one, other in combinations(range(len(plains)), 2)
        for mine, theirs in product(priced[one], priced[other])
        if is_for_another_unit(mine, theirs)
        for at, each in ((one, mine), (other, theirs))
        if each.priced is not None
    }


def _may_be_one(mine: Unit, theirs: Unit) -> bool:
    return mine[0] == theirs[0] and bool(set(other_sizes(*mine)) & set(other_sizes(*theirs)))


def _prices(text: str, said: Sequence[Quantity], *, chinese: bool) -> Iterator[tuple[object, _Price]]:
    """By its size, each amount that the text tells once, with its unit."""
    amounts = [one for one in said if one.kind is Kind.MONEY and one.size is not None and not one.is_approximate]
    for one in amounts:
        if sum(each.size == one.size for each in amounts) > 1:
            continue
        priced = unit_price(text, one.start, one.end, chinese=chinese)
        if priced is not None and priced.is_own:
            yield one.size, (priced.unit, (priced.start, priced.end))
