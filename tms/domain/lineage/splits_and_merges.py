"""One sentence that became several, and several that became one."""

from collections.abc import Iterator, Sequence

from tms.domain.lineage.pairing import Pairing
from tms.domain.lineage.similarity import PreparedText, joined, similarity

PAIR_COST = 0.2
"""What chance gives: two weak likenesses must not outweigh one strong."""
_CUT_OUT = 0.6
_JOINED = 0.5
_BETTER = 0.04


def splits(pairing: Pairing, known: int, pieces: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Into how many of the pieces the known sentence may have been split, each with what that is worth."""
    for count, piece in enumerate(pieces, 1):
        if pairing.cut_out(known, piece) < _CUT_OUT:
            return
        if count > 1 and (gain := _gain(pairing.known[known], [pairing.pieces[p] for p in pieces[:count]])):
            yield count, gain


def merges(pairing: Pairing, free: Sequence[int], piece: int) -> Iterator[tuple[int, float]]:
    """How many of the known sentences may have been merged into the piece, each with what that is worth."""
    for count, known in enumerate(free, 1):
        if pairing.went_into(known, piece) < _CUT_OUT:
            return
        if count > 1 and (gain := _gain(pairing.pieces[piece], [pairing.known[k] for k in free[:count]])):
            yield count, gain


def _gain(whole: PreparedText, parts: Sequence[PreparedText]) -> float:
    """0 unless all parts together are the whole, and more like it than any of them alone."""
    if any(part.kind != whole.kind for part in parts):
        return 0.0
    together = similarity(joined(parts), whole)
    alone = max(similarity(part, whole) for part in parts)
    return together - PAIR_COST if together >= _JOINED and together >= alone + _BETTER else 0.0


def heir(pairing: Pairing, free: Sequence[int], pieces: Sequence[int]) -> tuple[int, int]:
    """The known sentence that lives on, and the piece where it does: the longest of each of these."""
    return (
        max(free, key=lambda known: (len(pairing.known[known].plain), -known)),
        max(pieces, key=lambda piece: (len(pairing.pieces[piece].plain), -piece)),
    )
