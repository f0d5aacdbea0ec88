"""A figure that was kept with another unit is wrong; one that was converted is right, as far as rounding tells."""

import pytest

from tms.checks import CheckedText, check
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW
from tms.language.conversion import derive

WRONG = [
    ("It is 60 miles away.", "它在60公里外。", ["60 miles", "60公里"]),
    ("The fire burned 500 acres.", "大火烧毁500公顷。", ["500 acres", "500公顷"]),
    ("He lost 12 pounds.", "他减了12公斤。", ["12 pounds", "12公斤"]),
    ("It reached 104 °F.", "气温达104摄氏度。", ["104 °F", "104摄氏度"]),
    ("It reached 104 degrees Fahrenheit.", "气温达104度。", ["104 degrees Fahrenheit", "104度"]),
    ("a 2,000-square-foot house", "2000平方米的房子", ["2,000-square-foot", "2000平方米"]),
    ("The delay was 40 minutes.", "延误了40小时。", ["40 minutes", "40小时"]),
    ("It lasted two weeks.", "持续了两天。", ["two weeks", "两天"]),
    ("It took 3 months.", "用了3年。", ["3 months", "3年"]),
    ("three decades ago", "三年前", ["three decades", "三年"]),
    ("Police found 500 pounds of cocaine.", "警方发现500英镑可卡因。", ["500 pounds", "500英镑"]),
    ("a 5,000-pound bomb", "5000英镑的炸弹", ["5,000-pound", "5000英镑"]),
    ("It pays £500.", "它支付500磅。", ["£500", "500磅"]),
    ("at 60 mph", "时速60公里", ["60 mph", "60公里"]),
    ("30 tonnes of sand", "30公斤沙子", ["30 tonnes", "30公斤"]),
]


def parity(english: str, hans: str) -> list[tuple[str, list[str]]]:
    hant = derive(hans, source=ZH_HANS, target=ZH_HANT_TW)
    found = compare([ParityRow(1, tuple(map(VersionText, (english, hans, hant))))], (EN, ZH_HANS, ZH_HANT_TW)).found
    return [(one.code.partition(".")[2], [side.words for side in one.sides[:2] if side is not None]) for one in found]


def checked(english: str, hans: str) -> set[str]:
    found = check(CheckedText(1, english, EN, None, hans, ZH_HANS), families={"numbers", "currencies"})
    return {one.code.partition(".")[2] for one in found}


@pytest.mark.parametrize(("english", "hans", "says"), WRONG, ids=[case[0] for case in WRONG])
def test_a_figure_with_another_unit_is_told_with_its_unit(english: str, hans: str, says: list[str]) -> None:
    assert parity(english, hans) == [("differs", says)]
    assert checked(english, hans)


RIGHT = [
    ("It is 60 miles away.", "它在97公里外。"),
    ("The temperature was 104 degrees.", "气温40摄氏度。"),
    ("It reached 104 degrees Fahrenheit (40C).", "气温达华氏104度（40摄氏度）。"),
    ("104 to 110 degrees Fahrenheit", "华氏104度至110度"),
    ("38 degrees north", "北纬38度"),
    ("200 pounds of gold", "90公斤黄金"),
    ("It costs 200 pounds.", "售价200英镑。"),
    ("half an hour later", "30分钟后"),
    ("half a century", "50年"),
    ("two centuries of rule", "200年统治"),
    ("a quarter of a century", "25年"),
    ("two weeks", "14天"),
    ("two weeks", "半个月"),
    ("48 hours", "两天"),
    ("six months", "半年"),
    ("18 months", "一年半"),
    ("three decades", "30年"),
    ("its 10th anniversary", "10周年"),
    ("a 30-year-old man", "30岁男子"),
    ("hundreds of miles", "数百公里"),
    ("She is 6 feet 2 inches tall.", "她身高1.88米。"),
    ("He weighed 200 pounds and owed 5,000 pounds.", "他体重91公斤，欠5000英镑。"),
    ("two dozen people", "二十多人"),
    ("He is 6-foot-4.", "他身高1.93米。"),
    ("In the next 24 hours", "未来一天内"),
    ("100 years of solitude", "一个世纪的孤独"),
    ("a quarter-century of peace", "25年的和平"),
    ("It is 30 degrees below zero.", "零下30度。"),
    ("5 to 7 inches of rain", "127至178毫米的雨"),
    ("at 40 knots", "时速74公里"),
    ("the 9-11 attacks", "9·11袭击"),
    ("five quarters of growth", "五个季度的增长"),
    ("A decade ago it was small.", "10年前它很小。"),
    ("Nearly half of voters agreed.", "近五成选民同意。"),
    ("the Sept. 11 attacks", "9·11袭击"),
    ("They crossed the 38th parallel.", "他们越过三八线。"),
    ("Pope Leo XIV spoke.", "教宗利奥十四世讲话。"),
    ("Pope Leo spoke.", "教宗利奥十四世讲话。"),
    ("the 15th Five-Year Plan", "“十五五”规划"),
    ("a 90-year-old woman", "九旬老妇"),
    ("some 150,000 people", "十几万人"),
    ("growth for three quarters in a row", "连续三个季度增长"),
    ("the first three quarters", "前三季度"),
    ("a quarter of a million people", "25万人"),
    ("It begins at 1800 GMT.", "格林尼治时间18时开始。"),
    ("Rs 2,000 crore", "200亿卢比"),
    # A bushel of soybeans or wheat, of maize, of oats.
    ("100 million bushels of soybeans", "272万吨大豆"),
    ("10 million bushels of corn", "25.4万吨玉米"),
    ("2 million bushels of oats", "2.9万吨燕麦"),
    ("40 bushels of wheat", "40蒲式耳小麦"),
]


@pytest.mark.parametrize(("english", "hans"), RIGHT, ids=[f"{english} = {hans}" for english, hans in RIGHT])
def test_what_was_converted_or_is_of_no_named_unit_is_right(english: str, hans: str) -> None:
    assert parity(english, hans) == []
    assert checked(english, hans) == set()


def test_two_versions_in_chinese_are_of_one_unit_as_well() -> None:
    texts = ("It is 60 miles away.", "它在97公里外。", "它在60公里外。")
    found = compare([ParityRow(1, tuple(map(VersionText, texts)))], (EN, ZH_HANS, ZH_HANT_TW)).found
    assert [one.code for one in found] == ["numbers.differs"]
