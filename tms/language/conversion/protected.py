"""A text taken apart where no dictionary looks: control characters of ours, and descriptions of characters.

⿰亻发 describes a character that has no number; OpenCC leaves a whole description as it is, and so do we.
"""

import re
from collections.abc import Iterator

from tms.language.conversion.dictionary_pass import PLACEHOLDER, SEPARATOR

_DESCRIBING = {chr(number): 2 for number in range(0x2FF0, 0x2FFE)} | {"⿲": 3, "⿳": 3, "\u2ffe": 1, "\u2fff": 1}
"""A describing character, and how many parts follow it; a part is any character, or a description again."""

_COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Where the characters lie that a conversion normalizes before it begins: the compatibility ideographs of Unicode."""

_APART = re.compile(f"[{SEPARATOR}{PLACEHOLDER}{''.join(_DESCRIBING)}]")
_UNUSUAL = re.compile(f"[{SEPARATOR}{PLACEHOLDER}{''.join(_DESCRIBING)}{_COMPATIBILITY}]")


def is_usual(text: str) -> bool:
    """Whether there is nothing in the text that it must be taken apart at or normalized for: nearly always."""
    return _UNUSUAL.search(text) is None


def is_whole(text: str) -> bool:
    """Whether there is nothing in the text that it must be taken apart at."""
    return _APART.search(text) is None


def taken_apart(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, which joined give it again, and whether a piece is to be converted."""
    at = 0
    for found in _APART.finditer(text):
        start = found.start()
        end = _end(text, start)
        if start < at or end is None:
            # Within a description, or the beginning of one that never ends, which is a character like any other.
            continue
        if start > at:
            yield text[at:start], True
        yield text[start:end], False
        at = end
    if at < len(text):
        yield text[at:], True


def _end(text: str, at: int) -> int | None:
    """Where the description that begins there ends; None if the text ends before."""
    missing = 1
    while missing:
        if at == len(text):
            return None
        missing += _DESCRIBING.get(text[at], 0) - 1
        at += 1
    return at
