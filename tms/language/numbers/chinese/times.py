"""Chinese times of day: 下午3点, 15时30分, 15:30."""

import re

from tms.language.numbers.chinese.amounts import Read
from tms.language.numbers.chinese.dates import SMALL
from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.quantity import ClockTime, Kind, Quantity

_HALF_OF_DAY = re.compile(
    r"(凌晨|清晨|早晨|[早晚]上|[今当次][早晚]|[上中下]午|午间|傍晚|晚间|[深半午]夜|夜间|晚|早)\s?$"
)
_SHORT_BEFORE = re.compile(rf"[差欠](?:(?P<quarter>一刻)[钟鐘]?|(?P<minute>{SMALL})分[钟鐘]?)(?:到|就)?$")
"""差一刻九点 is a quarter to nine."""
_TIME = re.compile(
    rf"({SMALL}|两|零)(?::(?P<digits>[0-5]\d)(?![\d:])|(?P<word>点钟?|时)(?![期代尚装事候机任]|[一二三四五六七八九〇零]+(?:[万亿兆%倍成米克]|个百|千[米克]|公[里尺斤顷]|英[里尺寸]))"
    rf"(?:整|(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{SMALL})分?(?![个名之秒]))?)"
)


def time(text: str, start: int) -> Read | None:
    """三点 alone may be three points or three at night: uncertain."""
    found = _TIME.match(text, start)
    hour = value_of(found[1]) if found else None
    if found is None or hour is None or hour > 24:
        return None
    if found["digits"] and text[max(0, start - 3) : start].rstrip().endswith(("以", "比分", "比", "按")):
        return None
    short = _SHORT_BEFORE.search(text, max(0, start - 7), start)
    half = _HALF_OF_DAY.search(text, max(0, (short.start() if short else start) - 3), short.start() if short else start)
    minute = _minute(found)
    if minute is None or (hour == 24 and minute):
        return None
    is_half_told = half is not None or not 1 <= hour <= 12
    clock = ClockTime(_hour(int(hour), half[1] if half else "") % 24, minute, is_half_told)
    certain = half is not None or found["word"] != "点"
    if short is not None and not minute:
        less = 15 if short["quarter"] else int(value_of(short["minute"]) or 0)
        clock = ClockTime((clock.hour - 1) % 24, 60 - less, is_half_told) if 0 < less < 60 else clock
        start = short.start()
    return Quantity(half.start() if half else start, found.end(), Kind.TIME, clock, is_certain=certain), found.end()


def _minute(found: re.Match[str]) -> int | None:
    if found["half"]:
        return 30
    if found["quarter"]:
        return 15 if found["quarter"] == "一" else 45
    minute = value_of(found["digits"] or found["minute"] or "0")
    return int(minute) if minute is not None and minute < 60 else None


def _hour(hour: int, half: str) -> int:
    """The hour on the clock of 24, told in this half of the day."""
    if hour > 12 or not half:
        return hour
    if half in ("中午", "午间"):
        return hour + 12 if hour < 10 else hour
    if half in ("下午", "傍晚", "晚间", "晚") or (half[-1] == "晚" or half == "晚上"):
        return hour % 12 + (12 if hour < 12 else 0 if half != "下午" else 12)
    if half[-1] in "夜间":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour % 12 if half == "凌晨" else hour
