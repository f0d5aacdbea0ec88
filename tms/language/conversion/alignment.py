"""Which stretch of a text became which of another, over several passes."""

from collections.abc import Sequence

Unit = tuple[int, int, int, int]
"""Start, end, target start, target end of what was converted as a whole: a phrase, or what changed its length.

Between two units each character stands for one character.
"""


def compose(first: Sequence[Unit], second: Sequence[Unit]) -> list[Unit]:
    """The units of two passes as those of one: what overlaps in the text between the passes becomes one unit."""
    if not first or not second:
        return list(first or second)
    composed: list[Unit] = []
    i = j = 0
    # How far a place between units lies from its place in the text between the passes.
    before = after = 0
    while i < len(first) or j < len(second):
        start = min(first[i][2] if i < len(first) else second[j][0], second[j][0] if j < len(second) else first[i][2])
        source_start, target_start = start + before, start + after
        end = start
        while True:
            if i < len(first) and (first[i][2] < end or first[i][2] == start == end):
                unit = first[i]
                end, before = max(end, unit[3]), unit[1] - unit[3]
                i += 1
            elif j < len(second) and (second[j][0] < end or second[j][0] == start == end):
                unit = second[j]
                end, after = max(end, unit[1]), unit[3] - unit[1]
                j += 1
            else:
                break
        composed.append((source_start, end + before, target_start, end + after))
    return composed
