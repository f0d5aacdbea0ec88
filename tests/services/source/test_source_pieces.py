"""People's boundaries are kept by later revisions, wherever the text is the same."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tms.db.queries.revisions import NewBlock
from tms.domain.split_and_join import cut_at, places
from tms.language.segmentation import NO_RULES
from tms.services.source.source_pieces import SourcePiece, pieces_like_before, pieces_of, with_number

SENTENCES = ["It rained.", "The ⟦1⟧bus⟦/1⟧ was late.", "“No,” she said.", "⟦2⟧All of it.⟦/2⟧", "We left at ten, alone."]
CODES = {"1": {"type": "strong"}, "2": {"type": "link", "href": "https://example.org"}}


def block_of(sentences: Sequence[str]) -> NewBlock:
    text = " ".join(sentences)
    return NewBlock(
        "paragraph", text, {number: code for number, code in CODES.items() if f"⟦{number}⟧" in text} or None
    )


def said(pieces: Sequence[SourcePiece]) -> list[tuple[str, str]]:
    return [(piece.space_before, piece.text) for piece in pieces]


@st.composite
def cut_by_hand(draw: st.DrawFn) -> tuple[NewBlock, list[SourcePiece]]:
    """A paragraph with some of its sentences split or merged, each piece with codes that it numbers for itself."""
    block = block_of(draw(st.lists(st.sampled_from(SENTENCES), min_size=2, unique=True)))
    pieces = pieces_of(0, block, "en", NO_RULES)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(pieces) - 1))
        piece = pieces[at]
        where = places(piece.text, piece.codes or {})
        if draw(st.booleans()) and at + 1 < len(pieces):
            other = pieces.pop(at + 1)
            codes = {**(piece.codes or {}), **(other.codes or {})} or None
            pieces[at] = replace(piece, text=piece.text + other.space_before + other.text, codes=codes)
        elif where:
            cut = cut_at(piece.text, piece.codes or {}, draw(st.sampled_from(where)))
            pieces[at] = replace(piece, text=cut.first.text, codes=dict(cut.first.codes) or None)
            second = replace(piece, space_before=cut.space, text=cut.second.text, codes=dict(cut.second.codes) or None)
            pieces.insert(at + 1, second)
    return block, pieces


@settings(max_examples=60)
@given(cut_by_hand())
def test_the_same_paragraph_is_cut_as_it_was(known: tuple[NewBlock, list[SourcePiece]]) -> None:
    block, pieces = known
    moved = pieces_like_before([block_of(["Another one."]), block], "en", [known], NO_RULES)
    assert said(moved)[1:] == said(pieces)


@settings(max_examples=60)
@given(cut_by_hand(), st.booleans())
def test_and_so_is_the_rest_of_one_that_got_a_sentence_more(
    known: tuple[NewBlock, list[SourcePiece]], first: bool
) -> None:
    block, pieces = known
    sentences = ["A new one!", block.text] if first else [block.text, "A new one!"]
    longer = block_of(sentences)
    now = said(pieces_like_before([longer], "en", [known], NO_RULES))
    kept = [text for _, text in said(pieces)]
    assert [text for _, text in now] == (["A new one!", *kept] if first else [*kept, "A new one!"])
    assert "".join(space + text for space, text in now) == longer.text


@settings(max_examples=60)
@given(st.sampled_from(["1. ", "12) ", "0. ", "3、", "４. ", ""]), st.lists(st.sampled_from(SENTENCES), min_size=1))
def test_the_number_of_an_item_stands_before_its_sentences_and_nothing_is_lost(number: str, said_: list[str]) -> None:
    whole = replace(block_of(said_), kind="list_item")
    pieces = said(pieces_of(0, replace(whole, text=number + whole.text), "en", NO_RULES))
    assert "".join(space + text for space, text in pieces) == number + whole.text
    if number != "４. ":
        assert pieces[0][0] == number
        assert [text for _, text in pieces] == [text for _, text in said(pieces_of(0, whole, "en", NO_RULES))]


@settings(max_examples=60)
@given(cut_by_hand(), st.sampled_from(["1. ", "3、"]), st.booleans())
def test_an_item_keeps_its_boundaries_where_its_number_or_another_sentence_changes(
    known: tuple[NewBlock, list[SourcePiece]], number: str, is_old: bool
) -> None:
    block, pieces = known
    item = NewBlock("list_item", number + block.text, block.codes)
    pieces = [replace(piece, kind="list_item") for piece in pieces]
    pieces[0] = replace(pieces[0], space_before=number)
    before = [with_number(pieces[0]), *pieces[1:]] if is_old else pieces
    now = pieces_like_before([replace(item, text=f"2. {block.text} New!")], "en", [(item, before)], NO_RULES)
    assert [piece.text for piece in now] == [*(piece.text for piece in pieces), "New!"]
    assert now[0].space_before == "2. "


def test_of_two_paragraphs_that_say_the_same_each_is_cut_as_it_was() -> None:
    block = block_of(SENTENCES[:1])
    whole = pieces_of(0, block, "en", NO_RULES)
    halves = [replace(whole[0], text="It"), replace(whole[0], text="rained.", space_before=" ")]
    now = pieces_like_before([block, block], "en", [(block, whole), (block, halves)], NO_RULES)
    assert [(piece.block, piece.text) for piece in now] == [(0, "It rained."), (1, "It"), (1, "rained.")]
