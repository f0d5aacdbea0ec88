"""Who does or says it to whom, what stands denied, and before or after what: changed, and told in other words."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare

WRONG = [
    (
        "The village took legal action against the brewery over the noise.",
        "啤酒厂因噪音问题起诉该村。",
        "opposites.belongs",
    ),
    ("The landlord lent the chef a van.", "厨师把一辆货车借给房东。", "opposites.belongs"),
    ("The museum was sued by a photographer.", "该博物馆因一张照片，起诉了一名摄影师。", "opposites.belongs"),
    ("The court told the Dutch firm to pay a supplier.", "法院判令供应商向这家荷兰公司赔偿。", "opposites.belongs"),
    ("Kodak said it had sued Motorola over a patent.", "柯达表示，摩托罗拉已因一项专利起诉柯达。", "opposites.belongs"),
    ("Norway said Sweden had closed the bridge.", "瑞典称，挪威关闭了大桥。", "opposites.belongs"),
    ("Sweden had closed the bridge, Norway said.", "瑞典称，挪威关闭了大桥。", "opposites.belongs"),
    ("She was proud but not surprised, she said.", "她说自己感到意外，但并不自豪。", "denials.missing"),
    ("They made some progress, but it is not enough.", "他们没有取得任何进展，这还不够。", "denials.missing"),
    ("He told the guards and did not wait.", "他没有把消息告知警卫，也没等。", "denials.missing"),
    ("“We will pay for it,” the owner said.", "店主说：“他们会付钱。”", "opposites.turned"),
    ("The nurse left before she heard the alarm.", "护士听到警报声之后才离开。", "opposites.before"),
    (
        "Talks are due in May, two days after a protest by farmers.",
        "会谈定于五月举行，两天后农民将举行抗议。",
        "opposites.before",
    ),
    ("The baker chased the thief, who fell.", "小偷追赶面包师，面包师摔倒。", "opposites.belongs"),
    ("The won weakened against the yuan.", "韩元兑人民币走强。", "opposites.turned"),
    ("Kuwait will raise its output in June.", "科威特六月将减产。", "numbers.direction"),
    ("The thaw will be slow.", "解冻将会很迅速。", "opposites.turned"),
    ("“I am not pessimistic,” she said.", "她说：“我并不乐观。”", "opposites.turned"),
    ("“We will never leave,” he said.", "他说：“我们也许不会离开。”", "opposites.turned"),
    ("She could not say how long it lasts.", "她说不清它是否有效。", "opposites.turned"),
    (
        "The court said the bank must compensate the 2,000 clients who sued.",
        "法院裁定，起诉的2000名客户须向银行作出赔偿。",
        "opposites.belongs",
    ),
    ("The colonel sued the newspaper for libel.", "该报以诽谤为由起诉了这名上校。", "opposites.belongs"),
    ("He did not know of the flaw before the trip.", "出发之前，他就知道这一缺陷。", "denials.missing"),
    ("A third of the wells remained closed.", "三分之二的水井仍然关闭。", "numbers.differs"),
    ("“It may help us,” she said.", "她说：“它一定会帮到我们。”", "opposites.turned"),
    ("Ben Bernanke said prices would fall.", "耶伦说，物价会下跌。", "names.differs"),
]
RIGHT = [
    ("The village took legal action against the brewery.", "啤酒厂被该村告上法庭。"),
    ("The landlord lent the chef a van.", "厨师向房东借了一辆货车。"),
    ("The museum was sued by a photographer.", "该博物馆被一名摄影师起诉。"),
    ("The court told the Dutch firm to pay a supplier.", "法院判令这家荷兰公司向供应商赔偿。"),
    ("The Danish brewer bought its Swedish rival for 90 million Swedish kronor.",
     "这家丹麦啤酒商以9000万瑞典克朗收购了瑞典的竞争对手。"),
    ("Kodak said it had sued Motorola.", "柯达表示已起诉摩托罗拉。"),
    ("Norway said Sweden had closed the bridge.", "挪威称，瑞典关闭了大桥。"),
    ("Norway said Sweden had closed the bridge.", "据挪威方面消息，瑞典关闭了大桥。"),
    ("Sweden had closed the bridge, Norway said.", "挪威说，大桥已被瑞典关闭。"),
    ("She was proud but not surprised, she said.", "她说自己感到自豪，但并不意外。"),
    ("It is too late to change the plan, and nobody will.", "现在改变计划已经来不及，也没有人会。"),
    ("Storms are common there, and here they are not.", "风暴在那里常见，在这里不常见。"),
    ("These rules also apply to you, and not only to us.", "如果你不应用这些规则，我们也会。"),
    ("The two sides failed to reach an agreement, and will not meet again.", "双方未能达成协议，也不会再会面。"),
    ("The bridge is anything but safe, and not for lorries.", "这座桥绝不安全，也不让货车通行。"),
    ("Few villages failed to sign.", "几乎所有村庄都签了。"),
    ("“We will pay for it,” the owner said.", "店主说：“这笔钱由我们来付。”"),
    ("“We will pay them,” the owner said.", "店主说：“他们会拿到钱的。”"),
    ("He called her before he left.", "他给她打了电话之后才离开。"),
    ("The nurse left before she heard the alarm.", "护士听到警报声之前就离开了。"),
    ("Talks are due in May, two days after a protest by farmers.", "农民抗议两天后，会谈将于五月举行。"),
    ("The won weakened against the yuan, which rose.", "韩元兑人民币走软，人民币走强。"),
    ("The thaw will be slow, and no quick relief is near.", "解冻将会很缓慢，近期不会迅速缓解。"),
    ("“We will perhaps never leave,” he said.", "他说：“我们也许永远不会离开。”"),
    ("It may be that he will never leave.", "他也许永远不会离开。"),
    ("She could not say how long it lasts.", "她说不清它能持续多久。"),
    ("The flat was let for a fifth of its old rent of $3,000.", "这套公寓以600美元租出，是原租金3000美元的五分之一。"),
    ("The bike costs a quarter less than the old one, at $800.", "它比售价800美元的旧款便宜四分之一，只要600美元。"),
    ("It sold 30 percent fewer bikes than a year earlier.", "它售出的自行车仅为上年同期的七成。"),
    ("The Oracle of Omaha said he owned no gold.", "“奥马哈先知”巴菲特说，他没有黄金。"),
    ("The King of Pop's estate sold his songs.", "迈克尔·杰克逊的遗产管理方出售了他的歌曲。"),
    ("It missed a two-thirds majority: 66 votes out of 100.", "100票中仅获66票，未能达到三分之二多数。"),
    ("“It may surely help us,” she said.", "她说：“它一定会帮到我们。”"),
    ("It is not impossible that they will meet.", "他们有可能会面。"),
]  # fmt: skip


def _codes(english: str, chinese: str) -> list[str]:
    rows = [ParityRow(1, (VersionText(english), VersionText(chinese)))]
    return [one.code for one in compare(rows, ("en", "zh-Hans")).found]


@pytest.mark.parametrize(("english", "chinese", "code"), WRONG)
def test_what_says_another_thing_is_told(english: str, chinese: str, code: str) -> None:
    assert code in _codes(english, chinese)


@pytest.mark.parametrize(("english", "chinese"), RIGHT)
def test_what_says_the_same_in_other_words_is_not(english: str, chinese: str) -> None:
    assert _codes(english, chinese) == []


def test_who_says_it_is_asked_of_traditional_characters_too() -> None:
    rows = [
        ParityRow(
            1, (VersionText("Norway said Sweden had closed the bridge."), VersionText("瑞典聲稱，挪威關閉了大橋。"))
        )
    ]
    assert [one.code for one in compare(rows, ("en", "zh-Hant-TW")).found] == ["opposites.belongs"]
