"""Errors of structure: a link, a quotation or a whole block is lost in one version, or a heading becomes text.

The documents are taken apart into three lists of blocks, as three files are, and put beside each other again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.benchmarks.parity.documents import LOCALES, Document, Piece
from tests.benchmarks.parity.measure import Told, told
from tms.checks.parity import VersionText, beside, compare

_MARKERS = re.compile(r"⟦/?\d+/?⟧")
_QUOTED = re.compile(r"[“\"「]([^“”\"「」]{40,})[”\"」]|[“「]([^“”「」]{14,})[”」]")
_MOST = 20
"""So many errors of each kind, spread over all documents: putting two long ones beside each other takes a while."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A document whose ``version`` has other blocks than it had."""

    document: Document
    kind: str
    version: int
    blocks: list[VersionText]


def dropped(documents: Sequence[Document]) -> list[Dropped]:
    """The same errors every time."""
    by_kind: dict[str, list[Dropped]] = {}
    for document in documents:
        for error in _of_document(document):
            by_kind.setdefault(error.kind, []).append(error)
    return [error for many in by_kind.values() for error in many[:: -(-len(many) // _MOST)]]


def _of_document(document: Document) -> Iterator[Dropped]:
    for version in range(len(LOCALES)):
        clean = _blocks(document, version)
        for at, row in enumerate(document.rows):
            piece = row.pieces[version]
            others = [other for other in row.pieces if other is not piece]
            if piece.codes and all(other.codes for other in others):
                yield from _without_link(document, version, clean, at, piece)
            if len(row.pieces[0].text) > 60:
                yield Dropped(document, "dropped paragraph", version, [*clean[:at], *clean[at + 1 :]])
            if row.kind == "heading":
                yield Dropped(
                    document, "heading turned to text", version, _with(clean, at, kind="paragraph", text=piece.text)
                )
            quoted = _QUOTED.search(piece.text)
            if quoted and all(_QUOTED.search(other.text) for other in others):
                text = piece.text[: quoted.start()] + (quoted[1] or quoted[2]) + piece.text[quoted.end() :]
                yield Dropped(document, "dropped quotation", version, _with(clean, at, text=text))


def _without_link(
    document: Document, version: int, clean: Sequence[VersionText], at: int, piece: Piece
) -> Iterator[Dropped]:
    codes = piece.codes or {}
    links = [number for number, code in codes.items() if code.get("type") == "link"]
    if links:
        text = re.sub(rf"⟦/?{links[0]}⟧", "", piece.text)
        yield Dropped(document, "dropped link", version, _with(clean, at, text=text))


def _blocks(document: Document, version: int) -> list[VersionText]:
    return [VersionText(row.pieces[version].text, row.pieces[version].codes, row.kind) for row in document.rows]


def _with(blocks: Sequence[VersionText], at: int, *, text: str, kind: str | None = None) -> list[VersionText]:
    return [*blocks[:at], replace(blocks[at], text=text, kind=kind or blocks[at].kind), *blocks[at + 1 :]]


def is_told(error: Dropped) -> bool:
    """Whether something is said of the three documents that is not said of them while they are clean."""
    clean = [_blocks(error.document, version) for version in range(len(LOCALES))]
    changed = [error.blocks if at == error.version else blocks for at, blocks in enumerate(clean)]
    return bool(_told(changed) - _told_of_clean(error.document))


def _told(blocks: Sequence[Sequence[VersionText]]) -> set[Told]:
    return told(compare(beside(blocks, LOCALES), LOCALES).found)


_CLEAN: dict[str, set[Told]] = {}


def _told_of_clean(document: Document) -> set[Told]:
    if document.name not in _CLEAN:
        _CLEAN[document.name] = _told([_blocks(document, version) for version in range(len(LOCALES))])
    return _CLEAN[document.name]
