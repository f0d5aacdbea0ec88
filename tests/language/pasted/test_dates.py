from datetime import date

import pytest

from tms.language.pasted.credits import read_credit
from tms.language.pasted.dates import find_dates

DAY = date(2014, 11, 21)


@pytest.mark.parametrize(
    "text",
    [
        "Nov 21 , 2014",
        "Nov 21 Fri 2014",
        "21 November 2014",
        "November 21st, 2014",
        "Nov. 21, 2014",
        "21st of November, 2014",
        "2014-11-21",
        "2014/11/21",
        "2014.11.21",
        "21.11.2014",
        "21-Nov-2014",
        "2014年11月21日",
        "2014 年 11 月 21 日",
        "二〇一四年十一月二十一日",
        "二○一四年十一月廿一日",
        "中華民國103年11月21日",
        "民國103年11月21日",
        "民国一百零三年十一月二十一日",
        "中華民國一〇三年十一月二十一日",
        "２０１４年１１月２１日",
    ],
)
def test_a_date_is_read_in_each_form(text: str) -> None:
    assert [(found.value, found.doubt) for found in find_dates(text, "zh-Hant")] == [(DAY, None)]


@pytest.mark.parametrize(
    ("text", "day"), [("21/11/2014", DAY), ("11/21/2014", DAY), ("03/04/2014", date(2014, 4, 3)), ("103.11.21", DAY)]
)
def test_a_date_in_numbers_alone_is_doubtful(text: str, day: date) -> None:
    (found,) = find_dates(text, "zh-Hant")
    assert found.value == day
    assert found.doubt


@pytest.mark.parametrize(
    "text", ["31 February 2014", "2014年13月1日", "version 10.11.12", "1,234 of 2014", "November 2014", "Nov 21"]
)
def test_what_is_no_day_is_no_date(text: str) -> None:
    assert find_dates(text, "en") == []


def test_the_first_year_of_the_republic_is_1912() -> None:
    assert find_dates("民國元年1月1日", "zh-Hant")[0].value == date(1912, 1, 1)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Updated 10:32 GMT, 21 November 2014", "updated"),
        ("Published: Friday, November 21, 2014, 10:32 am EST", "published"),
        ("2014-11-21T10:32:00Z", "plain"),
        ("發布時間：2014/11/21 05:30", "published"),
        ("最后更新：2014年11月21日 星期五 上午10:32", "updated"),
        ("Last modified on 21 November 2014", "updated"),
        ("PublishedNovember 21, 2014", "published"),
        ("Nov 21, 201410:32 AM", "plain"),
        ("November 21, 20145 min read", "plain"),
        ("21 November 2014 (UTC+8) 10:32", "plain"),
        ("2014-11-21 10:32 GMT+8", "plain"),
        ("最新更新：2014/11/21 10:32 北京時間", "updated"),
        ("Friday 21 November 2014 10.32 UK time", "plain"),
        ("Published Fri, Nov 21 2014 4:29 AM EST Updated an hour ago", "published"),
        ("更新时间 2014年11月21日, 格林尼治标准时间10:41", "updated"),
    ],
)
def test_times_weekdays_and_labels_belong_to_the_date(text: str, role: str) -> None:
    credit = read_credit(text, text, "zh-Hant")
    assert credit is not None
    assert [(stamp.value, stamp.role) for stamp in credit.stamps] == [(DAY, role)]


@pytest.mark.parametrize(
    "text",
    ["What changed on November 21, 2014", "On 21 November 2014 the ministers met again.", "2014年11月21日发生了什么"],
)
def test_a_sentence_or_title_with_a_date_in_it_is_no_credit_line(text: str) -> None:
    assert read_credit(text, text, "en") is None
