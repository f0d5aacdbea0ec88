"""Months that another text tells in years, and minutes of a match that it counts from the last break.

A term of 18 months is 一年六个月; the 118th minute is 加时赛下半场第13分钟. What does not come to it is another one.
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
    rf"|(?<!第)(?<![\d.])(?:(?P<y>{_HAN})年(?:又|零|零)?)?(?P<m>{_HAN})[个個]月",
    re.IGNORECASE,
)
_MINUTE = re.compile(
    r"\b(?P<absolute>\d{1,3})(?:st|nd|rd|th)[- ]minute\b"
    rf"|(?:(?P<extra>加[时時][赛賽]?|延[长長][赛賽]?)的?)?(?P<half>[上下])半[场場]第?(?P<minute>{_HAN})分[钟鐘]?"
)
_YEAR, _HALF, _MATCH, _EXTRA_HALF = 12, 45, 90, 15


def is_of_the_same_span(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure tells months or a minute that the other text tells in other figures."""
    if one.kind not in (Kind.NUMBER, Kind.ORDINAL):
        return False
    for spans in (_months, _minutes):
        mine = [value for start, end, value in spans(text) if start <= one.start < end]
        if mine and mine[0] in [value for _, _, value in spans(other)]:
            return True
    return False


def _months(text: str) -> Iterator[tuple[int, int, int]]:
    """Where months stand, with the years before them, and how many they are."""
    for found in _MONTHS.finditer(text):
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


def _count(word: str) -> int:
    word = word.lower()
    if word in ("a", "an"):
        return 1
    words = {**ONES, **TEENS, **TENS}
    if "-" in word:
        tens, ones = word.split("-")
        return words[tens] + words[ones]
    return words.get(word) or int(value_of(word.replace("兩", "两")) or 0)
