"""Hints at what was moved or lost in a version though each figure is there: quotations, lists, who did it, denials."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS, ZH_HANT_TW

CASES = [
    # What is quoted.
    (
        EN,
        "“The bridge was sound,” the engineer said, adding that all cracks had been mended by Monday.",
        "工程师说：“大桥很坚固，所有裂缝都在周一之前修补好了。”",
        "“大桥很坚固，”工程师说，并称所有裂缝都在周一之前修补好了。",
        "words.quoted",
    ),
    (
        EN,
        "“We lost the harvest, the barn and our home,” she told the radio.",
        "她对电台说，他们失去了收成、谷仓和“家园”。",
        "她对电台说：“我们失去了收成、谷仓和家园。”",
        "words.quoted",
    ),
    (
        ZH_HANS,
        "他说“价格太高”，但会付款。",
        "他說價格太高，但「會付款」。",
        "他說「價格太高」，但會付款。",
        "words.quoted",
    ),
    # A list.
    (
        EN,
        "The shop sells bread, cheese, honey and wine.",
        "该店出售面包、奶酪和蜂蜜。",
        "该店出售面包、奶酪、蜂蜜和葡萄酒。",
        "words.listed",
    ),
    (
        EN,
        "Ministers from Kenya, Peru and Nepal came.",
        "来自肯尼亚和尼泊尔的部长前来。",
        "来自肯尼亚、秘鲁和尼泊尔的部长前来。",
        "names.missing",
    ),
    (
        ZH_HANS,
        "症状有头痛、恶心、失眠和皮疹。",
        "症狀有頭痛、噁心和皮疹。",
        "症狀有頭痛、噁心、失眠和皮疹。",
        "words.listed",
    ),
    # What belongs to whom.
    (
        EN,
        "France won 16 medals, Britain 14 and Italy 12.",
        "法国获得16枚奖牌，意大利14枚，英国12枚。",
        "法国获得16枚奖牌，英国14枚，意大利12枚。",
        "opposites.belongs",
    ),
    (EN, "Portugal beat Spain on Sunday.", "西班牙周日击败葡萄牙。", "葡萄牙周日击败西班牙。", "opposites.belongs"),
    (EN, "Portugal beat Spain on Sunday.", "葡萄牙周日不敌西班牙。", "西班牙周日不敌葡萄牙。", "opposites.belongs"),
    (EN, "The train runs from Paris to Lyon.", "列车由里昂开往巴黎。", "列车由巴黎开往里昂。", "opposites.belongs"),
    (
        EN,
        "Exports to Japan rose while those to Canada fell.",
        "对日本出口下降，对加拿大出口上升。",
        "对日本出口上升，对加拿大出口下降。",
        "opposites.belongs",
    ),
    (EN, "Imports grew faster than exports.", "出口增速高于进口。", "进口增速高于出口。", "opposites.belongs"),
    # Denials: two of them are none, and the verb of one is the verb of the other.
    (EN, "Shops may refuse cash.", "商店不得拒收现金。", "商店可以拒收现金。", "denials.missing"),
    (EN, "It can be eaten without being cooked.", "野菜未经煮熟不能食用。", "野菜无需煮熟即可食用。", "words.denied"),
    (ZH_HANS, "目前尚无证据显示会传播。", "目前已有證據顯示會傳播。", "目前沒有證據顯示會傳播。", "denials.missing"),
    # One of a sort.
    (EN, "The lower house passed it.", "参议院通过了该案。", "众议院通过了该案。", "opposites.turned"),
    (ZH_HANS, "风速为每秒48米。", "風速為每小時48公尺。", "風速為每秒48公尺。", "numbers.differs"),
    (EN, "Turnout was the highest ever.", "投票率为历来最低。", "投票率为历来最高。", "opposites.turned"),
    (EN, "Hungary joined the European Union.", "匈牙利退出了欧盟。", "匈牙利加入了欧盟。", "opposites.turned"),
    (EN, "Few analysts believe it.", "许多分析师相信这一点。", "很少有分析师相信这一点。", "opposites.turned"),
    (EN, "The mine made a net loss.", "该矿实现盈利。", "该矿出现亏损。", "opposites.turned"),
    # Who of the family.
    (EN, "His brother was arrested.", "他的父亲被捕。", "他的弟弟被捕。", "opposites.turned"),
    (EN, "Her father died in 2010.", "她的哥哥于2010年去世。", "她的父亲于2010年去世。", "opposites.turned"),
    (EN, "His wife is a lawyer.", "他的女儿是律师。", "他的太太是律师。", "opposites.turned"),
    (EN, "The mother of the victim spoke.", "受害者的姐姐发言。", "受害者的母亲发言。", "opposites.turned"),
    (EN, "Mary's son John is ill.", "玛丽的侄子约翰病了。", "玛丽的儿子约翰病了。", "opposites.turned"),
    (EN, "After the war he returned.", "战前他回来了。", "战后他回来了。", "opposites.before"),
    (
        EN,
        "Those who lived there before 2015 may apply.",
        "2015年后的住户可以申请。",
        "2015年前的住户可以申请。",
        "opposites.before",
    ),
]


def hints(source: str, text: str, locale: str) -> list[str]:
    target = ZH_HANT_TW if locale == ZH_HANS else ZH_HANS
    rows = [ParityRow(1, (VersionText(source), VersionText(text)))]
    assert [one.code for one in compare(rows, (locale, target)).found if one.code.startswith("words")] == []
    return [one.code for one in compare(rows, (locale, target), small_words=True).found]


@pytest.mark.parametrize(("locale", "source", "wrong", "right", "code"), CASES, ids=[case[2] for case in CASES])
def test_what_was_moved_or_lost_is_hinted_at(locale: str, source: str, wrong: str, right: str, code: str) -> None:
    assert hints(source, wrong, locale) == [code]
    assert hints(source, right, locale) == []


@pytest.mark.parametrize(
    ("english", "hans"),
    [
        ("It is not uncommon for shops to close at noon.", "商店中午关门是常有的事。"),
        ("The company no longer sells cameras.", "该公司已停售相机。"),
        ("Nothing is more important than safety.", "安全最重要。"),
        ("Not more than five visitors are allowed.", "最多允许五名访客。"),
        ("Hardly a week goes by without a scandal.", "几乎每周都有丑闻。"),
        ("There is hardly anyone who has not lost a relative.", "几乎人人都失去过亲人。"),
        ("The bridge remained closed on Monday.", "大桥周一仍未开放。"),
        ("Three thousand drones lit up the sky.", "三千架无人机点亮夜空。"),
        ("He saved two match points before beating Sinner.", "他化解两个赛点后击败辛纳。"),
        ("It was almost two years before she spoke.", "将近两年后，她才开口。"),
        ("Rice, wheat and other staples are dearer.", "大米、小麦等主食涨价。"),
        ("Smith, a lawyer, and Jones were there.", "律师史密斯和琼斯在场。"),
        ("Spain was beaten by Portugal.", "葡萄牙击败西班牙。"),
        ("His father-in-law died.", "他的岳父去世。"),
        ("Her brother Ali, a father of three, fled.", "她的哥哥阿里是三个孩子的父亲，已出逃。"),
        ("His wife, a mother of two, works.", "他的妻子是两个孩子的母亲，在工作。"),
        ("Her husband and his brother were shot.", "她的丈夫和小叔子遭枪击。"),
        ("Her brother's wife came.", "她的嫂子来了。"),
        ("His children mourned their father.", "子女们哀悼父亲。"),
        ("He and his wife have a daughter.", "他和妻子育有一女。"),
        ("After the war output fell below prewar levels.", "战后产量低于战前水平。"),
        ("Kick-off is at 8pm London time.", "比赛将于伦敦时间20时（北京时间次日凌晨3时）开球。"),
    ],
)
def test_what_a_good_translator_writes_is_not(english: str, hans: str) -> None:
    assert hints(english, hans, EN) == []
