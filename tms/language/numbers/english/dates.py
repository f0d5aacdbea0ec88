"""English dates, times, weekdays, decades, centuries and quarters."""

import re
from decimal import Decimal

from tms.language.numbers.english.amounts import AGED, Read, has_tail
from tms.language.numbers.english.words import TENS
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {
    **{name: at for at, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: at for at, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
_WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {
    **{name: at for at, name in enumerate(_WEEKDAY_NAMES, 1)},
    **{name + "s": at for at, name in enumerate(_WEEKDAY_NAMES, 1)},
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "thu": 4,
    "thurs": 4,
    "fri": 5,
}
_ALSO_NAMES = frozenset(("march", "may", "april", "june", "august", "mar", "jan", "jun", "dec"))
_LONE = frozenset(_MONTH_NAMES)

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ISO = re.compile(r"([12]\d{3})([-/])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})(?![a-z])(?:\.?,? ([12]\d{{3}})(?!\d|,\d))?")
_LAP = re.compile(r"\d+(?::\d+){2,}")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/([12]\d{3})(?!\d)")
_AFTER_MONTH = re.compile(
    r"\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?"
    r"(?!\d|[.:/]\d|%|,\d|[a-z]| ?[ap]\.?m\b| (?:million|billion|thousand|percent|people))"
    r"(?:,? ([12]\d{3})(?!\d|,\d))?"
)
_YEAR_AFTER = re.compile(r"\.?,?(?: of)? ([12]\d{3})(?!\d|[,.]\d)")
_BEFORE_MONTH = re.compile(
    r"(?:(?<![a-z])(?:in|since|by|until|till|before|after|from|through|to|of|during|last|next|this"
    r"|early|late|every|each|between|and|mid)[ -]|mid-|–)$"
)
_BIG_DAYS = ("black", "good", "cyber", "super", "ash", "bloody", "easter", "palm", "shrove", "holy", "big", "fat")
_YEAR = re.compile(r"([12]\d{3})(?![\d,]\d|\d)")
_BEFORE_NO_YEAR = re.compile(r"(?:[$€£¥.]|(?<!\d)(?<!mid)(?<!pre)(?<!post)-)$")
_LEADS_TO_A_YEAR = re.compile(
    r"\b(?:in|since|of|by|from|until|till|to|year|early|late|before|after|and|between) $|[–(-]$"
)
_NAMED_BY_NUMBER = re.compile(
    r"\b(?:flight|route|resolution|no\.|number|room|channel|model|article|bus|highway|page|section) $"
)
_NOT_A_YEAR = re.compile(
    r" (?:people|men|women|children|workers|jobs|troops|soldiers|homes|miles|metres|meters|km|kilometers|kilometres"
    r"|feet|acres|tons|tonnes|hectares|square|hours|migrants|refugees|families|cases"
    r"|deaths|avenue|street|road|pennsylvania|schools|companies|words)(?![a-z])"
)
_IN_NUMBERS = re.compile(r" (?:and|to|or) [\d,]{3,6}(?= )")
"""Between 1900 and 2000 people are two numbers."""
_ZONED = re.compile(
    r"([01]\d|2[0-3])([0-5]\d)"
    r"(?= ?(?:gmt|utc|bst|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|ist|jst|hkt|hrs|local time)(?![a-z]))"
)
"""1800 GMT is a time of day."""
_DECADE = re.compile(r"(?:([12]\d)(\d)0|(\d)0)['’]?s(?![a-z])")
_AGE = re.compile(r"(?:his|her|their|my|our|your) (?:(?P<part>early|mid|late)[ -])?$")
_NO_DECADE = re.compile(r"\b(?:low|high|upper|lower|mid|temperatures?[a-z ]*|degrees?[a-z ]*)(?: in the|[ -])$")
_HEAT = re.compile(r" ?(?:degrees?|celsius|fahrenheit|centigrade|°)")
_HEAT_BEFORE = re.compile(
    r"\b(?:temperatures?|thermometers?|mercury|highs|lows)\b[^.;]{0,24} in the (?:low|mid|high|upper|lower)[ -]$"
)
_PART_OF_TEN = re.compile(r"\b(low|mid|high|upper|lower)[ -]$")
_PARTS_OF_TEN = {"low": "early", "lower": "early", "mid": "mid", "high": "late", "upper": "late"}
_OLDEST = 4
"""The 50s and what follows are mostly a decade, the 30s a temperature, or the age of people."""
_MANY = {"thousands": 10**3, "millions": 10**6, "billions": 10**9}
_OF_MANY = re.compile(r" of (thousands|millions|billions)(?![a-z])")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:(?P<colon>[:.])(?P<minute>[0-5]\d))?"
    r"(?:(?P<half> ?[ap]\.?m\.?(?![a-z]))| (?P<word>o['’]clock)|(?(colon)(?![\d:.]\d|\d)|(?!)))"
)
_OF_THE_DAY = re.compile(r" (?:at night|in the (?:morning|afternoon|evening)|local time)(?![a-z])")
_SEASON = re.compile(r"(?<![A-Za-z])(?:SS|S/S|[AF]W|[AF]/W) ?[’']?$")
_SEASONS_YEAR = re.compile(r"(?:20)?([0-4]\d)(?![\d.,/-]*\d|[A-Za-z%])")
_CENTURY = re.compile(r"(?:[ -])centur(?:y|ies)(?![a-z])")
_QUARTER = re.compile(r"[ -]quarter(?!-?final|back| of an|[ -]?(?:century|hour|mile|point|note)| century)(?![a-z])")

_HALF = re.compile(r"[ -]half(?![a-z]|-?(?:hearted|brother|sister))")
_OF_A_YEAR = re.compile(r" of (?:the |this |last |next |that |fiscal )*(?:year|\d{4})(?![a-z])")


def _date(
    start: int, end: int, when: tuple[str | int | None, int | None, str | int | None], *, certain: bool = True
) -> Read | None:
    year, month, day = (None if part is None else int(part) for part in when)
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Quantity(start, end, Kind.DATE, PartialDate(year, month, day), is_certain=certain), end


def month(text: str, lowered: str, start: int, word: str) -> Read | None:
    """March 1, 2025; March 2025; in March. Not the verb."""
    if not text[start].isupper() or text[start + 1].isupper():
        return None
    end = start + len(word)
    if found := _AFTER_MONTH.match(lowered, end):
        return _date(start, found.end(), (found[2], MONTHS[word], found[1]))
    if found := _YEAR_AFTER.match(lowered, end):
        return _date(start, found.end(), (found[1], MONTHS[word], None))
    if word not in _LONE:
        return None
    placed = _BEFORE_MONTH.search(lowered, max(0, start - 9), start) is not None
    if word == "may" and not placed:
        return None
    is_name = word in _ALSO_NAMES and (not placed or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()))
    return _date(start, end, (None, MONTHS[word], None), certain=not is_name)


def weekday(text: str, start: int, word: str) -> Read | None:
    """Monday, Mondays, Mon."""
    if not text[start].isupper() or (
        len(word) < 6 and text[start + len(word) : start + len(word) + 1] not in (".", ",")
    ):
        return None
    end = start + len(word)
    is_name = (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()) or (
        text[max(0, start - 7) : start].lower().rstrip().endswith(_BIG_DAYS)
    )
    return Quantity(start, end, Kind.WEEKDAY, Decimal(WEEKDAYS[word]), is_certain=not is_name), end


def from_digits(text: str, lowered: str, start: int) -> Read | None:
    """A date, year, decade or time that begins with a digit."""
    if found := _LAP.match(lowered, start):
        return None, found.end()
    if found := _ISO.match(lowered, start):
        return _date(start, found.end(), (found[1], int(found[3]), found[4]))
    if found := _ZONED.match(lowered, start):
        return Quantity(start, found.end(), Kind.TIME, ClockTime(int(found[1]), int(found[2]))), found.end()
    if (found := _DAY_FIRST.match(lowered, start)) and text[found.start(2)].isupper():
        return _date(start, found.end(), (found[3], MONTHS[found[2]], found[1]))
    if found := _SLASHED.match(lowered, start):
        month_first = int(found[1]) <= 12
        month_, day = (found[1], found[2]) if month_first else (found[2], found[1])
        return _date(start, found.end(), (found[3], int(month_), day), certain=not month_first or int(day) > 12)
    if (found := _DECADE.match(lowered, start)) and not AGED.search(lowered, max(0, start - 6), start):
        return _decade(lowered, found)
    if (found := _CLOCK.match(lowered, start)) and (read := _clock(found)):
        return read
    return _year(lowered, start)


def season(text: str, start: int) -> Read | None:
    """SS19, A/W 2019: a collection of fashion, by its year. It may be another code, and stays as it is: uncertain."""
    led, figures = _SEASON.search(text, max(0, start - 6), start), _SEASONS_YEAR.match(text, start)
    if led is None or figures is None:
        return None
    return _date(led.start(), figures.end(), (2000 + int(figures[1]), None, None), certain=False)


_CENTURY_OR_DECADE = 2000
"""Of the 2000s nobody says whether they are ten years or a hundred; the 1800s are a century."""


def is_heat(lowered: str, start: int, end: int) -> bool:
    """Whether the thirties are those of a thermometer: in the low thirties Celsius."""
    return bool(_HEAT.match(lowered, end) or _HEAT_BEFORE.search(lowered, max(0, start - 64), start))


def part_of_ten(lowered: str, start: int) -> str:
    """Of the degrees of a thermometer, as of somebody's age, which of the ten are meant: in the mid-thirties."""
    found = _PART_OF_TEN.search(lowered, max(0, start - 6), start)
    return _PARTS_OF_TEN[found[1]] if found else "decade"


def _decade(lowered: str, found: re.Match[str]) -> Read:
    start, end = found.span()
    if many := _OF_MANY.match(lowered, end):
        tens = Decimal(10 * _MANY[many[1]])
        return Quantity(start, many.end(), Kind.NUMBER, tens, is_approximate=True), many.end()
    is_short = found[3] is not None
    if is_short and (age := _AGE.search(lowered, max(0, start - 12), start)):
        years = Decimal(int(found[3]) * 10)
        return Quantity(start, end, Kind.NUMBER, years, age["part"], is_certain=False), end
    if is_short and lowered[start - 1 : start] in ("'", "’"):
        start -= 1
    elif is_short and (
        int(found[3]) <= _OLDEST
        or _NO_DECADE.search(lowered, max(0, start - 32), start)
        or is_heat(lowered, start, end)
    ):
        part = part_of_ten(lowered, start) if is_heat(lowered, start, end) else None
        return Quantity(start, end, Kind.NUMBER, Decimal(int(found[3]) * 10), part, is_certain=False), end
    year = int(found[1]) * 100 + int(found[2]) * 10 if found[1] else 1900 + int(found[3]) * 10
    return Quantity(
        start, end, Kind.DECADE, Decimal(year), is_certain=bool(found[1]) and year != _CENTURY_OR_DECADE
    ), end


def _clock(found: re.Match[str]) -> Read | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").strip()
    if found["colon"] == "." and not half and not _OF_THE_DAY.match(found.string, found.end()):
        return None
    if hour > 24 or (half and not 1 <= hour <= 12) or (hour == 24 and minute):
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    closes = found.end() == len(found.string) or "." not in half[:-1]
    end = found.end() - (1 if half.endswith(".") and closes else 0)
    clock = ClockTime(hour % 24, minute, is_half_told=bool(half) or not 1 <= hour <= 12)
    return Quantity(found.start(), end, Kind.TIME, clock, is_certain=not found["word"]), end


def _year(lowered: str, start: int) -> Read | None:
    found = _YEAR.match(lowered, start)
    if (
        found is None
        or _NAMED_BY_NUMBER.search(lowered, max(0, start - 12), start)
        or _NOT_A_YEAR.match(lowered, found.end())
        or ((other := _IN_NUMBERS.match(lowered, found.end())) and _NOT_A_YEAR.match(lowered, other.end()))
        or _BEFORE_NO_YEAR.search(lowered, max(0, start - 5), start)
    ):
        return None
    if lowered[found.end() : found.end() + 1] in ("%", ".") and lowered[found.end() + 1 : found.end() + 2].isdecimal():
        return None
    year = int(found[1])
    least = 1000 if _LEADS_TO_A_YEAR.search(lowered, max(0, start - 9), start) else 1900
    if not least <= year <= 2100 or has_tail(lowered, found.end()) or lowered[found.end() : found.end() + 1].isalpha():
        return None
    return _date(start, found.end(), (year, None, None))


def century_or_quarter(lowered: str, start: int, end: int, value: int) -> Read | None:
    """What an ordinal counts: the 21st century, the third quarter, the first half."""
    if found := _CENTURY.match(lowered, end):
        return Quantity(start, found.end(), Kind.CENTURY, Decimal(value)), found.end()
    if value <= 4 and (found := _QUARTER.match(lowered, end)):
        return Quantity(start, found.end(), Kind.QUARTER, Decimal(value)), found.end()
    if value <= 2 and (found := _HALF.match(lowered, end)):
        of_a_year = _OF_A_YEAR.match(lowered, found.end()) is not None
        return Quantity(start, found.end(), Kind.HALF, Decimal(value), is_certain=of_a_year), found.end()
    return None


DECADE_WORDS = {word[:-1] + "ies": value for word, value in TENS.items()}
