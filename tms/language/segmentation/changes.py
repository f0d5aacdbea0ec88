"""What other rules would change about a text that is cut by some already."""

from dataclasses import dataclass
from itertools import accumulate

from tms.language.segmentation.boundaries import Segmentation


@dataclass(frozen=True, slots=True)
class CutChange:
    """A stretch of text as it is cut before and after; the first and the last cut are the same, none between is."""

    before: list[str]
    after: list[str]


def cut_changes(before: Segmentation, after: Segmentation) -> list[CutChange]:
    """The stretches between cuts that both have, where the cuts inside differ. Both are of one text."""
    old, new = _ends(before), _ends(after)
    shared = sorted(old.keys() & new.keys())
    found = []
    start = 0
    for end in shared:
        was, becomes = _between(before, old, start, end), _between(after, new, start, end)
        if was != becomes:
            found.append(CutChange(was, becomes))
        start = end
    return found


def _ends(cut: Segmentation) -> dict[int, int]:
    """Where each piece ends in the text, and its number."""
    lengths = accumulate(len(piece.space_before) + len(piece.text) for piece in cut.pieces)
    return {end: number for number, end in enumerate(lengths)}


def _between(cut: Segmentation, ends: dict[int, int], start: int, stop: int) -> list[str]:
    first = ends[start] + 1 if start else 0
    return [piece.text for piece in cut.pieces[first : ends[stop] + 1]]
