"""Words and codes that look like quantities."""

import pytest

from tests.language.numbers.told import told
from tms.language.numbers import find_quantities, write_quantity

NOTHING_CHINESE = [
    "一个都不能少，一些人一起来，一定一样。",
    "千万不要错过，万一下雨呢？",
    "三亚、四川、九江、百度、五角大楼、三星、万科、千叶",
    "十月革命、七国集团、二十国集团、二战、一战、八国联军",
    "统一、唯一、单一、之一、万分感谢、十分重要、三令五申、四通八达",
    "双十节、七夕、双十一、三八妇女节",
    "五月天开唱，十字路口，百姓生活，零售业，四合院，两岸关系，两会",
    "每周一次",
    "C919、F-16、5G、H1N1、PM2.5、iPhone15、17.4.1版",
    "见https://www.example.cn/2024/05/story-123和news@163.com",
    "电话010-8888-1234",
    "研究表明[3]如此",
]
NOTHING_ENGLISH = [
    "May he march in? He may. They march on.",
    "The one who left was the one they trusted; one another; no-one; one-off.",
    "F-16, B-52, G7, G20, 5G, COVID-19, A320, H1N1, MI6, R2-D2",
    "Version 17.4.1 of iOS17 is out.",
    "Versions labeled 2.0aN precede those labeled 2.0bN, which precede 2.0rcN.",
    "The SS19 collection, the FW 20 one, S/S ’21; SS1234 and SS19A.",
    "See https://example.org/2024/05/01 or mail a1@b2.org or www.site24.com/7.",
    "Call 010-8888-1234 or 202-555-0147, 24/7.",
    "The 9/11 attacks",
    "As shown[3], so it is.",
    "in the first half, a quarterback, half-hearted, the other half",
    "SOMETHING MAY CHANGE; the March of history? no: a march.",
]


@pytest.mark.parametrize("text", NOTHING_CHINESE)
def test_nothing_is_found_in_chinese(text: str) -> None:
    assert [told(quantity) for quantity in find_quantities(text, "zh-Hans")] == []


@pytest.mark.parametrize("text", NOTHING_ENGLISH)
def test_nothing_certain_is_found_in_english(text: str) -> None:
    found = find_quantities(text, "en")
    assert [told(quantity) for quantity in found if quantity.is_certain] == []
    assert [write_quantity(quantity, text, "zh-Hans") for quantity in found] == [None] * len(found)


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("第一夫人", "zh-Hans", "#1?"),
        ("一名男子", "zh-Hans", "1?"),
        ("500元", "zh-Hans", "CNY500?"),
        ("500元", "zh-Hant-TW", "TWD500?"),
        ("500元", "zh-Hant-HK", "HKD500?"),
        ("500元", "zh-Hant", "None500?"),
        ("$500", "zh-Hant-HK", "HKD500?"),
        ("¥500", "zh-Hans", "CNY500?"),
        ("¥500", "en", "None500?"),
        ("三点建议", "zh-Hans", "3:00?"),
        ("15日", "zh-Hans", "---15?"),
        ("a second later", "en", "#2?"),
        ("one man", "en", "1?"),
        ("a dozen", "en", "~12?"),
        ("a decade ago", "en", "10?"),
        ("Pope Leo XIV and Xi", "en", "#14?"),
        ("the low 30s, the '30s and the 50s", "en", "30? 1930s? 1950s?"),
        ("half an hour", "en", "0.5?"),
        ("教宗利奥十四世", "zh-Hans", "#14?"),
        ("911事件、9·11袭击、“九一八”、五四运动、六四", "zh-Hans", "--9-11? --9-11? --9-18? --5-4? --6-4?"),
        ("三八线和“十四五”规划", "zh-Hans", "#38? #14?"),
        ("九旬老人", "zh-Hans", "90?"),
        ("十几万人", "zh-Hans", "~100000?"),
        ("Black Friday", "en", "Fri?"),
        ("The Sunday Times", "en", "Sun?"),
        ("June Smith", "en", "--6?"),
        ("200 pounds", "en", "GBP200?"),
        ("3/4/2025", "en", "2025-03-04?"),
        ("the Group of Seven", "en", "7?"),
        ("1. Wash your hands", "en", "1?"),
        ("the SS19 and A/W 2020 collections", "en", "2019? 2020?"),
    ],
)
def test_what_cannot_be_decided_is_uncertain(text: str, locale: str, found: str) -> None:
    assert " ".join(told(quantity) for quantity in find_quantities(text, locale)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A slip is no decade.
        ("1971年代", "1971"),
        ("1.4兆", "1400000000000"),
        ("2兆8943億元", "None2894300000000?"),
        ("兩萬五", "25000"),
        ("1萬5", "15000"),
        ("三百二十", "320"),
        ("一百零五", "105"),
        ("廿五人", "25"),
        ("一千零一夜", "1001"),
        ("十萬八千人", "108000"),
        ("3 億 5000 萬人", "350000000"),
        ("４０，０００人", "40000"),
        ("零點五個百分點", "0.5pp"),
        ("一倍半", "1.5"),
        ("三點五億", "350000000"),
        ("負三度", "-3"),
    ],
)
def test_numerals(text: str, found: str) -> None:
    assert " ".join(told(quantity) for quantity in find_quantities(text, "zh-Hant")) == found


def test_quarters_of_a_year_are_no_fourths() -> None:
    assert "0.75" not in str([told(one) for one in find_quantities("Profit rose in the first three quarters.", "en")])
    assert "0.75" in str([told(one) for one in find_quantities("Three quarters of voters agreed.", "en")])
