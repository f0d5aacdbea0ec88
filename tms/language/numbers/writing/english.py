"""Quantities in English news style (AP): words below ten, 1.4 billion, 15%, March 1, 2025, $5 million."""

import re
from decimal import Decimal
from fractions import Fraction

from tms.language.numbers.currencies import currencies
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity
from tms.language.numbers.writing.chinese import plain

_SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_PARTS = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"}
_SOME = {10: "dozens", 100: "hundreds", 1000: "thousands", 10**4: "tens of thousands", 10**5: "hundreds of thousands",
         10**6: "millions", 10**7: "tens of millions", 10**8: "hundreds of millions", 10**9: "billions",
         10**10: "tens of billions", 10**11: "hundreds of billions", 10**12: "trillions"}  # fmt: skip
_INSIDE = re.compile(r"(公里|小时|[年天周週倍里米成秒])(?:半|\d+)$")
_UNITS = {
    "年": " years",
    "周": " weeks",
    "週": " weeks",
    "天": " days",
    "倍": " times",
    "秒": " seconds",
    "米": " meters",
    "小时": " hours",
}
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$"}


def write(quantity: Quantity, written: str) -> str | None:
    """The quantity in English; None where it cannot be said safely."""
    more = "more than " if any(word in written for word in "多余餘") else ""
    value = quantity.value
    if isinstance(value, PartialDate):
        return _date(value)
    if isinstance(value, ClockTime):
        return _time(value)
    if quantity.is_approximate:
        return _about(quantity, _SOME.get(int(value)))
    if isinstance(value, Fraction):
        return _fraction(value) if quantity.kind is Kind.NUMBER else None
    if quantity.kind in _COUNTED:
        return _counted(quantity.kind, int(value))
    if quantity.kind is Kind.NUMBER and 0 < value < 1 and not any(letter.isdigit() for letter in written):
        return _fraction(Fraction(value))
    if quantity.kind is Kind.PERCENTAGE_POINTS and "基" in written:
        return f"{plain(value * 100)} basis point" + ("" if value == Decimal("0.01") else "s")
    text = _amount(quantity, value)
    unit = _swallowed(written) if quantity.kind is Kind.NUMBER else ""
    return None if text is None or unit is None else more + text + unit


def _swallowed(written: str) -> str | None:
    """The unit inside 两年半 and 9秒83, which the number must bring along; None for one that has no name here."""
    unit = _INSIDE.search(written)
    return "" if unit is None else _UNITS.get(unit[1])


def _about(quantity: Quantity, some: str | None) -> str | None:
    """Billions, billions of dollars."""
    if some is None or quantity.kind is Kind.NUMBER:
        return some
    currency = currencies().get(quantity.unit or "")
    return None if currency is None else f"{some} of {currency.english[0][1].removeprefix('US ')}"


_COUNTED = frozenset((Kind.ORDINAL, Kind.WEEKDAY, Kind.QUARTER, Kind.DECADE, Kind.CENTURY))


def _amount(quantity: Quantity, value: Decimal) -> str | None:
    if quantity.kind is Kind.PERCENT:
        return f"{plain(value)}%"
    if quantity.kind is Kind.PERCENTAGE_POINTS:
        return f"{plain(value)} percentage point" + ("" if value == 1 else "s")
    if quantity.kind is Kind.MONEY:
        return _money(quantity.unit, value)
    if quantity.kind is Kind.MULTIPLE:
        return None if value <= 1 else "twice" if value == 2 else f"{number(value)} times"
    return number(value)


def number(value: Decimal) -> str:
    """Words below ten, separators from 1,000 on, million and so on where two decimals say it all."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if size >= scale and size * 10**4 % scale == 0:
            return f"{sign}{plain(size / scale)} {word}"
    if not sign and size == int(size) and size < 10:
        return _SMALL[int(size)]
    whole, _, rest = plain(size).partition(".")
    return f"{sign}{int(whole):,}" + (f".{rest}" if rest else "")


def _figures(value: Decimal) -> str:
    """As ``number``, but never in words."""
    return plain(value) if 0 <= value < 10 else number(value)


def _money(code: str | None, value: Decimal) -> str | None:
    currency = currencies().get(code or "")
    if currency is None or value < 0:
        return None
    if currency.code in _SIGNS:
        figures = f"{value:.2f}" if value < 1000 and value == round(value, 2) != int(value) else _figures(value)
        return _SIGNS[currency.code] + figures
    return f"{_figures(value)} {currency.english[0][0 if value == 1 else 1]}"


def _fraction(value: Fraction) -> str | None:
    if value == Fraction(1, 2):
        return "half"
    if not 0 < value < 1 or value.denominator not in _PARTS:
        return None
    top = value.numerator
    return f"{_SMALL[top]}-{_PARTS[value.denominator]}" + ("" if top == 1 else "s")


def _counted(kind: Kind, value: int) -> str:
    if kind is Kind.ORDINAL:
        return _ORDINALS[value - 1] if 1 <= value <= 9 else _th(value)
    if kind is Kind.WEEKDAY:
        return _WEEKDAYS[value - 1]
    if kind is Kind.QUARTER:
        return f"{_ORDINALS[value - 1]} quarter"
    return f"{_th(value)} century" if kind is Kind.CENTURY else f"{value}s"


def _th(value: int) -> str:
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _date(date: PartialDate) -> str | None:
    year, month, day = date.year, date.month, date.day
    if month is None:
        return (f"the {_th(day)}" if day is not None else None) if year is None else (None if day else str(year))
    text = _MONTHS[month - 1] + (f" {day}" if day is not None else "")
    if year is None:
        return text
    return f"{text}, {year}" if day is not None else f"{text} {year}"


def _time(time: ClockTime) -> str:
    if time.minute == 0 and time.hour in (0, 12):
        return "noon" if time.hour else "midnight"
    half = "a.m." if time.hour < 12 else "p.m."
    return f"{time.hour % 12 or 12}" + (f":{time.minute:02}" if time.minute else "") + f" {half}"
