"""What a conversion says about itself: which stretch of the result stands for which of the source, and why."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DecidedBy(StrEnum):
    """What decided how a stretch is converted. ``several``: the first of the dictionary's several values."""

    PLACE = "place"
    TERM = "term"
    RULE = "rule"
    PHRASE = "phrase"
    PHRASE_SEVERAL = "phrase-several"
    CHARACTER = "character"
    CHARACTER_SEVERAL = "character-several"
    UNCHANGED = "unchanged"

    @property
    def is_by_people(self) -> bool:
        """Whether a person or their termbase decided, and nothing may change the result any more."""
        return self in {DecidedBy.PLACE, DecidedBy.TERM, DecidedBy.RULE}


class ConversionSpan(NamedTuple):
    """A stretch of the source and its stretch of the result; offsets are in the texts without inline markers.

    ``candidates`` are the dictionary's values, the one taken first; a phrase or character with one value has just that.
    ``key`` tells which rule, term or place decided. ``splits_phrase``: an edge of this decision of ours lies inside a
    longer word of the dictionary, so it may have been found where another word was meant. A named tuple, because a text
    of a million characters has a quarter of a million of them.
    """

    start: int
    end: int
    target_start: int
    target_end: int
    decided: DecidedBy
    candidates: tuple[str, ...] = ()
    key: str | None = None
    splits_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted text with its inline markers, and its spans, which cover both texts in order and without gaps.

    Span offsets are in the texts without markers.
    """

    text: str
    spans: tuple[ConversionSpan, ...]
