"""Units, comparisons with a year before, magnitudes and the Republic's years, beside their figures."""

from pathlib import Path

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import derive_explained
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.conversion.rules import Level, Rule
from tms.language.house_style import with_built_in
from tms.language.numbers import find_quantities

TAIWAN = [
    ("楼高100米，宽三十厘米，重5千克", "樓高100公尺，寬三十公分，重5公斤"),
    ("面积120平方米，约3.5万平方米", "面積120平方公尺，約3.5萬平方公尺"),
    ("海拔8848.86米，时速30米/秒", "海拔8848.86公尺，時速30公尺/秒"),
    ("5千米，三千米，近百米，上千米", "5公里，三千公尺，近百公尺，上千公尺"),
    ("几米高的墙，两米宽，半米", "幾公尺高的牆，兩公尺寬，半公尺"),
    ("百米之外的渡口，百米开外，不到百米", "百公尺之外的渡口，百公尺開外，不到百公尺"),
    ("50克黄金，120克的", "50公克黃金，120公克的"),
    ("前10月同比增长5.2%", "前10月年增5.2%"),
    ("利润同比下降了3个百分点", "利潤年減了3個百分點"),
    ("产量同比大幅下降", "產量較去年同期大幅下降"),
    ("10月销量环比下降0.3%", "10月銷量月減0.3%"),
    ("第三季度GDP环比增长1.2%", "第三季GDP季增1.2%"),
    ("发生里氏6.5级地震", "發生芮氏規模6.5地震"),
    ("7.1级强震", "規模7.1強震"),
]
LEFT_FOR_TAIWAN = [
    "百米飞人", "百米外籍选手", "五米线", "三米饭", "2003米兰双年展", "几米的绘本", "6级大风", "3级医院", "3克拉钻石",
    "环比增长0.3%", "同比口径", "万米长跑",
]  # fmt: skip
HONG_KONG = [
    ("高100米，宽3厘米，重5千克", "高100米，寬3厘米，重5公斤"),
    ("同比增长5%，同比大幅下降", "按年增長5%，按年大幅下降"),
    ("里氏6.5级地震", "黎克特制6.5級地震"),
]
FROM_TAIWAN = [
    ("樓高100公尺，三公分，降雨50公釐，30公克", "楼高100米，三厘米，降雨50毫米，30克"),
    ("1,200平方公尺，5立方公尺", "1,200平方米，5立方米"),
    ("營收年增5%，月增2.1%，季減1.5%，年減約8%", "营收同比增长5%，环比增长2.1%，环比下降1.5%，同比下降约8%"),
    ("去年增3%，113年增5%，每年增3人，10月增3%", "去年增3%，113年增5%，每年增3人，10月增3%"),
    ("芮氏規模6.5，規模7.1強震，投資規模50億", "里氏6.5级，7.1级强震，投资规模50亿"),
    ("民國113年5月3日，中華民國114年", "2024年5月3日，2025年"),
    ("民國一百一十三年，民國一〇三年", "2024年，2014年"),
    ("民國113年至115年，民國98年到民國99年", "2024年至2026年，2009年到2010年"),
    (
        "民國初年，民國元年，民國60年代，民國二十四年，民國113年間",
        "民国初年，民国元年，民国60年代，民国二十四年，民国113年间",
    ),
    ("三公分，公分母", "三厘米，公分母"),
]
FROM_HONG_KONG = [
    ("銷售按年增長5%，按月跌2%", "销售同比增长5%，环比跌2%"),
    ("按年齡分組，民國113年", "按年龄分组，2024年"),
]
WAYS = {
    "TW": (ZH_HANS, ZH_HANT_TW),
    "HK": (ZH_HANS, ZH_HANT_HK),
    "from TW": (ZH_HANT_TW, ZH_HANS),
    "from HK": (ZH_HANT_HK, ZH_HANS),
}
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("measures.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def derived(text: str, source: str, target: str, *more: Rule) -> str:
    rules = with_built_in(more, PROFILES_BY_TAG[target], source)
    return derive_explained(text, source=source, profile=target, rules=rules).text


@pytest.mark.parametrize(("text", "expected"), TAIWAN)
def test_taiwan_says_it_otherwise(text: str, expected: str) -> None:
    assert derived(text, ZH_HANS, ZH_HANT_TW) == expected


@pytest.mark.parametrize("text", LEFT_FOR_TAIWAN)
def test_what_is_no_unit_beside_a_figure_stays(text: str) -> None:
    said = derived(text, ZH_HANS, ZH_HANT_TW)
    assert not any(word in said for word in ("公尺", "公克", "規模", "年增", "月增", "季增", "去年"))


@pytest.mark.parametrize(("text", "expected"), HONG_KONG)
def test_hong_kong_keeps_its_units(text: str, expected: str) -> None:
    assert derived(text, ZH_HANS, ZH_HANT_HK) == expected


@pytest.mark.parametrize(("text", "expected"), FROM_TAIWAN)
def test_the_mainland_says_it_otherwise(text: str, expected: str) -> None:
    assert derived(text, ZH_HANT_TW, ZH_HANS) == expected


@pytest.mark.parametrize(("text", "expected"), FROM_HONG_KONG)
def test_the_mainland_compares_otherwise_than_hong_kong(text: str, expected: str) -> None:
    assert derived(text, ZH_HANT_HK, ZH_HANS) == expected


@pytest.mark.parametrize(("way", "text", "expected"), ROWS)
def test_a_measure_is_said_as_the_region_does(way: str, text: str, expected: str) -> None:
    assert derived(text, *WAYS[way]) == expected


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        *((text, *WAYS[way]) for way, text, _ in ROWS),
        *((text, ZH_HANS, ZH_HANT_TW) for text, _ in TAIWAN),
        *((text, ZH_HANT_TW, ZH_HANS) for text, _ in FROM_TAIWAN),
        *((text, ZH_HANS, ZH_HANT_HK) for text, _ in HONG_KONG),
    ],
)
def test_every_figure_stays_the_same(text: str, source: str, target: str) -> None:
    before, after = (
        [found.size for found in find_quantities(one, locale)]
        for one, locale in ((text, source), (derived(text, source, target), target))
    )
    assert before == after


def test_what_people_decided_goes_first() -> None:
    rule = Rule("里氏", "黎氏", Level.PUBLICATION, "rule:1")
    assert derived("里氏6.5级，宽20米", ZH_HANS, ZH_HANT_TW, rule) == "黎氏6.5級，寬20公尺"
