"""Days, lines and plans that are called by their figures: 9·11, 九一八, 六四, 三八线, 十四五."""

import re
from decimal import Decimal

from tms.language.numbers.chinese.amounts import Read
from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_DOTTED = re.compile(r"(1[0-2]|[1-9])·([12]\d|3[01]|[1-9])(?!\d)")
_ELEVENTH = re.compile(r"(?:911|九一一)(?=事件|恐|袭|襲)")
_DAYS = {
    "九一八": (9, 18),
    "五一": (5, 1),
    "五四": (5, 4),
    "六四": (6, 4),
    "七一": (7, 1),
    "八一": (8, 1),
    "七七": (7, 7),
}
_NAMED = re.compile(rf"(?:{'|'.join(_DAYS)})(?![零一二三四五六七八九十百千万亿])")
_PARALLEL = re.compile("三八(?:度)?[线線]")
_PARALLELS_NUMBER = 38
_PLAN = re.compile(r"十([一二三四五六])五(?![零一二三四五六七八九十百千万亿])")
_FIGURES = "一二三四五六"


def named_day(text: str, start: int) -> Read | None:
    """What English calls by its date or number; it may be called otherwise, so uncertain."""
    if found := _DOTTED.match(text, start):
        return _day(found, (int(found[1]), int(found[2])))
    if found := _ELEVENTH.match(text, start):
        return _day(found, (9, 11))
    if found := _PARALLEL.match(text, start):
        return _ordinal(found, _PARALLELS_NUMBER)
    if found := _PLAN.match(text, start):
        return _ordinal(found, 11 + _FIGURES.index(found[1]))
    if found := _NAMED.match(text, start):
        return _day(found, _DAYS[found[0]])
    return None


def _day(found: re.Match[str], day: tuple[int, int]) -> Read:
    when = PartialDate(None, *day)
    return Quantity(found.start(), found.end(), Kind.DATE, when, is_certain=False), found.end()


def _ordinal(found: re.Match[str], value: int) -> Read:
    return Quantity(found.start(), found.end(), Kind.ORDINAL, Decimal(value), is_certain=False), found.end()
