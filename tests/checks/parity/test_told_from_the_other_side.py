"""Parts of a century, another zone's day, who leads whom, sayings and denied acts: right in other words, or not."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

_AT_ONCE = 1.0
"""In seconds, of 10,000 characters."""

SPANS = [
    (
        "He stayed for more than a quarter of a century.",
        ("他留任超过四分之一个世纪。", "他留任超过25年。"),
        "他留任超过半个世纪。",
    ),
    ("She ruled for three quarters of a century.", ("她统治了四分之三个世纪。", "她统治了75年。"), "四分之一个世纪"),
    ("The firm was founded a century and a half ago.", ("公司一个半世纪前成立。", "公司150年前成立。"), None),
    ("The club has lasted for 25 years.", ("俱乐部已存在四分之一个世纪。",), "俱乐部已存在四分之三个世纪。"),
    (
        "He finished in two hours, four minutes and 12 seconds, 30 seconds outside the record set in 2022.",
        ("他以2小时4分12秒完赛，距2022年的纪录仅差半分钟。",),
        "他以2小时4分12秒完赛，距2022年的纪录仅差20秒。",
    ),
    (
        "He ran it in 58 minutes, half a minute short of the record of 2019.",
        ("他用时58分钟，距2019年的纪录差30秒。", "他用时58分钟，距2019年的纪录差半分钟。"),
        "他用时58分钟，距2019年的纪录差50秒。",
    ),
    ("It lasted three hours and 30 minutes.", ("持续了三个半小时。", "持续了三小时半。"), "持续了四个半小时。"),
    ("The 45-minute talk began at noon.", ("四分之三小时的会谈于中午开始。", "三刻钟的会谈于中午开始。"), None),
]
SHARES_AND_TIMES = [
    (
        "More than nine in ten of those polled favoured it, and 3% were against it.",
        ("逾九成受访者赞成，3%反对。",),
        "逾八成受访者赞成，3%反对。",
    ),
    ("Of the 40 teachers, four in five of them backed it.", ("40名教师中八成支持。",), "40名教师中六成支持。"),
    ("Some 60 were hurt, five of them critically.", ("约60人受伤，其中5人伤势危重。",), "约60人受伤。"),
    (
        "She was hit by a second resignation in ten days when a minister stepped down.",
        ("部长请辞，她十天内再失一名阁员。", "部长请辞，她十天内再度遭遇阁员请辞。", "十天内又有一名阁员请辞。"),
        None,
    ),
    (
        "It was her third resignation in ten days when a minister stepped down.",
        ("部长请辞，是她十天内遭遇的第三起辞职。",),
        "部长请辞，她十天内再失一名阁员。",
    ),
    ("It is the second largest city of the country.", ("它是该国第二大城市。",), "它是该国第三大城市。"),
    (
        "It is open around the clock, seven days a week, and sells 1,000 bowls daily.",
        ("它全年无休、24小时营业，日售1000碗。", "它每天24小时营业，日售1000碗。"),
        "它每周六天、24小时营业，日售1000碗。",
    ),
    (
        "A quake struck at 2:15 a.m. local time, 1815 GMT on Thursday.",
        ("当地时间周五凌晨2时15分发生地震。",),
        "当地时间周六凌晨2时15分发生地震。",
    ),
    (
        "It lifted off at 11:30 p.m. local time, 0430 GMT on March 4.",
        ("当地时间3月3日23时30分升空。",),
        "当地时间3月6日23时30分升空。",
    ),
]
SAYINGS = [
    (
        "“A journey of a thousand miles begins with a single step,” she said of the pact.",
        ("她谈到协定时说：“千里之行，始于足下。”",),
        "她谈到协定时说：“我们。”",
    ),
    (
        "“When three people walk together, one of them can teach me something,” she said.",
        ("她说：“三人行，必有我师焉。”",),
        None,
    ),
    ("He drove a thousand miles to see her.", ("他驱车千里去看她。",), "他驱车百里去看她。"),
    ("It takes two to tango, she said.", ("她说，一个巴掌拍不响。",), None),
    ("“We have lost the harvest and the animals, and nobody has come,” she said.", (), "她说：“颗粒无收。”"),
]
LEADS = [
    ("She won gold, leaving her rival a quarter-point behind.", ("她夺金，仅领先对手0.25分。",), None),
    ("He won, with his nearest rival two minutes behind.", ("他夺冠，领先最接近的对手两分钟。",), None),
    ("She won, ten seconds ahead of the runner-up.", ("她夺冠，亚军落后她十秒。",), None),
    ("His party is trailing by six points.", ("他的政党落后六个百分点。",), "他的政党领先六个百分点。"),
    ("China trails Japan by six medals.", ("日本领先中国六枚奖牌。",), "中国领先日本六枚奖牌。"),
]
ACTS = [
    (
        "He would not support it unless the firm agreed.",
        ("除非公司同意，否则他不会支持。", "公司同意后，他也会支持。"),
        "即使公司不同意，他仍会支持。",
    ),
    ("The outage would not affect hospitals.", ("停电不会影响医院。",), "停电将影响医院。"),
    (
        "It had never refused to treat patients without insurance.",
        ("它从未拒绝为没有保险的病患治疗。",),
        "它曾拒绝为没有保险的病患治疗。",
    ),
    ("The ministry did not deny it.", ("该部并未否认。", "该部不予否认。"), "该部否认。"),
    (
        "They found no evidence that it had ignored the rules.",
        ("他们没有发现它无视规则的证据。", "他们未发现有证据表明它无视规则。"),
        "他们发现，有证据表明它无视规则。",
    ),
    ("Police saw no sign of a break-in.", ("警方未见有闯入的迹象。",), "警方称有闯入的迹象。"),
]
EXTREMES = [
    ("It used less water than in any year.", ("它的用水量为历年最少。",), "它的用水量为历年最多。"),
    ("It sold more cars than any rival.", ("它是卖车最多的公司。",), "它是卖车最少的公司。"),
    ("Rents fell more in May than in any month.", ("5月租金跌至最低，跌幅空前。",), None),
    ("The shop must pay no later than a week after.", ("商店须至多一周后付款。",), "商店须至少一周后付款。"),
    (
        "It stops in 2030, two years later than promised.",
        ("它在2030年停产，比承诺晚两年。",),
        "它在2030年停产，比承诺早两年。",
    ),
    ("The line opened three months earlier than planned.", ("线路比计划早三个月通车。",), "线路比计划晚三个月通车。"),
]


@pytest.mark.parametrize(("english", "right", "wrong"), [*SPANS, *SHARES_AND_TIMES, *SAYINGS, *LEADS, *ACTS, *EXTREMES])
def test_other_words_are_right_and_what_is_another_thing_is_told(
    english: str, right: tuple[str, ...], wrong: str | None
) -> None:
    for chinese in right:
        assert _found(english, chinese) == [], chinese
    assert wrong is None or _found(english, wrong)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("less " * 2000, "最多" * 3000),
        ("later than a " * 800, "比甲早" * 3000),
        ("second a in " * 800, "再又" * 3000),
        ("leaving a " * 1000, "领先" * 3000),
        ("a thousand miles “x " * 500, "千里有的" * 2000),
        ("no evidence half an hour a quarter " * 280, "有证据半小时四分之一" * 900),
    ],
)
def test_a_long_text_of_such_words_is_read_at_once(english: str, chinese: str) -> None:
    with processor_seconds(_AT_ONCE):
        _found(english, chinese)


def _found(english: str, chinese: str) -> list[str]:
    row = ParityRow(1, (VersionText(english), VersionText(chinese)))
    return [one.code for one in compare([row], (EN, ZH_HANS)).found]
