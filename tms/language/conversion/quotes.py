"""Quotation marks of a region: “ ”/‘ ’ in zh-Hans, 「 」/『 』 in zh-Hant, with nesting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
    complete = [(q.opens, q.closes) for q in quotations if q.opens is not None and q.closes is not None]
    for quotation in quotations:
        if _stays(text, quotation, complete):
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
    for at, character in enumerate(text):
        if character in _OPENERS and not _is_protected(at, protected) and not is_apostrophe(text, at):
            kind = _OPENERS[character]
            parent = opened[-1] if opened else None
            level = kind if parent is None else 1 - parent.level
            quotation = _Quotation(at, None, level, kind)
            found.append(quotation)
            opened.append(quotation)
        elif character in _CLOSERS and not _is_protected(at, protected) and not is_apostrophe(text, at):
            kind = _CLOSERS[character]
            if not any(quotation.kind == kind for quotation in opened):
                if character != "’" or not _follows_latin(text, at):
                    found.append(_Quotation(None, at, kind, kind))
                continue
            while True:
                quotation = opened.pop()
                if quotation.kind == kind:
                    quotation.closes = at
                    break
    return found


def _stays(text: str, quotation: _Quotation, complete: Sequence[tuple[int, int]]) -> bool:
    lone = quotation.lone_at()
    if lone is not None and any(start < lone < end for start, end in complete):
        return True
    start = 0 if quotation.opens is None else quotation.opens
    end = len(text) if quotation.closes is None else quotation.closes
    mark = text[end if quotation.opens is None else start]
    return mark in _CURLY and is_latin_only(text[start:end])


def is_latin_only(content: str) -> bool:
    """Whether there are Latin letters and no letters of Chinese or Japanese."""
    has_latin = any(character.isalpha() and character < "\u0250" for character in content)
    return has_latin and not any(character.isalpha() and character >= "\u2e80" for character in content)


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


def _is_protected(at: int, protected: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in protected)
