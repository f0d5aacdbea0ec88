"""Blocks that are the same in every version: code, which nobody translates (ITS ``translate="no"``)."""

import re
from collections.abc import Mapping
from typing import Any

from tms.domain.inline import MARKER, split_markers

_KINDS = frozenset({"paragraph", "list_item", "quotation", "table_cell"})
_NUMBER = re.compile(r"\s*(?:\d{1,9}[.)])?\s*")


def is_verbatim(kind: str, text: str, codes: Mapping[str, Any] | None) -> bool:
    """Whether a block is nothing but code, line by line; the number of a list item may stand before it.

    It has no segments: each version shows the source's. ``codes`` are in their stored form.
    """
    if kind not in _KINDS or not codes or not any(code["type"] == "code" for code in codes.values()):
        return False
    inside = False
    outside: list[str] = []
    for is_marker, run in split_markers(text, codes):
        found = MARKER.fullmatch(run) if is_marker else None
        if found is None:
            outside += [] if inside else [run]
        elif codes[found[2]]["type"] == "code":
            inside = not found[1]
        elif codes[found[2]]["type"] != "break":
            return False
    return _NUMBER.fullmatch("".join(outside)) is not None
