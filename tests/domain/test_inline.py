"""Inline codes: numbered markers in the text, their meaning beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.inline import (
    Code,
    close_marker,
    codes_from_json,
    codes_to_json,
    is_well_formed,
    markers,
    open_marker,
    plain,
    split_markers,
    standalone_marker,
)

TOKENS = ["⟦1⟧", "⟦/1⟧", "⟦2/⟧", "⟦12⟧", "⟦/12⟧", "⟦9⟧", "⟦", "⟧", "/", "1", "字", " "]
texts = st.lists(st.sampled_from(TOKENS), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "well_formed"),
    [
        ("", True),
        ("没有", True),
        ("⟦1⟧读⟦/1⟧", True),
        ("⟦1⟧读⟦2/⟧⟦/1⟧", True),
        ("⟦1⟧⟦2⟧读⟦/2⟧⟦/1⟧", True),
        ("⟦1⟧⟦2⟧读⟦/1⟧⟦/2⟧", False),
        ("⟦1⟧读", False),
        ("读⟦/1⟧", False),
        ("⟦1⟧一⟦/1⟧⟦1⟧二⟦/1⟧", False),
        ("⟦2/⟧⟦2/⟧", False),
        ("⟦9⟧ is text", True),
        ("⟦1 ⟧ is text", True),
        ("⟦⟧", True),
    ],
)
def test_codes_open_close_nest_and_stand_once(text: str, well_formed: bool) -> None:
    assert is_well_formed(text, {"1", "2"}) is well_formed


def test_a_number_without_a_meaning_is_text() -> None:
    assert plain("⟦9⟧真的⟦/9⟧⟦1⟧粗⟦/1⟧", {"1"}) == "⟦9⟧真的⟦/9⟧粗"
    assert markers("⟦9⟧⟦1⟧粗⟦/1⟧⟦2/⟧", {"1", "2"}) == ["⟦1⟧", "⟦/1⟧", "⟦2/⟧"]


@given(texts, st.sets(st.sampled_from(["1", "2", "12"])))
def test_the_runs_give_the_text_again(text: str, numbers: set[str]) -> None:
    runs = split_markers(text, numbers)
    assert "".join(run for _, run in runs) == text
    assert plain(text, numbers) == "".join(run for is_marker, run in runs if not is_marker)
    assert all(run for _, run in runs)


@given(st.text())
def test_any_text_without_known_numbers_is_plain_and_well_formed(text: str) -> None:
    assert plain(text, ()) == text
    assert is_well_formed(text, ())


@given(
    st.dictionaries(
        st.integers(1, 999).map(str),
        st.builds(
            Code,
            st.sampled_from(["link", "strong", "emphasis", "code", "image", "footnote", "break"]),
            st.none() | st.text(),
            st.none() | st.text(),
        ),
    )
)
def test_codes_survive_the_database(codes: dict[str, Code]) -> None:
    assert codes_from_json(codes_to_json(codes)) == codes


def test_no_codes_are_stored_as_nothing() -> None:
    assert codes_to_json({}) is None
    assert codes_from_json(None) == {}


def test_markers_are_made_as_they_are_read() -> None:
    text = f"{open_marker('3')}字{close_marker('3')}{standalone_marker('4')}"
    assert markers(text, {"3", "4"}) == ["⟦3⟧", "⟦/3⟧", "⟦4/⟧"]
    assert is_well_formed(text, {"3", "4"})
