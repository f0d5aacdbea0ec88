"""What a conversion says about itself: which stretch of the result stands for which of the source, and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, overload

from tms.language.conversion.recognition import ScriptReport


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


class Spans(Sequence[ConversionSpan]):
    """Spans that become objects when one of them is looked at, all at once; else a tuple of them, and equal to it.

    Where they lie and what decided is known before. But a text of a million characters has a third of a million of
    them, and making so many objects takes longer than to convert it.
    """

    def __init__(self, make: Callable[[], tuple[ConversionSpan, ...]]) -> None:
        self._make = make

    @cached_property
    def _all(self) -> tuple[ConversionSpan, ...]:
        return self._make()

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[ConversionSpan]:
        return iter(self._all)

    @overload
    def __getitem__(self, index: int) -> ConversionSpan: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ConversionSpan, ...]: ...

    def __getitem__(self, index: int | slice) -> ConversionSpan | tuple[ConversionSpan, ...]:
        return self._all[index]

    def __eq__(self, other: object) -> bool:
        return self._all == (other._all if isinstance(other, Spans) else other)

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)


@dataclass(frozen=True, slots=True)
class Converted:
    """A converted text with its inline markers, and its spans, which cover both texts in order and without gaps.

    Span offsets are in the texts without markers.
    """

    text: str
    spans: Sequence[ConversionSpan]


@dataclass(frozen=True, slots=True)
class ConvertedText:
    """The text of a derived version: the same, and where in the result lone quotation marks stand (without markers).

    ``script`` tells what the text to derive from was recognised as, and where the other script stands in it.
    """

    text: str
    spans: tuple[ConversionSpan, ...]
    unbalanced: tuple[int, ...] = ()
    script: ScriptReport | None = None
