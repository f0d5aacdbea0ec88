"""Days of a week that one text tells by those that are left out: every day except Monday is 周二至周日."""

import re

from tms.language.numbers.quantity import Kind, Quantity

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HAN = "一二三四五六日"
_NAME = "|".join(_DAYS)
_WEEK = r"(?:[周週]|星期|[礼禮]拜)"
_SHUT = "休息|闭馆|閉館|公休|不营业|不營業|店休|休馆|休館"
_BUT = re.compile(
    r"\b(?:every day|daily|seven days|all week|open)\b[^.;]{0,24}?\b(?:except|but|apart from|other than)(?: for| on)? "
    rf"(?P<en>{_NAME})s?\b|\bclosed (?:only )?on (?P<closed>{_NAME})s?\b"
    rf"|除了?每?{_WEEK}(?P<han>[{_HAN}天])|每?{_WEEK}(?P<shut>[{_HAN}天])(?:{_SHUT})",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\b(?P<from>{_NAME})s?(?: to | through |-| ?– ?)(?P<to>{_NAME})s?\b"
    rf"|{_WEEK}(?P<f>[{_HAN}天])[至到—–~～-]{_WEEK}?(?P<t>[{_HAN}天])",
    re.IGNORECASE,
)
_WHOLE = 7


def is_of_the_other_days(one: Quantity, text: str, other: str) -> bool:
    """Whether the weekday is the one left out, or an end of the days that are left, and the other text has the rest."""
    if one.kind is not Kind.WEEKDAY:
        return False
    return bool((_left_out(text) & _rest(other)) | (_rest(text) & _left_out(other)))


def _left_out(text: str) -> set[int]:
    return {_day(next(filter(None, found.groups()))) for found in _BUT.finditer(text)}


def _rest(text: str) -> set[int]:
    """The day that a range of six leaves out."""
    left: set[int] = set()
    for found in _RANGE.finditer(text):
        first, last = _day(found["from"] or found["f"]), _day(found["to"] or found["t"])
        if (last - first) % _WHOLE == _WHOLE - 2:
            left.add((last + 1) % _WHOLE)
    return left


def _day(name: str) -> int:
    name = name.lower().replace("天", "日")
    return _HAN.index(name) if name in _HAN else _DAYS.index(name)
