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
    # Nothing lies outside the context where it reaches to the text's edge.
    before = "" if made.before.startswith("\x02") else before
    after = "" if made.after.endswith("\x03") else after
    edited = before + text[kept_from:kept_to] + after
    where = find_anchor(edited, made)
    if where != (len(before) + start - kept_from, len(before) + end - kept_from):
        # Only a look-alike that the edit brought loses it: then it must not be told at all.
        assert where is None
        whole = made.before + made.phrase + made.after
        assert sum(f"\x02{edited}\x03".startswith(whole, at) for at in range(len(edited) + 2)) > 1


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


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("干", "干部培训"),
        ("后", "皇后駕到"),
        ("后", "后面"),
        ("后", "皇后"),
        ("后来的事", "不说后来的事"),
        ("他后", "他后面"),
    ],
)
def test_a_short_text_that_becomes_another_is_asked_about_again(text: str, edited: str) -> None:
    start = max(text.find("干"), text.find("后"))
    made = anchor(text, start, start + 1)
    assert find_anchor(text, made) == (start, start + 1)
    assert find_anchor(edited, made) is None


def test_the_edge_of_a_text_counts_where_fewer_characters_are_there() -> None:
    assert anchor("干", 0, 1) == Anchor("干", "\x02", "\x03")
    assert anchor("后来的事", 0, 1) == Anchor("后", "\x02", "来的事")
    assert anchor("事情都在后", 4, 5) == Anchor("后", "情都在", "\x03")


def test_an_edit_beyond_the_context_of_a_place_at_the_edge_keeps_it() -> None:
    assert find_anchor("后来的事情变了。", anchor("后来的事", 0, 1)) == (0, 1)


@pytest.mark.parametrize("made", [Anchor("干", "", ""), Anchor("干", "\x02", ""), Anchor("干", "", "部培训")])
def test_a_stored_place_with_less_context_is_asked_about_again(made: Anchor) -> None:
    assert find_anchor("干部培训", made) is None


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What a reader sees next to the place: as many characters as the context has, or the text's edge."""
    padded = f"\x02{text}\x03"
    return padded[max(0, start + 1 - CONTEXT) : start + 1], padded[end + 1 : end + 1 + CONTEXT]


@settings(max_examples=300)
@given(place=places(st.text("后干皇", max_size=6) | some), edited=st.text("后干皇", max_size=8) | some, data=st.data())
def test_a_decision_never_moves_to_a_place_with_another_text_around_it(
    place: tuple[str, int, int], edited: str, data: st.DataObject
) -> None:
    text, start, end = place
    # Half of the edits keep the characters that were decided, so that there is something to be found wrongly.
    if data.draw(st.booleans()):
        edited = edited[: len(edited) // 2] + text[start:end] + edited[len(edited) // 2 :]
    where = find_anchor(edited, anchor(text, start, end))
    if where is not None:
        assert around(edited, *where) == around(text, start, end)


def test_context_is_a_few_characters_and_no_markers() -> None:
    made = anchor("双方同意，⟦1⟧合约生效⟦/1⟧后，由甲方付款。", 9, 10)
    assert made == Anchor("后", "约生效", "，由甲")
    assert len(made.before) == len(made.after) == CONTEXT


def test_a_stretch_outside_the_text_is_refused() -> None:
    for start, end in ((0, 0), (2, 1), (0, 3), (-1, 1)):
        with pytest.raises(ValueError, match="place"):
            anchor("生效", start, end)
