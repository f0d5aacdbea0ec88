"""What somebody says they will do, whom they beat, and before or after what: changed, and told in other words."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare

WRONG = [
    ("“We will sue the council,” the owner said.", "业主说：“我们将向市议会道歉。”", "opposites.turned"),
    ("The union will not surrender, its leader said.", "工会领导人说，工会不会谈判。", "opposites.turned"),
    ("“We will rebuild the mosque,” he said.", "他说：“我们将拆除这座清真寺。”", "opposites.turned"),
    ("The minister will resign on Friday.", "这名部长将于周五留任。", "opposites.turned"),
    ("He scored just before the break.", "他在中场休息后不久进球。", "opposites.before"),
    ("She fell ill after the harvest.", "她在收获前病倒。", "opposites.before"),
    ("The minister could not rule out higher taxes.", "这名部长说不会加税。", "denials.missing"),
    ("Police cannot rule out arson.", "警方说，这场火不会是纵火。", "denials.missing"),
    ("Tom Baker beat Ivan Petrov in the final.", "伊万·彼得罗夫在决赛中击败汤姆·贝克。", "opposites.belongs"),
    ("The mayor was delighted by the result.", "市长对结果感到愤怒。", "opposites.turned"),
    ("He confessed that he was afraid.", "他坦言自己感到自豪。", "opposites.turned"),
    ("Peru has asked Chile to lend it two ships.", "智利请求秘鲁借给它两艘船。", "opposites.belongs"),
    ("The French bank agreed to be bought by a German one.", "这家法国银行同意收购一家德国银行。", "opposites.belongs"),
    ("Madeleine Albright praised the deal in Geneva.", "希拉里·克林顿在日内瓦称赞了这项协议。", "names.differs"),
    ("They found no evidence that he ignored the letter.", "他们发现了他无视来信的证据。", "denials.missing"),
    ("Doctors said it was safe to stop.", "医生说，停药并不安全。", "denials.missing"),
    ("Apple sued Samsung in a court in California.", "三星在加利福尼亚州一家法院起诉苹果。", "opposites.belongs"),
    ("The coach accused the referee of lying.", "裁判指责教练撒谎。", "opposites.belongs"),
    ("We will never negotiate under threats.", "我们很少会在威胁之下谈判。", "opposites.turned"),
    ("“We may have to close two factories,” he said.", "他说：“我们一定会关闭两家工厂。”", "opposites.turned"),
    ("Tom Baker lost to the champion, Ivan Petrov.", "伊万·彼得罗夫输给汤姆·贝克。", "opposites.belongs"),
]
RIGHT = [
    ("“We will sue the council,” the owner said.", "业主说：“我们将把市议会告上法庭。”"),
    ("The union will not surrender, its leader said.", "工会领导人说，工会不会认输。"),
    ("The union will not surrender without talks.", "工会领导人说，工会会先谈判，不会屈服。"),
    ("“We will rebuild the mosque,” he said.", "他说：“我们要让清真寺重新立起来。”"),
    ("The council will review the plan and may scrap it.", "市议会将审查该计划，并可能取消它。"),
    ("He scored just before the break.", "他在中场休息前不久进球。"),
    ("She fell ill after the harvest.", "收割一结束，她就病倒了。"),
    ("The minister could not rule out higher taxes.", "这名部长说，不敢保证不会加税。"),
    ("Police cannot rule out arson.", "警方说，不排除纵火。"),
    ("Tom Baker beat Ivan Petrov in the final.", "伊万·彼得罗夫在决赛中不敌汤姆·贝克。"),
    ("The mayor was delighted by the result.", "市长对结果十分欣慰，乐得合不拢嘴。"),
    ("No one doubts that Mr. Johnson will run again.", "所有人都相信，约翰逊会再次参选。"),
    ("Hardly anyone doubts that he will win.", "几乎人人都相信他会获胜。"),
    ("10 Downing Street declined to comment on the report.", "英国首相府拒绝就该报道置评。"),
    ("In California, Apple sued Samsung.", "苹果在加利福尼亚州起诉三星。"),
    ("He said it may be impossible to win.", "他说，可能赢不了。"),
    ("The mayor was angry, then relieved.", "市长先是气愤，后来松了一口气。"),
    ("Chile was asked by Peru to lend it two ships.", "秘鲁请求智利借给它两艘船。"),
    ("A German bank will buy the French one.", "这家法国银行将被一家德国银行收购。"),
    ("The former first lady praised the deal at the White House.", "希拉里·克林顿在白宫称赞了这项协议。"),
    ("They found evidence that he ignored the letter.", "他们发现了他无视来信的证据。"),
    ("It is not safe to stop, doctors said.", "医生说，停药并不安全。"),
    ("Five of the nine judges agreed, four did not.", "法官以五比四作出裁决。"),
    (
        "It sold 10 million cars in the year that ended on March 31, 2025.",
        "在2024财年（截至2025年3月31日），该公司售出1000万辆汽车。",
    ),
    ("They walked 10 miles through the snow before they slept.", "他们在雪中走了约16公里后入睡。"),
    ("Tom Baker beat the champion, Ivan Petrov.", "汤姆·贝克击败冠军伊万·彼得罗夫。"),
    ("Tom Baker beat Ivan Petrov.", "伊万·彼得罗夫被汤姆·贝克击败。"),
    ("Tom Baker and Tim Barnes beat Ivan Petrov.", "伊万·彼得罗夫不敌汤姆·贝克和蒂姆·巴恩斯。"),
]


def _codes(english: str, chinese: str) -> list[str]:
    return [
        one.code
        for one in compare([ParityRow(1, (VersionText(english), VersionText(chinese)))], ("en", "zh-Hans")).found
    ]


@pytest.mark.parametrize(("english", "chinese", "code"), WRONG)
def test_what_says_another_thing_is_told(english: str, chinese: str, code: str) -> None:
    assert code in _codes(english, chinese)


@pytest.mark.parametrize(("english", "chinese"), RIGHT)
def test_what_says_the_same_is_not(english: str, chinese: str) -> None:
    assert _codes(english, chinese) == []
