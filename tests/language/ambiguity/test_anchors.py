"""A decision's place is found again after edits elsewhere, and never moves to another word."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.language.texts import unicode_text
from tms.language.ambiguity import Anchor, anchor, find_anchor
from tms.language.ambiguity.anchors import CONTEXT

few = st.text("后里发，。", max_size=30)
some = st.text("后里发生效皇，。ab", max_size=40)


@st.composite
def places(draw: st.DrawFn, texts: st.SearchStrategy[str] = few | some | unicode_text) -> tuple[str, int, int]:
    text = draw(texts.filter(lambda text: bool(text) and "⟦" not in text))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, min(len(text), start + 3)))


@settings(max_examples=200)
@given(place=places())
def test_it_is_found_in_the_text_it_was_made_for(place: tuple[str, int, int]) -> None:
    text, start, end = place
    assert find_anchor(text, anchor(text, start, end)) == (start, end)


@settings(max_examples=200)
@given(text=few | some, data=st.data())
def test_two_places_of_a_text_never_have_the_same_anchor(text: str, data: st.DataObject) -> None:
    assume(len(text) > 1)
    one, other = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=2, max_size=2, unique=True))
    assert anchor(text, one, one + 1) != anchor(text, other, other + 1)


@settings(max_examples=200)
@given(place=places(some), before=some, after=some)
def test_an_edit_outside_the_context_keeps_the_place_or_loses_it(
    place: tuple[str, int, int], before: str, after: str
) -> None:
    text, start, end = place
    made = anchor(text, start, end)
    kept_from = start - len(made.before.lstrip("\x02"))
    kept_to = end + len(made.after.rstrip("\x03"))
    edited = before + text[kept_from:kept_to] + after
    expected = (len(before) + start - kept_from, len(before) + end - kept_from)
    where = find_anchor(edited, made)
    whole = made.before + made.phrase + made.after
    if "\x02" in whole or "\x03" in whole or f"\x02{edited}\x03".count(whole) > 1:
        assert where in {None, expected}
    elif where != expected:
        # Overlapping look-alikes escape ``count``: then it must not be told at all.
        assert where is None


@settings(max_examples=200)
@given(place=places(some), edited=some)
def test_what_is_found_always_looks_like_what_was_decided(place: tuple[str, int, int], edited: str) -> None:
    made = anchor(*place)
    where = find_anchor(edited, made)
    if where is not None:
        start, end = where
        assert edited[start:end] == made.phrase
        assert f"\x02{edited}\x03"[: start + 1].endswith(made.before)
        assert f"\x02{edited}\x03"[end + 1 :].startswith(made.after)


def test_two_that_look_the_same_after_an_edit_are_not_told_apart() -> None:
    made = anchor("他说生效后，再签字。", 4, 5)
    assert find_anchor("他说生效后，再签字。她说：他说生效后，再签字。", made) is None


def test_deleting_one_of_two_look_alikes_never_moves_its_decision_to_the_other() -> None:
    text = "生效后再说。生效后再说。"
    first, second = anchor(text, 2, 3), anchor(text, 8, 9)
    assert find_anchor(text, first) == (2, 3)
    assert find_anchor(text, second) == (8, 9)
    assert find_anchor("生效后再说。", second) is None


def test_edits_elsewhere_in_the_sentence_keep_it() -> None:
    made = anchor("双方同意，合约生效后，由甲方付款。", 9, 10)
    assert find_anchor("昨天双方都同意了，合约生效后，由甲方代付，不得拖延。", made) == (13, 14)


def test_the_edge_of_a_text_is_no_context_if_it_need_not_be() -> None:
    made = anchor("后来的事", 0, 1)
    assert (made.before, made.nth) == ("", 0)
    assert find_anchor("不说后来的事", made) == (2, 3)


def test_context_is_a_few_characters_and_no_markers() -> None:
    made = anchor("双方同意，⟦1⟧合约生效⟦/1⟧后，由甲方付款。", 9, 10)
    assert made == Anchor("后", "约生效", "，由甲")
    assert len(made.before) == len(made.after) == CONTEXT


def test_a_stretch_outside_the_text_is_refused() -> None:
    for start, end in ((0, 0), (2, 1), (0, 3), (-1, 1)):
        with pytest.raises(ValueError, match="place"):
            anchor("生效", start, end)
