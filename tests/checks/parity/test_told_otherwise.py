"""What one language tells in other words or by other figures is no mistake; beside each such pair, one that is."""

import pytest

from tms.checks import CheckedText, check
from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

FIGURES = {"numbers", "percentages", "currencies", "dates"}

PAIRS = [
    ("He won in his twenties.", "他二十多岁时夺冠。", "他三十多岁时夺冠。"),
    ("Two dozen people were hurt.", "二十多人受伤。", "四十多人受伤。"),
    ("The octogenarian still plays.", "这位年过八旬的老人仍在演奏。", "这位年过九旬的老人仍在演奏。"),
    ("The pianist is in her ninth decade.", "这位钢琴家年过八旬。", "这位钢琴家年过九旬。"),
    ("One child in five goes hungry.", "每五个孩子中就有一个挨饿。", "每六个孩子中就有一个挨饿。"),
    ("One result in 20 is wrong.", "每20个结果中就有1个是错的。", "每30个结果中就有1个是错的。"),
    ("It is a mile from the coast.", "距海岸约1.6公里。", "距海岸约2.6公里。"),
    ("Sales are up a fifth on last year.", "销售额比去年增长两成。", "销售额比去年增长五成。"),
    ("They won the 4x100 relay in 2019.", "他们2019年赢得4×100米接力。", "他们2018年赢得4×100米接力。"),
    ("Sales rose by a third.", "销售额增长33%。", "销售额增长23%。"),
    ("It cost a cool billion dollars.", "造价高达10亿美元。", "造价高达1亿美元。"),
    ("He ran for almost an hour and a half.", "他跑了近90分钟。", "他跑了近60分钟。"),
    ("A million and a half people came.", "来了150万人。", "来了105万人。"),
    ("He threw it 91 metres and a half.", "他掷出了91.5米。", "他掷出了91.2米。"),
    ("It polled 2,018 adults.", "它调查了2000多名成年人。", "它调查了3000多名成年人。"),
    ("Some 4,980 homes were hit.", "近5000座房屋受损。", "近6000座房屋受损。"),
    ("It burned nearly 3,000 acres.", "烧毁了2980英亩。", "烧毁了2890英亩。"),
    ("It will last until Christmas Day.", "将持续到12月25日。", "将持续到12月23日。"),
    ("It opens on New Year's Day.", "元旦开放。", "1月4日开放。"),
    ("The bus leaves at half past six.", "巴士6点30分发车。", "巴士7点30分发车。"),
    ("They met at a quarter to nine in the morning.", "他们上午8点45分见面。", "他们上午9点15分见面。"),
    ("He was held on the 12th, a day after the raid.", "11日发生抢劫，次日他被捕。", "10日发生抢劫，次日他被捕。"),
    ("It opens on Wednesday, a day after the rite.", "周二举行仪式，次日开放。", "周四开放，即仪式翌日。"),
    ("It began in 2011 and ended four years later.", "它始于2011年，2015年结束。", "它始于2011年，2016年结束。"),
    ("He was elected in 2016 for six years and again in 2022.", "他2016年当选，任期六年，2022年连任。",
     "他2016年当选，任期六年，2021年连任。"),
    ("Half of the dozen hostages are free.", "12名人质中已有6人获释。", "12名人质中已有5人获释。"),
    ("The fare was cut by a fifth to 40 yuan.", "票价从50元降至40元。", "票价从60元降至40元。"),
    ("The index rose 2.3%, or 412 points, to 18,207.", "指数上涨2.3%，即412点，至18207点。",
     "指数上涨2.3%，即421点，至18207点。"),
    ("Prices have fallen to a third of that.", "价格下降了三分之二。", "价格下降了四分之三。"),
    ("Two-thirds of members voted for it.", "三分之二的会员投票支持。", "三分之一的会员投票支持。"),
    ("The ticket costs 300 yuan ($42).", "门票300元。", "门票400元。"),
    ("It costs €43 million ($50 million).", "造价4300万欧元，约合5000万美元。", "造价4300万欧元，约合5000万英镑。"),
    ("The goal came two minutes from time.", "进球发生在第88分钟。", "进球发生在第80分钟。"),
    ("Pope Leo XIV arrived.", "教皇利奥十四世抵达。", "教皇利奥十三世抵达。"),
    ("All is 20 percent off.", "全场八折。", "全场二折。"),
    ("It sells at 80 percent of the price.", "按八折出售。", "按七折出售。"),
    ("He is 1.85 metres tall.", "他身高一米八五。", "他身高一米五八。"),
    ("Rates rose 0.125 percentage point.", "升息半码。", "升息1码。"),
    ("The Observatory issued the No. 3 signal.", "天文台发出三号风球。", "天文台发出八号风球。"),
    ("It opens from 9 to 5.", "9点至17点开放。", "9点至18点开放。"),
    ("The film is nothing like the book.", "这部电影与原著差了十万八千里。", "这部电影与原著差了十万八千公里。"),
    ("They quarrel all the time.", "他们三天两头吵架。", "他们吵了三十天。"),
    ("It ends October 6, the Mid-Autumn Festival.", "农历八月十五，即10月6日止。", "农历八月十五，即10月8日止。"),
    ("I am absolutely certain of 40 wins.", "我百分之百确定会有40场胜利。", "我百分之百确定会有30场胜利。"),
    ("It starts at 2 p.m. Eastern time.", "于美东时间下午2时（台湾时间凌晨2时）开始。",
     "于美东时间下午3时（台湾时间凌晨3时）开始。"),
    ("Profit for the year ending in March 2026 rose.", "2025年4月至2026年3月的利润上升。",
     "2025年4月至2027年3月的利润上升。"),
    ("He ordered on Singles’ Day, November 11.", "他在“双十一”下单。", "他在“双十二”下单。"),
    ("Nobody under 18 may enter, says rule 40.", "第40条规定，未成年人不得入内。", "第30条规定，未成年人不得入内。"),
    ("They won in an hour and five minutes.", "他们用65分钟取胜。", "他们用56分钟取胜。"),
    ("The target for fiscal 2026-27 was cut.", "2026—27财年的目标下调。", "2025—26财年的目标下调。"),
    ("At the eleventh hour, 40 left.", "在最后关头，40人离开。", "在最后关头，30人离开。"),
    ("It is second to none in 40 cities.", "它在40个城市首屈一指。", "它在30个城市首屈一指。"),
    ("It lasts less than a trillionth of a second.", "它持续不到万亿分之一秒。", "它持续不到百亿分之一秒。"),
    ("A couple of hundred people came.", "约两百人前来。", "约三百人前来。"),
    ("They were held to a goalless draw by 10 men.", "他们被10人应战的对手0比0逼平。", "他们被9人应战的对手0比0逼平。"),
    ("She ran 26.2 miles in just over two hours and 20 minutes.", "她用2小时20分出头跑完约42公里。",
     "她用2小时40分出头跑完约42公里。"),
    ("It was a record for May: 40 degrees Celsius.", "5月纪录：40摄氏度。", "5月纪录：30摄氏度。"),
    ("Kenya has 30 fewer buses than Peru.", "秘鲁的巴士比肯尼亚多30辆。", "秘鲁的巴士比肯尼亚多20辆。"),
]  # fmt: skip


def alarms(source: str, text: str) -> tuple[list[str], list[str]]:
    """What parity says of the pair, and the checks."""
    found = compare([ParityRow(1, (VersionText(source), VersionText(text)))], (EN, ZH_HANS)).found
    checked = check(CheckedText(1, source, EN, None, text, ZH_HANS), families=FIGURES)
    return [one.code for one in found], [one.code for one in checked]


@pytest.mark.parametrize(("english", "right", "wrong"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_what_comes_to_the_same_is_no_mistake_and_what_does_not_is_one(english: str, right: str, wrong: str) -> None:
    assert alarms(english, right) == ([], [])
    assert any(alarms(english, wrong))


def test_a_third_version_that_has_another_figure_is_accused_all_the_same() -> None:
    texts = ("The fare was cut by a fifth to 40 yuan.", "票价从50元降至40元。", "票價從60元降至40元。")
    found = compare([ParityRow(1, tuple(map(VersionText, texts)))], (EN, ZH_HANS, "zh-Hant-TW")).found
    assert "money.differs" in [one.code for one in found]
