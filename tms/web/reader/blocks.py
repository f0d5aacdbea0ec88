"""The blocks of a snapshot as a page shows them, and what stands for an article in lists."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from tms.adapters.formats import BlockGroup, groups, reading_words
from tms.domain.imported_article import Block, BlockKind
from tms.domain.inline import codes_from_json

_DESCRIPTION = 200
_LONGEST_WORD = 30
"""In characters. Search engines and social cards show about as much of a description as ``_DESCRIPTION``."""

SnapshotBlock = Mapping[str, Any]


def nodes(blocks: Sequence[SnapshotBlock]) -> list[BlockGroup]:
    """The blocks in their order, neighbours that belong together as one; only pictures are left out."""
    return groups(map(as_block, blocks))


def as_block(stored: SnapshotBlock) -> Block:
    """A block from a snapshot's form."""
    codes = codes_from_json(stored.get("codes"))
    return Block(cast("BlockKind", str(stored["kind"])), str(stored["text"]), codes, stored.get("level"))


def description(blocks: Sequence[SnapshotBlock]) -> str:
    """The standfirst, else the first paragraph, as one line without markup, cut at about 200 characters."""
    said = (reading_words(as_block(b)) for kind in ("standfirst", "paragraph") for b in blocks if b["kind"] == kind)
    words = next((words for one in said if (words := " ".join(one.split()))), "")
    if len(words) <= _DESCRIPTION:
        return words
    # English ends with a whole word; a Chinese sentence has hardly a space to end at.
    begun, space, rest = words[: _DESCRIPTION - 1].rpartition(" ")
    whole = begun if space and len(rest) < _LONGEST_WORD else words[: _DESCRIPTION - 1]
    return whole.rstrip(" ,;:") + "…"
