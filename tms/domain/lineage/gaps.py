"""Step 3: what changed between two sentences that did not, kept in order; with splits and merges.

The best sum of similarities decides: a known sentence and a piece, one known and two to four pieces that were cut out
of it, or two to four known ones that became one piece. Whatever is not like anything is new, or removed.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tms.domain.lineage.candidates import WORTH, candidates
from tms.domain.lineage.heaviest_run import heaviest_run
from tms.domain.lineage.pairing import Pairing
from tms.domain.lineage.splits_and_merges import PAIR_COST, heir, merges, splits

_WORTH_ALONE = 0.2
"""Enough where a single sentence stands between the same two neighbours as the single one that it may have been."""
_WORTH_AMONG_MANY = 0.4
"""Among many sentences of one subject some are a little alike by chance."""
_MANY = 64
_WORTH_OTHER_KIND = 0.5
_AREA = 2_500
_BAND = 8
_PIN = 0.45

Step = tuple[int, int]
"""How many known sentences and how many pieces are taken together."""


def pair_between(pairing: Pairing) -> None:
    """Every gap between sentences that stayed in place; then next to sentences that moved."""
    stayed = sorted(pairing.in_place)
    edges = [(-1, -1), *((pairing.of_piece[p] or 0, p) for p in stayed), (pairing.current, len(pairing.pieces))]
    for (known, piece), (known_end, piece_end) in pairwise(edges):
        free = [k for k in range(known + 1, known_end) if pairing.is_free(k)]
        pieces = [p for p in range(piece + 1, piece_end) if pairing.is_open(p)]
        pair_gap(pairing, free, pieces)
    for piece in pairing.open():
        pair_gap(pairing, _beside(pairing, piece, -1), _run(pairing, piece, 1))
        pair_gap(pairing, _beside(pairing, piece, 1), _run(pairing, piece, -1))


def _beside(pairing: Pairing, piece: int, step: int) -> list[int]:
    """The free known ones that stood where the piece stands now: on the same side of its neighbour (-1: before it)."""
    neighbour = piece + step
    known = pairing.of_piece[neighbour] if 0 <= neighbour < len(pairing.pieces) else None
    if known is None or known >= pairing.current:
        return []
    found = []
    at = known - step
    while 0 <= at < pairing.current and pairing.is_free(at):
        found.append(at)
        at -= step
    return sorted(found)


def _run(pairing: Pairing, piece: int, step: int) -> list[int]:
    """The open pieces from this one on in one direction."""
    found = []
    while 0 <= piece < len(pairing.pieces) and pairing.is_open(piece):
        found.append(piece)
        piece += step
    return sorted(found)


def pair_gap(pairing: Pairing, free: Sequence[int], pieces: Sequence[int]) -> None:
    """Pair in order what is alike among some free known sentences and some open pieces."""
    if not free or not pieces:
        return
    at_known, at_piece = 0, 0
    for known_count, piece_count in _best_steps(pairing, free, pieces):
        here, there = free[at_known : at_known + known_count], pieces[at_piece : at_piece + piece_count]
        at_known, at_piece = at_known + known_count, at_piece + piece_count
        if here and there:
            _pair_step(pairing, here, there)


def _pair_step(pairing: Pairing, here: Sequence[int], there: Sequence[int]) -> None:
    """One to one; or the heir keeps the id: the piece with the most of the text, the longest of the merged ones."""
    known, piece = heir(pairing, here, there)
    pairing.pair(known, piece)
    for other in here:
        if other != known:
            pairing.absorb(other, piece)
    for other in there:
        if other != piece:
            pairing.descend(known, other)


def _best_steps(pairing: Pairing, free: Sequence[int], pieces: Sequence[int]) -> list[Step]:
    """The steps through both lists with the greatest gain; in long ones only near the path of what is clearly alike."""
    rows, columns = len(free), len(pieces)
    bounds = _bounds(pairing, free, pieces)
    area = rows * columns
    floor = _WORTH_ALONE if area == 1 else WORTH if area <= _MANY else _WORTH_AMONG_MANY
    best: list[dict[int, tuple[float, Step]]] = [{} for _ in range(rows + 1)]
    best[0][0] = (0.0, (0, 0))
    for row in range(rows + 1):
        low, high = bounds[row]
        for column in range(low, high + 1):
            reached = best[row].get(column)
            if reached is None:
                continue
            for step, gain in _steps(pairing, free[row : row + 4], pieces[column : column + 4], floor):
                at, there = row + step[0], column + step[1]
                if not bounds[at][0] <= there <= bounds[at][1]:
                    continue
                total = reached[0] + gain
                if there not in best[at] or total > best[at][there][0] + 1e-9:
                    best[at][there] = (total, step)
    steps = []
    row, column = rows, columns
    while row or column:
        step = best[row][column][1]
        steps.append(step)
        row, column = row - step[0], column - step[1]
    return steps[::-1]


def _steps(pairing: Pairing, free: Sequence[int], pieces: Sequence[int], floor: float) -> Iterator[tuple[Step, float]]:
    """What may come next, with its gain."""
    if free and pieces:
        alike = pairing.alike(free[0], pieces[0])
        is_same_kind = pairing.known[free[0]].kind == pairing.pieces[pieces[0]].kind
        if alike >= (floor if is_same_kind else _WORTH_OTHER_KIND):
            yield (1, 1), max(alike - PAIR_COST, 0.01)
        yield from (((1, count), gain) for count, gain in splits(pairing, free[0], pieces))
        yield from (((count, 1), gain) for count, gain in merges(pairing, free, pieces[0]))
    if pieces:
        yield (0, 1), 0.0
    if free:
        yield (1, 0), 0.0


def _bounds(pairing: Pairing, free: Sequence[int], pieces: Sequence[int]) -> list[tuple[int, int]]:
    """Per row the columns that are looked at: all, or a band around the line through what is clearly alike."""
    rows, columns = len(free), len(pieces)
    if rows * columns <= _AREA:
        return [(0, columns)] * (rows + 1)
    row_of = {known: row for row, known in enumerate(free)}
    alike = candidates(pairing, free, pieces)
    pairs = [
        (row_of[known], column, round(score * 1000))
        for column, piece in enumerate(pieces)
        for score, known in alike.get(piece, [])
        if score >= _PIN
    ]
    pins = [(0, 0), *heaviest_run(pairs, columns), (rows, columns)]
    centre = [0.0] * (rows + 1)
    for (row, column), (row_end, column_end) in pairwise(pins):
        for at in range(row, row_end + 1):
            share = (at - row) / (row_end - row) if row_end > row else 1.0
            centre[at] = column + share * (column_end - column)
    bounds = []
    for at in range(rows + 1):
        following = centre[min(at + 1, rows)]
        bounds.append((max(0, int(centre[max(at - 1, 0)]) - _BAND), min(columns, int(following) + _BAND)))
    bounds[0] = (0, bounds[0][1])
    bounds[-1] = (bounds[-1][0], columns)
    return bounds
