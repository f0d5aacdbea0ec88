"""Steps 2 and 4: sentences that changed and stand, or stood, somewhere else.

Far from its place a sentence has only its own characters to show who it is, so more of them must agree than between two
neighbours that stayed, and a short one ("Yes.") is never taken for another.
"""

from tms.domain.lineage.candidates import Candidates, candidates
from tms.domain.lineage.pairing import Pairing

_CLEAR = 0.75
_ENOUGH = 0.6
_RETIRED = 0.1
"""What having been removed takes from the similarity: the current sentence comes first."""
_LONG_ENOUGH = 10
_LONG_ENOUGH_CHINESE = 6


def pair_clear_moves(pairing: Pairing) -> None:
    """Moved and changed a little: each is the other's best, and nothing near by is."""
    near = _gap_numbers(pairing)
    alike = _ranked(pairing, candidates(pairing, pairing.free(), pairing.open()))
    best_of_known: dict[int, tuple[float, int]] = {}
    best_of_piece: dict[int, tuple[float, int]] = {}
    for score, piece, known in alike:
        best_of_known.setdefault(known, (score, piece))
        best_of_piece.setdefault(piece, (score, known))
    for score, piece, known in alike:
        if score < _CLEAR or not _can_travel(pairing, known, piece):
            continue
        is_mutual = best_of_known[known][1] == piece and best_of_piece[piece][1] == known
        if is_mutual and near.get(("known", known)) != near.get(("piece", piece)):
            pairing.pair(known, piece)


def pair_what_is_similar(pairing: Pairing) -> None:
    """Whatever is left and similar enough, the most similar first."""
    for score, piece, known in _ranked(pairing, candidates(pairing, pairing.free(), pairing.open())):
        if score < _ENOUGH:
            return
        if pairing.is_free(known) and pairing.is_open(piece) and _can_travel(pairing, known, piece):
            pairing.pair(known, piece)


def _ranked(pairing: Pairing, found: Candidates) -> list[tuple[float, int, int]]:
    """Similarity, piece and known, the most similar first; those that had been removed count less."""
    pairs = [
        (score - (_RETIRED if known >= pairing.current else 0.0), piece, known)
        for piece, alike in found.items()
        for score, known in alike
    ]
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _can_travel(pairing: Pairing, known: int, piece: int) -> bool:
    return all(
        sum(map(str.isalnum, text.folded)) >= (_LONG_ENOUGH_CHINESE if text.is_chinese else _LONG_ENOUGH)
        for text in (pairing.known[known], pairing.pieces[piece])
    )


def _gap_numbers(pairing: Pairing) -> dict[tuple[str, int], int]:
    """Between which two sentences that stayed in place each one stands, old and new."""
    numbers: dict[tuple[str, int], int] = {}
    gap = 0
    stayed = {pairing.of_piece[piece] for piece in pairing.in_place}
    for known in range(pairing.current):
        gap += known in stayed
        numbers["known", known] = gap
    gap = 0
    for piece in range(len(pairing.pieces)):
        gap += piece in pairing.in_place
        numbers["piece", piece] = gap
    return numbers
