"""Documents that share no segments, put beside each other block by block: an alignment by what blocks have in common.

Kind, length, quantities, addresses and Latin words are compared; of all ways to put the blocks beside each other in
order, the one with the most in common is taken (Needleman and Wunsch, within a band).
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from tms.checks.parity.model import ParityRow, VersionText
from tms.domain.locales import is_chinese
from tms.language.marked_text import take_apart
from tms.language.numbers import find_quantities

_GAP = -0.4
_BAND = 40
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.+-]+")
_SPACE = re.compile(r"\s+")
_CHARACTERS_PER_HAN = 3.2
"""English characters for what one Chinese one says."""


@dataclass(frozen=True, slots=True)
class _Features:
    """What is compared of a block: its kind, length in English characters, figures and addresses, and Latin words."""

    kind: str
    length: float
    figures: frozenset[Hashable]
    latin: frozenset[str]


def beside(documents: Sequence[Sequence[VersionText]], locales: Sequence[str]) -> list[ParityRow]:
    """A row for each block, with the blocks of the other versions that stand for it.

    A version that has no such block says there that it has none: an empty text, which is a disagreement.
    """
    rows: list[list[int | None]] = [[at] for at in range(len(documents[0]))]
    features = [[_features(text, locale) for text in texts] for texts, locale in zip(documents, locales, strict=True)]
    for version in range(1, len(documents)):
        mine = [next(features[at][place] for at, place in enumerate(row) if place is not None) for row in rows]
        paired = _aligned(mine, features[version])
        rows = [[*(rows[at] if at is not None else [None] * version), there] for at, there in paired]
    return [
        ParityRow(
            number,
            tuple(documents[at][place] if place is not None else VersionText("") for at, place in enumerate(row)),
        )
        for number, row in enumerate(rows)
    ]


def _features(text: VersionText, locale: str) -> _Features:
    plain = _SPACE.sub(" ", take_apart(text.text)[0])
    figures: set[Hashable] = {quantity.meaning for quantity in find_quantities(plain, locale) if quantity.is_certain}
    figures |= {str(code["href"]) for code in (text.codes or {}).values() if code.get("href")}
    latin = _LATIN.findall(plain)
    letters = sum(map(len, latin))
    length = letters + (len(plain) - letters) * _CHARACTERS_PER_HAN if is_chinese(locale) else len(plain)
    return _Features(text.kind, length + 1, frozenset(figures), frozenset(latin))


def _likeness(one: _Features, other: _Features) -> float:
    """From about -1 for blocks of which nothing fits to about 3."""
    likeness = 0.0 if one.kind == other.kind else -0.7
    likeness += min(one.length, other.length) / max(one.length, other.length)
    if every := one.figures | other.figures:
        likeness += 2 * len(one.figures & other.figures) / len(every) - 0.5
    if one.latin and other.latin:
        likeness += len(one.latin & other.latin) / min(len(one.latin), len(other.latin)) / 2
    return likeness


def _aligned(rows: Sequence[_Features], blocks: Sequence[_Features]) -> list[tuple[int | None, int | None]]:
    """Places in ``rows`` beside places in ``blocks``, both in order; None where one side has nothing."""
    height, width = len(rows), len(blocks)
    band = _BAND + abs(height - width)
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for at in range(height + 1):
        centre = at * width // height if height else 0
        for there in range(max(0, centre - band), min(width, centre + band) + 1):
            ways: list[tuple[float, int]] = []
            if at and there and (at - 1, there - 1) in best:
                ways.append((best[at - 1, there - 1][0] + _likeness(rows[at - 1], blocks[there - 1]), 0))
            if at and (at - 1, there) in best:
                ways.append((best[at - 1, there][0] + _GAP, 1))
            if there and (at, there - 1) in best:
                ways.append((best[at, there - 1][0] + _GAP, 2))
            if ways:
                best[at, there] = max(ways)
    return _walked_back(best, height, width)


def _walked_back(
    best: dict[tuple[int, int], tuple[float, int]], height: int, width: int
) -> list[tuple[int | None, int | None]]:
    path: list[tuple[int | None, int | None]] = []
    at, there = height, width
    while at or there:
        step = best[at, there][1]
        path.append((at - 1 if step != 2 else None, there - 1 if step != 1 else None))
        at, there = at - (step != 2), there - (step != 1)
    return path[::-1]
