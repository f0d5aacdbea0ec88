"""Whether an animal or a thing is counted or spoken of."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.ambiguity import find_ambiguities
from tms.language.conversion import derive, derive_explained
from tms.language.conversion.context.hint import own_rows
from tms.language.conversion.profiles import PROFILES_BY_TAG
from tms.language.house_style import with_built_in

TOLD = [
    # Counted: the noun may be at the end of a relative clause, and one behind another is the head.
    ("几只能下蛋的母鸡", "幾隻能下蛋的母雞"),
    ("一只紫砂壶", "一只紫砂壺"),
    ("近三万只小眼", "近三萬隻小眼"),
    ("取下一只落满灰尘的青花瓷碗", "取下一只落滿灰塵的青花瓷碗"),
    ("一只装着小鱼的桶", "一只裝著小魚的桶"),
    ("一只会说话的鹦鹉", "一隻會說話的鸚鵡"),
    ("六只等候卸货的驳船", "六隻等候卸貨的駁船"),
    ("她买了只鸭，捏了只兔子", "她買了隻鴨，捏了隻兔子"),
    ("一只狗碗", "一只狗碗"),
    ("一只只企鹅从一只只箱子里出来", "一隻隻企鵝從一只只箱子裡出來"),
    ("唯一只有狗的人家", "唯一只有狗的人家"),
    ("我们三只能站着看马戏团的小狗", "我們三只能站著看馬戲團的小狗"),
    # Spoken of: what was named before, and what is done or owned.
    ("你家的狗咬了我，它打过疫苗没有？", "你家的狗咬了我，牠打過疫苗沒有？"),
    ("小猫在院里打闹。它们的妈妈晒太阳。", "小貓在院裡打鬧。牠們的媽媽曬太陽。"),
    ("野象北上，它们沿途吃掉了玉米", "野象北上，牠們沿途吃掉了玉米"),
    ("它是一只流浪猫", "牠是一隻流浪貓"),
    ("这家鱼饲料厂养金鱼，它的产品畅销", "這家魚飼料廠養金魚，它的產品暢銷"),
    ("老虎和豹子来了。它是一个节目", "老虎和豹子來了。它是一個節目"),
    ("机器狗亮相，这家厂的它能走", "機器狗亮相，這家廠的它能走"),
    ("机器像一头老牛，它转了二十年", "機器像一頭老牛，它轉了二十年"),
    ("这台洗衣机旧了，它很吵", "這台洗衣機舊了，它很吵"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_animals_and_things_are_told(text: str, expected: str) -> None:
    assert derive(text, source=ZH_HANS, target=ZH_HANT_TW) == expected


def asked(text: str) -> list[str]:
    house = PROFILES_BY_TAG[ZH_HANT_TW]
    rules = with_built_in([], house, ZH_HANS)
    derived = derive_explained(text, source=ZH_HANS, profile=house, rules=rules)
    found = find_ambiguities(text, source=ZH_HANS, profile=house, rules=rules, derived=derived)
    return [one.source for one in found if one.source in {"它", "只"}]


def test_what_is_told_is_no_question() -> None:
    assert [found for text, _ in TOLD if "机器" not in text and (found := asked(text))] == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("狗的玩具坏了，它不见了", ["它"]),
        ("马戏团的狗和那辆车，它不见了", ["它"]),
        ("羊丢了，它让全村人不安", ["它"]),
        ("一只落单的在路上", ["只"]),
        ("运来数百只新的", ["只"]),
    ],
)
def test_what_nothing_tells_is_asked(text: str, sources: list[str]) -> None:
    assert asked(text) == sources


def test_only_the_first_of_a_text_is_asked() -> None:
    """Whoever has seen one knows of all."""
    assert asked("狗的玩具坏了，它不见了。猫的照片丢了，它不见了。") == ["它"]


def test_a_line_before_names_nobody() -> None:
    said = derive("小狗来了\n它打过疫苗", source=ZH_HANS, target=ZH_HANT_TW)
    assert said == "小狗來了\n它打過疫苗"


def test_the_table_has_three_kinds() -> None:
    assert {kind for kind, _ in own_rows("beings.tsv", 2)} == {"animal", "pair", "thing"}
