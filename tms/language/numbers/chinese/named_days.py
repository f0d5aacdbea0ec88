"""Days, lines and plans that are called by their figures: 9·11, 九一八, 六四, 三八线, 十四五, 90后, 二十大."""

import re
from decimal import Decimal

from tms.language.numbers.chinese.amounts import Read
from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_DOTTED = re.compile(r"(1[0-2]|[1-9])·([12]\d|3[01]|[1-9])(?!\d)")
_ELEVENTH = re.compile(r"(?:911|九一一)(?=事件|恐|袭|襲)")
_DAYS = {
    "九一八": (9, 18),
    "五一": (5, 1),
    "五四": (5, 4),
    "六四": (6, 4),
    "七一": (7, 1),
    "八一": (8, 1),
    "七七": (7, 7),
}
_NAMED = re.compile(rf"(?:{'|'.join(_DAYS)})(?![零一二三四五六七八九十百千万亿])")
_FESTIVALS = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    **dict.fromkeys(("圣诞", "耶诞"), (12, 25)),
    **dict.fromkeys(("圣诞夜", "圣诞前夕", "圣诞节前夕", "耶诞夜", "耶诞前夕", "耶诞节前夕"), (12, 24)),
    "平安夜": (12, 24),
    "万圣节": (10, 31),
}
_FESTIVAL = re.compile(
    "元旦|(?<!七夕)情人[节節]|[圣聖耶][诞誕](?:夜|[节節]?前夕)|[圣聖耶][诞誕](?![老树樹卡帽島岛])"
    "|平安夜|[万萬][圣聖][节節]"
)
_SIMPLE = str.maketrans("節聖誕萬", "节圣诞万")
NAMED_DAYS = frozenset("123456789二三五六七八九十元情圣聖耶平万")
"""What such a name begins with."""
LUNAR = re.compile(
    r"(?:[农農阴陰旧舊][历曆]|[农農]历)[^\d一二三四五六七八九十正腊臘冬，。]{0,3}"
    r"(?:\d{1,2}|[一二三四五六七八九十正腊臘冬]{1,2})月(?:初?(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]?)?"
    r"|[正腊臘]月(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3})[日号]?"
    r"|[一二三四五六七八九十]{1,2}月(?:初[一二三四五六七八九十]|十五(?![日号个名人万亿%]))"
)
"""Days of a calendar that English doesn't count in: what they are in ours, only a calendar tells."""
_PARALLEL = re.compile("三八(?:度)?[线線]")
_PARALLELS_NUMBER = 38
_PLAN = re.compile(r"十([一二三四五六])五(?![零一二三四五六七八九十百千万亿])")
_FIGURES = "一二三四五六"
_GENERATION = re.compile(r"([5-9])0后(?![天年个日小分秒周])")
_CONGRESS = re.compile(r"(十[五六七八九]|二十)大(?=[报報召开開以上后代精会會期闭閉之选選，。、”」]|$)")
_CONGRESSES = {"十五": 15, "十六": 16, "十七": 17, "十八": 18, "十九": 19, "二十": 20}


def named_day(text: str, start: int) -> Read | None:
    """What English calls by its date or number; it may be called otherwise, so uncertain."""
    if found := _DOTTED.match(text, start):
        return _day(found, (int(found[1]), int(found[2])))
    if found := _ELEVENTH.match(text, start):
        return _day(found, (9, 11))
    if found := _FESTIVAL.match(text, start):
        day = _FESTIVALS[found[0].translate(_SIMPLE)]
        when = PartialDate(None, *day)
        return Quantity(start, found.end(), Kind.DATE, when, is_certain=False, is_described=True), found.end()
    if called := _called(text, start):
        return called
    if found := _PARALLEL.match(text, start):
        return _ordinal(found, _PARALLELS_NUMBER)
    if found := _PLAN.match(text, start):
        return _ordinal(found, 11 + _FIGURES.index(found[1]))
    if found := _NAMED.match(text, start):
        return _day(found, _DAYS[found[0]])
    return None


def _called(text: str, start: int) -> Read | None:
    """A generation by its decade, and a congress of the party by its number."""
    if found := _GENERATION.match(text, start):
        decade = Decimal(1900 + 10 * int(found[1]))
        return Quantity(start, found.end(), Kind.DECADE, decade, is_certain=False, is_described=True), found.end()
    if found := _CONGRESS.match(text, start):
        which = Decimal(_CONGRESSES[found[1]])
        return Quantity(start, found.end(), Kind.ORDINAL, which, is_certain=False, is_described=True), found.end()
    return None


def _day(found: re.Match[str], day: tuple[int, int]) -> Read:
    when = PartialDate(None, *day)
    return Quantity(found.start(), found.end(), Kind.DATE, when, is_certain=False), found.end()


def _ordinal(found: re.Match[str], value: int) -> Read:
    return Quantity(found.start(), found.end(), Kind.ORDINAL, Decimal(value), is_certain=False), found.end()
