"""How a request names a number, a key, a moment, a day and a document: no route decides that by itself.

Each takes what a browser can send and raises ValueError for everything else, also for what Python's own readers take:
digits of other scripts, more digits than a row can have, infinity. No database is asked about such.
"""

import json
import re
import uuid
from datetime import date, datetime
from typing import Any, NoReturn

from werkzeug.routing import IntegerConverter

_DIGITS, _DIGITS_WITHIN = 18, 9
_LONGEST_MOMENT = 40
_DEEPEST = 30


class NumberConverter(IntegerConverter):
    """Takes what ``<int:…>`` takes in an address, as long as the number of a row can be."""

    regex = rf"[0-9]{{1,{_DIGITS}}}"


def row_number(text: str) -> int:
    """The number of a row, as text. Raises ValueError."""
    return _number(text, _DIGITS)


def row_numbers(text: str) -> list[int]:
    """The row numbers of a list with commas; what is no number is left out."""
    return [int(one) for one in text.split(",") if re.fullmatch(NumberConverter.regex, one, re.ASCII)]


def number_within(text: str) -> int:
    """A number counted within a row, as a rev, as text. Raises ValueError."""
    return _number(text, _DIGITS_WITHIN)


def number_or(text: str, usual: int, *, most: int = 10**_DIGITS_WITHIN) -> int:
    """A number counted within a row, as text, but at most ``most``; ``usual`` where the text is no number."""
    try:
        return min(number_within(text), most)
    except ValueError:
        return usual


def whole_number(value: Any, least: int, most: int) -> int:
    """A number of a JSON document, brought between two others. Raises ValueError if it is not a whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("no whole number")  # noqa: TRY004  what is read here is wrong, not who calls
    return min(max(value, least), most)


def key_of(text: str) -> uuid.UUID:
    """The key that makes a request happen once. Raises ValueError."""
    if not text.isascii() or len(text) > _LONGEST_MOMENT:
        raise ValueError("no key")
    return uuid.UUID(text)


def wall_time(text: str) -> datetime:
    """The moment of a ``datetime-local`` field. Raises ValueError."""
    return datetime.fromisoformat(_of_digits(text))


def day_of(text: str) -> date:
    """The day of a ``date`` field. Raises ValueError."""
    return date.fromisoformat(_of_digits(text))


def document(text: str) -> Any:
    """A JSON document whose numbers are finite and whose nesting is as deep as forms need. Raises ValueError."""
    try:
        found = json.loads(text, parse_constant=_no_number, parse_int=_short)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _depth(found) > _DEEPEST:
        raise ValueError("nested too deeply")
    return found


def _number(text: str, digits: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= digits):
        raise ValueError("no number")
    return int(text)


def _of_digits(text: str) -> str:
    text = text.strip()
    if not text.isascii() or len(text) > _LONGEST_MOMENT:
        raise ValueError("no moment")
    return text


def _short(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError("no number")
    return int(text)


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _depth(found: Any) -> int:
    depth, within = 0, [found]
    while within:
        depth += 1
        inner = [one.values() if isinstance(one, dict) else one for one in within if isinstance(one, dict | list)]
        within = [one for many in inner for one in many]
    return depth
