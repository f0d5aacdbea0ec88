"""The number that an item of an ordered list begins with: a part of the block's text, and of no segment's."""

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"(0|[1-9]\d{0,8})(?:([.)]) |([、．）])[ \u3000]?)(?=\S)")


@dataclass(frozen=True, slots=True)
class Number:
    """``3. `` → value 3, mark ``.``, length 3."""

    value: int
    mark: str
    length: int


def number_of(text: str) -> Number | None:
    """The number in front of an item's text; None for an item with a bullet."""
    found = _NUMBER.match(text)
    return Number(int(found[1]), found[2] or found[3], found.end()) if found else None
