"""Numbers, dates and terms in one draft: which of two wins, what joins them, where codes and spaces go."""

import pytest

from tms.language.assembly import TermPair, assemble

EN_TERMS = [
    TermPair("Five-Year Plan", "五年规划"),
    TermPair("billion", "十亿"),
    TermPair("third quarter", "三季度"),
    TermPair("central bank", "央行"),
    TermPair("Germany", "德国"),
]
ZH_TERMS = [TermPair("德国", "Germany"), TermPair("五年规划", "five-year plan"), TermPair("总理", "Chancellor")]


def to_hans(source: str) -> str:
    return assemble(source, source_locale="en", target_locale="zh-Hans", terms=EN_TERMS).text


def to_english(source: str) -> str:
    return assemble(source, source_locale="zh-Hans", target_locale="en", terms=ZH_TERMS).text


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        # The longer of two wins: a term inside an amount is part of it, a number inside a term too.
        ("It cost $1.4 billion.", "It cost 14亿美元."),
        ("the 14th Five-Year Plan", "the 第14五年规划"),
        # Of two that are equally long, the term.
        ("in the third quarter", "in the 三季度"),
        # A needless space between two Chinese pieces goes; between figures it stays.
        ("The central bank of Germany Monday", "The 央行 of 德国周一"),
        ("from 3,000 4,000 were left", "from 3000 4000 were left"),
        # Both ends of a range, said once.
        ("3 to 5 million euros", "300万至500万欧元"),
        ("€3–5 billion", "30亿至50亿欧元"),
        ("It won 3-2 with 1,000 fans", "It won 3-2 with 1000 fans"),
        ("May 19-21", "5月19日至21日"),
        # The weekday follows its date.
        ("on Monday, March 3, 2025,", "on 2025年3月3日周一,"),
        # Codes stay where they were.
        ("⟦1⟧$1.4 billion⟦/1⟧ and ⟦2⟧15 percent⟦/2⟧", "⟦1⟧14亿美元⟦/1⟧ and ⟦2⟧15%⟦/2⟧"),
        ("⟦1⟧Germany⟦/1⟧ sold 25,000⟦2/⟧ cars", "⟦1⟧德国⟦/1⟧ sold 2.5万⟦2/⟧ cars"),
        ("⟦1⟧3⟦/1⟧ to 5 million", "⟦1⟧300万⟦/1⟧至500万"),
    ],
)
def test_into_chinese(source: str, draft: str) -> None:
    assert to_hans(source) == draft


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("德国总理周一说", "Germany Chancellor Monday 说"),
        ("第14个五年规划", "14th 个 five-year plan"),
        ("（14亿美元）", "（$1.4 billion）"),
        ("增长15%，达3800万欧元。", "增长 15%，达 €38 million。"),
        ("5月19日至21日", "May 19-21"),
        ("3月3日（周一）下午3点", "Monday, March 3 3 p.m."),
        ("3月3日星期一", "Monday, March 3"),
        ("200至300人", "200 to 300 人"),
        ("三到五人", "three to five 人"),
        ("⟦1⟧德国⟦/1⟧的⟦2⟧14亿⟦/2⟧人", "⟦1⟧Germany⟦/1⟧ 的 ⟦2⟧1.4 billion⟦/2⟧ 人"),
    ],
)
def test_into_english(source: str, draft: str) -> None:
    assert to_english(source) == draft


@pytest.mark.parametrize(
    "source",
    [
        "at 6:00 (1800 GMT)",
        "three 2,000-pound bombs",
        "two 6-year-old girls",
        "temperatures in the low 30s",
        "half an hour later",
        "a quarter of an hour",
        "fiscal 2024-25 and 2025/26",
        "at 9-11 p.m.",
        "a one-two punch",
        "the 2019-nCoV virus",
        "between 1900 and 2000 people",
        # A rank that is counted from elsewhere, or is none.
        "He finished second to last.",
        "the second-to-last page and the fifth from the left",
        "second only to Paris, and second to none",
        "the minister’s second in command, the second-in-command",
        "Every third house was empty, and she had second thoughts.",
        # A moment as machines write it.
        "Posted at 2023-11-05T14:30Z by staff",
        "2023-11-05T14:30:00.250+08:00, 2023-11-05 14:30:00Z",
        # Another year than the calendar's, and its quarters.
        "in fiscal 2024",
        "fiscal years 2022, 2023 and 2024",
        "the 2024 fiscal year, the class of 2024, tax year 2023, a 2015 vintage",
        "the first quarter of fiscal 2024 and its fiscal second quarter",
    ],
)
def test_what_it_does_not_know_stays_as_it_is(source: str) -> None:
    assert to_hans(source) == ""


@pytest.mark.parametrize(
    "source",
    [
        "他获得倒数第二名",
        "2024财年",
        "2024学年的2024届毕业生",
        "2024款車型，2025賽季",
        "第三财季",
        "2023-11-05T14:30Z发布",
    ],
)
def test_nor_does_it_into_english(source: str) -> None:
    assert to_english(source) == ""


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("It cost Rs 2,000 crore.", "It cost 200亿印度卢比."),
        ("a 2,000-pound fine", "a 2000英镑 fine"),
        ("growth for three quarters in a row", "growth for 3 quarters in a row"),
        ("three quarters of the voters", "四分之三 of the voters"),
        ("its second quarter-century", "its 第二 quarter-century"),
        ("in the second quarter", "in the 第二季度"),
        ("10s of thousands", "数万"),
        ("the '30s", "the 20世纪30年代"),
        ("3-5 June", "6月3日至6月5日"),
        ("the third of May", "the 5月3日"),
        ("the second bridge from Paris", "the 第二 bridge from Paris"),
        ("the fourth in a row, a second time", "the 第四 in a row, a 第二 time"),
        ("on 2023-11-05 14:30 UTC", "on 2023年11月5日14:30 UTC"),
        ("Sales in 2024 and the tax in 2023", "Sales in 2024年 and the tax in 2023年"),
        ("the first quarter of 2024", "the 第一季度 of 2024年"),
    ],
)
def test_what_it_knows_is_the_same_figure(source: str, draft: str) -> None:
    assert to_hans(source) == draft


def test_a_text_whose_numbers_stay_as_they_are_gives_no_draft() -> None:
    assert to_hans("It carried 240 people at 7:30.") == ""
    assert to_english("十几万人和20几万人来了，事情七七八八，周六日休息，2024-25赛季") == ""
    assert to_english("2024至2025年度，一点五倍，3成5") == "2024 to 2025, 1.5 times, 35%"
    assert to_english("其中7人") == "其中 seven 人"
