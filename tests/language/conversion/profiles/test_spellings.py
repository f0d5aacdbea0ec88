"""Spellings that a region has only in one way, whatever its houses choose."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.conversion import derive

TAIWAN = [
    ("账户被冻结", "帳戶被凍結"),
    ("帐单和账号", "帳單和帳號"),
    ("排泄物", "排泄物"),
    ("泄露机密", "洩露機密"),
    ("发泄情绪", "發洩情緒"),
    ("钻取岩芯", "鑽取岩芯"),
    ("进入岩洞", "進入岩洞"),
    ("宝藏岩国际艺术村", "寶藏巖國際藝術村"),
    ("扣人心弦的管弦乐", "扣人心弦的管弦樂"),
    ("令人惊叹", "令人驚嘆"),
    ("拄着拐杖", "拄著拐杖"),
    ("车夫和船夫", "車夫和船夫"),
    ("玩忽职守", "怠忽職守"),
    ("诋毁他人", "詆毀他人"),
    ("房屋烧毁", "房屋燒毀"),
    ("家具城里买家具", "家具城裡買家具"),
    ("红木家具", "紅木家具"),
    ("系上彩带", "繫上彩帶"),
    ("张灯结彩", "張燈結綵"),
    ("史前遗迹", "史前遺跡"),
    ("名胜古迹", "名勝古蹟"),
    ("挨打挨骂", "挨打挨罵"),
    ("挨了一刀", "挨了一刀"),
    ("难挨的日子", "難捱的日子"),
    ("背负压力", "背負壓力"),
    ("凄美的爱情", "淒美的愛情"),
    ("凄惨的下场", "悽慘的下場"),
    ("走娘家", "走娘家"),
    ("雕虫小技", "雕蟲小技"),
]
HONG_KONG = [
    ("账户被冻结", "賬戶被凍結"),
    ("排泄物", "排泄物"),
    ("房屋烧毁", "房屋燒毀"),
    ("走娘家", "走娘家"),
    ("雕虫小技", "雕蟲小技"),
]


@pytest.mark.parametrize(("simplified", "traditional"), TAIWAN)
def test_taiwan(simplified: str, traditional: str) -> None:
    assert derive(simplified, source=ZH_HANS, target=ZH_HANT_TW) == traditional


@pytest.mark.parametrize(("simplified", "traditional"), HONG_KONG)
def test_hong_kong(simplified: str, traditional: str) -> None:
    assert derive(simplified, source=ZH_HANS, target=ZH_HANT_HK) == traditional


def test_what_people_decided_stays() -> None:
    terms = [("账户", "賬戶")]
    assert derive("他的账户", source=ZH_HANS, target=ZH_HANT_TW, terms=terms) == "他的賬戶"
