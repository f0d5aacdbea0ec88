"""Quotation marks of a region: “ ”/‘ ’ in zh-Hans, 「 」/『 』 in zh-Hant, with nesting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from tms.domain.locales import ZH_HANS

_OPENERS = {"“": 0, "‘": 1, "「": 0, "『": 1}
_CLOSERS = {"”": 0, "’": 1, "」": 0, "』": 1}
HAS_QUOTES = re.compile("[“”‘’「」『』]")
_CURLY = frozenset("“”‘’")
_ATTEMPTS = 3

MarkStyle = Literal["curly", "corner"]
_MARKS: dict[MarkStyle, tuple[tuple[str, str], tuple[str, str]]] = {
    "curly": (("“", "”"), ("‘", "’")),
    "corner": (("「", "」"), ("『", "』")),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The text with its region's marks, and the offsets of marks whose partner is not in the text."""

    text: str
    unbalanced: tuple[int, ...]


@dataclass(slots=True)
class _Quotation:
    """Where its marks stand (None: not in this text), the level it is printed at, and which marks it has: 0 outer."""

    opens: int | None
    closes: int | None
    level: int
    kind: int

    def lone_at(self) -> int | None:
        """Where its only mark stands; None if it has both."""
        if self.opens is None:
            return self.closes
        return self.opens if self.closes is None else None


def convert_quotes(text: str, locale: str, *, protected: Sequence[tuple[int, int]] = ()) -> Quoted:
    """Quotation marks as ``locale`` prints them by default: curly in zh-Hans, corner marks in every other."""
    return quote_in(text, "curly" if locale == ZH_HANS else "corner", protected=protected)


def quote_in(text: str, style: MarkStyle, *, protected: Sequence[tuple[int, int]] = ()) -> Quoted:
    """Quotation marks in a style; every other character and every offset stays as it is.

    Double marks are the outer level and single ones the inner, since a quotation may run over several segments; a mark
    directly inside one of its own kind takes the other level. Left alone: apostrophes, quotations of Latin text only,
    marks within ``protected`` (start, end), and a lone mark inside a complete quotation, which nobody can place. A lone
    mark elsewhere is taken to begin or end in a neighbouring segment. Lone marks are reported in either case. The
    result, given again, stays as it is: where marks are in such disorder that it would not, they all stay.
    """
    if not HAS_QUOTES.search(text):
        return Quoted(text, ())
    first = quoted = _quote_once(text, style, protected)
    for _ in range(_ATTEMPTS):
        again = _quote_once(quoted.text, style, protected)
        if again.text == quoted.text:
            return again
        quoted = again
    return Quoted(text, first.unbalanced)


def _quote_once(text: str, style: MarkStyle, protected: Sequence[tuple[int, int]]) -> Quoted:
    quotations = _quotations(text, protected)
    characters = list(text)
    inside = _inside(quotations, len(text))
    letters = LetterCounts(text)
    for quotation in quotations:
        if _stays(text, quotation, inside, letters):
            continue
        opener, closer = _MARKS[style][quotation.level]
        if quotation.opens is not None:
            characters[quotation.opens] = opener
        if quotation.closes is not None:
            characters[quotation.closes] = closer
    lone = (quotation.lone_at() for quotation in quotations)
    return Quoted("".join(characters), tuple(sorted(at for at in lone if at is not None)))


def _quotations(text: str, protected: Sequence[tuple[int, int]]) -> list[_Quotation]:
    found: list[_Quotation] = []
    opened: list[_Quotation] = []
    of_kind = [0, 0]
    is_protected = _flags(protected, len(text))
    for at, character in enumerate(text):
        if character in _OPENERS and not is_protected[at] and not is_apostrophe(text, at):
            kind = _OPENERS[character]
            parent = opened[-1] if opened else None
            level = kind if parent is None else 1 - parent.level
            quotation = _Quotation(at, None, level, kind)
            found.append(quotation)
            opened.append(quotation)
            of_kind[kind] += 1
        elif character in _CLOSERS and not is_protected[at] and not is_apostrophe(text, at):
            kind = _CLOSERS[character]
            if not of_kind[kind]:
                if character != "’" or not _follows_latin(text, at):
                    found.append(_Quotation(None, at, kind, kind))
                continue
            while True:
                quotation = opened.pop()
                of_kind[quotation.kind] -= 1
                if quotation.kind == kind:
                    quotation.closes = at
                    break
    return found


def _inside(quotations: Sequence[_Quotation], length: int) -> list[int]:
    """How many complete quotations are around each place; a text may have thousands."""
    steps = [0] * (length + 1)
    for one in quotations:
        if one.opens is not None and one.closes is not None:
            steps[one.opens + 1] += 1
            steps[one.closes] -= 1
    return list(accumulate(steps))


class LetterCounts:
    """What letters the stretches of a text have, asked for thousands of them: they are counted up to each place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._latin: list[int] = []
        self._eastern: list[int] = []

    def is_latin_only(self, start: int, end: int) -> bool:
        """Whether there are Latin letters and no letters of Chinese or Japanese."""
        if not self._latin:
            self._latin = [0, *accumulate(one.isalpha() and one < "\u0250" for one in self._text)]
            self._eastern = [0, *accumulate(one.isalpha() and one >= "\u2e80" for one in self._text)]
        return self._latin[end] > self._latin[start] and self._eastern[end] == self._eastern[start]


def _stays(text: str, quotation: _Quotation, inside: Sequence[int], letters: LetterCounts) -> bool:
    lone = quotation.lone_at()
    if lone is not None and inside[lone]:
        return True
    start = 0 if quotation.opens is None else quotation.opens
    end = len(text) if quotation.closes is None else quotation.closes
    mark = text[end if quotation.opens is None else start]
    return mark in _CURLY and letters.is_latin_only(start, end)


def is_apostrophe(text: str, at: int) -> bool:
    """’ or ‘ between Latin letters, or before the digits of a year (’90s)."""
    if text[at] not in "’‘":
        return False
    after = text[at + 1 : at + 2]
    return (_follows_latin(text, at) and after.isalnum() and after < "\u0250") or (
        after.isdigit() and text[at + 3 : at + 4] == "s"
    )


def _follows_latin(text: str, at: int) -> bool:
    before = text[at - 1 : at] if at else ""
    return before.isalnum() and before < "\u0250"


def _flags(protected: Sequence[tuple[int, int]], length: int) -> bytearray:
    flags = bytearray(length)
    for start, end in protected:
        flags[start:end] = b"\x01" * (min(end, length) - start)
    return flags
