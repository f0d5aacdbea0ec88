"""The opposite of a word, and hints at another speaker that a person looks at; other words for it are none."""

import pytest

from tms.checks.parity import ParityRow, VersionText, compare
from tms.domain.locales import EN, ZH_HANS

PAIRS = [
    (
        "The first snow fell in the spring of 2019.",
        "2019年秋天下了第一场雪。",
        "2019年春天下了第一场雪。",
        "opposites.turned",
    ),
    ("The talks will resume in the morning.", "会谈将于当晚恢复。", "会谈将于凌晨恢复。", "opposites.turned"),
    ("Rain is due in northern France.", "法国南部将有雨。", "法国北部将有雨。", "opposites.turned"),
    ("His wife was at home.", "她的丈夫在家。", "夫妇俩在家。", "opposites.turned"),
    ("The plant hired 300 more workers.", "该厂减少了300名工人。", "该厂新增300名工人。", "opposites.turned"),
    ("The results are due in early autumn.", "结果预计初春公布。", "结果预计初秋公布。", "opposites.turned"),
    ("Smoking is banned here.", "此处允许吸烟。", "此处不得吸烟。", "opposites.turned"),
    ("The talks were a failure.", "会谈取得成功。", "会谈失败了。", "opposites.turned"),
    ("They sold the plant.", "他们收购了工厂。", "他们卖掉了工厂。", "opposites.turned"),
    ("The north is warmer.", "北方比南方冷。", "北方比南方暖和。", "words.otherwise"),
    ("He left before his divorce.", "他在离婚后走了。", "他在离婚前走了。", "opposites.before"),
    ("The bank has no plans to move.", "该银行计划搬迁。", "该银行无意搬迁。", "denials.missing"),
    ("There was no evidence of it.", "有证据显示这一点。", "没有证据显示这一点。", "denials.missing"),
    ('"It burned," a passenger said.', "“着火了。”一名飞行员说。", "“着火了。”一名乘客说。", "words.speaker"),
    (
        '"It burned," said a farmer from the village.',
        "“着火了。”村里的一名教师说。",
        "“着火了。”一名村民说。",
        "opposites.turned",
    ),
    ('"I saw it," a waiter said.', "“我看到了。”一名乘客说。", "“我看到了。”一名服务员说。", "words.speaker"),
    ('The mayor said: "We will rebuild."', "警方说：“我们会重建。”", "她说：“我们会重建。”", "words.speaker"),
]


def codes(english: str, hans: str) -> list[str]:
    rows = [ParityRow(1, (VersionText(english), VersionText(hans)))]
    assert [one for one in compare(rows, (EN, ZH_HANS)).found if one.code.startswith("words")] == []
    return [one.code for one in compare(rows, (EN, ZH_HANS), small_words=True).found]


@pytest.mark.parametrize(("english", "wrong", "right", "code"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_the_opposite_is_hinted_at_and_other_words_for_it_are_not(
    english: str, wrong: str, right: str, code: str
) -> None:
    assert codes(english, wrong) == [code]
    assert codes(english, right) == []


@pytest.mark.parametrize(
    ("english", "wrong", "right"),
    [
        ("People eat less meat than before.", "人们吃的肉比以前更多。", "人们吃的肉比以前更少。"),
        ("There was more rain this year than last.", "今年的降雨量少于去年。", "今年的降雨量多于去年。"),
        ("HSBC will close eight branches.", "渣打银行将关闭八间分行。", "汇丰将关闭八间分行。"),
        ("Director Ang Lee was there.", "导演侯孝贤在场。", "导演李安在场。"),
        ("Xiaomi unveiled a phone.", "华为发布了手机。", "小米发布了手机。"),
    ],
)
def test_less_than_more_and_another_known_name_are_no_hints_but_mistakes(english: str, wrong: str, right: str) -> None:
    said = [
        [one.code for one in compare([ParityRow(1, (VersionText(english), VersionText(hans)))], (EN, ZH_HANS)).found]
        for hans in (wrong, right)
    ]
    assert said in ([["numbers.limit"], []], [["names.differs"], []])


def test_a_name_is_excused_by_the_document_that_it_stands_in_though_its_row_was_compared_before() -> None:
    """What a row tells is kept; what its document tells is asked anew."""
    row = ParityRow(1, (VersionText("Macron met the press."), VersionText("默克尔会见了记者。")))
    both = ParityRow(2, (VersionText("Merkel and Macron spoke."), VersionText("默克尔和马克龙发言。")))
    assert [one.row for one in compare([row], (EN, ZH_HANS)).found] == [1]
    assert compare([row, both], (EN, ZH_HANS)).found == []
    assert [one.row for one in compare([row], (EN, ZH_HANS)).found] == [1]
