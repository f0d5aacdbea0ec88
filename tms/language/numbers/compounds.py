"""Amounts that are told in two units: two dollars and fifty cents, 3美元50美分, 12年6个月, 6 feet 2 inches."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tms.language.numbers.quantity import Kind, PartialDate, Quantity, simplest

_LONGEST = 14
_AND = re.compile(r"(?:,| and|, and)? |又?")
_YEARS = re.compile(r"(?:[ -]years?(?:,| and|, and)? |年(?:又|零)?)")
_MONTHS = re.compile(r" months?(?![a-z])|个月|個月")
_HALF_A_YEAR = 6
_TERM = re.compile("[刑囚监監]")
_LONGEST_TERM = 40
_JIN, _LIANG = re.compile("市?斤零?"), re.compile("[两兩]")
_POUNDS = re.compile(r"(?:[ -](?:pounds?|lbs?)(?:,|,? and)? |磅零?)$")
_OUNCES = re.compile(r"[ -](?:ounces?|oz)(?![a-z])|盎司")
_OUNCES_OF_A_POUND = 16
_DOZEN_AND_A = re.compile(r"(?:a|one|two|three) dozen and a ", re.IGNORECASE)
_HALF = Decimal("0.5")
_HALF_A_DOZEN = 6
_EACH = "每"
"""每1美元35美分 is what one dollar comes to."""
_FEET = re.compile(r"(?:[ -](?:feet|foot)|ft)(?:,|,? and)?[ -]|[英]?[尺呎]")
_INCH = re.compile(r"[ -]inch(?:es)?(?![a-z])|in(?![a-z])|[英]?[寸吋]")
_INCHES = 12
_TOLD_FEET = re.compile(r"[ -]foot[ -]|ft ")
"""6-foot-4 needs no inches."""
_NO_UNIT = re.compile(r"(?=$|[.,;:)]|-inch| (?!\d|[a-z]+s\b))")


def compounded(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, two that are one amount as one."""
    done: list[Quantity] = []
    for quantity in found:
        whole = _together(text, done[-1], quantity) if done and quantity.start - done[-1].end <= _LONGEST else None
        if whole is None:
            done.append(quantity)
        else:
            done[-1] = whole
    return done


def _together(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    between = text[first.end : second.start]
    if isinstance(first.value, Decimal) and (term := _term(text, first, second, between)):
        return term
    if not (isinstance(first.value, Decimal) and isinstance(second.value, Decimal)) or first.value % 1:
        return None
    if (counted := _dozens(text, first, second) or _pounds(text, first, second)) is not None:
        return counted
    if first.kind is second.kind is Kind.MONEY:
        is_rest = 0 < second.value < 1 <= first.value and second.unit in (None, first.unit)
        is_rest = is_rest and _AND.fullmatch(between) is not None and text[first.start - 1 : first.start] != _EACH
        return replace(first, end=second.end, value=first.value + second.value) if is_rest else None
    if first.kind is second.kind is Kind.NUMBER and _FEET.fullmatch(between) and 0 < second.value < _INCHES:
        inches = _INCH.match(text, second.end) or (_TOLD_FEET.match(between) and _NO_UNIT.match(text, second.end))
        height = simplest(Fraction(first.value) + Fraction(second.value) / _INCHES)
        return replace(first, end=inches.end(), value=height, unit="feet") if inches else None
    if first.kind is second.kind is Kind.NUMBER and _JIN.fullmatch(between) and _LIANG.match(text, second.end):
        weight = first.value + second.value / 10
        return replace(first, end=second.end + 1, value=weight, unit="jin") if second.value < 10 else None
    if not (first.kind is second.kind is Kind.NUMBER and second.value == _HALF_A_YEAR):
        return None
    months = _MONTHS.match(text, second.end) if _YEARS.fullmatch(between) else None
    return replace(first, end=months.end(), value=first.value + Decimal("0.5"), unit="years") if months else None


def _dozens(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """A dozen and a half are 18."""
    if second.value != _HALF or not _DOZEN_AND_A.fullmatch(text, first.start, second.start):
        return None
    return replace(first, end=second.end, value=Decimal(str(first.value)) + _HALF_A_DOZEN, is_approximate=False)


def _pounds(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """7 pounds 11 ounces; the pounds may have been read as money."""
    pounds, ounces = first.value, second.value
    if not (isinstance(pounds, Decimal) and isinstance(ounces, Decimal)) or second.kind is not Kind.NUMBER:
        return None
    found = _OUNCES.match(text, second.end) if 0 < ounces < _OUNCES_OF_A_POUND else None
    if found is None or _POUNDS.search(text[first.start : second.start]) is None:
        return None
    weight = simplest(Fraction(pounds) + Fraction(ounces) / _OUNCES_OF_A_POUND)
    return Quantity(first.start, found.end(), Kind.NUMBER, weight, "pounds")


def _term(text: str, first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """判刑2年6月 is no month of the year 2."""
    value = second.value
    if not isinstance(value, PartialDate) or value.month is None or value.day is not None or value.year is not None:
        return None
    years = first.value if isinstance(first.value, Decimal) else Decimal(0)
    if between != "年" or years > _LONGEST_TERM or not _TERM.search(text, max(0, first.start - _LONGEST), first.start):
        return None
    return replace(first, end=second.end, value=simplest(Fraction(years) + Fraction(value.month, 12)), unit="years")
