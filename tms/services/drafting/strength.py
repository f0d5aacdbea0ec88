"""Which of two drafts is worth more to the person who finishes it: the order of the sources, then the similarity."""

from collections.abc import Mapping

from tms.domain.states import Origin

Strength = tuple[int, int]
"""Compared as it is."""

NOTHING_STANDS: Strength = (0, 0)

_RANKS: Mapping[str, int] = {Origin.EMPTY: 0, Origin.ASSEMBLY: 1, Origin.MT: 2, Origin.MEMORY: 3, Origin.REPEAT: 4}

MOST: Mapping[Origin, Strength] = {
    Origin.ASSEMBLY: (1, 0),
    Origin.MT: (2, 0),
    Origin.MEMORY: (3, 101),
    Origin.REPEAT: (4, 0),
}
"""The greatest strength of a source."""


def standing_strength(origin: str, similarity: int | None) -> Strength | None:
    """The strength of the text that stands there; an assembled one counts less, for terms may have come since."""
    return (1, -1) if origin == Origin.ASSEMBLY else strength(origin, similarity)


def strength(origin: str, similarity: int | None) -> Strength | None:
    """The strength of a draft; None for a text that no source of drafts made: a person's, derived or imported."""
    rank = _RANKS.get(origin)
    return None if rank is None else (rank, similarity or 0)
