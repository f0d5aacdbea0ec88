"""Blocks as sentences: cut by the language's rules, but where the article is cut already, as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from tms.db.queries.revisions import NewBlock
from tms.domain.inline import MARKER, free_numbers, renumber
from tms.language.segmentation import SegmentationRules, cut

_Cut = Sequence["SourcePiece"]


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """A sentence of the source and its place: the block's number, and the white space before it there."""

    block: int
    kind: str
    space_before: str
    text: str
    codes: dict[str, Any] | None


def pieces_of(number: int, block: NewBlock, locale: str, rules: SegmentationRules) -> list[SourcePiece]:
    """The block's sentences by the publication's rules, each with the meaning of its own inline codes."""
    pieces = []
    for piece in cut(block.text, locale, rules).pieces:
        numbers = {match[2] for match in MARKER.finditer(piece.text)}
        codes = {n: code for n, code in (block.codes or {}).items() if n in numbers}
        pieces.append(SourcePiece(number, block.kind, piece.space_before, piece.text, codes or None))
    return pieces


def pieces_like_before(
    blocks: Sequence[NewBlock], locale: str, before: Iterable[tuple[NewBlock, _Cut]], rules: SegmentationRules
) -> list[SourcePiece]:
    """The sentences of a new revision, where ``before`` are the present one's blocks, each as it is cut.

    A block that is still the same is cut as it was: a segment may hold more than one sentence (it was a translation
    before its language became the source's) or the publication's rules were others, and nobody who edits another
    paragraph means to split it. In a block that is not the same, such segments stay whole where their text does.
    """
    cuts = [(block, list(pieces)) for block, pieces in before]
    as_it_was = {_key(block.text, block.codes): pieces for block, pieces in cuts}
    new_keys = {_key(block.text, block.codes) for block in blocks}
    gone = [piece for block, pieces in cuts if _key(block.text, block.codes) not in new_keys for piece in pieces]
    whole = {_key(p.text, p.codes): len(cut(p.text, locale, rules).pieces) for p in gone}
    whole = {key: length for key, length in whole.items() if length > 1}
    found: list[SourcePiece] = []
    for number, block in enumerate(blocks):
        known = as_it_was.get(_key(block.text, block.codes))
        if known is not None:
            found += [replace(piece, block=number, kind=block.kind) for piece in known]
        else:
            found += _kept_whole(pieces_of(number, block, locale, rules), whole)
    return found


def _key(text: str, codes: Mapping[str, Any] | None) -> tuple[str, str]:
    """The same for texts that differ only in how their codes are numbered."""
    renumbered, meanings = renumber(text, codes or {}, free_numbers([(text, codes or {})]))
    return renumbered, repr([sorted(meaning.items()) for meaning in meanings.values()])


def _kept_whole(pieces: list[SourcePiece], whole: Mapping[tuple[str, str], int]) -> list[SourcePiece]:
    found = []
    rest = iter(range(len(pieces)))
    for at in rest:
        for length in sorted(set(whole.values()), reverse=True):
            together = _together(pieces[at : at + length])
            if whole.get(_key(together.text, together.codes)) == length:
                found.append(together)
                list(islice(rest, length - 1))
                break
        else:
            found.append(pieces[at])
    return found


def _together(pieces: Sequence[SourcePiece]) -> SourcePiece:
    first = pieces[0]
    text = first.text + "".join(piece.space_before + piece.text for piece in pieces[1:])
    codes: dict[str, Any] = {}
    for piece in pieces:
        codes |= piece.codes or {}
    return replace(first, text=text, codes=codes or None)
