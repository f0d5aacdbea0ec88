"""Of how many, by whom, if or unless, and clauses that are lost: what is right in other words, and what is not."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

_AT_ONCE = 1.0
"""In seconds, of 10,000 characters."""

TURNED = [
    ("Some of the guests left early.", ("部分宾客提早离开。", "所有宾客中有些提早离开。"), "所有宾客都提早离开。"),
    ("Some parents have kept children home.", ("有家长让孩子留在家中。",), "大多数家长让孩子留在家中。"),
    ("Most of the shops were closed.", ("多数商店关门。", "商店大多关门。"), "一些商店关门。"),
    ("Few of the houses have been sold.", ("售出的房子寥寥无几。",), "不少房子已经售出。"),
    ("Few voters believe him.", ("大多数选民不相信他。", "相信他的选民不多。"), "大多数选民相信他。"),
    ("Not a few of the teachers left.", ("不少教师离职。",), None),
    ("A few of the houses have been sold.", ("有几栋房子已经售出。",), "大多数房子已经售出。"),
    ("Not all of the children can swim.", ("孩子们并不都会游泳。", "部分孩子不会游泳。"), "孩子们都不会游泳。"),
    ("Not everyone has the same aim.", ("每个人的目标都不相同。",), None),
    ("All of the passengers survived.", ("乘客无一遇难。", "乘客全部生还。"), "部分乘客生还。"),
    ("Women are as likely as men to fall ill.", ("女性患病的几率与男性相同。",), "女性患病的几率高于男性。"),
    ("The deputy mayor apologized.", ("副市长道了歉。",), "市长道了歉。"),
    ("The mayor apologized.", ("市长道了歉。",), "副市长道了歉。"),
    ("The former health minister said so.", ("前卫生部长这样说。", "曾任卫生部长的他这样说。"), "卫生部长这样说。"),
    ("The acting president will speak.", ("代总统将发表讲话。",), "总统将发表讲话。"),
    ("The bridge opens in 2027 at the earliest.", ("大桥最快2027年通车。",), "大桥最晚2027年通车。"),
    ("The State Department confirmed it.", ("美国国务院证实此事。",), "美国国防部证实此事。"),
    ("The Control Yuan criticized the navy.", ("监察院批评海军。",), "考试院批评海军。"),
    ("It was their fourth straight defeat.", ("他们遭遇四连败。",), "他们取得四连胜。"),
]
DENIED = [
    (
        "The strike goes ahead unless the company pays.",
        ("除非公司付钱，否则罢工。", "公司若不付钱，罢工如期举行。"),
        "公司若付钱，罢工如期举行。",
    ),
    ("They will not return unless he is rehired.", ("只有他复职，他们才会返岗。",), "若他复职，他们就不会返岗。"),
    (
        "He would support the reform if they agreed to a shorter debate.",
        ("他们若同意缩短辩论，他就会支持改革。",),
        "他们若同意缩短辩论，他就不会支持改革。",
    ),
    ("It is not impossible that he will come.", ("他也不是不可能来。", "他有可能来。"), "他不可能来。"),
    ("The sale is no longer illegal in the county.", ("该县已不再禁止出售。",), "在该县出售仍属违法。"),
    ("Applicants must be no older than 35.", ("申请人须在35岁以下。", "申请人不得超过35岁。"), "申请人须年满35岁。"),
]
LOST = [
    (
        "Farmers will receive the subsidy in the spring, provided that they leave part of their land unplanted.",
        ("农民只要让部分土地休耕，春天就能领到补助。",),
        "农民将在春天领到补助。",
    ),
    ("Flights were cancelled because snow had covered the runway.", ("机场跑道积雪，航班取消。",), None),
    (
        "The pupils of the mountain school do their exercises outdoors every morning, even when it is raining.",
        ("山区学校学生风雨无阻，每早在户外做操。",),
        "山区学校学生每早在户外做操。",
    ),
    ("The match went on even though it was raining heavily.", ("大雨滂沱，比赛照常进行。",), None),
    (
        "A gas explosion blew out the windows of a restaurant in Taichung early on Monday, though no one was hurt.",
        ("台中一家餐厅周一清晨发生气爆，窗户全被炸飞，所幸无人受伤。",),
        "台中一家餐厅周一清晨发生气爆，窗户全被炸飞。",
    ),
    (
        "The blast may have been caused by a leak, according to an official who asked not to be named.",
        ("一名不愿具名的官员表示，爆炸可能由泄漏引起。",),
        "一名官员表示，爆炸可能由泄漏引起。",
    ),
]


def codes(english: str, hans: str) -> list[str]:
    rows = [ParityRow(1, (VersionText(english), VersionText(hans)))]
    return [one.code for one in compare(rows, (EN, ZH_HANS)).found]


@pytest.mark.parametrize(
    ("english", "right", "wrong", "code"),
    [
        *((*each, "opposites.turned") for each in TURNED),
        *((*each, "denials.missing") for each in DENIED),
        *((*each, "text.missing") for each in LOST),
    ],
    ids=[each[0] for each in (*TURNED, *DENIED, *LOST)],
)
def test_other_words_are_right_and_what_is_turned_or_lost_is_told(
    english: str, right: tuple[str, ...], wrong: str | None, code: str
) -> None:
    assert [codes(english, each) for each in right] == [[] for _ in right]
    assert wrong is None or code in codes(english, wrong)


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("Some of the " + "most of the " * 800, "所有" * 5000),
        ("the former deputy acting " * 400 + "president", "总统" * 5000),
        ("unless if would if will " * 400, "若如果，就" * 2000),
        ("because though even if provided that " * 270, "年满" * 5000),
        ("as likely as " * 700, "比" * 10000),
        ("s" * 10000, "所有部分大多" * 1600),
        ("Some " + "a-" * 5000, "均" * 10000),
    ],
)
def test_ten_thousand_characters_are_read_at_once(english: str, hans: str) -> None:
    with processor_seconds(_AT_ONCE):
        codes(english, hans)
