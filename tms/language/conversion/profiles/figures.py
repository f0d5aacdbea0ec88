"""Dates and numbers of a house: exchanged only where both forms say the same beyond doubt. Lengths may change."""

import re
from collections.abc import Callable, Iterator

from tms.language.conversion.profiles.choices import LEAVE
from tms.language.conversion.profiles.profile import Profile
from tms.language.conversion.quotes import is_apostrophe

_DIGITS = "零一二三四五六七八九"
_ZERO = str.maketrans("〇○", "零零")
_UP_TO_31 = "三十一|三十|二十[一二三四五六七八九]|二十|十[一二三四五六七八九]|十|[一二三四五六七八九]"
_MONTHS = "十一|十二|十|[一二三四五六七八九]"
_NUMERAL = "0-9０-９〇○零一二三四五六七八九十百千萬万億亿兩两廿卅"
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇○零一二三四五六七八九十百千萬万億亿兩两廿卅")
_RANGE = "至到、和及—–~～-"
# The other half of a range must not be left in the other form: 5月3日至5日, 2024年5月至8月.
_NO_HALF_AFTER = rf"(?![{_RANGE}][{_NUMERAL}]+(?:[日號号]|月(?![{_NUMERAL}]+[日號号])))"


def _date(year: str, month: str, day: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?=[1-9一二三四五六七八九十])(?:(?P<year>{year})年)?(?:(?P<month>{month})月(?:(?P<day>{day})[日號号]|(?![{_NUMERAL}])))?"
        rf"{_NO_HALF_AFTER}"
    )


_HAN_DATE = _date("[一二三四五六七八九][〇○零一二三四五六七八九]{3}", _MONTHS, _UP_TO_31)
_DIGIT_DATE = _date("[1-9][0-9]{3}", "1[0-2]|[1-9]", "[12][0-9]|3[01]|[1-9]")
_LUNAR = re.compile("[農夏陰旧舊农阴][曆历]|閏$|闰$")
_FIRST_YEAR, _LAST_YEAR, _ALSO_A_SPAN = 1840, 2099, 2000
"""A year without a month may be a number of years (1500年歷史); between these it hardly is, except 2000."""

_UNITS = "歲|岁|公里|公尺|公分|公斤|公噸|公吨|公頃|公顷|英里|海里|美元|港元|歐元|欧元|英鎊|英镑|日圓|日元|[萬億万亿]?元"
_HAN_NUMBER = re.compile(rf"(?P<number>[二三四五六七八九]?十[一二三四五六七八九]?)(?={_UNITS})")
_DIGIT_NUMBER = re.compile(rf"(?P<number>[1-9][0-9])(?={_UNITS})")
_NOT_BEFORE_NUMBER = re.compile(rf"(?:[{_NUMERAL}數数幾几上第初A-Za-z$€£¥.+/:]|[{_NUMERAL}%％][,{_RANGE}])$")

_OPENING, _CLOSING = "“‘「『《〈", "”’」』》〉"

Edit = tuple[int, int, str]


def figures(text: str, profile: Profile, untouched: bytearray) -> list[Edit]:
    """What dates and numbers become: (start, end, instead), in order and apart from each other."""
    dates, numbers = profile.choices["dates"], profile.choices["numbers"]
    if dates == numbers == LEAVE:
        return []
    quoted = _within_quotations(text)
    found: list[Edit] = []
    if dates != LEAVE:
        found += _dates(text, to_digits=dates == "digits")
    if numbers != LEAVE:
        found += _numbers(text, to_digits=numbers == "digits")
    return sorted(
        edit for edit in found if not any(untouched[edit[0] : edit[1]]) and not any(quoted[edit[0] : edit[1]])
    )


def _dates(text: str, *, to_digits: bool) -> Iterator[Edit]:
    pattern = _HAN_DATE if to_digits else _DIGIT_DATE
    for date in pattern.finditer(text):
        year, month, day = date["year"], date["month"], date["day"]
        if (not year and not day) or _is_other_calendar(text, date.start()):
            continue
        if not day and text[date.end() : date.end() + 1] in _NUMERALS:
            continue
        if year and not month and not _is_surely_a_year(int(_year_digits(year)) if to_digits else int(year)):
            continue
        yield from _parts(date, _year_digits if to_digits else _year_han, _digits if to_digits else _han)


def _parts(date: re.Match[str], year: Callable[[str], str], number: Callable[[str], str]) -> Iterator[Edit]:
    for name, write in (("year", year), ("month", number), ("day", number)):
        if date[name]:
            yield date.start(name), date.end(name), write(date[name])


def _is_other_calendar(text: str, start: int) -> bool:
    """After a numeral, a reign year (民國113年5月3日), half of a range, or the name of the lunar calendar."""
    before = text[max(0, start - 6) : start]
    return bool(
        re.search(rf"[{_NUMERAL}A-Za-z.,/]$|[{_NUMERAL}][{_RANGE}]$|[{_NUMERAL}元 ]年 ?$", before)
        or _LUNAR.search(before)
    )


def _is_surely_a_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR and year != _ALSO_A_SPAN


def _numbers(text: str, *, to_digits: bool) -> Iterator[Edit]:
    for number in (_HAN_NUMBER if to_digits else _DIGIT_NUMBER).finditer(text):
        if not _NOT_BEFORE_NUMBER.search(text[max(0, number.start() - 2) : number.start()]):
            yield number.start(), number.end(), _digits(number[0]) if to_digits else _han(number[0])


def _year_digits(year: str) -> str:
    return "".join(str(_DIGITS.index(digit)) for digit in year.translate(_ZERO))


def _year_han(year: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in year).replace("零", "〇")


def _digits(number: str) -> str:
    """A number below a hundred, from Chinese numerals."""
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return str(_DIGITS.index(number))
    return str((_DIGITS.index(tens) if tens else 1) * 10 + (_DIGITS.index(ones) if ones else 0))


def _han(number: str) -> str:
    """A number below a hundred, in Chinese numerals."""
    tens, ones = divmod(int(number), 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _within_quotations(text: str) -> bytearray:
    """A flag for each character within quotation or title marks: their wording is not the house's.

    Any mark opens or closes, whichever it is, so that the answer stays when a house exchanges its marks. What follows a
    mark without partner counts as quoted, and so does what stands before one.
    """
    flags = bytearray(len(text))
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in _OPENING and not is_apostrophe(text, at):
            opened.append(at)
        elif character in _CLOSING and not is_apostrophe(text, at):
            start = opened.pop() if opened else 0
            flags[start:at] = b"\x01" * (at - start)
    if opened:
        flags[opened[0] :] = b"\x01" * (len(text) - opened[0])
    return flags
