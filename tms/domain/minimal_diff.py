"""The shortest edit script between two token sequences (Myers 1986), made readable.

Of equally short scripts the one whose changes stand as far right as they can: a sentence put in behind "…。" is then
that sentence, and not "。" with all of it but its own full stop.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_EDITS = 600


@dataclass(frozen=True, slots=True)
class Edit:
    """``old[start:end]`` became ``new``; one of the two may be empty."""

    start: int
    end: int
    new: tuple[str, ...]

    @property
    def size(self) -> int:
        return max(self.end - self.start, len(self.new))


def changes(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """What turns ``old`` into ``new``, from left to right; no two of them touch.

    More than 600 edits are no edit any more but another text: then it is one change.
    """
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    middle, there = old[head : len(old) - tail], new[head : len(new) - tail]
    kept = _kept(middle, there)
    found = []
    at, at_new = 0, 0
    for run, run_new, length in [*kept, (len(middle), len(there), 0)]:
        if at < run or at_new < run_new:
            found.append(Edit(head + at, head + run, tuple(there[at_new:run_new])))
        at, at_new = run + length, run_new + length
    return _slid(old, found)


def _common_head(one: Sequence[str], other: Sequence[str]) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """The runs that both have: where in the old, where in the new, how long."""
    if not old or not new:
        return []
    furthest = {1: 0}
    steps: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), _MOST_EDITS) + 1):
        steps.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            at, _ = _step(furthest, diagonal, edits)
            while at < len(old) and at - diagonal < len(new) and old[at] == new[at - diagonal]:
                at += 1
            furthest[diagonal] = at
            if at >= len(old) and at - diagonal >= len(new):
                return _traced(steps, len(old), len(new))
    return []


def _step(furthest: dict[int, int], diagonal: int, edits: int) -> tuple[int, int]:
    """Where a path on this diagonal stands after one more edit, and the diagonal that it was on before.

    An insertion comes from the diagonal above, a deletion from the one below.
    """
    above, below = furthest.get(diagonal + 1, -1), furthest.get(diagonal - 1, -1)
    if diagonal == -edits or (diagonal != edits and below < above):
        return above, diagonal + 1
    return below + 1, diagonal - 1


def _traced(steps: Sequence[dict[int, int]], at: int, at_new: int) -> list[tuple[int, int, int]]:
    runs = []
    for edits in range(len(steps) - 1, -1, -1):
        diagonal = at - at_new
        start, before = _step(steps[edits], diagonal, edits)
        if at > start:
            runs.append((start, start - diagonal, at - start))
        at = start if before > diagonal else start - 1
        at_new = at - before
    return runs[::-1]


def _slid(old: Sequence[str], found: Sequence[Edit]) -> list[Edit]:
    """Each pure insertion or deletion as far right as it can stand; those that then touch are one."""
    slid: list[Edit] = []
    for change in reversed(found):
        limit = slid[-1].start if slid else len(old)
        moved = _slide(old, change, limit)
        if slid and moved.end == slid[-1].start:
            moved = Edit(moved.start, slid[-1].end, moved.new + slid.pop().new)
        slid.append(moved)
    return slid[::-1]


def _slide(old: Sequence[str], change: Edit, limit: int) -> Edit:
    start, end, new = change.start, change.end, list(change.new)
    if start == end:
        while end < limit and old[end] == new[0]:
            new = [*new[1:], new[0]]
            start, end = start + 1, end + 1
    elif not new:
        while end < limit and old[end] == old[start]:
            start, end = start + 1, end + 1
    return Edit(start, end, tuple(new))
