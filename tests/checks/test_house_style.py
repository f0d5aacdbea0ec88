"""What a house chose, asked of its texts."""

import pytest

from tms.checks import CheckedText, check
from tms.language.conversion.profiles import profile_of


def found(text: str, choices: dict[str, str], locale: str = "zh-Hant-TW", kept: tuple[str, ...] = ()) -> list[str]:
    house = profile_of(locale, choices)
    asked = CheckedText(1, "It is so.", "en", None, text, locale[:7], region=locale, house=house, kept=kept)
    return [
        f"{one.code}={text[one.start : one.end]}" for one in check(asked, families=["house style", "spacing", "region"])
    ]


@pytest.mark.parametrize(
    ("text", "choices", "wanted"),
    [
        ("台灣的橋", {"tai": "臺"}, ["house-style.tai=台"]),
        ("在裡面", {"li": "裏"}, ["house-style.li=裡"]),
        ("公布結果", {"bu": "佈"}, ["house-style.bu=布"]),
        ("成長45%", {"percent": "％"}, ["house-style.percent=%"]),
        ("唐納·川普", {"middle-dot": "‧"}, ["house-style.middle-dot=·"]),
        ("5月3日出版", {"dates": "han"}, ["house-style.dates=5", "house-style.dates=3"]),
        ("走了三十五公里", {"numbers": "digits"}, ["house-style.numbers=三十五"]),
        ("讀《紅樓夢》", {"titles": "quotes"}, ["house-style.titles=《", "house-style.titles=》"]),
        ("使用Python吧", {"spacing": "space"}, ["spacing.between=用", "spacing.between=吧"]),
        ("使用 Python 吧", {"spacing": "none"}, ["spacing.between= ", "spacing.between= "]),
        ("共35人", {"spacing": "space"}, ["spacing.between=共", "spacing.between=人"]),
        ("共 35 人", {"spacing": "none"}, ["spacing.between= ", "spacing.between= "]),
        ("在⟦1⟧Java⟦/1⟧島", {"spacing": "space"}, ["spacing.between=在", "spacing.between=島"]),
        ("《Hamlet》與Macbeth", {"spacing": "space"}, ["spacing.between=與"]),
        ("第3屆", {"spacing": "space"}, ["spacing.between=第", "spacing.between=屆"]),
        ("看 BBC", {"spacing": "none"}, ["spacing.between= "]),
    ],
)
def test_what_the_house_writes_otherwise_is_told(text: str, choices: dict[str, str], wanted: list[str]) -> None:
    assert found(text, choices) == wanted


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("台灣的橋", {}),
        ("臺灣的橋", {"tai": "臺"}),
        ("在裏面", {"li": "裏"}),
        ("成長45％", {"percent": "％"}),
        ("走了35公里", {"numbers": "digits"}),
        ("天台山上", {"tai": "臺"}),
        ("使用Python吧", {}),
        ("使用 Python 吧", {}),
        ("使用 Python 吧", {"spacing": "space"}),
        ("使用Python吧", {"spacing": "none"}),
        ("見https://example.org/中x", {"spacing": "space"}),
        ("（Python）", {"spacing": "space"}),
        ("New York", {"spacing": "none"}),
        ("「B」", {"spacing": "space"}),
        ("他 她", {"spacing": "none"}),
    ],
)
def test_what_the_house_writes_so_is_left_alone(text: str, choices: dict[str, str]) -> None:
    assert found(text, choices) == []


def test_what_a_rule_put_there_is_right() -> None:
    assert found("台灣的橋", {"tai": "臺"}, kept=("台灣",)) == []
