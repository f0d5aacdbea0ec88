"""Spans of time that another text tells in other units, and minutes of a match that it counts from the last break.

A term of 18 months is 一年六个月, 30 seconds are 半分钟, and a quarter of a century is 四分之一个世纪; the 118th minute
is 加时赛下半场第13分钟. What does not come to it is another one.
"""

import re
from collections.abc import Iterator

from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.english.words import ONES, TEENS, TENS
from tms.language.numbers.quantity import Kind, Quantity

_WORD = "|".join([*ONES, *TEENS, *TENS])
_COUNT = rf"\d{{1,3}}|(?:{'|'.join(TENS)})-(?:{'|'.join(ONES)})|{_WORD}"
_HAN = r"\d{1,3}|[一二两兩三四五六七八九十]{1,3}"
_MONTHS = re.compile(
    rf"\b(?:(?P<years>an?|{_COUNT})[ -]years?(?:,| and|, and)? )?(?P<months>{_COUNT})[ -]months?\b"
    rf"|\b(?P<halved>an?|another|{_COUNT})[ -]years? and a half\b|(?<!第)(?<![\d.])(?P<halved_too>{_HAN})[年岁歲]半"
    rf"|(?<!第)(?<![\d.])(?:(?P<y>{_HAN})年(?:又|零|零)?)?(?P<m>{_HAN})[个個]月",
    re.IGNORECASE,
)
_MINUTE = re.compile(
    r"\b(?P<absolute>\d{1,3})(?:st|nd|rd|th)[- ]minute\b"
    rf"|(?:(?P<extra>加[时時][赛賽]?|延[长長][赛賽]?)的?)?(?P<half>[上下])半[场場]第?(?P<minute>{_HAN})分[钟鐘]?"
)
_CENTURIES = re.compile(
    r"\b(?P<part>quarter|half|three[- ]quarters)(?:[- ]of)?(?:[- ]an?)?[- ]century\b"
    r"|\bcentury and a (?P<more>half|quarter)\b"
    rf"|\b(?P<years>{_COUNT})[ -]years?\b"
    r"|(?P<share>四分之[一三]|[¼¾]|[13]/4|一[个個]半|半)[个個]?世[纪紀]"
    r"|(?<![\d.])(?P<y>\d{1,3}|[一二三四五六七八九十百]{1,5})[周週]?年",
    re.IGNORECASE,
)
_PARTS_OF_A_CENTURY = {"quarter": 25, "half": 50, "three-quarters": 75}
_SHARES_OF_A_CENTURY = {
    "四分之一": 25, "¼": 25, "1/4": 25, "半": 50, "四分之三": 75, "¾": 75, "3/4": 75, "一个半": 150, "一個半": 150,
}  # fmt: skip
_SHORT = re.compile(
    rf"\b(?P<hours>{_COUNT}) hours?(?:,| and|, and)? (?P<minutes>{_COUNT}) minutes?\b"
    rf"|(?<![\d.])(?P<h>{_HAN})[个個]?小[时時][又零]?(?P<m>{_HAN})分"
    rf"|\b(?P<half>half(?:[- ]an?)?[- ]|three[- ]quarters of an )(?P<of>minute|hour)\b"
    rf"|\b(?P<count>an?|{_COUNT})(?P<more> and a half)?[ -](?P<unit>second|minute|hour)s?(?P<half_more> and a half)?\b"
    rf"|(?P<part>半|四分之三|三刻)[个個]?(?P<its>小[时時]|分|[钟鐘](?:[头頭])?)"
    rf"|(?<![\d.第])(?P<n>{_HAN})[个個]?(?P<and_half>半)?(?P<name>秒|分(?!之)|小[时時]|[钟鐘][头頭])(?P<half_behind>半)?",
    re.IGNORECASE,
)
_SECONDS = {"second": 1, "秒": 1, "minute": 60, "分": 60}
_HOUR, _QUARTERS = 3600, 900
_YEAR, _HALF, _MATCH, _EXTRA_HALF = 12, 45, 90, 15


def is_of_the_same_span(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure tells months or a minute that the other text tells in other figures."""
    if one.kind not in (Kind.NUMBER, Kind.ORDINAL):
        return False
    for spans in (_months, _minutes, _centuries, _seconds):
        mine = [value for start, end, value in spans(text) if start <= one.start < end]
        if mine and mine[0] in [value for _, _, value in spans(other)]:
            return True
    return False


def _months(text: str) -> Iterator[tuple[int, int, int]]:
    """Where months stand, with the years before them, and how many they are."""
    for found in _MONTHS.finditer(text):
        if halved := found["halved"] or found["halved_too"]:
            yield found.start(), found.end(), _count(halved) * _YEAR + _YEAR // 2
            continue
        years, months = found["years"] or found["y"], found["months"] or found["m"]
        yield found.start(), found.end(), _count(years or "0") * _YEAR + _count(months)


def _minutes(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a minute of a match stands, and which one it is from the beginning."""
    for found in _MINUTE.finditer(text):
        if found["absolute"]:
            yield found.start(), found.end(), int(found["absolute"])
            continue
        played = _MATCH if found["extra"] else 0
        if found["half"] == "下":
            played += _EXTRA_HALF if found["extra"] else _HALF
        yield found.start(), found.end(), played + _count(found["minute"])


def _centuries(text: str) -> Iterator[tuple[int, int, int]]:
    """Where parts of a century stand, or years, and how many years they are."""
    for found in _CENTURIES.finditer(text):
        if found["part"]:
            years = _PARTS_OF_A_CENTURY[found["part"].lower().replace(" ", "-")]
        elif found["more"]:
            years = 100 + _PARTS_OF_A_CENTURY[found["more"].lower()]
        elif found["share"]:
            years = _SHARES_OF_A_CENTURY.get(found["share"], 0)
        else:
            years = _count(found["years"] or found["y"])
        if years:
            yield found.start(), found.end(), years


def _seconds(text: str) -> Iterator[tuple[int, int, int]]:
    """Where seconds, minutes and hours stand, and how many seconds they are."""
    for found in _SHORT.finditer(text):
        if hours := found["hours"] or found["h"]:
            minutes = _count(found["minutes"] or found["m"])
            yield found.start(), found.end(), _HOUR * _count(hours) + _SECONDS["minute"] * minutes
            continue
        unit = _unit(found["of"] or found["unit"] or found["its"] or found["name"])
        if found["half"]:
            size = unit * 3 // 4 if found["half"].lower().startswith("three") else unit // 2
        elif found["part"]:
            size = unit // 2 if found["part"] == "半" else unit * 3 // 4 if found["part"] != "三刻" else 3 * _QUARTERS
        else:
            is_and_a_half = found["more"] or found["half_more"] or found["and_half"] or found["half_behind"]
            size = unit * _count(found["count"] or found["n"]) + (unit // 2 if is_and_a_half else 0)
        yield found.start(), found.end(), size


def _unit(name: str) -> int:
    return _SECONDS.get(name.lower(), _HOUR)


def _count(word: str) -> int:
    word = word.lower()
    if word in ("a", "an", "another"):
        return 1
    words = {**ONES, **TEENS, **TENS}
    if "-" in word:
        tens, ones = word.split("-")
        return words[tens] + words[ones]
    return words.get(word) or int(value_of(word.replace("兩", "两")) or 0)
