"""Text and its inline markers, taken apart and put together again.

What a text says is decided without its markers, because 头⟦1⟧发⟦/1⟧ is one word; afterwards they come back. Whether a
number has a meaning is not asked here: a source that really says ⟦9⟧ gets it back at the same place too.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import ceil, floor
from typing import Literal

from tms.domain.inline import MARKER

Side = Literal["open", "close", "alone"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One marker: how many characters of the plain text stand before it, its characters, and its side."""

    at: int
    text: str
    side: Side


def side_of(marker: str) -> Side:
    """Whether a marker opens a pair, closes one, or stands alone."""
    if marker.startswith("⟦/"):
        return "close"
    return "alone" if marker.endswith("/⟧") else "open"


def take_apart(text: str) -> tuple[str, list[Mark]]:
    """The text without markers, and the markers in order."""
    if "⟦" not in text:
        return text, []
    marks: list[Mark] = []
    kept: list[str] = []
    length = at = 0
    for found in MARKER.finditer(text):
        kept.append(text[at : found.start()])
        length += found.start() - at
        at = found.end()
        marks.append(Mark(length, found[0], side_of(found[0])))
    kept.append(text[at:])
    return "".join(kept), marks


def put_back(plain: str, marks: Sequence[Mark]) -> str:
    """The text with its markers; ``marks`` are in order and lie inside ``plain``."""
    if not marks:
        return plain
    parts: list[str] = []
    at = 0
    for mark in marks:
        parts += (plain[at : mark.at], mark.text)
        at = mark.at
    parts.append(plain[at:])
    return "".join(parts)


def places(text: str) -> list[int]:
    """Where each character of the plain text stands in the marked text."""
    found: list[int] = []
    at = 0
    for marker in MARKER.finditer(text):
        found.extend(range(at, marker.start()))
        at = marker.end()
    found.extend(range(at, len(text)))
    return found


@dataclass(frozen=True, slots=True)
class AlignedSpan:
    """A stretch of a text, and the stretch of another text that stands for it."""

    start: int
    end: int
    target_start: int
    target_end: int


def carry(marks: Sequence[Mark], spans: Sequence[AlignedSpan], plain: str, target: str) -> list[Mark]:
    """The markers at their places in ``target``. ``spans`` cover both texts without gaps, in order.

    A marker between two spans stays between them. Inside a span of equal lengths it keeps its distance, and so it does
    from what both texts begin and end with; else it goes to the same share of the length, opening ones rounded down and
    closing ones up, so that a pair never ends up empty. A space that only ``target`` has gets into no pair.
    """
    starts = [span.start for span in spans]
    moved: list[Mark] = []
    least = 0
    for mark in marks:
        at = _carried(mark, spans, starts, plain, target)
        least = max(least, _beside_spaces(mark, at, plain, target))
        moved.append(Mark(least, mark.text, mark.side))
    return moved


def _carried(mark: Mark, spans: Sequence[AlignedSpan], starts: Sequence[int], plain: str, target: str) -> int:
    index = bisect_left(starts, mark.at)
    if index < len(spans) and starts[index] == mark.at:
        return spans[index].target_start
    if index == 0:
        return 0
    span = spans[index - 1]
    if mark.at >= span.end:
        return span.target_end
    if span.end - span.start == span.target_end - span.target_start:
        return span.target_start + mark.at - span.start
    return span.target_start + _inside(mark, span, plain, target)


def _inside(mark: Mark, span: AlignedSpan, plain: str, target: str) -> int:
    """How far inside the target of a span that changed its length."""
    here, there = plain[span.start : span.end], target[span.target_start : span.target_end]
    offset = mark.at - span.start
    if "".join(here.split()) == "".join(there.split()):
        return _after_as_many(here[:offset], there)
    same = _alike(here, there)
    if offset <= same:
        return offset
    rest = _alike(here[same:][::-1], there[same:][::-1])
    if len(here) - offset <= rest:
        return len(there) - len(here) + offset
    share = offset * len(there) / len(here)
    return floor(share) if mark.side == "open" else ceil(share)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))


def _after_as_many(before: str, there: str) -> int:
    """The place in ``there`` behind as many characters, spaces apart, and behind as many spaces as follow them."""
    wanted = len("".join(before.split()))
    spaces = len(before) - len(before.rstrip())
    at = 0
    while wanted:
        wanted -= not there[at].isspace()
        at += 1
    while spaces and there[at : at + 1].isspace():
        spaces, at = spaces - 1, at + 1
    return at


def _beside_spaces(mark: Mark, at: int, plain: str, target: str) -> int:
    """The place on the outer side of spaces that the given text has not."""
    if mark.side == "open":
        if not plain[mark.at : mark.at + 1].isspace() and target[at:].strip():
            while target[at].isspace():
                at += 1
    elif not plain[mark.at - 1 : mark.at].isspace() and target[:at].strip():
        while target[at - 1].isspace():
            at -= 1
    return at


def pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paired code of a marked text begins and ends; a marker without partner has none."""
    opened: dict[str, int] = {}
    for found in MARKER.finditer(text):
        side = side_of(found[0])
        if side == "open":
            opened.setdefault(found[2], found.start())
        elif side == "close" and found[2] in opened:
            yield opened.pop(found[2]), found.end()
