"""What other rules would change."""

from hypothesis import given
from hypothesis import strategies as st

from tests.language.segmentation.test_boundaries import RULES
from tests.language.texts import plain_news
from tms.language.segmentation import NO_RULES, CutChange, SegmentationRules, cut, cut_changes, read_rules


def changes(text: str, locale: str, rules: SegmentationRules) -> list[CutChange]:
    return cut_changes(cut(text, locale), cut(text, locale, rules))


def test_what_would_be_joined_and_what_divided_is_told_and_nothing_else() -> None:
    text = "It rained. The Xinh. Daily wrote it. BEIJING — It is dry. All is well."
    assert changes(text, "en", read_rules("Xinh", "", "BEIJING —|")) == [
        CutChange(["The Xinh.", "Daily wrote it."], ["The Xinh. Daily wrote it."]),
        CutChange(["BEIJING — It is dry."], ["BEIJING —", "It is dry."]),
    ]


def test_the_same_rules_change_nothing() -> None:
    assert changes("一。二。", "zh-Hans", NO_RULES) == []


@given(text=plain_news, locale=st.sampled_from(["en", "zh-Hans"]), rules=RULES)
def test_a_change_is_of_one_text_and_what_is_not_in_one_stays(text: str, locale: str, rules: SegmentationRules) -> None:
    before, after = cut(text, locale), cut(text, locale, rules)
    found = cut_changes(before, after)
    for change in found:
        assert change.before != change.after
        assert "".join("".join(change.before).split()) == "".join("".join(change.after).split())
    stay = len(before.pieces) - sum(len(change.before) for change in found)
    assert stay == len(after.pieces) - sum(len(change.after) for change in found)
