"""The three-way merge of a derived text: both sides' changes, or a conflict; never a lost character."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.inline import MARKER, is_well_formed
from tms.domain.merge import merge

BASE = "部長十二日在台北宣布新政策。"

CLEAN = [
    # what it shows, base, mine (the person), theirs (the new derivation), merged
    ("nobody changed anything", BASE, BASE, BASE, BASE),
    ("only the person", BASE, "部長十二日在臺北宣布新政策。", BASE, "部長十二日在臺北宣布新政策。"),
    ("only the parent", BASE, BASE, "部長十三日在台北宣布新政策。", "部長十三日在台北宣布新政策。"),
    (
        "both the same",
        BASE,
        "部長十三日在台北宣布新政策。",
        "部長十三日在台北宣布新政策。",
        "部長十三日在台北宣布新政策。",
    ),
    (
        "a replacement each",
        BASE,
        "部長十二日在臺北宣布新政策。",
        "部長十三日在台北宣布新政策。",
        "部長十三日在臺北宣布新政策。",
    ),
    (
        "an insertion each",
        BASE,
        "外交部長十二日在台北宣布新政策。",
        "部長十二日在台北宣布新政策方向。",
        "外交部長十二日在台北宣布新政策方向。",
    ),
    ("a deletion each", BASE, "部長在台北宣布新政策。", "部長十二日在台北宣布政策。", "部長在台北宣布政策。"),
    (
        "the person deletes, the parent inserts",
        BASE,
        "部長十二日宣布新政策。",
        "部長十二日在台北宣布三項新政策。",
        "部長十二日宣布三項新政策。",
    ),
    (
        "the person inserts, the parent deletes",
        BASE,
        "部長十二日上午在台北宣布新政策。",
        "部長十二日在台北宣布政策。",
        "部長十二日上午在台北宣布政策。",
    ),
    ("at the beginning and at the end", "他說會來。", "她說會來。", "他說會來！", "她說會來！"),
    ("another mark at the end", "夜車十點開出。", "夜班車十點開出。", "夜車十點開出！", "夜班車十點開出！"),
    (
        "quotation marks by the person",
        "他說很好。今天。",
        "他說「很好」。今天。",
        "他說很好。明天。",
        "他說「很好」。明天。",
    ),
    ("a whole sentence behind", "夜車開出。", "夜班車開出。", "夜車開出。車上有240人。", "夜班車開出。車上有240人。"),
    ("a whole sentence before", "夜車開出。", "夜車開出了。", "今天夜車開出。", "今天夜車開出了。"),
    ("both the same and one more", "甲乙丙丁戊己", "甲X乙丙丁戊Y己", "甲X乙丙丁戊己", "甲X乙丙丁戊Y己"),
    ("numbers", "共有1,240人到場。", "共有1,240人出席。", "約有1,240人到場。", "約有1,240人出席。"),
    ("Latin inside", "OpenAI發表GPT模型。", "OpenAI發布GPT模型。", "OpenAI發表GPT-5模型。", "OpenAI發布GPT-5模型。"),
    ("white space", "第一　第二", "第一 第二", "第一　第二項", "第一 第二項"),
    ("surrogate pairs", "𠮷野家開店。", "吉野家開店。", "𠮷野家開新店。", "吉野家開新店。"),
    (
        "a marker that both keep",
        "見⟦1⟧報告⟦/1⟧全文。",
        "見⟦1⟧報告書⟦/1⟧全文。",
        "請見⟦1⟧報告⟦/1⟧全文。",
        "請見⟦1⟧報告書⟦/1⟧全文。",
    ),
    (
        "a marker that the person moved",
        "見⟦1⟧報告⟦/1⟧全文如下。",
        "見報告⟦1⟧全文⟦/1⟧如下。",
        "見⟦1⟧報告⟦/1⟧全文如後。",
        "見報告⟦1⟧全文⟦/1⟧如後。",
    ),
    ("a footnote mark", "宣布政策⟦2/⟧。今天", "宣布新政策⟦2/⟧。今天", "宣布政策⟦2/⟧。明天", "宣布新政策⟦2/⟧。明天"),
    ("emptied by the person", "夜車。", "", "夜車。", ""),
    ("written where nothing was", "", "我寫的。", "", "我寫的。"),
    ("derived where nothing was", "", "", "推導的。", "推導的。"),
]

CONFLICTS = [
    ("the same place", BASE, "部長十三日在台北宣布新政策。", "部長十四日在台北宣布新政策。"),
    ("places that touch", "甲乙丙丁", "甲X丙丁", "甲乙Y丁"),
    ("insertions at one place", "夜車開出。", "夜班車開出。", "夜快車開出。"),
    ("insertions at the end", "夜車", "夜車了", "夜車吧"),
    ("insertions at the beginning", "夜車", "那夜車", "這夜車"),
    ("deleted by the parent, changed by the person", "甲乙丙丁戊", "甲乙X丁戊", "甲戊"),
    ("deleted by the person, changed by the parent", "甲乙丙丁戊", "甲戊", "甲乙X丁戊"),
    ("emptied by the person, changed by the parent", "夜車。", "", "夜班。"),
    ("emptied by the parent, changed by the person", "夜車。", "夜班。", ""),
    ("written by both where nothing was", "", "我寫的。", "推導的。"),
    ("one character many times, whose places can't be told apart", "的的的的的", "的的X的的的", "的的的的Y的"),
    ("rewritten by both", "夜車十點開出。", "列車於晚間發車。", "火車深夜啟程。"),
    ("a marker that each moved elsewhere", "甲⟦1⟧乙⟦/1⟧丙丁戊己", "甲乙⟦1⟧丙⟦/1⟧丁戊己", "甲乙丙丁戊⟦1⟧己⟦/1⟧"),
    ("half a marker pair each", "甲⟦1⟧乙⟦/1⟧丙丁", "甲乙⟦1⟧丙⟦/1⟧丁", "甲⟦1⟧乙丙⟦/1⟧丁"),
]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"), [case[1:] for case in CLEAN], ids=[case[0] for case in CLEAN]
)
def test_changes_of_both_sides_survive(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merge(base, mine, theirs).text == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs"), [case[1:] for case in CONFLICTS], ids=[case[0] for case in CONFLICTS]
)
def test_changes_of_one_place_are_a_conflict(base: str, mine: str, theirs: str) -> None:
    found = merge(base, mine, theirs)
    assert (found.text, found.is_conflict) == (None, True)


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
    assert merge(base, merged, theirs).text == merged


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
