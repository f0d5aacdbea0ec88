"""The blocks of a snapshot as a page shows them, and what stands for an article in lists."""

from collections.abc import Mapping, Sequence
from typing import Any

from tms.adapters.formats import BlockGroup, groups, reading_words
from tms.domain.pictures import ShownPicture
from tms.services.publishing.public_article import released_block

_LONGEST = {"standfirst": 1_000, "paragraph": 200}
"""In characters: a standfirst was written to be read as a whole; of a paragraph, cards show about as much as this."""

_LONGEST_WORD = 30

SnapshotBlock = Mapping[str, Any]


def nodes(blocks: Sequence[SnapshotBlock], own: Mapping[int, ShownPicture] | None = None) -> list[BlockGroup]:
    """The blocks in their order, neighbours that belong together as one; of pictures those in ``own``."""
    return groups(map(released_block, blocks), own=own)


def description(blocks: Sequence[SnapshotBlock]) -> str:
    """The standfirst, else the beginning of the first paragraph, as one line without markup."""
    for kind, longest in _LONGEST.items():
        for one in blocks:
            if one["kind"] == kind and (words := " ".join(reading_words(released_block(one)).split())):
                return _cut(words, longest)
    return ""


def _cut(words: str, longest: int) -> str:
    if len(words) <= longest:
        return words
    # English ends with a whole word; a Chinese sentence has hardly a space to end at.
    begun, space, rest = words[: longest - 1].rpartition(" ")
    whole = begun if space and len(rest) < _LONGEST_WORD else words[: longest - 1]
    return whole.rstrip(" ,;:") + "…"
