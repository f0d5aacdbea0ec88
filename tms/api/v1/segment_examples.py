"""Segments as the document shows them."""

from typing import Any

_HOLDER = {"id": 3, "name": "Chen Yu", "until": "2026-11-30T09:14:04Z"}

SEGMENT_EXAMPLE: dict[str, Any] = {
    "id": 7,
    "number": 3,
    "kind": "paragraph",
    "treatment": "translate",
    "starts_block": True,
    "source": {"language": "en", "text": "The first night train left at ten.", "codes": None, "rev": 1},
    "text": "第一班夜车十点发车。",
    "codes": None,
    "rev": 2,
    "state": "initial",
    "origin": "mt",
    "similarity": None,
    "look": None,
    "derivation": None,
    "conflict": None,
    "held_by": _HOLDER,
}

SEGMENTS_EXAMPLE: dict[str, Any] = {"segments": [SEGMENT_EXAMPLE], "total": 24, "next": "WzU4LCA1MF0"}

SAVED_EXAMPLE: dict[str, Any] = {
    "segment": 7,
    "rev": 3,
    "state": "translated",
    "look": None,
    "changed": True,
    "followed": ["zh-Hant"],
    "repeated": [19],
}

CLAIM_EXAMPLE: dict[str, Any] = {"segment": 7, "held_by": _HOLDER}

LEFT_EXAMPLE: dict[str, Any] = {"segment": 7}
