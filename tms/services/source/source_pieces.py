"""Blocks as sentences: cut by the language's rules, except where the article is cut already."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, pairwise
from typing import Any

from tms.db.queries.revisions import NewBlock
from tms.domain.inline import MARKER, free_numbers, renumber
from tms.domain.list_number import number_apart, number_before
from tms.domain.verbatim import is_verbatim
from tms.language.segmentation import SegmentationRules, cut

_Cut = Sequence["SourcePiece"]
_Key = tuple[str, str]
_Otherwise = tuple[int, Sequence[int]]
"""The number of the rules' sentences, and the ends of the pieces in their place."""
_TOKEN = re.compile(r"⟦/?\d{1,3}/?⟧|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """A sentence of the source and its place: the block's number, and what stands before it there.

    That is white space, and before the first sentence of a list's item the number of the item.
    """

    block: int
    kind: str
    space_before: str
    text: str
    codes: dict[str, Any] | None


def pieces_of(number: int, block: NewBlock, locale: str, rules: SegmentationRules) -> list[SourcePiece]:
    """The block's sentences by the publication's rules, each with the meaning of its own inline codes; none of code."""
    if is_verbatim(block.kind, block.text, block.codes):
        return []
    # The number is the block's: nobody translates it, and where it rises no sentence is another one.
    item, text = number_apart(block.text) if block.kind == "list_item" else ("", block.text)
    pieces = []
    for piece in cut(text, locale, rules).pieces:
        numbers = {match[2] for match in MARKER.finditer(piece.text)}
        codes = {n: code for n, code in (block.codes or {}).items() if n in numbers}
        pieces.append(SourcePiece(number, block.kind, item + piece.space_before, piece.text, codes or None))
        item = ""
    return pieces


def without_number(piece: SourcePiece) -> SourcePiece:
    """The piece with the number at its text's beginning put before it; one with a number before it stays."""
    number, text = ("", "") if number_before(piece.space_before) else number_apart(piece.text)
    return replace(piece, space_before=piece.space_before + number, text=text) if number else piece


def with_number(piece: SourcePiece) -> SourcePiece:
    """The piece with the number before it put into its text, as in articles that were cut so."""
    number = number_before(piece.space_before)
    space = piece.space_before.removesuffix(number)
    return replace(piece, space_before=space, text=number + piece.text) if number else piece


def pieces_like_before(
    blocks: Sequence[NewBlock], locale: str, before: Iterable[tuple[NewBlock, _Cut]], rules: SegmentationRules
) -> list[SourcePiece]:
    """The sentences of a new revision, where ``before`` are the present one's blocks, each as it is cut.

    A block that is still the same is cut as it was: people moved its boundaries, a segment may hold more than one
    sentence (it was a translation before its language became the source's) or the publication's rules were others, and
    nobody who edits another paragraph means to undo that. In a block that is not the same, each stretch that was cut
    otherwise than the rules would is cut so again where its text is the same.
    """
    as_it_was: dict[_Key, list[_Cut]] = {}
    for block, pieces in before:
        as_it_was.setdefault(_key(block.text, block.codes), []).append(list(pieces))
    new_keys = {_key(block.text, block.codes) for block in blocks}
    gone = [pieces for key, cuts in as_it_was.items() if key not in new_keys for pieces in cuts]
    otherwise = dict(pair for pieces in gone for pair in _cut_otherwise(_unnumbered(pieces), locale, rules))
    found: list[SourcePiece] = []
    for number, block in enumerate(blocks):
        known = as_it_was.get(_key(block.text, block.codes))
        if known is not None:
            pieces = known.pop(0) if len(known) > 1 else known[0]
            found += [replace(piece, block=number, kind=block.kind) for piece in pieces]
        else:
            found += _cut_again(pieces_of(number, block, locale, rules), otherwise)
    return found


def _unnumbered(pieces: _Cut) -> _Cut:
    """The pieces of a block without the number of its item, wherever that stood."""
    if not pieces or pieces[0].kind != "list_item":
        return pieces
    return [replace(without_number(pieces[0]), space_before=""), *pieces[1:]]


def _cut_otherwise(pieces: _Cut, locale: str, rules: SegmentationRules) -> Iterator[tuple[_Key, _Otherwise]]:
    """The stretches between the ends that the pieces and the rules' sentences share, if those are others inside it."""
    texts = _numbered_together(pieces)
    ends = list(accumulate(len(piece.space_before) + len(text) for piece, text in zip(pieces, texts, strict=True)))
    whole = "".join(piece.space_before + text for piece, text in zip(pieces, texts, strict=True))
    by_rule = list(accumulate(len(piece.space_before) + len(piece.text) for piece in cut(whole, locale, rules).pieces))
    for start, end in pairwise(sorted({0, *ends} & {0, *by_rule})):
        here = [number for number, at in enumerate(ends) if start < at <= end]
        length = sum(start < at <= end for at in by_rule)
        if max(len(here), length) > 1:
            lengths = [len(_TOKEN.findall(pieces[number].space_before + texts[number])) for number in here]
            before = len(pieces[here[0]].space_before)
            yield _key_of([pieces[number] for number in here]), (length, [at - before for at in accumulate(lengths)])


def _cut_again(pieces: list[SourcePiece], otherwise: Mapping[_Key, _Otherwise]) -> Iterator[SourcePiece]:
    """The pieces, each run of them that says what a stretch says cut as that is."""
    lengths = sorted({length for length, _ in otherwise.values()}, reverse=True)
    rest = iter(range(len(pieces)))
    for at in rest:
        for length in lengths:
            run = pieces[at : at + length]
            known = otherwise.get(_key_of(run))
            if known is not None and known[0] == length == len(run):
                yield from _cut_into(run, known[1])
                list(islice(rest, length - 1))
                break
        else:
            yield pieces[at]


def _cut_into(run: Sequence[SourcePiece], ends: Sequence[int]) -> Iterator[SourcePiece]:
    """The run's text cut at these ends, counted in characters with a marker as one."""
    first = run[0]
    tokens = _TOKEN.findall(first.text + "".join(piece.space_before + piece.text for piece in run[1:]))
    codes = {number: code for piece in run for number, code in (piece.codes or {}).items()}
    space = first.space_before
    for start, end in pairwise([0, *ends]):
        chunk = "".join(tokens[start:end])
        text = chunk.strip()
        numbers = {match[2] for match in MARKER.finditer(text)}
        own = {number: code for number, code in codes.items() if number in numbers}
        yield replace(first, space_before=space + chunk[: chunk.index(text)], text=text, codes=own or None)
        space = ""


def _key(text: str, codes: Mapping[str, Any] | None) -> _Key:
    """A key that is equal for texts that differ only in how their codes are numbered."""
    renumbered, meanings = renumber(text, codes or {}, free_numbers([(text, codes or {})]))
    return renumbered, repr([sorted(meaning.items()) for meaning in meanings.values()])


def _key_of(pieces: Sequence[SourcePiece]) -> _Key:
    """A key, as of ``_key``, for pieces that stand together, each of which may number its codes for itself."""
    texts = _numbered_together(pieces)
    spaces = ["", *(piece.space_before for piece in pieces[1:])]
    said = "".join(space + text for space, text in zip(spaces, texts, strict=True))
    meanings = [sorted(code.items()) for piece in pieces for code in _in_order(piece)]
    return said, repr(meanings)


def _numbered_together(pieces: Sequence[SourcePiece]) -> list[str]:
    numbers = free_numbers((piece.text, piece.codes or {}) for piece in pieces)
    return [renumber(piece.text, piece.codes or {}, numbers)[0] for piece in pieces]


def _in_order(piece: SourcePiece) -> list[Any]:
    return list(renumber(piece.text, piece.codes or {}, free_numbers([(piece.text, piece.codes or {})]))[1].values())
