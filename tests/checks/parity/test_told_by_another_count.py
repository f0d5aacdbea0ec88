"""Prices per another unit, shares of ten, ends of quarters, twice as much: right where they come out, else told."""

import pytest

from tests.processor_time import processor_seconds
from tms.checks.parity import Family, ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

_AT_ONCE = 2.0
"""In seconds; it was ten."""

PAIRS = [
    ("A gallon of gasoline costs about $4.60.", "汽油每升约1.2美元。", "汽油每升约2.1美元。"),
    (
        "Diesel was $5.10 a gallon, up from $3.80 a year ago.",
        "柴油每升约1.35美元，高于一年前的1美元。",
        "柴油每升约1.35美元，高于一年前的1.9美元。",
    ),
    ("Land sells for $900 a square foot.", "地价为每平方米9700美元。", "地价为每平方米7900美元。"),
    ("Lobster fetched $12 a pound.", "龙虾每公斤卖到约26美元。", "龙虾每公斤卖到约36美元。"),
    ("Fares will rise to $3.20 a mile.", "车费将涨至每公里约2美元。", "车费将涨至每公里约5美元。"),
    (
        "Gold rose to $2,400 an ounce.",
        "金价涨至每盎司2400美元，约合每克77美元。",
        "金价涨至每盎司2400美元，约合每克97美元。",
    ),
    ("Nine of ten houses were rebuilt.", "九成房屋得到重建。", "八成房屋得到重建。"),
    ("Households spend $1 of every $5 on food.", "家庭收入的五分之一花在食品上。", "家庭收入的六分之一花在食品上。"),
    ("He left at the end of the first half of 2024.", "他于2024年6月底离任。", "他于2024年9月底离任。"),
    ("It will open by the end of the third quarter.", "它将在9月底前开放。", "它将在8月底前开放。"),
    ("Profit for the half-year to the end of June rose.", "上半年利润增长。", "下半年利润增长。"),
    ("The trip was cut by a third, to 40 minutes.", "行程从一小时缩短到40分钟。", "行程从两小时缩短到40分钟。"),
    ("Waits were cut by two-thirds, to four weeks.", "等候时间从12周缩短到四周。", "等候时间从15周缩短到四周。"),
    (
        "The share is 18 percent, compared with 9 percent then.",
        "份额为18%，比当时翻了一番。",
        "份额为18%，比当时翻了两番。",
    ),
    (
        "The film took ten times its budget of $3 million.",
        "影片预算300万美元，票房3000万美元。",
        "影片预算300万美元，票房4000万美元。",
    ),
    ("The baby weighed 7 pounds 11 ounces.", "婴儿重约3.5公斤。", "婴儿重约5.3公斤。"),
    ("It gets 47 miles to the gallon.", "百公里油耗仅5升。", "百公里油耗仅7升。"),
    ("It does zero to 60 in 2.9 seconds.", "从零加速到时速96公里只需2.9秒。", "从零加速到时速86公里只需2.9秒。"),
    ("It was two degrees Fahrenheit short of the record.", "距纪录仅差约1.1摄氏度。", "距纪录仅差约2.1摄氏度。"),
    ("It has a margin of plus or minus 3 percent.", "误差为正负3%。", "误差为正负5%。"),
    (
        "A London fire on the second floor had reached the fourth when they came.",
        "伦敦三楼的火已烧到五楼。",
        "伦敦三楼的火已烧到七楼。",
    ),
    (
        "Of 52 passengers, 19 were treated and 6 flown out; the others were fine.",
        "52名乘客中19人获救治，6人被空运，其余27人无恙。",
        "52名乘客中19人获救治，6人被空运，其余37人无恙。",
    ),
    ("He is in his mid-80s.", "他年约85岁。", "他年约75岁。"),
    ("A man in his late 60s was found.", "一名年近七旬的男子被发现。", "一名年近九旬的男子被发现。"),
    ("She became famous in her mid-teens.", "她十五、六岁成名。", "她十九岁成名。"),
    ("A dozen and a half houses survive.", "仅存18栋房屋。", "仅存12栋房屋。"),
    ("He was jailed for 18 months.", "他被判处有期徒刑一年六个月。", "他被判处有期徒刑一年八个月。"),
    ("He was jailed for two years and three months.", "他被判刑27个月。", "他被判刑28个月。"),
    (
        "Spain won after extra time with a goal in the 118th minute.",
        "西班牙队在加时赛下半场第13分钟进球获胜。",
        "西班牙队在加时赛下半场第3分钟进球获胜。",
    ),
    ("She scored in the 63rd minute.", "她在下半场第18分钟进球。", "她在下半场第13分钟进球。"),
    (
        "Tickets will go from 50 to 65 yuan, the first increase in years.",
        "门票将由50元上调15元至65元，为多年来首次涨价。",
        "门票将由50元上调25元至65元，为多年来首次涨价。",
    ),
    ("Roe fetched NT$3,000 per 600 grams.", "乌鱼子每台斤3000元新台币。", "乌鱼子每台斤4000元新台币。"),
    ("They left 97 hectares fallow.", "他们让100甲地休耕。", "他们让200甲地休耕。"),
    ("The trial is now in its eighteenth month.", "审判至今已近一年半。", "审判至今已近两年半。"),
    ("It crossed the two cities in an hour and ten minutes.", "它跨越城市用时70分钟。", "它跨越城市用时80分钟。"),
    (
        "Two aides resigned and a third refused to go.",
        "两名助手辞职，还有一名助手拒绝离开。",
        "三名助手辞职，还有一名助手拒绝离开。",
    ),
    ("The rate fell to 4 per 1,000 births.", "比率降至4‰。", "比率降至6‰。"),
    (
        "Volunteers came from far and wide for six days.",
        "志愿者从四面八方赶来，为期六天。",
        "志愿者从四面八方赶来，为期八天。",
    ),
    ("It leaves at 11.30 at night from May 2.", "它自5月2日起23时30分开出。", "它自5月2日起21时30分开出。"),
    (
        "A man in his late twenties was held some 30 miles away.",
        "一名年近三十的男子在约50公里外被捕。",
        "一名年近三十的男子在约80公里外被捕。",
    ),
    ("Those under twelve pay half fare.", "未满十二岁半价。", "未满十五岁半价。"),
    ("It was used for a century and a quarter.", "它使用了125年。", "它使用了165年。"),
    ("Sales in the July-to-September quarter rose.", "第三季度销售额增长。", "第二季度销售额增长。"),
    ("Bake it at 350 degrees Fahrenheit.", "以摄氏180度左右烘烤。", "以摄氏130度左右烘烤。"),
]  # fmt: skip


def alarms(english: str, hans: str) -> list[str]:
    found = compare([ParityRow(1, (VersionText(english), VersionText(hans)))], (EN, ZH_HANS), small_words=True).found
    return [one.code for one in found]


@pytest.mark.parametrize(("english", "right", "wrong"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_what_comes_out_is_no_mistake_and_what_does_not_is_told(english: str, right: str, wrong: str) -> None:
    assert alarms(english, right) == []
    assert alarms(english, wrong) != []


LOST = [
    ("Rain killed 17 people, washed away four bridges and forced 8,000 to flee.", "豪雨造成17人丧生，8000人被迫撤离。"),
    ("The line is 186 kilometers long and has nine stations.", "这条线路全长186公里。"),
    ("The clinic treats 70 patients a day and has a waiting list of six months.", "该诊所每天接诊70名患者。"),
    ("The pipeline is 900 kilometers long and crosses three countries.", "这条管道长900公里。"),
]
TOLD = [
    ("Rain killed 17 people and washed away four bridges.", "豪雨造成17人丧生，冲垮四座桥梁。"),
    ("Rain killed 17 people and washed away two bridges.", "豪雨造成17人丧生，数座桥梁被冲垮。"),
    ("It took six months and 70 workers.", "耗时半年，动用70名工人。"),
    ("He won 12 races in the two years before.", "此前他赢了12场比赛。"),
    ("Tolls were waived from February 15, two days before New Year.", "2月15日小年夜起免收通行费。"),
    ("The two brothers own 12 shops.", "兄弟俩拥有12家店。"),
]


@pytest.mark.parametrize(("english", "hans"), LOST)
def test_a_counted_thing_that_is_lost_with_its_clause_is_a_mistake(english: str, hans: str) -> None:
    found = compare([ParityRow(1, (VersionText(english), VersionText(hans)))], (EN, ZH_HANS)).found
    assert [(one.family, one.code) for one in found] == [(Family.NUMBERS, "numbers.missing")]


@pytest.mark.parametrize(("english", "hans"), TOLD)
def test_a_counted_thing_that_is_told_in_any_way_is_no_mistake(english: str, hans: str) -> None:
    assert compare([ParityRow(1, (VersionText(english), VersionText(hans)))], (EN, ZH_HANS)).found == []


def test_texts_of_nothing_but_figures_are_compared_at_once() -> None:
    english, hans = "50 miles to the gallon " * 13, "百公里油耗4.7升" * 13
    with processor_seconds(_AT_ONCE):
        alarms(english, hans)


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        ("She was the second youngest of seven children.", "她在七个孩子里排行第六。", "她在七个孩子里排行第五。"),
        ("He came second to last in a field of 12.", "他在12名选手中名列第11。", "他在12名选手中名列第10。"),
        ("It rained on all but six days in September.", "9月份有24天下雨。", "9月份有26天下雨。"),
        ("Fewer than one in a hundred of the parcels held any.", "不到1%的包裹装有。", "不到10%的包裹装有。"),
        ("Only one household in twenty there had one.", "当地只有5%的家庭有。", "当地只有20%的家庭有。"),
        ("The dividend is 50 U.S. cents a share.", "股息为每股0.5美元。", "股息为每股50美元。"),
        ("A stamp costs 85 euro cents.", "一枚邮票售价0.85欧元。", "一枚邮票售价85欧元。"),
    ],
)
def test_what_is_counted_from_the_other_end_or_in_a_small_unit_is_right(english: str, right: str, wrong: str) -> None:
    both = [
        compare([ParityRow(1, (VersionText(english), VersionText(chinese)))], (EN, ZH_HANS)).found
        for chinese in (right, wrong)
    ]
    assert both[0] == []
    assert both[1] != []
