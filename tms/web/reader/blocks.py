"""The blocks of a snapshot as a page shows them: list items in lists, cells in tables, quotations together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from tms.domain.inline import plain

_NUMBER = re.compile(r"(\d{1,4})(?:[.)、．）]\s*)")
_DESCRIPTION = 200
_LONGEST_WORD = 30
"""Characters; what search engines and social cards show of it is about that long."""

SnapshotBlock = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item with the list below it; ``value`` is its number in an ordered list."""

    block: SnapshotBlock
    text: str
    value: int | None
    below: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Node:
    """What a template renders at once. ``kind`` is a block's kind, or list, table, quotation."""

    kind: str
    blocks: list[SnapshotBlock] = field(default_factory=list)
    level: int = 2
    items: list[Item] = field(default_factory=list)
    rows: list[list[SnapshotBlock]] = field(default_factory=list)

    @property
    def ordered(self) -> bool:
        return bool(self.items) and all(item.value is not None for item in self.items)


def nodes(blocks: Sequence[SnapshotBlock]) -> list[Node]:
    """The blocks in their order, neighbours that belong together as one node; no text is left out."""
    found: list[Node] = []
    for kind, run in groupby(blocks, key=lambda block: str(block["kind"])):
        members = list(run)
        match kind:
            case "list_item":
                found.append(_list(members))
            case "table_cell":
                found.append(Node("table", rows=_rows(members)))
            case "quotation":
                found.append(Node("quotation", members))
            case "heading":
                # The title is the page's only heading of the first level.
                found += [Node("heading", [b], level=min(max(b.get("level") or 2, 2), 6)) for b in members]
            case _:
                found += [Node(kind, [block]) for block in members]
    return found


def _list(blocks: Sequence[SnapshotBlock]) -> Node:
    """Deeper items hang below the item before them."""
    top = blocks[0].get("level") or 1
    items: list[Item] = []
    at = 0
    while at < len(blocks):
        end = at + 1
        while end < len(blocks) and (blocks[end].get("level") or 1) > top:
            end += 1
        below = _list(blocks[at + 1 : end]) if end > at + 1 else None
        items.append(_item(blocks[at], below))
        at = end
    if all(item.value is not None for item in items):
        return Node("list", items=items)
    return Node("list", items=[Item(i.block, str(i.block["text"]), None, i.below) for i in items])


def has_number(text: str) -> bool:
    """Whether a list item says its number itself, so that a bullet before it would be one sign too many."""
    return _NUMBER.match(text) is not None


def _item(block: SnapshotBlock, below: Node | None) -> Item:
    text = str(block["text"])
    number = _NUMBER.match(text)
    return Item(block, text[number.end() :] if number else text, int(number[1]) if number else None, below)


def _rows(cells: Sequence[SnapshotBlock]) -> list[list[SnapshotBlock]]:
    """A cell's level is its column; a row ends where columns begin again."""
    rows: list[list[SnapshotBlock]] = []
    before = 0
    for cell in cells:
        column = cell.get("level") or 1
        if not rows or column <= before:
            rows.append([])
        rows[-1].append(cell)
        before = column
    return rows


def description(blocks: Sequence[SnapshotBlock]) -> str:
    """The standfirst, else the first paragraph, as one line without markup, cut at about 200 characters."""
    chosen = next((b for kind in ("standfirst", "paragraph") for b in blocks if b["kind"] == kind), None)
    if chosen is None:
        return ""
    words = " ".join(plain(str(chosen["text"]), chosen.get("codes") or {}).split())
    if len(words) <= _DESCRIPTION:
        return words
    # English ends with a whole word; a Chinese sentence has hardly a space to end at.
    begun, space, rest = words[: _DESCRIPTION - 1].rpartition(" ")
    whole = begun if space and len(rest) < _LONGEST_WORD else words[: _DESCRIPTION - 1]
    return whole.rstrip(" ,;:") + "…"
