"""Finding quantities in Chinese text, simplified or traditional."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tms.domain.locales import ZH_HANS, ZH_HANT, ZH_HANT_HK, ZH_HANT_TW, base_language
from tms.language.numbers.chinese import dates, times
from tms.language.numbers.chinese.amounts import POWER_UNITS, Read, currency_after, number, share
from tms.language.numbers.chinese.named_days import LUNAR, NAMED_DAYS, named_day
from tms.language.numbers.chinese.neighbours import neighbours
from tms.language.numbers.chinese.numerals import HAN, value_of
from tms.language.numbers.chinese.shape import shaped
from tms.language.numbers.chinese.traps import SKIPPED
from tms.language.numbers.quantity import OFF, ONE_OF_SO_MANY, Kind, Quantity, simplest

_HOME = {ZH_HANS: "CNY", ZH_HANT_TW: "TWD", ZH_HANT_HK: "HKD"}
_OF_TAIWAN = (ZH_HANT, ZH_HANT_TW)
"""Where a year may be one of the republic without its name; a text whose region is not told may be Taiwan's."""
_TRIGGER = re.compile(
    rf"[\d{HAN}周星礼第民翻半几数上下本每Q元圣聖耶平情农農阴陰旧舊正腊臘]|腰[斩斬]|[减折]半|对折|{dates.ERAS}|(?<=六[、和及])日"
)
_SOME = re.compile(
    r"(?:上(?!十[一二三四五六七八九])|(?<![十百])[几数](?!以))(十|百|千)?(万亿|[万亿兆])?|数以(十|百|千)?(万|亿)?计"
)
_SHARES = ("一半", "半数")
_COUNTERS = "个名人家位张辆台例条只间所班架次户件枚座份页起场趟部"
_ONE_IN = re.compile(
    rf"每(\d{{1,3}}|[{HAN}]{{1,3}})[{_COUNTERS}][^\d{HAN}，。]{{0,8}}有(?:近|约)?(\d{{1,2}}|[{HAN}])[{_COUNTERS}]"
)
_HALVED = re.compile("腰[斩斬]|减半|折半")
_TIMES = re.compile(r"翻了?([一两二三四])?番|翻(?:了?一)?倍")
_HALF_PRICE = re.compile("半价(?!值)|对折(?!叠)")
_HALF_A_POINT = re.compile("半个?百分点")
_HALF_A_TENTH = re.compile(r"半(成(?![品年人])|(?<=[息率升降调調]半)[码碼](?!头|頭))")
_HALF = re.compile(
    r"(?:一半|半数|半个(?=[月小世多星钟村城镇岛国地])|(?<=[过過近逾])半(?![天年个日夜径])|半(?=年|小时|斤|吨|磅|英?里|天(?!没|不)|决赛(?!.)))"
)


def find(text: str, locale: str) -> list[Quantity]:
    """All quantities, in order; none overlaps another."""
    text = shaped(text)
    home = _HOME.get(locale)
    mainland = base_language(locale) == ZH_HANS
    found: list[Quantity] = []
    at = 0
    while trigger := _TRIGGER.search(text, at):
        year = dates.taiwanese_year(text, trigger.start()) if locale in _OF_TAIWAN else None
        quantity, after = year or _read(text, trigger.start(), home)
        if quantity is not None and quantity.start >= (found[-1].end if found else 0):
            found.append(_in_millions(quantity, text) if mainland else quantity)
        at = max(after, trigger.end())
    return found


def _in_millions(quantity: Quantity, text: str) -> Quantity:
    """The quantity as the mainland reads it, where 兆 is a million: 6.7兆元 is not 6.7万亿元."""
    if (
        "兆" not in text[quantity.start : quantity.end]
        or quantity.unit in POWER_UNITS
        or not isinstance(quantity.value, Decimal)
    ):
        return quantity
    return replace(quantity, value=quantity.value / 10**6)


def _read(text: str, start: int, home: str | None) -> Read:
    if lunar := LUNAR.match(text, start):
        return None, lunar.end()
    if text[start] in NAMED_DAYS and (named := named_day(text, start)):
        return named
    if skipped := SKIPPED.match(text, start):
        return None, skipped.end()
    for reader in _READERS.get(text[start], _NUMERAL_READERS):
        if read := reader(text, start):
            return read
    if text[start] in _WORDS:
        return None, start + 1
    read = share(text, start)
    return read if read[1] > start else number(text, start, home)


def _some(text: str, start: int) -> Read | None:
    """数百, 几十万, 上千, 数以万计: the order of size only."""
    found = _SOME.match(text, start)
    if found is None or not any(found.groups()):
        return None
    size = Decimal(1)
    for unit in filter(None, found.groups()):
        size *= value_of(unit) or 1
    money = currency_after(text, found.end())
    kind, code, end = (Kind.NUMBER, None, found.end()) if money is None else (Kind.MONEY, *money)
    certain = text[start] != "上"
    return Quantity(start, end, kind, size, code, is_certain=certain, is_approximate=True), end


def _one_in(text: str, start: int) -> Read | None:
    """每五人中就有一人 is one in five."""
    found = _ONE_IN.match(text, start)
    bottom, top = (value_of(found[1]), value_of(found[2])) if found else (None, None)
    if found is None or not bottom or not top or top >= bottom:
        return None
    share = simplest(Fraction(int(top), int(bottom)))
    return Quantity(start, found.end(), Kind.NUMBER, share, ONE_OF_SO_MANY, is_certain=False), found.end()


def _multiplied(text: str, start: int) -> Read | None:
    """翻番, 翻一番 and 翻了一番 are doubled, 翻两番 is fourfold."""
    found = _TIMES.match(text, start)
    if found is None:
        return None
    doublings = int(value_of(found[1] or "一") or 1)
    return Quantity(start, found.end(), Kind.MULTIPLE, Decimal(2**doublings), is_described=True), found.end()


def _half(text: str, start: int) -> Read | None:
    """一半 and 半数 for certain; 半年 may be six months. 半价 is half of it off,
    半成 is five per cent, 半个百分点 half a point, and 半碼 an eighth of one."""
    if halved := _HALVED.match(text, start):
        return Quantity(start, halved.end(), Kind.NUMBER, Decimal("0.5"), is_certain=False), halved.end()
    if price := _HALF_PRICE.match(text, start):
        return Quantity(start, price.end(), Kind.PERCENT, Decimal(50), OFF, is_certain=False), price.end()
    if points := _HALF_A_POINT.match(text, start):
        return Quantity(start, points.end(), Kind.PERCENTAGE_POINTS, Decimal("0.5")), points.end()
    if tenth := _HALF_A_TENTH.match(text, start):
        kind = Kind.PERCENT if tenth[1] == "成" else Kind.PERCENTAGE_POINTS
        return Quantity(start, tenth.end(), kind, Decimal(5 if tenth[1] == "成" else "0.125")), tenth.end()
    found = _HALF.match(text, start)
    if found is None:
        return None
    return Quantity(start, found.end(), Kind.NUMBER, Decimal("0.5"), is_certain=found[0] in _SHARES), found.end()


_WORDS = frozenset("腰减折对令昭大明日周星礼第民翻半几数上下本每Q元圣聖耶平情农農阴陰旧舊正腊臘")
_NUMERAL_READERS: Sequence[Callable[[str, int], Read | None]] = (
    _half, neighbours, dates.another_weekday, dates.quarter, dates.century, dates.date, times.time,
)  # fmt: skip
_READERS: dict[str, Sequence[Callable[[str, int], Read | None]]] = {
    "周": (dates.weekday,),
    "星": (dates.weekday,),
    "礼": (dates.weekday,),
    "第": (dates.quarter, dates.ordinal),
    "民": (dates.republic,),
    "腰": (_half,),
    "减": (_half,),
    "折": (_half,),
    "对": (_half,),
    "令": (dates.era,),
    "昭": (dates.era,),
    "大": (dates.era,),
    "明": (dates.era,),
    "平": (dates.era,),
    "日": (dates.another_weekday,),
    "翻": (_multiplied,),
    "半": (_half,),
    "几": (_some,),
    "数": (_some,),
    "上": (dates.half, dates.century, _some),
    "下": (dates.half,),
    "本": (dates.century,),
    "每": (_one_in,),
    "Q": (dates.quarter,),
}
