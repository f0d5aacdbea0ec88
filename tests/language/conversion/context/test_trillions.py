"""兆 of Taiwan and Hong Kong on the way to the mainland, where it is a million."""

import pytest

from tms.language.conversion import derive
from tms.language.numbers import find_quantities

COUNTED = [
    ("6.7兆元", "6.7万亿元"),
    ("兩兆美元的市值", "两万亿美元的市值"),
    ("虧損數兆日圓", "亏损数万亿日元"),
    ("歲出3兆1000億元", "岁出3万亿1000亿元"),
    ("全年約 1.5 兆元", "全年约 1.5 万亿元"),
    ("市值站上30兆，再創新高", "市值站上30万亿，再创新高"),
    ("債務上兆元", "债务上万亿元"),
    ("營收破兆元", "营收破万亿元"),
    ("十二兆餘元", "十二万亿余元"),
    ("一兆個細胞", "一万亿个细胞"),
]
LEFT = [
    "600兆瓦的機組",
    "105.3兆赫",
    "百兆寬頻",
    "30兆的檔案",
    "千兆位元",
    "吉兆與凶兆",
    "億兆子民",
    "陳兆元表示",
    "兆豐金控",
]


@pytest.mark.parametrize("source", ["zh-Hant-TW", "zh-Hant-HK"])
@pytest.mark.parametrize(("traditional", "simplified"), COUNTED)
def test_what_counts_is_written_out(source: str, traditional: str, simplified: str) -> None:
    # How the currencies are called is another region's matter.
    said = derive(traditional, source=source, target="zh-Hans").replace("日圆", "日元")
    assert said == simplified


@pytest.mark.parametrize("text", LEFT)
def test_a_measure_and_a_name_keep_it(text: str) -> None:
    assert "兆" in derive(text, source="zh-Hant-TW", target="zh-Hans")


@pytest.mark.parametrize(
    "traditional", [traditional for traditional, _ in COUNTED if any(map(str.isdigit, traditional))]
)
def test_the_figure_stays_the_same(traditional: str) -> None:
    simplified = derive(traditional, source="zh-Hant-TW", target="zh-Hans")
    before, after = (
        [found.size for found in find_quantities(text, locale)]
        for text, locale in ((traditional, "zh-Hant-TW"), (simplified, "zh-Hans"))
    )
    assert before == after


def test_a_text_of_the_mainland_keeps_its_own() -> None:
    assert derive("300兆赫和600兆瓦", source="zh-Hans", target="zh-Hant-TW").count("兆") == 2
