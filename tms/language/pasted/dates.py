"""Dates as pages print them, in English and Chinese, western and Republic of China years.

``21/11/2014`` is read with the day first and told as doubtful. Source for ROC years: year 1 is 1912.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|nov november|"
        "dec december".split("|"),
        start=1,
    )
    for name in names.split()
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
# A page's words come glued where it has only boxes between them: the year may stand before a clock or “5 min read”.
_YEAR = r"(?P<year>(?:1[89]|20|21)\d\d)(?!\d(?!\d?[:：]\d\d|\d? ?min))"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[,.]? )"
_BEGIN = r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))"
_DIGITS = "零一二三四五六七八九"
_HAN_DIGITS = "〇○零一二三四五六七八九十廿卅百元Ｏ"
_HAN = rf"[{_HAN_DIGITS}]"

_FORMS = [
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in {
        "month_first": rf"{_BEGIN}{_MONTH} ?{_DAY}\b ?[,.，]? ?{_WEEKDAY}?{_YEAR}",
        "day_first": rf"(?<!\d){_DAY} ?(?:of )?{_MONTH}[,.]? ?{_YEAR}",
        "day_first_hyphen": rf"(?<!\d){_DAY}-{_MONTH}-{_YEAR}",
        "iso": r"(?<!\d)(?P<year>(?:1[89]|20|21)\d\d) ?[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<day>\d{1,2})(?!\d)",
        "roc": (
            rf"(?:中[華华])?民[國国] ?(?P<year>\d{{1,3}}|{_HAN}{{1,5}}) ?年 ?(?P<month>\d{{1,2}}|{_HAN}{{1,3}}) ?月 ?"
            rf"(?P<day>\d{{1,2}}|{_HAN}{{1,3}}) ?日"
        ),
        "han": (
            rf"(?<!\d)(?P<year>\d{{4}}|{_HAN}{{4}}) ?年 ?(?P<month>\d{{1,2}}|{_HAN}{{1,3}}) ?月 ?"
            rf"(?P<day>\d{{1,2}}|{_HAN}{{1,3}}) ?[日号號]"
        ),
        "roc_short": r"(?<!\d)(?P<year>1[01]\d|9\d) ?(?:年|[./-]) ?(?P<month>\d{1,2}) ?(?:月|[./-]) ?(?P<day>\d{1,2})(?: ?日|(?!\d))",
        "numeric": r"(?<!\d)(?P<day>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>(?:19|20)\d\d)(?!\d)",
    }.items()
]

_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0F: "/", 0xFF0D: "-", 0xFF0E: ".", 0xFF1A: ":"}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text; ``doubt`` says why a person should look at it."""

    value: date
    start: int
    end: int
    doubt: str | None = None


def _han_number(text: str) -> int:
    """``二〇一四`` → 2014, ``二十一`` → 21, ``一百零三`` → 103, ``元`` → 1; digits stay what they are."""
    if text.isascii():
        return int(text)
    text = text.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    plain = text.replace("〇", "零").replace("○", "零").replace("Ｏ", "零")
    if "十" not in plain and "百" not in plain:
        return int("".join(str(_DIGITS.index(char)) for char in plain))
    total = 0
    hundreds, hundred, rest = plain.rpartition("百")
    if hundred:
        total += 100 * (_DIGITS.index(hundreds[-1]) if hundreds else 1)
    tens, ten, ones = rest.rpartition("十")
    tens = tens.replace("零", "")
    if ten:
        total += 10 * (_DIGITS.index(tens[-1]) if tens else 1)
    ones = ones.replace("零", "")
    return total + (_DIGITS.index(ones[-1]) if ones else 0)


def _value(kind: str, found: re.Match[str]) -> date | None:
    month_text = found["month"].lower()
    try:
        month = _MONTHS.get(month_text) or _han_number(month_text)
        year, day = _han_number(found["year"]), _han_number(found["day"])
        if kind.startswith("roc"):
            year += 1911
        if kind == "numeric" and month > 12:
            month, day = day, month
        return date(year, month, day)
    except ValueError:
        return None


def _doubt(kind: str, found: re.Match[str]) -> str | None:
    if kind == "numeric" and found["mark"] == "/":
        both = int(found["day"]) <= 12 and int(found["month"]) <= 12
        return "day and month may be swapped" if both else "written in numbers: check day and month"
    if kind == "roc_short":
        return "read as a year of the Republic of China"
    return None


def find_dates(text: str, language: str) -> list[FoundDate]:
    """The dates with a year in a short text, in order, none inside another. Impossible ones (31 February) are none.

    A year such as 103 without 民國 is read only in zh-Hant, and told as doubtful.
    """
    found = sorted(_all(text.translate(_FULL_WIDTH), language), key=lambda one: (one.start, -one.end))
    kept: list[FoundDate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _all(text: str, language: str) -> Iterator[FoundDate]:
    for kind, pattern in _FORMS:
        if kind == "roc_short" and language != "zh-Hant":
            continue
        for match in pattern.finditer(text):
            value = _value(kind, match)
            if value is not None:
                yield FoundDate(value, match.start(), match.end(), _doubt(kind, match))


_ANY_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WITHOUT_YEAR = re.compile(
    rf"(?:{_ANY_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? ?{_ANY_MONTH}|\d{{1,2}} ?月 ?\d{{1,2}} ?[日号號])\.?",
    re.IGNORECASE,
)


def is_date_without_year(text: str) -> bool:
    """Whether the text is a day and a month and nothing else: ``Nov 21``, ``11月21日``."""
    return _WITHOUT_YEAR.fullmatch(text) is not None
