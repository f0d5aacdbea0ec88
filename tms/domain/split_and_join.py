"""Splitting a segment's text in two, and joining two: no character and no meaning of an inline code is lost.

    cut_at("It ⟦1⟧rained⟦/1⟧. It poured.", {"1": bold}, 23)
        → Cut(Part("It ⟦1⟧rained⟦/1⟧.", {"1": bold}), " ", Part("It poured.", {}))

Offsets are in characters of the marked text (code points).
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tms.domain.errors import Invalid
from tms.domain.inline import MARKER
from tms.domain.minimal_diff import changes

_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """A marked text and the (stored) meaning of its inline codes."""

    text: str
    codes: Mapping[str, Any]

    @property
    def literals(self) -> set[str]:
        """Numbers of markers that stand in the text as plain characters."""
        return {found[2] for found in MARKER.finditer(self.text)} - self.codes.keys()


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in two, and the white space that stood between."""

    first: MarkedPart
    space: str
    second: MarkedPart


def places(text: str, codes: Iterable[str]) -> list[int]:
    """Where the text can be cut: words on both sides, no marker and no pair of markers cut through."""
    closed = bytearray(len(text) + 1)
    said = [not character.isspace() for character in text]
    opened: dict[str, int] = {}
    for found in _markers(text, set(codes)):
        start, end = found.span()
        said[start:end] = [False] * (end - start)
        for at in range(start + 1, end):
            closed[at] = True
        if found[1] and found[2] in opened:
            for at in range(opened.pop(found[2]) + 1, end):
                closed[at] = True
        elif not found[1] and not found[3]:
            opened[found[2]] = start
    if True not in said:
        return []
    first, last = said.index(True), len(said) - said[::-1].index(True) - 1
    return [at for at in range(first + 1, last + 1) if not closed[at] and not _clings(text, at)]


def cut_at(text: str, codes: Mapping[str, Any], place: int) -> Cut:
    """Both parts, each with the meaning of its own codes. Raises Invalid (``split_place``)."""
    if place not in places(text, codes):
        raise Invalid("split_place")
    first, second = text[:place].rstrip(), text[place:].lstrip()
    return Cut(_part(first, codes), text[len(first) : len(text) - len(second)], _part(second, codes))


def joined(first: MarkedPart, space: str, second: MarkedPart) -> MarkedPart:
    """Both as one; their codes are numbered apart already (``numbered_apart``). ``space`` stands between two texts."""
    text = first.text + (space if first.text and second.text else "") + second.text
    return MarkedPart(text, {**first.codes, **second.codes})


def numbered_apart(
    firsts: Sequence[MarkedPart], seconds: Sequence[MarkedPart]
) -> tuple[dict[str, str], dict[str, str]]:
    """New numbers, by the old ones, for the codes of two segments that become one, in all their versions alike.

    A number stays where it means nothing else in the other segment, also not as plain characters.
    """
    literals = set().union(*(part.literals for part in (*firsts, *seconds)))
    taken = literals.copy()
    mine = _numbered(firsts, taken, _numbers(seconds))
    return mine, _numbered(seconds, taken, set())


def renumbered(part: MarkedPart, numbers: Mapping[str, str]) -> MarkedPart:
    """The part with its codes under their new numbers; one that is not named keeps its own."""
    text = MARKER.sub(
        lambda found: (
            f"⟦{found[1]}{numbers.get(found[2], found[2])}{found[3]}⟧" if found[2] in part.codes else found[0]
        ),
        part.text,
    )
    return MarkedPart(text, {numbers.get(number, number): code for number, code in part.codes.items()})


def numbers_like(part: MarkedPart, other: MarkedPart) -> dict[str, str] | None:
    """What the part's codes have to be called so that it is the other one exactly; None if it is another text."""
    mine, theirs = (list(_markers(one.text, set(one.codes))) for one in (part, other))
    if len(mine) != len(theirs):
        return None
    numbers = {found[2]: there[2] for found, there in zip(mine, theirs, strict=True)}
    is_one_to_one = len(set(numbers.values())) == len(numbers)
    return numbers if is_one_to_one and renumbered(part, numbers) == other else None


def place_like(first: str, second: str, text: str, codes: Iterable[str]) -> int | None:
    """Where a text that was made from ``first`` and ``second`` together is to be cut; None where that is not certain.

    What somebody put in exactly between the two stays with the first.
    """
    at, shift = len(first), 0
    for change in changes(first + second, text):
        if change.start > at or (change.start == at and change.end > at):
            break
        if change.end > at:
            return None
        shift += len(change.new) - (change.end - change.start)
    place = at + shift
    return place if place in places(text, codes) else None


def _part(text: str, codes: Mapping[str, Any]) -> MarkedPart:
    numbers = {found[2] for found in MARKER.finditer(text)}
    return MarkedPart(text, {number: code for number, code in codes.items() if number in numbers})


def _markers(text: str, numbers: set[str]) -> Iterator[Any]:
    return (found for found in MARKER.finditer(text) if found[2] in numbers)


def _clings(text: str, at: int) -> bool:
    """Whether the character there is one with the character before it, as a reader sees it."""
    return (
        unicodedata.category(text[at]).startswith("M")
        or _JOINER in (text[at], text[at - 1])
        or ord(text[at]) in _SKIN_TONES
    )


def _numbers(parts: Iterable[MarkedPart]) -> set[str]:
    return set().union(*(part.codes for part in parts))


def _numbered(parts: Sequence[MarkedPart], taken: set[str], avoid: set[str]) -> dict[str, str]:
    """Each number as it is, or the next that is free; what is given is ``taken`` from then on."""
    own = _numbers(parts)
    numbers = {number: number for number in sorted(own - taken, key=int)}
    taken.update(numbers)
    for number in sorted(own - numbers.keys(), key=int):
        free = (str(n) for n in range(1, 1000) if str(n) not in taken | own | avoid)
        numbers[number] = next(free)
        taken.add(numbers[number])
    return numbers
