"""Finding quantities in Chinese text, simplified or traditional."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from tms.domain.locales import ZH_HANS, ZH_HANT_HK, ZH_HANT_TW
from tms.language.numbers.chinese import dates, times
from tms.language.numbers.chinese.amounts import Read, number, share
from tms.language.numbers.chinese.numerals import HAN, value_of
from tms.language.numbers.chinese.shape import shaped
from tms.language.numbers.chinese.traps import SKIPPED
from tms.language.numbers.quantity import Kind, Quantity

_HOME = {ZH_HANS: "CNY", ZH_HANT_TW: "TWD", ZH_HANT_HK: "HKD"}
_TRIGGER = re.compile(rf"[\d{HAN}周星礼第民翻半几数上本]")
_SOME = re.compile(r"(?:上|[几数](?!以))(十|百|千)?(万亿|[万亿兆])?|数以(十|百|千)?(万|亿)?计")
_TIMES = re.compile(r"翻([一两二三])?番|翻(?:了一?)?[番倍]")
_HALF = re.compile(r"(?:一半|半数|半个(?=[月小世多])|半(?=年|小时|决赛(?!.)))")


def find(text: str, locale: str) -> list[Quantity]:
    """All quantities, in order; none overlaps another."""
    text = shaped(text)
    home = _HOME.get(locale)
    found: list[Quantity] = []
    at = 0
    while trigger := _TRIGGER.search(text, at):
        quantity, after = _read(text, trigger.start(), home)
        if quantity is not None and quantity.start >= (found[-1].end if found else 0):
            found.append(quantity)
        at = max(after, trigger.end())
    return found


def _read(text: str, start: int, home: str | None) -> Read:
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
    return Quantity(
        start, found.end(), Kind.NUMBER, size, is_approximate=True, is_certain=text[start] != "上"
    ), found.end()


def _multiplied(text: str, start: int) -> Read | None:
    """翻番, 翻一番 and 翻了一番 are doubled, 翻两番 is fourfold."""
    found = _TIMES.match(text, start)
    if found is None:
        return None
    doublings = int(value_of(found[1] or "一") or 1)
    return Quantity(start, found.end(), Kind.MULTIPLE, Decimal(2**doublings), is_certain=False), found.end()


def _half(text: str, start: int) -> Read | None:
    """一半, 半数, 半年."""
    found = _HALF.match(text, start)
    return (Quantity(start, found.end(), Kind.NUMBER, Decimal("0.5"), is_certain=False), found.end()) if found else None


_WORDS = frozenset("周星礼第民翻半几数上本")
_NUMERAL_READERS: Sequence[Callable[[str, int], Read | None]] = (
    _half, dates.quarter, dates.century, dates.date, times.time,
)  # fmt: skip
_READERS: dict[str, Sequence[Callable[[str, int], Read | None]]] = {
    "周": (dates.weekday,),
    "星": (dates.weekday,),
    "礼": (dates.weekday,),
    "第": (dates.quarter, dates.ordinal),
    "民": (dates.republic,),
    "翻": (_multiplied,),
    "半": (_half,),
    "几": (_some,),
    "数": (_some,),
    "上": (dates.century, _some),
    "本": (dates.century,),
}
