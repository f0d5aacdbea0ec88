"""What a figure or a name tells of the character beside it."""

import pytest

from tms.domain.locales import ZH_HANS, ZH_HANT_TW
from tms.language.conversion import derive

TOLD = [
    ("3海里外发现沉船", "3海里外發現沉船"),
    ("二百海里专属经济区", "二百海里專屬經濟區"),
    ("航程达500海里", "航程達500海里"),
    ("走了几十里山路", "走了幾十里山路"),
    ("红军走了二万五千里", "紅軍走了二萬五千里"),
    ("数千里之外", "數千里之外"),
    ("一百五十多里", "一百五十多里"),
    ("弗里德曼的理论", "弗里德曼的理論"),
    ("埃里克森进球", "埃里克森進球"),
    ("前锋里奇获奖", "前鋒里奇獲獎"),
    ("里奇表示", "里奇表示"),
    ("数千只羊死亡", "數千隻羊死亡"),
    ("成百上千只候鸟", "成百上千隻候鳥"),
    ("他打出低于标准杆三杆的成绩", "他打出低於標準桿三桿的成績"),
    ("以71杆完赛", "以71桿完賽"),
    ("三斗米", "三斗米"),
    ("十几分钟后到达", "十幾分鐘後到達"),
]
OTHERS = [
    ("夜里特别冷", "夜裡特別冷"),
    ("家里奇怪的声音", "家裡奇怪的聲音"),
    ("城里德国人很多", "城裡德國人很多"),
    ("沉默里", "沉默裡"),
    ("里应外合", "裡應外合"),
    ("周三里面", "週三裡面"),
    ("三十里面有一", "三十裡面有一"),
    ("在大海里游泳", "在大海裡游泳"),
    ("数十万只用了三天", "數十萬只用了三天"),
    ("千万只要小心", "千萬只要小心"),
    ("几百只能算少数", "幾百只能算少數"),
    ("他有二十只是坏的", "他有二十只是壞的"),
    ("五斗橱", "五斗櫥"),
    ("两斗士", "兩鬥士"),
    ("第三斗争阶段", "第三鬥爭階段"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told(text: str, expected: str) -> None:
    assert derive(text, source=ZH_HANS, target=ZH_HANT_TW) == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_what_is_another_word(text: str, expected: str) -> None:
    assert derive(text, source=ZH_HANS, target=ZH_HANT_TW) == expected
