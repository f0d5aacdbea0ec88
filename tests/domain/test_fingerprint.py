"""The fingerprint: the same for what looks the same, another for whatever a reader could see."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.fingerprint import SeenBlock, fingerprint

PAGE = [
    SeenBlock("title", "夜車"),
    SeenBlock("heading", "接下來", level=2),
    SeenBlock("paragraph", "見⟦1⟧報告⟦/1⟧。", {"1": {"type": "link", "href": "https://example.org/"}}),
]


def with_block(at: int, block: SeenBlock) -> list[SeenBlock]:
    return [*PAGE[:at], block, *PAGE[at + 1 :]]


@pytest.mark.parametrize(
    "other",
    [
        with_block(0, SeenBlock("title", "夜車。")),
        with_block(0, SeenBlock("title", "夜車 ")),
        with_block(0, SeenBlock("heading", "夜車")),
        with_block(1, SeenBlock("heading", "接下來", level=3)),
        with_block(1, SeenBlock("heading", "接下來")),
        with_block(2, SeenBlock("paragraph", PAGE[2].text)),
        with_block(2, SeenBlock("paragraph", PAGE[2].text, {"1": {"type": "link", "href": "https://example.com/"}})),
        with_block(2, SeenBlock("paragraph", PAGE[2].text, {"1": {"type": "strong"}})),
        PAGE[:2],
        [*PAGE, SeenBlock("paragraph", "")],
        [PAGE[1], PAGE[0], PAGE[2]],
        [],
    ],
)
def test_whatever_a_reader_could_see_changes_it(other: Sequence[SeenBlock]) -> None:
    assert fingerprint(other) != fingerprint(PAGE)


def test_what_a_reader_cannot_see_does_not() -> None:
    reordered = {"href": "https://example.org/", "type": "link"}
    assert fingerprint(iter(with_block(2, SeenBlock("paragraph", PAGE[2].text, {"1": reordered})))) == fingerprint(PAGE)
    assert fingerprint([SeenBlock("title", "x", {})]) == fingerprint([SeenBlock("title", "x", None)])
    assert len(fingerprint(PAGE)) == 32


@given(st.lists(st.tuples(st.sampled_from(["title", "paragraph"]), st.text(max_size=8)), max_size=5), st.data())
def test_two_pages_that_differ_have_two(blocks: list[tuple[str, str]], data: st.DataObject) -> None:
    """No block can pretend to be two, whatever stands in its text."""
    others = data.draw(st.lists(st.tuples(st.sampled_from(["title", "paragraph"]), st.text(max_size=8)), max_size=5))
    same = fingerprint(SeenBlock(*block) for block in blocks) == fingerprint(SeenBlock(*block) for block in others)
    assert same is (blocks == others)
