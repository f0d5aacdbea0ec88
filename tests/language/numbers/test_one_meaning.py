"""The same quantity, written in every way, has one meaning in the three languages."""

import itertools

import pytest

from tms.language.numbers import find_quantities

SAME = [
    ("number", ["1.4 billion people", "1,400,000,000 people", "14亿人", "14億人", "十四亿人", "1400000000人",
                "１４億人"]),
    ("number", ["35 million", "三千五百万人", "3千5百万人", "3500萬人", "三千五百萬人"]),
    ("number", ["twenty-five thousand", "25,000", "两万五千人", "2.5万人", "2萬5000人", "兩萬五千名學生"]),
    ("number", ["a hundred and five", "105", "一百零五", "105人"]),
    ("number", ["half a million", "500,000", "50万人", "五十萬人"]),
    ("number", ["two and a half years", "2.5 years", "两年半", "兩個半小時"]),
    ("number", ["two-thirds of voters", "two thirds", "三分之二的选民", "三分之二"]),
    ("number", ["1.4 trillion", "1.4万亿", "1.4萬億", "1萬4000億"]),
    ("percent", ["15.3 percent", "15.3%", "15.3 per cent", "15.3pc",
        "a 15.3-percent rise", "15.3％", "百分之十五点三", "百分之十五點三"]),
    ("percent", ["35%", "三成五", "35％"]),
    ("percentage points", ["0.5 percentage points", "0.5 percentage point", "half a percentage point",
        "50 basis points", "0.5个百分点", "0.5個百分點", "半个百分点", "半個百分點"]),
    ("one and a half points", ["1.5 percentage points", "1.5个百分点", "一个半百分点", "一個半百分點"]),
    ("money", ["$1.4 billion", "US$1.4bn", "1.4 billion dollars", "14亿美元", "14億美元", "十四亿美元"]),
    ("money", ["€38 million", "38 million euros", "3800万欧元", "3800萬歐元"]),
    ("money", ["RMB 100 million", "100 million yuan", "1亿元人民币", "人民幣1億元"]),
    ("money", ["NT$5 million", "新台币500万元", "NT$500萬", "500萬元新台幣", "新臺幣500萬元"]),
    ("date", ["March 1, 2025", "1 March 2025", "Mar. 1, 2025", "2025-03-01", "2025年3月1日", "二〇二五年三月一日",
              "2025/3/1"]),
    ("date", ["March 1", "1 March", "the 1st of March", "3月1日", "三月一日"]),
    ("year", ["in 2025", "2025年", "二〇二五年", "二○二五年", "民國114年"]),
    ("time", ["3 p.m.", "3pm", "15:00", "下午3点", "下午3時", "下午三點鐘"]),
    ("weekday", ["on Monday", "周一", "星期一", "週一", "禮拜一"]),
    ("ordinal", ["the third", "3rd", "第三", "第3"]),
    ("decade", ["the 1990s", "上世纪90年代", "1990年代", "二十世纪九十年代"]),
    ("century", ["the 21st century", "twenty-first century", "21世纪", "二十一世紀"]),
    ("quarter", ["the third quarter", "第三季度", "三季度", "第三季"]),
    ("first half", ["the 1st half of this year", "the first half of the year", "上半年", "上半場"]),
    ("basis points", ["25 basis points", "25-basis-point", "0.25 percentage points", "a quarter-point cut", "25个基点",
                      "降息1碼"]),
    ("pence", ["50p", "50 pence", "£0.50", "50便士", "0.5英鎊"]),
    ("two dollars fifty", ["$2.50", "two dollars and fifty cents", "2.5美元", "2美元50美分"]),
    ("doubled", ["doubled", "twofold", "翻一番", "增長一倍", "增至2倍"]),
    ("megawatts", ["500 megawatts", "500-megawatt", "500MW", "50万千瓦", "500兆瓦", "五億瓦"]),
    ("twelve and a half years", ["12 and a half years", "12 years and six months", "12年6个月", "十二年六個月"]),
    ("hundreds", ["hundreds of people", "数百人", "數百人", "几百人"]),
    ("tens of thousands", ["tens of thousands", "数万人", "幾萬人"]),
    ("tenfold", ["tenfold", "10-fold", "10 times", "10 times as many", "十倍", "10倍"]),
]  # fmt: skip


def locale_of(text: str) -> str:
    if text.replace("€", "").isascii():
        return "en"
    return "zh-Hant" if any(letter in text for letter in "萬億點時週禮") else "zh-Hans"


@pytest.mark.parametrize(
    "written", [written for _, written in SAME], ids=[f"{what}-{at}" for at, (what, _) in enumerate(SAME)]
)
def test_all_ways_to_write_it_mean_the_same(written: list[str]) -> None:
    meanings = {text: [quantity.meaning for quantity in find_quantities(text, locale_of(text))] for text in written}
    assert len({tuple(found) for found in meanings.values()}) == 1, meanings
    assert len(next(iter(meanings.values()))) == 1


def test_no_two_of_them_mean_the_same() -> None:
    meanings = [find_quantities(texts[0], "en")[0].meaning for _, texts in SAME]
    assert [pair for pair in itertools.combinations(meanings, 2) if pair[0] == pair[1]] == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("90 billion", "90亿"),
        ("1.4 billion", "1.4亿"),
        ("15 percent", "15个百分点"),
        ("$5 million", "500万欧元"),
        ("third", "3"),
        ("March 1", "3月2日"),
        ("half", "两"),
    ],
)
def test_classic_mistakes_differ(left: str, right: str) -> None:
    assert {q.meaning for q in find_quantities(left, "en")} != {q.meaning for q in find_quantities(right, "zh-Hans")}
