"""An act that is denied once and told without a denial, and words of which only one of a pair can be right."""

import pytest

from tms.checks.parity import Family, ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

ACTS = [
    (
        "The report does not accuse the contractor of negligence, but it lists 17 failures.",
        "报告并未指控承包商有疏失，但列出17项缺失。",
        "报告指控承包商有疏失，并列出17项缺失。",
    ),
    (
        "The firm did not warn customers that brakes could fail.",
        "该公司未警告顾客刹车可能失灵。",
        "该公司警告过顾客刹车可能失灵。",
    ),
    (
        "The report does not criticize the pilots, but it faults the airline.",
        "报告没有批评飞行员，但指责航空公司失职。",
        "报告批评了飞行员，也指责航空公司失职。",
    ),
    (
        "The law does not protect renters who fall behind by two months.",
        "该法保护的租客不包括拖欠两个月房租者。",
        "该法保护拖欠两个月房租的租客，无人失望。",
    ),
]  # fmt: skip
PAIRS = [
    (
        "It will close on the last Sunday of this month.",
        "它将于本月最后一个星期日关闭。",
        "它将于本月第一个星期日关闭。",
    ),
    ("The market is held on the first Saturday of the month.", "集市每月首个周六举行。", "集市每月最后一个周六举行。"),
    ("The dam is on the upper reaches of the river.", "大坝位于该河上游。", "大坝位于该河下游。"),
    ("Turnout was high in the northern suburbs.", "北郊投票率很高。", "南郊投票率很高。"),
    ("The winner will receive $2 million.", "赢家将获得200万美元。", "输家将获得200万美元。"),
    ("The lower limit was set at 30 miles.", "下限定为30英里。", "上限定为30英里。"),
    ("The left bank of the river flooded.", "河左岸被淹。", "河右岸被淹。"),
    ("The front door had been left open.", "前门当时开着。", "后门当时开着。"),
    ("Domestic sales grew 8 percent.", "国内销售额增长8%。", "海外销售额增长8%。"),
    ("The bakery opens at dawn.", "面包店黎明开门。", "面包店黄昏开门。"),
    ("The suspect entered the bank at noon.", "嫌疑人中午进入银行。", "嫌疑人中午离开银行。"),
]


def families(english: str, hans: str) -> list[Family]:
    found = compare([ParityRow(1, (VersionText(english), VersionText(hans)))], (EN, ZH_HANS)).found
    return [one.family for one in found]


@pytest.mark.parametrize(("english", "right", "wrong"), ACTS)
def test_an_act_that_is_denied_is_not_told_as_done(english: str, right: str, wrong: str) -> None:
    assert families(english, right) == []
    assert families(english, wrong) == [Family.DENIALS]


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("The firm did not plan to leave until Friday.", "该公司计划周五才离开。"),
        ("He does not expect prices to fall.", "他预计价格不会下降。"),
        ("The mayor did not support it and the council supports it.", "市议会支持该案。"),
        ("The bank did not inform all of its customers.", "银行通知了部分客户。"),
    ],
)
def test_a_denial_that_stands_elsewhere_is_none_that_is_lost(english: str, hans: str) -> None:
    assert families(english, hans) == []


@pytest.mark.parametrize(("english", "right", "wrong"), PAIRS)
def test_one_of_a_pair_is_not_the_other(english: str, right: str, wrong: str) -> None:
    assert families(english, right) == []
    assert families(english, wrong) == [Family.OPPOSITES]


DENYING_VERBS = [
    ("The minister denied that taxes would rise.", "部长否认会加税。", "部长不否认会加税。"),
    ("Most bishops oppose the plan.", "大多数主教反对该计划。", "大多数主教并不反对该计划。"),
    ("Police have ruled out arson.", "警方已排除纵火。", "警方不排除纵火。"),
    ("The club cancelled the show.", "俱乐部取消了演出。", "俱乐部没有取消演出。"),
]
TOLD_AS_SO = [
    ("The firm is unlikely to pay a dividend.", "该公司派息的机会渺茫。", "该公司很可能派发股息。"),
    (
        "None of the hostages had been harmed, the army said.",
        "军方说，人质均安然脱险。",
        "军方说，人质都受到了伤害。",
    ),
    ("The climbers set out without oxygen bottles.", "登山者出发时没有氧气瓶。", "登山者带着氧气瓶出发。"),
]


@pytest.mark.parametrize(("english", "right", "wrong"), DENYING_VERBS)
def test_a_verb_that_denies_is_not_denied(english: str, right: str, wrong: str) -> None:
    assert families(english, right) == []
    assert families(english, wrong) == [Family.DENIALS]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The mayor has not ruled out a third term.", "市长不排除竞选第三任。"),
        ("The party denied it would no longer oppose the bill.", "该党否认不再反对该法案。"),
        ("He was criticised for his silence.", "他因沉默不语遭到批评。"),
    ],
)
def test_a_verb_that_both_deny_is_right(english: str, chinese: str) -> None:
    assert families(english, chinese) == []


@pytest.mark.parametrize(("english", "right", "wrong"), TOLD_AS_SO)
def test_what_english_denies_is_not_so_in_chinese(english: str, right: str, wrong: str) -> None:
    assert families(english, right) == []
    assert families(english, wrong) == [Family.DENIALS]
