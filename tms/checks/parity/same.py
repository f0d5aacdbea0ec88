"""When two quantities of two languages say the same, and how surely a lone one is a mistake of the other version.

The meanings of ``tms.language.numbers`` are equal across languages; what stands here is the slack that translators
take: a day without its year, an ordinal for a number, an amount whose currency was named before.
"""

from fractions import Fraction

from tms.checks.parity.model import Family
from tms.language.numbers import ClockTime, Kind, PartialDate, Quantity

FAMILIES = {
    Kind.NUMBER: Family.NUMBERS,
    Kind.ORDINAL: Family.NUMBERS,
    Kind.MULTIPLE: Family.NUMBERS,
    Kind.PERCENT: Family.SHARES,
    Kind.PERCENTAGE_POINTS: Family.SHARES,
    Kind.MONEY: Family.MONEY,
    Kind.DATE: Family.DATES,
    Kind.TIME: Family.DATES,
    Kind.WEEKDAY: Family.DATES,
    Kind.QUARTER: Family.DATES,
    Kind.DECADE: Family.DATES,
    Kind.CENTURY: Family.DATES,
}

_HALF = frozenset({Fraction(1, 2)})

_COUNTS = frozenset({Kind.NUMBER, Kind.ORDINAL, Kind.MULTIPLE, Kind.QUARTER, Kind.CENTURY, Kind.DECADE, Kind.MONEY})
"""Kinds whose value may be told as a bare number in the other language."""


def says_same(one: Quantity, other: Quantity) -> bool:
    """Whether a reader of both languages would take them for the same."""
    if one.meaning == other.meaning:
        return True
    mine, theirs = one.value, other.value
    if isinstance(mine, PartialDate) and isinstance(theirs, PartialDate):
        return _same_day(mine, theirs)
    if isinstance(mine, ClockTime) and isinstance(theirs, ClockTime):
        # Half past three is told without its half of the day in one language and with it in the other.
        return mine.minute == theirs.minute and mine.hour % 12 == theirs.hour % 12
    if isinstance(mine, PartialDate | ClockTime) or isinstance(theirs, PartialDate | ClockTime):
        return _bare(one) is not None and _bare(one) == _bare(other)
    return _near(one, other) if one.is_approximate or other.is_approximate else _same_size(one, other)


def _same_size(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    if kinds == {Kind.MONEY}:
        # 元 and ¥ are money of several countries: only the number of such an amount is certain.
        is_open = one.unit is None or other.unit is None or not (one.is_certain and other.is_certain)
        return one.size == other.size and is_open
    halves = any(each.size in _HALF and not each.is_certain for each in (one, other))
    if kinds == {Kind.NUMBER} and one.size and other.size and halves:
        # "A year and a half" is 一年半, and 一个半小时 "an hour and a half".
        return Fraction(one.size) % 1 == Fraction(other.size) % 1
    if kinds <= _COUNTS or kinds == {Kind.PERCENTAGE_POINTS, Kind.NUMBER}:
        return one.size == other.size
    return False


def _same_day(one: PartialDate, other: PartialDate) -> bool:
    both = [(a, b) for a, b in zip(_parts(one), _parts(other), strict=True) if a is not None and b is not None]
    return bool(both) and all(a == b for a, b in both)


def _parts(date: PartialDate) -> tuple[int | None, int | None, int | None]:
    return date.year, date.month, date.day


def _bare(quantity: Quantity) -> Fraction | None:
    """The number that a year, an hour, or a count is said with."""
    value = quantity.value
    if isinstance(value, PartialDate):
        return Fraction(value.year) if value.year is not None and value.month is None else None
    if isinstance(value, ClockTime):
        return Fraction(value.hour) if value.minute == 0 else None
    return Fraction(value) if quantity.kind in _COUNTS else None


def _near(one: Quantity, other: Quantity) -> bool:
    """Dozens and 数十, thousands and 上千人: of one order of size."""
    sizes = sorted(Fraction(size) for size in (one.size, other.size) if size is not None)
    return len(sizes) == 2 and sizes[0] > 0 and sizes[1] / sizes[0] < 5
