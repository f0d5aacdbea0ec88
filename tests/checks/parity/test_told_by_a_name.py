"""What a language tells by a feast, a ruler's number, an index or a description, and a wrong one in its place."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW

TAIWAN = [
    ("The court will rule on December 24, Christmas Eve.", "法院將於耶誕夜裁定。", "法院將於耶誕節裁定。"),
    ("The court will rule on Christmas Eve.", "法院將於12月24日裁定。", "法院將於12月23日裁定。"),
    ("They saw Pope Leo celebrate Mass for the first time.", "他們看見教宗良十四世首次主持彌撒。",
     "他們看見教宗良十三世首次主持彌撒。"),
    ("The dam was planned in the first half of the 1990s.", "水壩於九〇年代前半規劃。", "水壩於八〇年代前半規劃。"),
    ("Lenders accepted 80 cents on the dollar.", "債權人同意以面額八折清償。", "債權人同意以面額七折清償。"),
]  # fmt: skip
MAINLAND = [
    ("The court will rule on December 24, Christmas Eve.", "法院将于圣诞节前夕裁定。", "法院将于圣诞节裁定。"),
    ("It is on October 29, the Double Ninth Festival.", "活动将于重阳节举行。", "活动将于中秋节举行。"),
    ("The strike starts on November 27.", "罢工将于感恩节开始。", "罢工将于圣诞节开始。"),
    ("They will reopen on February 14.", "他们将于情人节重新开张。", "他们将于愚人节重新开张。"),
    ("She marked her hundredth birthday.", "她庆祝了百岁生日。", "她庆祝了九十岁生日。"),
    ("She marked her sixtieth birthday.", "她庆祝了花甲寿辰。", "她庆祝了古稀寿辰。"),
    ("The baby weighed just 500 grams.", "婴儿仅重一斤。", "婴儿仅重三斤。"),
    ("He will sing at the Super Bowl for the first time, after 3 tries.",
     "他三次尝试后，将首次在第六十届超级碗上演唱。",
     "他四次尝试后，将首次在第六十届超级碗上演唱。"),
    ("The Nikkei ended 1.2 per cent higher.", "日经225指数收涨1.2%。", "日经225指数收涨2.1%。"),
    ("The Games open on Friday.", "第25届冬奥会周五开幕。", "第25届冬奥会周六开幕。"),
    ("Bonds traded at 35 cents on the dollar.", "债券交易价为每1美元35美分。", "债券交易价为每1美元53美分。"),
    ("Creditors get 50p in the pound.", "债权人得到五折清偿。", "债权人得到四折清偿。"),
    ("It applies to the over-65s.", "适用于65岁以上者。", "适用于75岁以上者。"),
    ("It applies to the over-60s.", "适用于60岁以上者。", "适用于50岁以上者。"),
    ("Rents rose by 2.5 times in a decade.", "十年间租金上涨了2.5倍。", "十年间租金上涨了5.2倍。"),
    ("The yuan fell 200 pips.", "人民币下跌200个基点。", "人民币下跌300个基点。"),
    ("The number of visitors hit 8.9m.", "访客人数达到890万。", "访客人数达到89万。"),
    ("The number of waves 8.9m high fell.", "8.9米高的海浪减少。", "890万米高的海浪减少。"),
    ("One child in five drops out, the United Nations children's agency said.",
     "联合国儿童基金会称，五分之一的儿童辍学。",
     "世界卫生组织称，五分之一的儿童辍学。"),
    ("The UN's health agency sent 40 doctors.", "世卫组织派出40名医生。", "北约派出40名医生。"),
    ("The UN refugee agency said 40,000 had fled.", "联合国难民署称，4万人逃离。", "联合国儿童基金会称，4万人逃离。"),
    ("The UN nuclear watchdog has 40 inspectors.", "国际原子能机构有40名核查人员。", "世卫组织有40名核查人员。"),
    ("She returned after an 18-month absence.", "时隔一年半，她重返赛场。", "时隔两年半，她重返赛场。"),
    ("The decision cannot be appealed.", "该裁决为终审裁决。", "可以对该裁决提出上诉。"),
    ("She is not yet 30 and runs a firm.", "她还不到30岁，就已执掌一家公司。", "她还不到40岁，就已执掌一家公司。"),
    ("Some had waited since before 40 left at dawn.",
     "有人天还没亮、40人离开前就在等候。", "有人天还没亮、30人离开前就在等候。"),
    ("He called her before he left.", "他给她打了电话之后才离开。", "他离开之后给她打了电话。"),
    ("The judge threw out the case on Friday.", "法官周五驳回了此案。", "法官周六驳回了此案。"),
    ("On the fifth day of the fifth lunar month they race boats.", "他们在端午节赛龙舟。", "他们在中秋节赛龙舟。"),
    ("On the 15th day of the eighth lunar month they gather.", "他们中秋团聚。", "他们端午团聚。"),
    ("On the seventh night of the seventh month lovers meet.", "七夕，有情人相会。", "重阳，有情人相会。"),
    ("They trailed 5-3 before a homer sealed it.", "他们以3比5落后，靠一发全垒打锁定胜局。",
     "他们以3比6落后，靠一发全垒打锁定胜局。"),
]  # fmt: skip


def _told(english: str, chinese: str, locale: str) -> list[str]:
    rows = [ParityRow(1, (VersionText(english), VersionText(chinese)))]
    return [one.code for one in compare(rows, (EN, locale), small_words=True).found]


@pytest.mark.parametrize(("english", "right", "wrong"), MAINLAND, ids=[pair[0] for pair in MAINLAND])
def test_a_name_for_a_figure_is_right_and_another_is_wrong(english: str, right: str, wrong: str) -> None:
    assert _told(english, right, ZH_HANS) == []
    assert _told(english, wrong, ZH_HANS)


@pytest.mark.parametrize(("english", "right", "wrong"), TAIWAN, ids=[pair[0] for pair in TAIWAN])
def test_a_name_for_a_figure_in_taiwan_is_right_and_another_is_wrong(english: str, right: str, wrong: str) -> None:
    assert _told(english, right, ZH_HANT_TW) == []
    assert _told(english, wrong, ZH_HANT_TW)
