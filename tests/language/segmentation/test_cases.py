"""The files of cases: what a news desk meets in each language, and the golden rules that others published."""

import pytest

from tests.language.segmentation.case_files import cases, wrong

GOLDEN_THAT_FAIL = {"48 ellipsis at the beginning"}
"""It wants “compounds. . . . The practice” cut behind the first of the four dots, so that a segment begins with three;
we keep the four together, as rule 45 does, since a translator has no use for three dots without their sentence."""


@pytest.mark.parametrize(("locale", "joint"), [("en", " "), ("zh-Hans", ""), ("zh-Hant", "")])
def test_every_case_of_a_news_desk_is_cut_as_it_should_be(locale: str, joint: str) -> None:
    assert len(cases(locale, joint)) >= 60
    assert wrong(locale, locale, joint) == {}


def test_the_golden_rules_hold_but_for_those_that_are_named() -> None:
    assert len(cases("golden-en", " ")) == 48
    assert set(wrong("golden-en", "en", " ")) == GOLDEN_THAT_FAIL
