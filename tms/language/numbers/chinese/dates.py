"""Chinese dates, weekdays, quarters, decades, centuries and ordinals, in one shape of characters."""

import re
from decimal import Decimal

from tms.language.numbers.chinese.amounts import Read
from tms.language.numbers.chinese.numerals import HAN, value_of
from tms.language.numbers.quantity import Kind, PartialDate, Quantity

_YEAR = r"(?:[12]\d{3}|[一二][〇零一二三四五六七八九]{3})"
SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_ISO = re.compile(r"([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-])")
_DAY_TAIL = rf"(?:\s?({SMALL})\s?[日号](?![线楼院]))?"
_YEAR_FIRST = re.compile(rf"({_YEAR})\s?年(?![代级轻])(?:度(?![假过])|\s?({SMALL})\s?月{_DAY_TAIL})?")
_MONTH_FIRST = re.compile(rf"({SMALL})\s?月(?!革命|围城|天乐|饼|天(?!气)){_DAY_TAIL}")
_DAY = re.compile(rf"({SMALL})\s?日(?![元圆币本内后前间游均夜报军])")
_REPUBLIC = re.compile(rf"民国\s?(\d{{1,3}}|[{HAN}]{{1,5}})\s?年(?:\s?({SMALL})\s?月{_DAY_TAIL})?")
_SECOND_OF_REPUBLIC = re.compile(rf"(\d{{2,3}})\s?年(?![代间前])(?:\s?({SMALL})\s?月{_DAY_TAIL})?")
_YEAR_OF_REPUBLIC = re.compile(
    r"([89]\d|1[0-4]\d)(?:(?:[学學会會计計][年計计]?)?年度|[学學]年(?!以|[来來])|年(?=[预預][算估]|\s?1?\d月|第[一二三四1-4]季))"
)
"""114年度 and 112学年 count from 1912, as Taiwan does, with or without its name."""
_NEW_YEAR = "元旦"
_TAIWANESE_YEAR = re.compile(
    r"(?<!\d)(1[0-2]\d)年(?=(?:[农農][历曆])?(?:元旦|春[节節]|除夕|端午|中秋|[国國][庆慶]|[双雙]十|年?[初底]|起|[上下]半年|第[一二三四1-4]季"
    r"|1?\d月|[春夏秋冬][季天]|暑假|寒假|[总總大][统選选]|[选選][举舉]|地方|九合一|[学學][测測]|[会會]考|基本工[资資]|[预預]算|全[国國]|版))"
)
"""115年元旦: so a Taiwanese says it without the name of the republic; elsewhere 115 years would be a span."""
_FIRST_OF_REPUBLIC = re.compile(r"民国\s?\d{1,3}\s?年(?:\d{1,2}月)?(?:\d{1,2}日)?[至到及和与、~～–—-]$")
_LONGEST_YEAR = 18
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)([一二三四五六日天])(?![日次场期回个位届十百千万岁])")
_ANOTHER = re.compile("[一二三四五六日](?![日次场期回个位届十百千万岁年月号点时名人家])")
_WEEKDAYS_BEFORE = re.compile(
    "(?:星期|礼拜|周)[一二三四五六](?:[、至到和及或与~～-][一二三四五六])*[、至到和及或与~～-]$"
)
_QUARTER = re.compile(r"第?([一二三四1-4])季度|第([一二三四1-4])季(?![节赛])|(?<![A-Za-z0-9])Q([1-4])(?![\dA-Za-z])")
_HALF = re.compile(r"([上下])半(?:[年场季叶葉]|时段?(?![间候]))")
_CENTURY = re.compile(rf"(?P<which>[上本]|{SMALL})\s?世纪")
_DECADE = re.compile(
    rf"(?:(?P<century>[上本]|{SMALL})\s?世纪\s?)?(?:(?P<year>{_YEAR})|(?P<tens>[1-9]0|[一二三四五六七八九][〇零]|[一二三四五六七八九]?十))\s?年代"
)
_ORDINAL = re.compile(rf"第\s?(\d+|[{HAN}]+)")
_UNSURE_ORDINAL = re.compile(r"第[一1](?!\d)(?![名位批届轮])|第二(?:次世界大战|战场)|第三(?:产业|世界|方|者)")


def date(text: str, start: int) -> Read | None:
    """2025年3月1日, 3月1日, 二〇二五年, 2025-03-01, 15日 (which may be a span of days: uncertain)."""
    if found := _ISO.match(text, start):
        return _date(found, found[1], found[3], found[4])
    if found := _YEAR_FIRST.match(text, start):
        return _date(found, found[1], found[2], found[3])
    # 民国113年至115年: the second year is counted as the first one is.
    if (found := _SECOND_OF_REPUBLIC.match(text, start)) and _FIRST_OF_REPUBLIC.search(
        text, max(0, start - _LONGEST_YEAR), start
    ):
        return _date(found, found[1], found[2], found[3], after=1911)
    if (found := _YEAR_OF_REPUBLIC.match(text, start)) and not text[start - 1 : start].isdecimal():
        return _date(found, found[1], None, None, after=1911)
    if found := _MONTH_FIRST.match(text, start):
        return _date(found, None, found[1], found[2])
    if found := _DAY.match(text, start):
        return _date(found, None, None, found[1])
    return None


def taiwanese_year(text: str, start: int) -> Read | None:
    """115年元旦 is New Year's Day of 2026; the month and the day behind it, where they are told."""
    found = _TAIWANESE_YEAR.match(text, start)
    if found is None:
        return None
    if text.startswith(_NEW_YEAR, found.end()):
        end = found.end() + len(_NEW_YEAR)
        return Quantity(start, end, Kind.DATE, PartialDate(int(found[1]) + 1911, 1, 1)), end
    dated = _SECOND_OF_REPUBLIC.match(text, start) or found
    month, day = (dated[2], dated[3]) if dated is not found else (None, None)
    return _date(dated, found[1], month, day, after=1911)


def republic(text: str, start: int) -> Read | None:
    """民国114年 is 2025."""
    found = _REPUBLIC.match(text, start)
    return _date(found, found[1], found[2], found[3], after=1911) if found else None


_FIRST_YEARS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
ERAS = "|".join(_FIRST_YEARS)
"""Of Japan's calendar."""
_ERA = re.compile(rf"({ERAS})\s?(元|\d{{1,2}}|[{HAN}]{{1,3}})年(?:度(?![假过])|\s?({SMALL})\s?月{_DAY_TAIL})?")


def era(text: str, start: int) -> Read | None:
    """令和5年 is 2023."""
    found = _ERA.match(text, start)
    if found is None:
        return None
    year = "1" if found[2] == "元" else found[2]
    return _date(found, year, found[3], found[4], after=_FIRST_YEARS[found[1]] - 1)


def another_weekday(text: str, start: int) -> Read | None:
    """The second day of 周六、日 and 周一至五."""
    found = _ANOTHER.match(text, start)
    if found is None or not _WEEKDAYS_BEFORE.search(text, max(0, start - 12), start):
        return None
    return _read(found, Kind.WEEKDAY, "一二三四五六日".find(found[0]) + 1)


def weekday(text: str, start: int) -> Read | None:
    """周一, 星期日, 礼拜天; not the 周一 of 每周一次."""
    found = _WEEKDAY.match(text, start)
    if (
        found is None
        or found[0] == "周天"
        or (found[0][0] == "周" and text[start - 1 : start] in ("一", "两", "三", "四"))
    ):
        return None
    return _read(found, Kind.WEEKDAY, "一二三四五六日".find(found[1]) + 1 or 7)


def quarter(text: str, start: int) -> Read | None:
    """第三季度, 三季度, 第三季."""
    if text[start - 1 : start] in ("前", "头", "頭", "首"):
        # 前三季度 are three quarters of a year, not the third one.
        return None
    found = _QUARTER.match(text, start)
    return _read(found, Kind.QUARTER, _int(found[1] or found[2] or found[3]) or 0) if found else None


_WAITING = ("等", "待", "住", "花", "用", "忙")
"""Before half a year that is none of a calendar: 等上半年."""


def half(text: str, start: int) -> Read | None:
    """上半年, 下半场: the first or second half of a year, or, which may be told otherwise, of a match or a century."""
    found = _HALF.match(text, start)
    if found is None or text[start - 1 : start] in _WAITING:
        return None
    return _read(found, Kind.HALF, 1 if found[1] == "上" else 2, is_certain=found[0].endswith("年"))


def century(text: str, start: int) -> Read | None:
    """21世纪, 上世纪; 上世纪90年代, 1990年代 and 90年代 are decades."""
    if found := _DECADE.match(text, start):
        if found["year"] and (_int(found["year"]) or 0) % 10:
            # 1971年代 is a slip, not the seventies.
            return None
        if found["year"]:
            year = _int(found["year"]) or 0
            # The 2000s are ten years or a hundred.
            return _read(found, Kind.DECADE, year, is_certain=year % 100 > 0)
        past = _century_of(found["century"]) or 20
        tens = _int(found["tens"]) or 0
        return _read(found, Kind.DECADE, past * 100 - 100 + tens, is_certain=bool(found["century"]))
    found = _CENTURY.match(text, start)
    which = _century_of(found["which"]) if found else None
    return _read(found, Kind.CENTURY, which, is_certain=found["which"] not in "上本") if found and which else None


def ordinal(text: str, start: int) -> Read | None:
    """第三, 第7; 第一 may be only first, or part of a name: uncertain."""
    found = _ORDINAL.match(text, start)
    value = _int(found[1]) if found else None
    if found is None or value is None:
        return None
    return _read(found, Kind.ORDINAL, value, is_certain=_UNSURE_ORDINAL.match(text, start) is None)


def _int(written: str | None) -> int | None:
    value = value_of(written) if written else None
    return None if value is None else int(value)


def _century_of(which: str | None) -> int | None:
    return {"上": 20, "本": 21}.get(which) or _int(which) if which else None


def _read(found: re.Match[str], kind: Kind, value: int, *, is_certain: bool = True) -> Read:
    return Quantity(found.start(), found.end(), kind, Decimal(value), is_certain=is_certain), found.end()


def _date(found: re.Match[str], year: str | None, month: str | None, day: str | None, *, after: int = 0) -> Read | None:
    numbers = _int(year), _int(month), _int(day)
    if any(written and number is None for written, number in zip((year, month, day), numbers, strict=True)):
        return None
    if not (1 <= (numbers[1] or 1) <= 12 and 1 <= (numbers[2] or 1) <= 31) or 0 in numbers[1:]:
        return None
    when = PartialDate(numbers[0] + after if numbers[0] else None, numbers[1], numbers[2])
    is_certain = when.year is not None or when.month is not None
    return Quantity(found.start(), found.end(), Kind.DATE, when, is_certain=is_certain), found.end()
