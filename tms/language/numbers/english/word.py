"""A word in its text, as the readers of English get it."""

from typing import NamedTuple


class Word(NamedTuple):
    """A word of a text, in small letters, and where it stands; ``lowered`` is the text in small letters."""

    text: str
    lowered: str
    start: int
    end: int
    word: str
