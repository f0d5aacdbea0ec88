"""A day that is told by how far it is from a feast: two days before Christmas is 12月23日."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.english.words import ONES, TEENS, TENS
from tms.language.numbers.quantity import PartialDate, Quantity

_NUMBER = "|".join([*ONES, *TEENS, *TENS])
_ENGLISH = re.compile(
    rf"(?<![\w-])(?P<number>an?|the|\d{{1,2}}|{_NUMBER}) (?P<unit>day|week)s? "
    r"(?P<way>before|ahead of|after) (?:the )?$|\b(?P<eve>eve of )(?:the )?$",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:[节節]|之)?(?P<way>前|后|後)的?(?P<number>[一二两兩三四五六七八九十]{1,2}|\d{1,2})个?(?P<unit>天|日|周|週|星期)"
)
_AROUND, _A_WEEK, _COMMON_YEAR = 32, 7, 2027


def is_told_beside_a_feast(one: Quantity, text: str, other: str, others: Sequence[Quantity]) -> bool:
    """Whether the figure of ``text`` is a feast from which a day of the other is counted, or a day counted there."""
    day = _day_beside(one, text)
    if day is not None:
        return any(_day(each) == day for each in others)
    return _day(one) is not None and any(_day_beside(each, other) == _day(one) for each in others)


def _day(one: Quantity) -> tuple[int, int] | None:
    value = one.value
    return (value.month, value.day) if isinstance(value, PartialDate) and value.month and value.day else None


def _day_beside(one: Quantity, text: str) -> tuple[int, int] | None:
    """The day that the words around a feast count from it."""
    feast = _day(one) if one.is_described else None
    found = feast and (_ENGLISH.search(text, max(0, one.start - _AROUND), one.start) or _CHINESE.match(text, one.end))
    if not feast or not found:
        return None
    if "eve" in found.groupdict() and found["eve"]:
        told = date(_COMMON_YEAR, *feast) - timedelta(1)
        return told.month, told.day
    days = _count(found["number"].lower()) * (1 if found["unit"] in ("day", "天", "日") else _A_WEEK)
    told = date(_COMMON_YEAR, *feast) + timedelta(days if found["way"] in ("after", "后", "後") else -days)
    return told.month, told.day


def _count(number: str) -> int:
    words = {**ONES, **TEENS, **TENS, "a": 1, "an": 1, "the": 1}
    return int(number) if number.isdecimal() else words.get(number) or int(value_of(number) or 0)
