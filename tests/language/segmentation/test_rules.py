"""A publication's own exceptions: what they do, and how they are written."""

import pytest

from tms.domain.errors import Invalid
from tms.language.segmentation import Seam, SegmentationRules, read_rules, segments


def cut(text: str, rules: SegmentationRules, locale: str = "en") -> list[str]:
    return [one.strip() for one in segments(text, locale, rules)]


def test_an_abbreviation_of_the_house_ends_no_sentence() -> None:
    text = "The Xinh. Daily wrote it. Others did not."
    assert cut(text, read_rules("", "", "")) == ["The Xinh.", "Daily wrote it.", "Others did not."]
    assert cut(text, read_rules("Xinh", "", "")) == ["The Xinh. Daily wrote it.", "Others did not."]


def test_an_abbreviation_is_a_whole_word() -> None:
    assert cut("He ate a taco. She did not.", read_rules("co.", "", "")) == ["He ate a taco.", "She did not."]


def test_a_name_with_an_exclamation_mark_ends_no_sentence() -> None:
    text = "他参加了BanG Dream!东京演唱会。门票售罄。"
    assert cut(text, read_rules("", "", ""), "zh-Hans")[0] == "他参加了BanG Dream!"
    assert cut(text, read_rules("", "BanG Dream!|", ""), "zh-Hans") == [
        "他参加了BanG Dream!东京演唱会。",
        "门票售罄。",
    ]


def test_what_follows_can_be_what_matters() -> None:
    text = "谈判仍在继续。（完）"
    assert cut(text, read_rules("", "", ""), "zh-Hans") == ["谈判仍在继续。", "（完）"]
    assert cut(text, read_rules("", "|（完）", ""), "zh-Hans") == [text]


def test_both_sides_can_matter() -> None:
    rules = read_rules("", "Who?|Weekly", "")
    assert cut("He read Who? Weekly on the train.", rules) == ["He read Who? Weekly on the train."]
    assert cut("He read Who? Weeklyish it was.", rules) == ["He read Who?", "Weeklyish it was."]


def test_a_break_of_the_house_is_always_one() -> None:
    assert cut("编者按：本文有删节。", read_rules("", "", "编者按：|"), "zh-Hans") == ["编者按：", "本文有删节。"]
    assert cut("BEIJING — It rained.", read_rules("", "", "BEIJING —|")) == ["BEIJING —", "It rained."]
    assert cut("甲 ●乙 ●丙", read_rules("", "", "|●"), "zh-Hant") == ["甲", "●乙", "●丙"]


def test_where_both_hold_there_is_no_cut() -> None:
    rules = read_rules("", "如下：|", "：|")
    assert cut("他说：好。如下：一", rules, "zh-Hans") == ["他说：", "好。", "如下：一"]


def test_a_line_end_stays_an_end() -> None:
    assert cut("Made in the U.S.\nExports rose.", read_rules("U.S.", "", "")) == ["Made in the U.S.", "Exports rose."]


def test_a_chinese_semicolon_ends_a_sentence_if_the_house_wants_it() -> None:
    text = "第一，开放；第二，改革。他说“甲；乙”；结束。"
    assert cut(text, read_rules("", "", ""), "zh-Hans") == ["第一，开放；第二，改革。", "他说“甲；乙”；结束。"]
    assert cut(text, read_rules("", "", "", chinese_semicolon=True), "zh-Hans") == [
        "第一，开放；",
        "第二，改革。",
        "他说“甲；乙”；",
        "结束。",
    ]


def test_markers_do_not_hide_what_an_exception_looks_for() -> None:
    rules = read_rules("Xinh", "", "")
    assert segments("The ⟦1⟧Xinh⟦/1⟧. Daily wrote it.", "en", rules) == ["The ⟦1⟧Xinh⟦/1⟧. Daily wrote it."]


def test_rules_are_the_same_in_any_order() -> None:
    rules = read_rules(" b.\n\na\nb", "x|y\nx | y", "|z")
    assert rules == SegmentationRules(("a.", "b."), (Seam("x", "y"),), (Seam("", "z"),))
    assert read_rules("\n".join(rules.abbreviations), str(rules.no_break[0]), str(rules.breaks[0])) == rules


@pytest.mark.parametrize(
    ("abbreviations", "seams", "code"),
    [
        ("...", "", "segmentation_not_abbreviation"),
        ("a|b", "", "segmentation_not_abbreviation"),
        ("", "no place", "segmentation_no_seam"),
        ("", "|", "segmentation_no_seam"),
        ("", "a|b|c", "segmentation_no_seam"),
        ("", "⟦1⟧|", "segmentation_line_markers"),
        ("", "x" * 80 + "|", "segmentation_line_long"),
        ("\n".join(f"a{n}" for n in range(1001)), "", "segmentation_too_many"),
    ],
)
def test_a_line_that_says_nothing_is_refused(abbreviations: str, seams: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_rules(abbreviations, seams, "")
    assert refused.value.code == code
