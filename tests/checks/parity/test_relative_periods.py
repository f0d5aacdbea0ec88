"""Next month is not 本月: periods that are told from today, and what may be told from another day."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks.parity import Family, ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT

TURNED = [
    ("The talks will go on next month.", "会谈将于下月继续。", "会谈将于本月继续。"),
    ("The bank cut its rate last month.", "央行上个月降息。", "央行这个月降息。"),
    ("Schools will reopen next week after repairs.", "修缮后学校将于下周重新开学。", "修缮后学校将于本周重新开学。"),
    ("The verdict is expected next Monday.", "判决预计下周一公布。", "判决预计本周一公布。"),
    ("Snow is forecast for this weekend.", "预报称本周末有雪。", "预报称下周末有雪。"),
    ("The plant shut earlier this year after orders fell.", "工厂因订单少今年初关闭。", "工厂因订单少去年初关闭。"),
    ("Results will be published later this year.", "业绩将于今年晚些时候公布。", "业绩将于明年公布。"),
    ("Parliament will vote tomorrow.", "议会明天表决。", "议会昨天表决。"),
]  # fmt: skip
TOLD_FROM_ANOTHER_DAY = [
    ("Police arrested two men on Monday.", "警方昨日逮捕两名男子。"),
    ("He said so yesterday.", "他今天这样表示。"),
    ("Sales fell this month after rising last month.", "上月上升之后，本月销量下降。"),
    ("The council meets this Sunday.", "议会下周日开会。"),
    ("They met last Monday.", "他们本周一会面。"),
    ("Prices rose last year from a year earlier.", "今年公布的数据显示，价格同比上涨。"),
    ("The rule took effect the next month.", "该规定于本月生效。"),
    ("Output fell this year, 4 percent below 2023.", "产量比去年低4%。"),
]


def families(english: str, chinese: str, locale: str = ZH_HANS) -> list[Family]:
    found = compare([ParityRow(1, (VersionText(english), VersionText(chinese)))], (EN, locale)).found
    return [one.family for one in found]


@pytest.mark.parametrize(("english", "right", "wrong"), TURNED)
def test_a_period_told_from_today_is_another_one(english: str, right: str, wrong: str) -> None:
    assert families(english, right) == []
    assert families(english, wrong) == [Family.DATES]


@pytest.mark.parametrize(("english", "chinese"), TOLD_FROM_ANOTHER_DAY)
def test_what_may_be_told_from_another_day_is_no_mistake(english: str, chinese: str) -> None:
    assert families(english, chinese) == []


def test_a_period_is_read_in_traditional_characters() -> None:
    english = "The cabinet will discuss aid for farmers hit by this month's floods."
    assert families(english, "內閣將討論如何補助本月水災的受災農民。", ZH_HANT) == []
    assert families(english, "內閣將討論如何補助上個月水災的受災農民。", ZH_HANT) == [Family.DATES]


@pytest.mark.parametrize(
    ("english", "chinese"), [("next month ", "下个"), ("last week the ", "上周本月"), ("in the ", "明年")]
)
def test_long_texts_are_read_at_once(english: str, chinese: str) -> None:
    with processor_seconds(1.0):
        families(english * (10_000 // len(english)), chinese * (10_000 // len(chinese)))
