"""What grew by so many times: 增长两倍 is tripled, and 增至两倍 is doubled."""

import re
from decimal import Decimal

from tms.language.numbers.quantity import Kind, Quantity

_GROWTH = re.compile(
    r"(?:(?<![最至])多|[增涨长升]幅[为達达是]?|[增涨长升高加快]|(?<!放)大)(?:[了逾近约約超出]|超过|超過|将近|將近|大约|大約|不止)*$"
)
"""Before what is added to a thing, which is then one more times as large: 增长两倍 is tripled, 增至两倍 doubled."""
_GROWS = re.compile(
    "(?:增长|增加|上涨|成长|上升|激增|飙升|大增|[增涨升]幅[为达是]?|增|涨)(?:[了逾近約约]|超过|将近|大约|不止)*$"
)
_MANY_TIMES = 10
_BEFORE = 6


def grown_by(text: str, start: int, end: int, value: Decimal) -> Quantity | None:
    """The multiple that comes of it, if a word of growth stands before.

    Of 增长五十倍 nobody knows whether the first one is counted; and 多两倍 is often said of twice as many.
    """
    if _GROWTH.search(text, max(0, start - _BEFORE), start) is None:
        return None
    if value >= _MANY_TIMES:
        return Quantity(start, end, Kind.MULTIPLE, value, "more", is_certain=False)
    is_sure = _GROWS.search(text, max(0, start - _BEFORE), start) is not None
    return Quantity(start, end, Kind.MULTIPLE, value + 1, is_certain=is_sure, is_described=is_sure)
