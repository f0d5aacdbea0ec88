"""From sentence ends in the plain text to pieces of the marked text."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tms.domain.inline import MARKER
from tms.language.marked_text import pairs, side_of

_STANDALONE_BEFORE_A_SENTENCE = re.compile(
    r"(?<=[.!?…。！？”’\"」』）)])(?:⟦\d{1,3}/⟧)+(?=[“‘\"「『(（]?[A-Z0-9\u4e00-\u9fff])"
)


class SentencePiece(NamedTuple):
    """One segment's text, without white space around it, and the white space before it."""

    space_before: str
    text: str


@dataclass(frozen=True, slots=True)
class Segmentation:
    """All pieces of a text, and the white space after the last of them."""

    pieces: list[SentencePiece]
    space_after: str

    def joined(self) -> str:
        """The text that was cut."""
        return "".join(piece.space_before + piece.text for piece in self.pieces) + self.space_after


def cut_at(text: str, sentence_ends: Callable[[str], list[int]]) -> Segmentation:
    """The pieces of a marked text. ``sentence_ends`` says for plain text after which characters a sentence ends."""
    if "⟦" not in text:
        return _pieces(text, sentence_ends(text))
    plain, raw_at = _without_markers(text)
    closed = _Pairs(text)
    cuts: list[int] = []
    for end in sentence_ends(plain):
        begin = raw_at[end - 1] + 1
        gap_end = begin + _gap_length(text, begin)
        if gap_end < len(text):
            place = _place(text, begin, gap_end, closed)
            if place is not None and place > (cuts[-1] if cuts else 0):
                cuts.append(place)
    return _pieces(text, cuts)


def _without_markers(text: str) -> tuple[str, list[int]]:
    """The text that sentences are looked for in, and where each of its characters stands in the marked text.

    A standalone marker between a stop and a capital is a line break or a note mark: it counts as a space there, since
    two words that touch would hide the end of the sentence.
    """
    spaced = {found.start() for found in _STANDALONE_BEFORE_A_SENTENCE.finditer(text)}
    plain: list[str] = []
    raw_at: list[int] = []
    at = 0
    for found in MARKER.finditer(text):
        plain.append(text[at : found.start()])
        raw_at.extend(range(at, found.start()))
        if found.start() in spaced:
            plain.append(" ")
            raw_at.append(found.start())
        at = found.end()
    plain.append(text[at:])
    raw_at.extend(range(at, len(text)))
    return "".join(plain), raw_at


class _Pairs:
    """Answers whether a place lies inside a paired code."""

    def __init__(self, text: str) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(pairs(text)):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._spans = merged
        self._starts = [start for start, _ in merged]

    def hold(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and self._spans[index][0] < place < self._spans[index][1]


def _gap_length(text: str, begin: int) -> int:
    """How far white space and markers reach from ``begin``."""
    return sum(len(token) for token in _gap_tokens(text, begin))


def _gap_tokens(text: str, begin: int) -> Iterator[str]:
    at = begin
    while at < len(text):
        marker = MARKER.match(text, at) if text[at] == "⟦" else None
        if marker is None and not text[at].isspace():
            return
        token = marker[0] if marker else text[at]
        yield token
        at += len(token)


def _place(text: str, begin: int, gap_end: int, closed: _Pairs) -> int | None:
    """Where in the gap between two sentences to cut, or None if every place lies inside a pair.

    Closing and standalone markers that touch the sentence stay with it; of the other places the first possible is best.
    """
    places = [begin]
    touching = 0
    still_touching = True
    for token in _gap_tokens(text, begin):
        places.append(places[-1] + len(token))
        still_touching = still_touching and len(token) > 1 and side_of(token) != "open"
        touching += still_touching
    ordered = places[touching:] + places[:touching][::-1]
    return next((place for place in ordered if place < gap_end + 1 and not closed.hold(place)), None)


def _pieces(text: str, cuts: list[int]) -> Segmentation:
    pieces: list[SentencePiece] = []
    space = ""
    start = 0
    for end in [*cuts, len(text)]:
        chunk = text[start:end]
        start = end
        body = chunk.strip()
        if len(body) == len(chunk) and body:
            pieces.append(SentencePiece(space, body))
            space = ""
        elif body:
            lead = len(chunk) - len(chunk.lstrip())
            pieces.append(SentencePiece(space + chunk[:lead], body))
            space = chunk[lead + len(body) :]
        else:
            space += chunk
    return Segmentation(pieces, space)
