"""A publication's own exceptions to where sentences end.

They are words as they stand in the text, never patterns: an editor can read what one does, and none can be slow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tms.domain.errors import Invalid

MOST_EXCEPTIONS = 1_000
"""The most exceptions of each kind."""

LONGEST_EXCEPTION = 80
"""Characters."""

SEAM = "|"
"""Stands for the place in an exception that is written as one line: ``Yahoo!|``, ``|（完）``, ``No.|Ten``."""


@dataclass(frozen=True, slots=True, order=True)
class Seam:
    """A place between two texts, white space there not counted. One of the two may be empty."""

    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{SEAM}{self.after}"


@dataclass(frozen=True, slots=True)
class SegmentationRules:
    """``abbreviations`` (with their stop) end no sentence, nor does a ``no_break`` seam; a ``breaks`` seam always does.

    Where both hold, there is no cut. The end of a line or a paragraph is an end, whatever stands here.
    ``chinese_semicolon``: in Chinese, ； ends a sentence.
    """

    abbreviations: tuple[str, ...] = ()
    no_break: tuple[Seam, ...] = ()
    breaks: tuple[Seam, ...] = ()
    chinese_semicolon: bool = False

    def applied(self, text: str, ends: list[int]) -> list[int]:
        """The ends of a plain text's sentences, corrected; ends follow a visible character, as those given do."""
        found = _compiled(self)
        if found.breaks:
            last = len(text.rstrip())
            ends = sorted({*ends, *(end for seam in found.breaks for end in _places(text, seam) if 0 < end < last)})
        if not found.no_break:
            return ends
        return [end for end in ends if not found.forbid(text, end)]


NO_RULES = SegmentationRules()


def read_rules(abbreviations: str, no_break: str, breaks: str, *, chinese_semicolon: bool = False) -> SegmentationRules:
    """The rules as they are written: one per line, a seam's place as ``|``; order and repetition do not matter.

    Raises Invalid: ``segmentation_too_many``, ``segmentation_line_long``, ``segmentation_line_markers``,
    ``segmentation_not_abbreviation``, ``segmentation_no_seam``.
    """
    return SegmentationRules(
        tuple(sorted({_abbreviation(line) for line in _lines(abbreviations)})),
        tuple(sorted({_seam(line) for line in _lines(no_break)})),
        tuple(sorted({_seam(line) for line in _lines(breaks)})),
        chinese_semicolon,
    )


def _lines(written: str) -> list[str]:
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    if len(lines) > MOST_EXCEPTIONS:
        raise Invalid("segmentation_too_many", most=MOST_EXCEPTIONS, count=len(lines))
    for line in lines:
        if len(line) > LONGEST_EXCEPTION:
            raise Invalid("segmentation_line_long", line=line[:40], most=LONGEST_EXCEPTION)
        if "⟦" in line or "⟧" in line:
            raise Invalid("segmentation_line_markers", line=line)
    return lines


def _abbreviation(line: str) -> str:
    word = line if line.endswith(".") else f"{line}."
    if SEAM in line or not any(character.isalpha() for character in word):
        raise Invalid("segmentation_not_abbreviation", line=line)
    return word


def _seam(line: str) -> Seam:
    before, seam, after = line.partition(SEAM)
    found = Seam(before.strip(), after.strip())
    if not seam or SEAM in after or not (found.before or found.after):
        raise Invalid("segmentation_no_seam", line=line)
    return found


@dataclass(frozen=True, slots=True)
class _Compiled:
    """``befores`` are what stands before the seams: one look with all of them tells that there is nothing to do."""

    no_break: tuple[Seam, ...]
    befores: tuple[str, ...]
    breaks: tuple[Seam, ...]

    def forbid(self, text: str, end: int) -> bool:
        if not text.endswith(self.befores, 0, end):
            return False
        gap_end = end
        while gap_end < len(text) and text[gap_end].isspace():
            gap_end += 1
        if text[end:gap_end].strip(" \t\u3000\xa0"):  # A line end is no space that words could stand apart by.
            return False
        return any(
            text.endswith(seam.before, 0, end)
            and text.startswith(seam.after, gap_end)
            and _is_whole(text, end - len(seam.before), gap_end + len(seam.after), seam)
            for seam in self.no_break
        )


@lru_cache(maxsize=64)
def _compiled(rules: SegmentationRules) -> _Compiled:
    no_break = (*(Seam(word, "") for word in rules.abbreviations), *rules.no_break)
    return _Compiled(no_break, tuple({seam.before for seam in no_break}), rules.breaks)


def _places(text: str, seam: Seam) -> Iterator[int]:
    """Where a sentence ends for this seam: behind the last visible character before it."""
    first = seam.before or seam.after
    at = text.find(first)
    while at >= 0:
        end = at + len(first)
        gap_end = end
        if seam.before:
            while gap_end < len(text) and text[gap_end].isspace():
                gap_end += 1
        else:
            end = len(text[:at].rstrip())
            gap_end = at
        if text.startswith(seam.after, gap_end) and _is_whole(text, at, gap_end + len(seam.after), seam):
            yield end
        at = text.find(first, at + 1)


def _is_whole(text: str, start: int, stop: int, seam: Seam) -> bool:
    """Whether the seam's texts are whole words if they are of Latin letters or digits: ``co.`` is not in ``taco.``"""
    return not (_in_word(seam.before[:1]) and _in_word(text[start - 1 : start] if start else "")) and not (
        _in_word(seam.after[-1:]) and _in_word(text[stop : stop + 1])
    )


def _in_word(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"
