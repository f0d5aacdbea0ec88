"""The fingerprint of a version: a hash of what a reader would see, and of nothing else.

Segments of one block are joined with the white space between them, so that splitting a segment without changing a
character changes no fingerprint.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SeenBlock:
    """A block as a reader sees it: its text with inline markers, and what the markers mean."""

    kind: str
    text: str
    codes: Mapping[str, Any] | None = None
    level: int | None = None


def fingerprint(blocks: Iterable[SeenBlock]) -> bytes:
    """SHA-256 over the blocks in reading order; 32 bytes."""
    digest = hashlib.sha256()
    for block in blocks:
        seen = [block.kind, block.level, block.text, dict(block.codes) if block.codes else None]
        digest.update(json.dumps(seen, ensure_ascii=False, sort_keys=True).encode())
        digest.update(b"\n")
    return digest.digest()
