"""Figures that a language can't leave to other words: a version that lacks one has lost it."""

import re

from tms.language.numbers import ClockTime, Kind, PartialDate, Quantity, is_said_beside

_YUAN = re.compile(r"[\d十百千万萬亿億兆多余餘]\s?[元圆圓块塊]")

_SMALL_IN_WORDS, _SMALL_IN_FIGURES = 10, 2
"""Up to so much, a language may say a number with another word (both, a pair, 双), or not at all."""

_TOLD_BY_CONTEXT = frozenset({Kind.WEEKDAY, Kind.TIME, Kind.MULTIPLE, Kind.QUARTER, Kind.DECADE, Kind.CENTURY})
"""What another language may say as 昨天, "later that day" or "again": only a contradiction is a mistake."""


def must_be_said(quantity: Quantity, text: str) -> bool:
    """Whether a language that lacks it has lost something."""
    value = quantity.value
    said = text[quantity.start : quantity.end]
    if quantity.kind is Kind.MONEY and not quantity.is_certain and not quantity.is_approximate:
        # Of 1085元, only the country is open.
        return _YUAN.search(said) is not None and any(character.isdecimal() for character in said)
    is_sure = quantity.is_certain and not quantity.is_approximate and not is_said_beside(quantity, text)
    if not is_sure or quantity.kind in _TOLD_BY_CONTEXT:
        return False
    if isinstance(value, PartialDate):
        return value.day is not None or value.month is not None
    if isinstance(value, ClockTime):
        return False
    if quantity.kind is Kind.ORDINAL:
        return value > 1
    if quantity.kind is not Kind.NUMBER or value != int(value):
        return True
    if "." in said:
        return True
    in_figures = any(character.isdecimal() for character in said)
    return value > (_SMALL_IN_FIGURES if in_figures else _SMALL_IN_WORDS)
