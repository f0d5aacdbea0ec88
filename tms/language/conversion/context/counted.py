"""What a figure or a name tells of the character beside it: 500海里 are miles, 数千只羊 are counted.

counted("数千只羊在12海里外")   → 隻 for 只, 里 for 里
"""

import re
from collections.abc import Iterator

from tms.language.conversion.context.hint import Hint

_ONE = "0-9０-９〇零一二两三四五六七八九"
_TENS = "十百千万亿"
_COUNTED = rf"(?:[{_ONE}{_TENS}][{_TENS}]|[{_TENS}{_ONE}][0-9０-９二三四五六七八九]|[{_TENS}][一二两三四五六七八九])"
"""The end of a figure of several characters: 三十, 二百, 15."""

_NO_PLACE = r"(?![面头边里]|挑一)"
SOUNDS = "克德特奇夫斯昂亚安达森诺纳希茨米维赫姆瓦耶卡萨尔加"
"""What follows 里 in a name that begins with it."""

TITLES = (
    "(?:演员|球员|球星|裁判|歌手|教练|门将|后卫|前锋|中锋|主帅|记者|作家|导演|总统|总理|议员|部长|教授|博士|律师|法官|"
    "将军)"
)
"""Words before the name of somebody, unless it is said who is among them."""

AMONG = "[有没最也还只谁都就不面边头的得多包约大少占年来一他她那这其，。；！？]"

_OF_ROLLS = "[大小长宽黑白黄透明绝缘彩色]{0,4}"
_ROLLS = (
    "胶|卫生纸|厕纸|纸巾|手纸|保鲜膜|薄膜|塑料|地毯|电线|电缆|网线|钢|铜|铁|铝|草|线|绳|纱布|绷带|布料|布匹|壁纸|墙纸|"
    "铺盖|行李|钞|现金|录像带|磁带|锡纸|毛线|麻绳|油毡"
)

_OF_THINGS = "(?:[大小新旧红白黑绿蓝黄破空铜铁木皮纸的]|玻璃|塑料|节能|普通|精致|古董|青花|漂亮|名贵){0,3}"
_THINGS = (
    "灯泡|皮箱|箱子|手表|怀表|手镯|戒指|花瓶|瓶子|杯子(?!蛋糕)|茶杯|酒杯|玻璃杯|盒子|袋子|信封|钱包|公文包|水壶|茶壶|篮子|抽屉|"
    "罐子|木箱|铁箱|行李箱|背包|枕头|碟子|盘子|水桶|木桶|口罩|锅子"
)
"""What Taiwan counts with 只: 隻 is for animals, boats, and one of a pair."""

_COUNTS_ANIMALS = "隻"
"""People are asked where no noun that beings.py knows tells what is counted: 数百只 may be things."""

_ROWS: tuple[tuple[str, str, str], ...] = (
    # Miles: behind a figure, with some more, and at sea.
    ("里", rf"(?<![周期第初拜])(?:{_COUNTED}|[几数][{_TENS}]+|[{_TENS}][多余几来])(?P<at>里){_NO_PLACE}", "里"),
    ("海里", rf"[{_ONE}{_TENS}几数多余] ?海(?P<at>里){_NO_PLACE}", "里"),
    # A sound of foreign names, which no word for a place ends with.
    ("里", rf"[埃弗佩戈努赫沃伊奥](?P<at>里)(?=[{SOUNDS}])", "里"),
    ("里", rf"(?:^|[，。、；：（《“·—\s])(?P<at>里)(?=[{SOUNDS}])", "里"),
    ("里", rf"(?<={TITLES})(?P<at>里)(?!{AMONG}|$)", "里"),
    # Counted animals, shares and hands; 只 is only before a verb.
    (
        "只",
        rf"(?:[数几好上近][{_TENS}]+|[{_TENS}][{_TENS}])(?P<at>只)(?![是有能要会须想求不身在怕剩见够为用花差欠留靠凭占因当])",
        "隻",
    ),
    ("只", rf"[{_TENS}][多余来几](?P<at>只)(?![是有能要会须想求不怕剩够差欠留靠凭占])", "隻"),
    ("只", rf"[{_ONE}几那这每](?P<at>只)(?={_OF_THINGS}(?:{_THINGS}))", "只"),
    # What is rolled up; books and works have 卷.
    ("卷", rf"[{_ONE}{_TENS}几数多余](?P<at>卷)(?=的?{_OF_ROLLS}(?:{_ROLLS}))", "捲"),
    # Strokes of golf, guns and scales.
    ("杆", rf"[{_ONE}十几](?P<at>杆)", "桿"),
    ("斗", rf"[{_ONE}{_TENS}几](?P<at>斗)(?=[米粮谷粟麦]|[大小](?:米|麦))", "斗"),
    ("钟", r"[分秒刻](?P<at>钟)(?![情爱意灵馗祥])", "鐘"),
)
_PATTERNS = [(word, re.compile(pattern), value) for word, pattern, value in _ROWS]


def counted(plain: str) -> Iterator[Hint]:
    """The characters that a figure or a name beside them tells."""
    for word, pattern, value in _PATTERNS:
        if word in plain:
            for match in pattern.finditer(plain):
                start, end = match.span("at")
                is_asked = value == _COUNTS_ANIMALS
                yield Hint(
                    start,
                    end,
                    value,
                    True,
                    is_asked,
                    end,
                    False,
                    is_told=not is_asked,
                    otherwise=word if is_asked else "",
                )
