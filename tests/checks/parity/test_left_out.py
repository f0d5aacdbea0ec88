"""What is left out or taken in, limits, a change to or by, another day, a list or a clause that has lost something."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

_AT_ONCE = 1.0
"""In seconds of processor time, of 10,000 characters."""

OPPOSITES = [
    (
        "Trains will run on all lines on Sunday except in the harbor tunnel.",
        (
            "除海港隧道外，各线列车周日都将运行。",
            "各线列车周日都将运行，海港隧道例外。",
            "列车周日照常运行，海港隧道不包括在内。",
        ),
        "各线列车周日都将运行，海港隧道也不例外。",
    ),
    (
        "Everyone but the cook was paid.",
        ("除厨师以外，人人都领到了薪水。", "只有厨师没领到薪水。"),
        "包括厨师在内，人人都领到了薪水。",
    ),
    (
        "The bakery expects sales of 54 million dollars, excluding its branches abroad.",
        ("该面包店预计销售额为5400万美元，不包含海外分店。", "该面包店预计销售额5400万美元，海外分店未计入。"),
        "该面包店预计销售额为5400万美元，包含海外分店。",
    ),
    (
        "The rule holds for all animals, including guide dogs.",
        ("该规定适用于所有动物，包括导盲犬。", "该规定适用于所有动物，导盲犬也不例外。"),
        "该规定适用于所有动物，导盲犬除外。",
    ),
    ("Apart from Lyon, four cities will host matches.", ("除里昂外，四个城市将举办比赛。",), None),
    (
        "All shops, including the bakery, will close, except on Main Street.",
        ("包括面包店在内，除主街外商店都将关门。",),
        None,
    ),
]
TURNED = [
    ("The tunnel will be closed until Friday.", ("隧道将关闭至周五。", "隧道周五前关闭。"), "隧道将从周五起关闭。"),
    ("The tunnel will not open until Friday.", ("隧道将从周五起开放。", "隧道周五才开放。"), None),
    ("The tunnel has been closed since April.", ("隧道自4月起关闭。", "隧道从4月关闭至今。"), "隧道将关闭至4月。"),
    ("Neither side has claimed the prize.", ("双方均未领奖。", "两队都没有领奖。"), "双方均已领奖。"),
    ("Most of the bakers will stay.", ("大多数面包师会留下。",), "所有面包师都会留下。"),
    ("Germany beat Italy in the semifinal.", ("德国在半决赛中击败意大利。",), "意大利在半决赛中击败德国。"),
    (
        "Japan imports most of its beef from Australia.",
        ("日本大部分牛肉从澳大利亚进口。",),
        "澳大利亚大部分牛肉从日本进口。",
    ),
    (
        "Lebanon fired rockets at Israel on Sunday.",
        ("黎巴嫩周日向以色列发射火箭弹。",),
        "以色列周日向黎巴嫩发射火箭弹。",
    ),
    ("The shop was sold before the scandal broke.", ("该店在丑闻曝光前出售。",), "该店在丑闻曝光后出售。"),
]
NUMBERS = [
    (
        "Trams will not be allowed to exceed 30 kilometers per hour on the bridge.",
        ("电车在桥上的时速不得超过30公里。", "电车在桥上的时速须低于30公里。", "不允许电车在桥上的时速超过30公里。"),
        "电车在桥上的时速不得低于30公里。",
        "numbers.limit",
    ),
    (
        "The fee must not fall below 40 euros.",
        ("费用不得低于40欧元。", "费用至少为40欧元。"),
        "费用不得超过40欧元。",
        "numbers.limit",
    ),
    (
        "Speeds did not exceed 60 kilometers per hour.",
        ("时速未超过60公里。", "时速没有超过60公里。", "时速不到60公里。"),
        "时速超过60公里。",
        "numbers.limit",
    ),
    (
        "Rents are capped at 900 euros a month.",
        ("每月租金上限为900欧元。", "每月租金不得超过900欧元。"),
        "每月租金至少900欧元。",
        "numbers.limit",
    ),
    (
        "The dairy will raise its stake in the farm from 15 percent to 25 percent.",
        ("这家乳品厂将把在该农场的持股比例从15%提高到25%。", "这家乳品厂在该农场的持股比例将由15%增至25%。"),
        "这家乳品厂将把在该农场的持股比例从15%提高25%。",
        "numbers.change",
    ),
    (
        "Pay will go up to $17 an hour from $15.",
        ("时薪将从15美元上调至17美元。",),
        "时薪将从15美元上调17美元。",
        "numbers.change",
    ),
    (
        "The bakers hope to win more seats than the Greens, said Fine Gael.",
        ("统一党说，面包师希望赢得比绿党更多的席位。",),
        None,
        "numbers.limit",
    ),
    (
        "Sinn Fein hopes to win more seats than its partner of many years.",
        ("新芬党希望赢得的席位多于其多年的伙伴。", "其多年的伙伴赢得的席位可能少于新芬党。"),
        "新芬党希望赢得的席位少于其多年的伙伴。",
        "numbers.limit",
    ),
    (
        "Inspectors found faults in 47 kitchens and ordered nine to close.",
        ("检查人员发现47家厨房存在问题，勒令九家关门。", "检查人员发现47家厨房存在问题，其中几家被勒令关门。"),
        "检查人员发现47家厨房存在问题。",
        "numbers.missing",
    ),
    ("All three were found by a neighbor on the 14th.", ("邻居14日找到了他们。",), None, "numbers.missing"),
]
DATES = [
    (
        "The bakers will meet on Wednesday, a day before the fair opens.",
        ("面包师将于周三，即展会开幕前一天会面。", "展会周四开幕，面包师将于前一天会面。"),
        "面包师将于周四会面，即展会开幕的前一天。",
    ),
    (
        "The harbor will be rebuilt by the end of the decade.",
        ("海港将在2030年前重建。", "海港将在本年代末重建。", "海港将在十年内重建。"),
        "海港将在2130年代结束前重建。",
    ),
    (
        "The harbor could be dry by the middle of the century.",
        ("海港到本世纪中叶可能干涸。",),
        "海港到本世纪末可能干涸。",
    ),
]
NAMES = [
    ("The storm hit Cuba, Haiti, Jamaica and Belize.", ("风暴袭击古巴、海地、牙买加和伯利兹。", "风暴袭击古巴等国。"),
     "风暴袭击古巴、海地和牙买加。"),
    ("The envoy flew to Hanoi, Jakarta and Bangkok.", ("特使飞往河内、雅加达和曼谷。",), "特使飞往河内和曼谷。"),
    ("He reached Scarborough Shoal, which China calls Huangyan Island.", ("他抵达黄岩岛，中国称其为黄岩岛。",),
     "他抵达仁爱礁，中国称其为黄岩岛。"),
]  # fmt: skip
LOST = [
    (
        "After meeting the families of the fishermen, the harbor master flew to the capital for talks.",
        ("港务局长会见渔民家属后飞往首都商谈。", "港务局长先会见渔民家属，再飞往首都商谈。"),
        "港务局长飞往首都商谈。",
        "text.missing",
    ),
    (
        "The old bridge, which was built in the nineteenth century and carries the coast road, will be closed.",
        ("这座建于十九世纪、承载滨海公路的老桥将关闭。", "这座老桥将关闭，它建于十九世纪，滨海公路由此通过。"),
        "这座老桥将关闭。",
        "text.missing",
    ),
    (
        'The baker said he was "deeply saddened" by the fire and ordered the shop closed.',
        ("面包师说自己对火灾深感悲痛，并下令关店。", "面包师对火灾表示“深感悲痛”，并下令关店。"),
        "面包师就火灾发表讲话，并下令关店。",
        "quotations.missing",
    ),
    (
        'The coach called the defeat "embarrassing" and apologized to the fans of the club.',
        ("教练称这场失利“令人难堪”，并向球队的球迷道歉。", "教练称这场失利令人难堪，并向球队的球迷道歉。"),
        "教练向球迷道歉。",
        "quotations.missing",
    ),
]
EVERY = [
    *((*each, "opposites.turned") for each in OPPOSITES),
    *((*each, "opposites") for each in TURNED),
    (
        "The bakers will return if the owner pays.",
        ("店主若付钱，面包师就回来。",),
        "除非店主付钱，面包师将回来。",
        "denials",
    ),
    ("The bakers return only if the owner pays.", ("除非店主付钱，面包师才会回来。",), None, "denials"),
    *NUMBERS,
    *((*each, "dates.differs") for each in DATES),
    *((*each, "names") for each in NAMES),
    *LOST,
]


def codes(english: str, hans: str) -> list[str]:
    rows = [ParityRow(1, (VersionText(english), VersionText(hans)))]
    return [one.code for one in compare(rows, (EN, ZH_HANS)).found]


@pytest.mark.parametrize(("english", "right", "wrong", "code"), EVERY, ids=[each[0] for each in EVERY])
def test_other_words_are_right_and_what_is_turned_or_lost_is_told(
    english: str, right: tuple[str, ...], wrong: str | None, code: str
) -> None:
    assert [codes(english, each) for each in right] == [[] for _ in right]
    assert wrong is None or any(one.startswith(code) for one in codes(english, wrong))


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("except including " * 600, "包括不例外" * 2000),
        ("must not be allowed to exceed 3 " * 320, "不得不能没有超过" * 1250),
        ("raise from 3 to 4 up to 5 " * 400, "从3提高4" * 2000),
        ("Wednesday, a day before " * 420, "，即前一天" * 2000),
        ("said “a b” and called " * 450, "发表讲话接受" * 1600),
        ("end of the decade after meeting " * 320, "2030年代" * 1600),
    ],
)
def test_ten_thousand_characters_are_read_at_once(english: str, hans: str) -> None:
    with processor_seconds(_AT_ONCE):
        codes(english, hans)
