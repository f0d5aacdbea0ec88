"""Two numbers beside each other that are one guess: 三四十 is thirty to forty, 十七八 seventeen or eighteen."""

import re
from decimal import Decimal

from tms.language.numbers.chinese.amounts import Read
from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.quantity import Kind, Quantity

_FIGURES = "一二三四五六七八九"
_FIGURE = "[一二两三四五六七八九]"
_BEFORE_UNIT = re.compile(f"({_FIGURE})({_FIGURE})([十百千]?(?:万|亿)?)(?![{_FIGURES}〇零点])")
_BEHIND_TEN = re.compile(f"([二三四五六七八九]?十)({_FIGURE})({_FIGURE})(?=[岁歲人个名天年位家万岁多])")


def neighbours(text: str, start: int) -> Read | None:
    """The first of the two, or the second one that stands behind it; neither is sure."""
    if found := _BEFORE_UNIT.match(text, start):
        return _number(found.start(1), found.end(1), _of(found[1], found[3])) if _is_guess(found[1], found) else None
    if (found := _BEFORE_UNIT.match(text, start - 1)) and start and _is_guess(found[1], found):
        return _number(start, found.end(), _of(found[2], found[3]))
    if (found := _BEHIND_TEN.match(text, start)) and _at(found[3]) - _at(found[2]) == 1:
        return _number(start, found.end(2), (value_of(found[1]) or 0) + _at(found[2]))
    for back in (2, 3):
        found = _BEHIND_TEN.match(text, start - back) if start >= back else None
        if found and found.start(3) == start and _at(found[3]) - _at(found[2]) == 1:
            return _number(start, found.end(), (value_of(found[1]) or 0) + _at(found[3]))
    return None


def _is_guess(first: str, found: re.Match[str]) -> bool:
    return bool(found[3]) and _at(found[2]) - _at(first) == 1


def _at(figure: str) -> int:
    return 2 if figure == "两" else _FIGURES.index(figure) + 1


def _of(figure: str, unit: str) -> Decimal:
    size = Decimal(_at(figure))
    for one in unit:
        size *= value_of(one) or 1
    return size


def _number(start: int, end: int, value: Decimal | int) -> Read:
    return Quantity(start, end, Kind.NUMBER, Decimal(value), is_certain=False, is_described=True), end
