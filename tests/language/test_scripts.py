"""Characters of the other Chinese script in a text."""

import pytest

from tms.language.scripts import differ_in_script_only, foreign_script

TW, HK, HANT, HANS = "zh-Hant-TW", "zh-Hant-HK", "zh-Hant", "zh-Hans"


@pytest.mark.parametrize("locale", [TW, HK, HANT])
def test_simplified_characters_are_foreign_in_traditional_text(locale: str) -> None:
    assert [(f.start, f.end, f.text) for f in foreign_script("我们的问题", locale)] == [(1, 2, "们"), (3, 5, "问题")]


def test_traditional_characters_are_foreign_in_simplified_text() -> None:
    assert [(f.text, f.suggestion) for f in foreign_script("我們的話題", HANS)] == [("們", "们"), ("話題", "话题")]


@pytest.mark.parametrize("locale", [TW, HK, HANT])
def test_characters_of_both_scripts_are_not_found(locale: str) -> None:
    assert foreign_script("皇后在村里吃了床頭范先生的台，群眾于先生與系統，恒生、户、温、説", locale) == []


def test_english_has_no_script_to_mix() -> None:
    assert foreign_script("我们", "en") == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("合约", "合約", True),
        ("台湾", "臺灣", True),
        ("软件", "軟體", False),
        ("信息", "資訊", False),
        ("人", "人", True),
    ],
)
def test_the_same_word_in_the_other_script_is_told_from_another_word(one: str, other: str, *, same: bool) -> None:
    assert differ_in_script_only(one, other) is differ_in_script_only(other, one) is same
