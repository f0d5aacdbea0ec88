"""Floors, which Britain counts from the one above the ground: its third floor is 四楼."""

import re
from collections.abc import Sequence

from tms.language.numbers.quantity import Kind, Quantity

_BRITISH = re.compile(
    r"\b(?:flats?|lift|ground floor|storeys?|British|Britain|England|English|Scottish|Scotland|Welsh|London|Edinburgh"
    r"|Glasgow|Dublin|Irish|Paris|Berlin|Rome|Madrid)\b"
)
_FLOOR, _CHINESE_FLOOR = re.compile(r" floors?\b|(?= by\b| when\b|[.,;]| and\b| before\b)"), re.compile("[楼樓层層]")
_FLOORS = re.compile(r"\b(?:first|second|third|\w+th) floor\b|\bfloors\b")
"""The fire reached the fourth: floors are named once."""


def is_on_a_british_floor(one: Quantity, text: str, other: str, others: Sequence[Quantity]) -> bool:
    """Whether the figure tells a floor that the other text tells by the other count."""
    if _FLOOR.match(text, one.end) and one.kind is Kind.ORDINAL and _is_of_floors(text):
        return any(_CHINESE_FLOOR.match(other, each.end) and each.size == (one.size or 0) + 1 for each in others)
    if _CHINESE_FLOOR.match(text, one.end) and _is_of_floors(other):
        return any(
            each.kind is Kind.ORDINAL and _FLOOR.match(other, each.end) and one.size == (each.size or 0) + 1
            for each in others
        )
    return False


def _is_of_floors(text: str) -> bool:
    return _BRITISH.search(text) is not None and _FLOORS.search(text) is not None
