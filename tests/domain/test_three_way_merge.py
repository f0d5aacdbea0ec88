"""The three-way merge of a derived text: both sides' changes, or a conflict; never a lost character."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.inline import MARKER, is_well_formed
from tms.domain.three_way_merge import Merged, merge

TABLE = Path(__file__).with_name("merges.txt")


def _text(column: str) -> str:
    written = column.strip().replace("∅", "").replace("␣", " ")
    return re.sub(r"\{U\+([0-9A-F]+)\}", lambda match: chr(int(match[1], 16)), written)


ROWS = [
    line.split(" | ") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_merge_is_what_an_editor_would_want(row: list[str]) -> None:
    _, base, mine, theirs, wanted = row
    found = merge(_text(base), _text(mine), _text(theirs))
    assert found == Merged(None if wanted.strip() == "✗" else _text(wanted))


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_it_would_be_the_same_with_the_sides_exchanged(row: list[str]) -> None:
    _, base, mine, theirs, wanted = row
    found = merge(_text(base), _text(theirs), _text(mine))
    assert found == Merged(None if wanted.strip() == "✗" else _text(wanted))


def test_every_case_is_another() -> None:
    assert len({tuple(row[1:4]) for row in ROWS}) == len({row[0] for row in ROWS}) == len(ROWS)


# Three alphabets, so that each character of a merged text says where it is from; the base has none twice.
_BASE = "一二三四五六七八九十百千萬億兆京"
_MINE = "甲乙丙丁"
_THEIRS = "子丑寅卯"


@st.composite
def edited(draw: st.DrawFn, base: str, letters: str) -> str:
    """The base with some of its characters gone and some of one's own put in."""
    text = ""
    for character in base:
        if draw(st.integers(0, 5)) == 0:
            text += draw(st.text(letters, min_size=1, max_size=3))
        if draw(st.integers(0, 5)):
            text += character
    return text + (draw(st.text(letters, max_size=2)) if draw(st.booleans()) else "")


@st.composite
def sides(draw: st.DrawFn) -> tuple[str, str, str]:
    base = _BASE[: draw(st.integers(0, len(_BASE)))]
    return base, draw(edited(base, _MINE)), draw(edited(base, _THEIRS))


def only(text: str, letters: str) -> str:
    return "".join(character for character in text if character in letters)


@given(sides())
def test_no_character_of_a_person_disappears_without_a_conflict(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    merged = merge(base, mine, theirs).text
    if merged is None:
        return
    assert only(merged, _MINE) == only(mine, _MINE)
    assert only(merged, _THEIRS) == only(theirs, _THEIRS)
    deleted_by_theirs = set(base) - set(theirs)
    assert only(merged, _BASE + _MINE) == "".join(c for c in mine if c not in deleted_by_theirs)


@given(sides())
def test_a_conflict_needs_changes_of_both_sides(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    if merge(base, mine, theirs).is_conflict:
        assert base not in {mine, theirs}
        assert mine != theirs


@given(st.text(_BASE, min_size=4, max_size=30), st.data())
def test_changes_with_untouched_text_between_them_never_conflict(between: str, data: st.DataObject) -> None:
    left, right = data.draw(st.text(_MINE, max_size=4)), data.draw(st.text(_THEIRS, max_size=4))
    base = f"始{between}終"
    assert merge(base, f"始{left}{between}終", f"始{between}{right}終").text == f"始{left}{between}{right}終"


@given(sides())
def test_merging_again_changes_nothing(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    merged = merge(base, mine, theirs).text
    if merged is None:
        return
    assert merge(theirs, merged, theirs).text == merged
    # From the old base its changes may touch those of the parent that it holds already; nothing comes twice.
    assert merge(base, merged, theirs).text in {merged, None}


@given(st.data())
def test_what_a_person_put_in_is_there_in_its_order_however_often_the_rest_repeats(data: st.DataObject) -> None:
    base = data.draw(st.text("的了，", max_size=12))
    mine = data.draw(edited(base, _MINE))
    merged = merge(base, mine, data.draw(st.text("的了，是", max_size=12))).text
    assert merged is None or only(merged, _MINE) == only(mine, _MINE)


@given(st.data())
def test_changes_apart_from_each_other_all_survive(data: st.DataObject) -> None:
    base, mine, theirs, wanted = "", "", "", ""
    for number in range(data.draw(st.integers(1, 5))):
        head, middle, tail = list(_BASE[number * 3 : number * 3 + 3])
        new = data.draw(st.sampled_from([middle, "", f"{middle}甲", f"乙{middle}", "丙"]))
        is_mine, is_theirs = data.draw(st.sampled_from([(True, False), (False, True), (True, True)]))
        base += head + middle + tail
        mine += head + (new if is_mine else middle) + tail
        theirs += head + (new if is_theirs else middle) + tail
        wanted += head + new + tail
    assert merge(base, mine, theirs).text == wanted


@given(sides())
def test_it_does_not_matter_who_is_who(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    assert merge(base, mine, theirs) == merge(base, theirs, mine)


@st.composite
def marked_sides(draw: st.DrawFn) -> tuple[str, str, str]:
    tokens = ["⟦1⟧", "⟦/1⟧", "⟦2/⟧", "⟦3⟧", "⟦/3⟧", *_BASE[:6]]
    texts = st.lists(st.sampled_from(tokens), max_size=12).map("".join)
    return draw(texts), draw(texts), draw(texts)


@given(marked_sides())
def test_a_marker_is_never_cut_and_never_broken_by_two_that_are_well_formed(texts: tuple[str, str, str]) -> None:
    base, mine, theirs = texts
    merged = merge(base, mine, theirs).text
    if merged is None:
        return
    assert "⟦" not in MARKER.sub("", merged)
    assert "⟧" not in MARKER.sub("", merged)
    if is_well_formed(mine, "123") and is_well_formed(theirs, "123"):
        assert is_well_formed(merged, "123")


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_three_texts_give_an_answer(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs).text
    if merged is not None:
        assert not Counter(merged) - (Counter(base) + Counter(mine) + Counter(theirs))
