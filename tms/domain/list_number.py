"""The number that an item of an ordered list begins with: a part of the block's text, and of no segment's.

In the block's text it stands in front. Where the block is cut into segments it stands in the white space before the
first of them, so that the segments and what is between them still give back the block.
"""

import re
from dataclasses import dataclass

from tms.domain.locales import is_chinese

_NUMBER = re.compile(r"(0|[1-9]\d{0,8})(?:([.)]) |([、．）])[ \u3000]?)(?=\S)")
_ELSEWHERE = {"、": ".", "．": ".", "）": ")"}
"""Marks of Chinese lists, as other languages write them."""


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """``3. `` → value 3, mark ``.``, length 3."""

    value: int
    mark: str
    length: int


def number_of(text: str) -> ItemNumber | None:
    """The number in front of an item's text; None for an item with a bullet."""
    found = _NUMBER.match(text)
    return ItemNumber(int(found[1]), found[2] or found[3], found.end()) if found else None


def number_apart(text: str) -> tuple[str, str]:
    """The number as it is written, with what divides it from the text, and the text; the number is ``""`` if none."""
    found = number_of(text)
    length = found.length if found else 0
    return text[:length], text[length:]


def number_before(space_before: str) -> str:
    """The number that stands before a segment, as its source writes it; ``""`` where only white space does."""
    return space_before.lstrip()


def number_in(locale: str, space_before: str) -> str:
    """The number that stands before a segment, as the version of that locale writes it."""
    written = number_before(space_before)
    number = None if is_chinese(locale) else number_of(f"{written}.")
    if number is None or number.mark not in _ELSEWHERE:
        return written
    return f"{number.value}{_ELSEWHERE[number.mark]} "
