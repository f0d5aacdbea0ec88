"""Parts of a year that languages call differently: 前三季度 are the first nine months, and January to September."""

import re

from tms.language.numbers.chinese.numerals import value_of
from tms.language.numbers.english.words import ONES, ORDINALS, TEENS
from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_YEAR = 12
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NUMBER = "|".join([*ONES, *TEENS])
_ENGLISH = re.compile(
    rf"\bfirst (?P<count>{_NUMBER}|\d{{1,2}})[ -](?P<unit>month|quarter)s?\b"
    r"|\b(?P<which>first|second|third|fourth)[ -](?P<part>quarter|half)\b"
    rf"|\b(?P<from>{_MONTHS})(?: (?:to|through|and)|-| ?–) ?(?P<to>{_MONTHS})\b"
    rf"|\b(?P<span>three|six|nine|\d) months (?:to|through|(?:that )?end(?:ed|ing|s)?)(?: in| on)?(?: the end of)?"
    rf" (?P<end>{_MONTHS})\b",
    re.IGNORECASE,
)
_FIGURE = r"\d{1,2}|[一二两兩三四五六七八九十]{1,2}"
_CHINESE = re.compile(
    rf"[前头頭首](?P<count>{_FIGURE})[个個]?(?P<unit>月|季)|(?P<half>[上下])半年|第?(?P<which>[一二三四1-4])季(?:度|(?![节節]))"
    rf"|(?P<from>{_FIGURE})月?[至到–—~～-](?P<to>{_FIGURE})月"
)


def is_of_a_told_period(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure tells a part of the year that the other text calls by other figures."""
    if one.kind not in (Kind.NUMBER, Kind.QUARTER, Kind.HALF) and not isinstance(one.value, PartialDate):
        return False
    mine = [months for start, end, months in _periods(text) if start <= one.start < end]
    return bool(mine) and mine[0] in [months for _, _, months in _periods(other)]


def _periods(text: str) -> list[tuple[int, int, tuple[int, int]]]:
    """Where each stands, and its first and last month."""
    found = [(place.start(), place.end(), _english(place)) for place in _ENGLISH.finditer(text)]
    found += [(place.start(), place.end(), _chinese(place)) for place in _CHINESE.finditer(text)]
    return [(start, end, months) for start, end, months in found if 1 <= months[0] <= months[1] <= _YEAR]


def _english(found: re.Match[str]) -> tuple[int, int]:
    months = [name.lower() for name in _MONTHS.split("|")]
    if found["count"]:
        return 1, _count(found["count"]) * (3 if found["unit"].lower() == "quarter" else 1)
    if found["which"]:
        long = 3 if found["part"].lower() == "quarter" else 6
        which = ORDINALS[found["which"].lower()]
        return which * long - long + 1, which * long
    last = months.index((found["to"] or found["end"]).lower()) + 1
    return (months.index(found["from"].lower()) + 1 if found["from"] else last - _count(found["span"]) + 1), last


def _chinese(found: re.Match[str]) -> tuple[int, int]:
    if found["count"]:
        return 1, _count(found["count"]) * (3 if found["unit"] == "季" else 1)
    if found["half"]:
        return (1, 6) if found["half"] == "上" else (7, 12)
    if found["which"]:
        which = _count(found["which"])
        return which * 3 - 2, which * 3
    return _count(found["from"]), _count(found["to"])


def _count(word: str) -> int:
    return {**ONES, **TEENS}.get(word.lower()) or int(value_of(word.replace("兩", "两")) or 0)
