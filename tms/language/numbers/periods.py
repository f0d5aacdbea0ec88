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
    rf"|\b(?P<from>{_MONTHS})(?: (?:to|through|and) |-(?:to|through)-|-| ?– ?)(?P<to>{_MONTHS})\b"
    rf"|\b(?:(?P<span>three|six|nine|\d) months|(?P<whole>quarter|half|half-?year))"
    rf" (?:to|through|(?:that )?end(?:ed|ing|s)?)(?: in| on)?(?: the end of)? (?P<end>{_MONTHS})\b",
    re.IGNORECASE,
)
_FIGURE = r"\d{1,2}|[一二两兩三四五六七八九十]{1,2}"
_CHINESE = re.compile(
    rf"[前头頭首](?P<count>{_FIGURE})[个個]?(?P<unit>月|季)|(?P<half>[上下])半年|第?(?P<which>[一二三四1-4])季(?:度|(?![节節]))"
    rf"|(?P<from>{_FIGURE})月?[至到–—~～-](?P<to>{_FIGURE})月"
)


_WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "final": 0}
_END = re.compile(
    rf"\b(?:end|close|last day) of (?:the )?(?:(?P<which>first|second|third|fourth|last|final)[ -])"
    rf"(?P<part>quarter|half)\b|\b(?P<mid>mid-?year|middle of (?:the|this|next|last) year)\b"
    rf"|\b(?:end of|late(?: in)?|by) (?P<month>{_MONTHS})\b|\b(?P<day>{_MONTHS}) (?:30|31)(?:st|th)?\b",
    re.IGNORECASE,
)
_END_CHINESE = re.compile(
    rf"(?:第?(?P<which>[一二三四1-4])季度?|(?P<half>[上下])半年)(?:末|底|[结結]束)|(?P<mid>年中)"
    rf"|(?P<month>{_FIGURE})月(?:底|末|前|止|30日|31日|最后一天|最後一天)"
)
_MIDDLE = 6


def is_of_a_told_period(one: Quantity, text: str, other: str) -> bool:
    """Whether the figure tells a part of the year, or its end, that the other text calls by other figures."""
    if one.kind not in (Kind.NUMBER, Kind.QUARTER, Kind.HALF) and not isinstance(one.value, PartialDate):
        return False
    if _is_end_of_a_period(one, text, other):
        return True
    mine = [months for start, end, months in _periods(text) if start <= one.start < end]
    return bool(mine) and mine[0] in [months for _, _, months in _periods(other)]


def _is_end_of_a_period(one: Quantity, text: str, other: str) -> bool:
    """The end of the third quarter is that of September, and mid-year that of June."""
    mine = [(month, is_named) for start, end, month, is_named in _ends(text) if start <= one.start < end]
    theirs = [(month, is_named) for _, _, month, is_named in _ends(other)]
    return bool(mine) and (mine[0][0], not mine[0][1]) in theirs


def _ends(text: str) -> list[tuple[int, int, int, bool]]:
    """Where each end of a part of a year stands, the month that ends with it, and whether that is named."""
    found: list[tuple[int, int, int, bool]] = []
    for place in _END.finditer(text):
        named = place["month"] or place["day"]
        if named:
            month = _MONTHS.split("|").index(named.lower()) + 1
        elif place["mid"]:
            month = _MIDDLE
        else:
            long = 3 if place["part"].lower() == "quarter" else _MIDDLE
            month = _WHICH[place["which"].lower()] * long or _YEAR
        found.append((*place.span(), month, bool(named)))
    for place in _END_CHINESE.finditer(text):
        if place["month"]:
            month = _count(place["month"])
        elif place["mid"] or place["half"] == "上":
            month = _MIDDLE
        else:
            month = _YEAR if place["half"] else _count(place["which"]) * 3
        found.append((*place.span(), month, bool(place["month"])))
    return found


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
    if found["from"]:
        return months.index(found["from"].lower()) + 1, last
    whole = (found["whole"] or "").lower()
    return last + 1 - (_count(found["span"]) if not whole else 3 if whole == "quarter" else 6), last


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
