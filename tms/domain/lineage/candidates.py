"""Which sentences are worth comparing: all if they are few, else those that share rare runs of characters."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from tms.domain.lineage.pairing import Pairing

_FEW = 4_000
_RARE = 12
_BEST = 6
WORTH = 0.3
"""Below this two sentences have no more in common than any two of their language."""

Candidates = dict[int, list[tuple[float, int]]]
"""Per piece the known ones that are like it: similarity and index, the most similar first."""


def candidates(pairing: Pairing, free: Sequence[int], pieces: Sequence[int]) -> Candidates:
    """The known ones among ``free`` that may be each of the pieces."""
    found: Candidates = {}
    for piece, worth in _worth_comparing(pairing, free, pieces).items():
        alike = [(pairing.alike(known, piece), known) for known in worth]
        alike = sorted(((s, k) for s, k in alike if s >= WORTH), key=lambda pair: (-pair[0], pair[1]))
        if alike:
            found[piece] = alike[:_BEST]
    return found


def _worth_comparing(pairing: Pairing, free: Sequence[int], pieces: Sequence[int]) -> dict[int, Sequence[int]]:
    if len(free) * len(pieces) <= _FEW:
        return dict.fromkeys(pieces, free)
    holders: dict[str, list[int]] = defaultdict(list)
    for known in free:
        for gram in pairing.known[known].grams:
            holders[gram].append(known)
    rare = {gram: there for gram, there in holders.items() if len(there) <= _RARE}
    worth: dict[int, Sequence[int]] = {}
    for piece in pieces:
        shared: Counter[int] = Counter()
        for gram in pairing.pieces[piece].grams & rare.keys():
            shared.update(rare[gram])
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        worth[piece] = [known for known, _ in ranked[:_BEST]]
    return worth
