"""Step 1: sentences whose text is the same. Identical sentences are told apart by their neighbours and their order."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from tms.domain.lineage.candidates import WORTH
from tms.domain.lineage.heaviest_run import heaviest_run
from tms.domain.lineage.pairing import Pairing
from tms.domain.lineage.similarity import PreparedText, similarity

_ONE_PAIR = 1 << 40
"""More than any sum of contexts: the longest run wins, contexts decide only between equally long ones."""
_MANY = 400
_NEAR = 3


def pair_same(pairing: Pairing) -> None:
    """In order, then moved, then those that come back."""
    places = _places(pairing.known[: pairing.current])
    in_order = []
    for key, there in _places(pairing.pieces).items():
        here = places.get(key, [])
        for known, piece in _possible(here, there):
            weight = _context(pairing, known, piece) if len(here) * len(there) > 1 else 0
            in_order.append((known, piece, _ONE_PAIR + weight))
    for known, piece in heaviest_run(in_order, len(pairing.pieces)):
        pairing.pair(known, piece, in_place=True)
    _pair_moved(pairing, places)
    _pair_returned(pairing)


def _places(texts: Sequence[PreparedText]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        places[text.key].append(index)
    return places


def _possible(here: Sequence[int], there: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which of the identical ones may be which: all, or if they are very many those of about the same rank."""
    if len(here) * len(there) <= _MANY:
        yield from ((known, piece) for known in here for piece in there)
        return
    later = len(here) - len(there)
    for rank, piece in enumerate(there):
        near = {*range(rank - _NEAR, rank + _NEAR + 1), *range(rank + later - _NEAR, rank + later + _NEAR + 1)}
        yield from ((here[other], piece) for other in sorted(near) if 0 <= other < len(here))


def _context(pairing: Pairing, known: int, piece: int) -> int:
    """How well the neighbours agree, 0 to 240."""
    old, new = pairing.known[: pairing.current], pairing.pieces
    score = 20 if old[known].kind == new[piece].kind else 0
    for step in (-1, 1):
        score += _neighbour(old, known + step, new, piece + step, equal=100, alike=80)
        score += _neighbour(old, known + 2 * step, new, piece + 2 * step, equal=10, alike=0)
    return score


def _neighbour(
    old: Sequence[PreparedText], at: int, new: Sequence[PreparedText], there: int, *, equal: int, alike: int
) -> int:
    is_outside, is_outside_there = not 0 <= at < len(old), not 0 <= there < len(new)
    if is_outside or is_outside_there:
        return equal if is_outside and is_outside_there else 0
    if old[at].key == new[there].key:
        return equal
    score = similarity(old[at], new[there]) if alike else 0.0
    return int(alike * score) if score >= WORTH else 0


def _pair_moved(pairing: Pairing, places: dict[Hashable, list[int]]) -> None:
    """Pair texts that are the same at another place; of several, those whose neighbours agree best."""
    wanting = defaultdict(list)
    for piece in pairing.open():
        wanting[pairing.pieces[piece].key].append(piece)
    for key, there in wanting.items():
        here = [known for known in places.get(key, []) if pairing.is_free(known)]
        ranked = sorted(
            ((-_context(pairing, known, piece), piece, known) for known, piece in _possible(here, there))
            if len(here) * len(there) > 1
            else ((0, piece, known) for known in here for piece in there)
        )
        for _, piece, known in ranked:
            if pairing.is_free(known) and pairing.is_open(piece):
                pairing.pair(known, piece)
        left = [known for known in here if pairing.is_free(known)]
        for known, piece in zip(left, [piece for piece in there if pairing.is_open(piece)], strict=False):
            pairing.pair(known, piece)


def _pair_returned(pairing: Pairing) -> None:
    """Texts that an earlier revision had, in the order in which they are known; the same kind first."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for known in range(pairing.current, len(pairing.known)):
        waiting[pairing.known[known].key].append(known)
    for piece in pairing.open():
        text = pairing.pieces[piece]
        candidates = waiting.get(text.key)
        if candidates:
            chosen = next((k for k in candidates if pairing.known[k].kind == text.kind), candidates[0])
            candidates.remove(chosen)
            pairing.pair(chosen, piece)
