"""Ranges: what is said once of both ends holds for both (3 to 5 million, €3–5 billion, 3到5百万, 3%–5)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.english.words import ONES, TEENS, TENS
from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_JOINT = re.compile(r"\s?(?:[-–—~～〜－]|至|到|或|、|to|or|and)\s?")
_BETWEEN = re.compile(r"between\s+\S*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = {**ONES, **TEENS, **TENS}
_SHORT = re.compile(r"[0-9]{2}(?![0-9]|[.,][0-9])")
_SCALES = (Decimal("0.01"), 10, 100)
"""Of cents and basis points, 十 and 百; thousands and more are named by every language."""
_LEFT = frozenset((Kind.NUMBER, Kind.MONEY))
_SHARED = frozenset((Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.MONEY, Kind.MULTIPLE))


def complete_ranges(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, each end of a range with the scale, percent or currency that only the other end tells."""
    done = list(found)
    for at in range(len(done) - 1):
        first, second = done[at], done[at + 1]
        if second.start - first.end == 1 and (year := _short_year(text, first, second)) is not None:
            done[at + 1] = replace(second, kind=Kind.DATE, value=PartialDate(year))
            continue
        if (
            second.start - first.end <= 5
            and {first.kind} <= _LEFT
            and second.kind is not Kind.DATE
            and _joined(text, first, second)
        ):
            done[at], done[at + 1] = _completed(text, first, second)
        elif second.start - first.end <= 5 and Kind.DATE in (first.kind, second.kind) and _joined(text, first, second):
            done[at], done[at + 1] = _days(first, second)
    return done


def _short_year(text: str, first: Quantity, second: Quantity) -> int | None:
    """The second year of 2022-23."""
    value = first.value
    year = int(value) if isinstance(value, Decimal) else (value.year or 0) if isinstance(value, PartialDate) else 0
    if not 1900 <= year < 2100 or second.kind is not Kind.NUMBER or _SHORT.match(text, second.start) is None:
        return None
    later = year // 100 * 100 + int(text[second.start : second.start + 2])
    return later if year < later <= year + 20 and text[first.end] in "-–—至" else None


def _days(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """May 19-21 and 19–21 May: the other number is a day too; 6至8月: a month."""
    if _has_day(first) and _has_day(second):
        return first, replace(second, is_certain=second.is_certain or first.is_certain)
    if _has_day(first) and second.kind is Kind.NUMBER:
        return first, _as_day(second)
    if _has_day(second) and first.kind is Kind.NUMBER:
        day = _as_day(first)
        return (_of_that_month(day, second) if _has_day(day) else day), second
    if _is_year(second) and first.kind is Kind.NUMBER and first.value in range(1900, 2101):
        return replace(first, kind=Kind.DATE, value=PartialDate(int(first.size or 0))), second
    if _is_month(second) and first.kind is Kind.NUMBER and first.value in range(1, 13):
        return replace(first, kind=Kind.DATE, value=PartialDate(month=int(first.size or 0))), second
    return first, second


def _is_month(quantity: Quantity) -> bool:
    value = quantity.value
    return isinstance(value, PartialDate) and value.year is None and value.month is not None and value.day is None


def _is_year(quantity: Quantity) -> bool:
    value = quantity.value
    return isinstance(value, PartialDate) and value.year is not None and value.month is None


def _has_day(quantity: Quantity) -> bool:
    return isinstance(quantity.value, PartialDate) and quantity.value.day is not None


def _of_that_month(day: Quantity, last: Quantity) -> Quantity:
    """3-5 June begins on 3 June."""
    if not (isinstance(day.value, PartialDate) and isinstance(last.value, PartialDate)):
        return day
    return replace(day, value=PartialDate(None, last.value.month, day.value.day))


def _as_day(number: Quantity) -> Quantity:
    if not isinstance(number.value, Decimal) or number.value not in range(1, 32):
        return number
    return replace(number, kind=Kind.DATE, value=PartialDate(day=int(number.value)))


def _joined(text: str, first: Quantity, second: Quantity) -> bool:
    joint = text[first.end : second.start]
    if not _JOINT.fullmatch(joint):
        return False
    return joint.strip() != "and" or _BETWEEN.search(text[max(0, first.start - 20) : first.start]) is not None


def _completed(text: str, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    low, high = _mantissa(text[first.start : first.end]), _mantissa(text[second.start : second.end])
    if isinstance(second.value, Decimal) and low == first.value and high and low < high and second.value:
        scale = second.value / high
        first = replace(first, value=low * scale) if scale in _SCALES or scale >= 1000 else first
    if first.kind is Kind.NUMBER and low is None and 0 < Fraction(first.size or 0) < 1:
        return first, second  # Cut by a fifth to 40 yuan.
    if first.kind is Kind.NUMBER and second.kind in _SHARED:
        certain = first.is_certain and second.is_certain
        return replace(first, kind=second.kind, unit=second.unit, is_certain=certain), second
    if second.kind is Kind.NUMBER and second.unit is not None:
        return replace(first, unit=second.unit), second
    if first.kind is Kind.MONEY and second.kind is Kind.NUMBER:
        return first, replace(second, kind=Kind.MONEY, unit=first.unit)
    return first, second


def _mantissa(written: str) -> Decimal | None:
    """The figure before the scale: 5 of 5 million, 五 of 五百万."""
    if digits := _DIGITS.search(written):
        return Decimal(digits[0].replace(",", ""))
    word = re.match(r"[a-z]+", written.lower())
    if word:
        return Decimal(_WORDS[word[0]]) if word[0] in _WORDS else None
    return value_of(written[0]) if written[0] in "一二三四五六七八九十两" else None
