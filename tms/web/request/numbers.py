"""Numbers that a request names: one with more digits than any row has belongs to none, and no database is asked."""

import re

from werkzeug.routing import IntegerConverter

_DIGITS, _DIGITS_WITHIN = 18, 9


class Number(IntegerConverter):
    """In an address: what ``<int:…>`` is, as long as a row's number can be."""

    regex = rf"\d{{1,{_DIGITS}}}"


def row_number(text: str) -> int:
    """The number of a row, as text. Raises ValueError."""
    return _number(text, _DIGITS)


def row_numbers(text: str) -> list[int]:
    """Those of a list with commas; what is none is left out."""
    return [int(one) for one in text.split(",") if re.fullmatch(Number.regex, one, re.ASCII)]


def number_within(text: str) -> int:
    """A number counted within a row, as a rev, as text. Raises ValueError."""
    return _number(text, _DIGITS_WITHIN)


def _number(text: str, digits: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= digits):
        raise ValueError
    return int(text)
