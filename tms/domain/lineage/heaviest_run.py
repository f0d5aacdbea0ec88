"""The heaviest run of pairs that rises on both sides: what stayed in order."""

from collections.abc import Sequence

Pair = tuple[int, int, int]
"""Left index, right index, weight (positive)."""


def heaviest_run(pairs: Sequence[Pair], right_size: int) -> list[tuple[int, int]]:
    """The pairs, rising left and right, whose weights have the greatest sum. O(n log n); the first found wins a tie."""
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    best: list[tuple[int, int]] = [(0, -1)] * (right_size + 1)
    before: list[int] = []
    top = (0, -1)
    for number, (_, right, weight) in enumerate(ordered):
        total, previous = _most_up_to(best, right)
        before.append(previous)
        total += weight
        at = right + 1
        while at <= right_size:
            if total > best[at][0]:
                best[at] = (total, number)
            at += at & -at
        if total > top[0]:
            top = (total, number)
    run = []
    number = top[1]
    while number >= 0:
        run.append(ordered[number][:2])
        number = before[number]
    return run[::-1]


def _most_up_to(best: Sequence[tuple[int, int]], end: int) -> tuple[int, int]:
    """The greatest total among the right indexes below ``end`` (a Fenwick tree of maxima)."""
    found = (0, -1)
    while end > 0:
        if best[end][0] > found[0]:
            found = best[end]
        end -= end & -end
    return found
