"""What two sentences are compared by: words in English, characters in Chinese."""

import re
from collections.abc import Iterator

from tms.domain.inline import MARKER
from tms.domain.locales import EN
from tms.language.memory.normalise import folded

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")


def units(text: str, locale: str) -> list[str]:
    """The units of a text without its inline markers and without differences of width and composition.

    English: words, numbers and each other sign. Chinese: every character but white space.
    """
    plain = folded(MARKER.sub("", text))
    return _TOKEN.findall(plain) if locale == EN else [character for character in plain if not character.isspace()]


def spans_of_units(plain: str, locale: str) -> Iterator[tuple[int, int]]:
    """Where each unit of a text stands as it is written, without inline markers."""
    if locale == EN:
        yield from (found.span() for found in _TOKEN.finditer(plain))
    else:
        yield from ((at, at + 1) for at, character in enumerate(plain) if not character.isspace())
