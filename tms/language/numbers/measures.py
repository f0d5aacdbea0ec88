"""What a figure measures: 60 miles and 97公里 say the same, 60 miles and 60公里 do not.

A length, an area, a weight, a temperature or a span of time with its unit, and an amount of money. A translation keeps
the unit, or converts the figure with it.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from tms.domain.locales import is_chinese
from tms.language.numbers.english.pounds import are_heavy
from tms.language.numbers.quantity import Kind, Quantity
from tms.language.numbers.rates import per_what
from tms.language.numbers.units import (
    AFTER_CHINESE,
    AFTER_ENGLISH,
    CELSIUS,
    CHINESE,
    DEGREES,
    ENGLISH,
    FAHRENHEIT,
    MONEY,
    TIME,
    WEIGHT,
    other_sizes,
)

_ROUNDED_BY = 0.03
_ROUNDED_FURTHER, _ABOUT_BY = 0.07, 0.12
"""A converted figure is rounded: 6 feet are 1.8米, or to its last figure: 100 square feet are 9平方米."""

_HALF_A_MONTH = CHINESE["个月"][1] / 2
_HALVES_OF_MONTHS = (_HALF_A_MONTH, _HALF_A_MONTH * 3)
_HALF_A_MONTH_BY = 0.09
"""半个月 is what Chinese makes of two weeks, and 一个半月 of six."""

_DEGREES_APART, _HEAT_ABOUT_BY = 0.6, 0.03
_TEMPERATURES = frozenset((CELSIUS, FAHRENHEIT, DEGREES))

_COUNTS_TOO = frozenset((ENGLISH["quarters"], CHINESE["季"]))
"""A quarter of a match is 一节."""
_POURED = frozenset(("volume", WEIGHT))
_OUNCE, _FLUID_OUNCE = ENGLISH["ounces"], ENGLISH["fluid ounces"]
_POUNDS = re.compile(r"[ -]?pounds?$", re.IGNORECASE)
_POUNDS_OF_A_SPAN = re.compile(r" (?:and|to|or) [\w.-]+[ -]pounds?\b", re.IGNORECASE)
"""Behind the first figure of "between two and three pounds"."""
_AROUND = 40
_CHANGED = (
    (
        re.compile(
            r"\b(?:by|rose|risen|rises?|rising|fell|fall(?:s|en|ing)?|drop\w*|warm\w*|cool\w*|climb\w*|plung\w*|plummet\w*"
            r"|increas\w*|decreas\w*|difference|gap|change|swing|jump\w*|up|down)\b(?:(?! to )[^.,;]){0,28}$",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?: (?:fahrenheit|celsius))?,? (?:short of|shy of|off|warmer|cooler|colder|hotter|higher|lower|above"
            r"|below (?!zero|freezing)"
            r"|of warming|rise|drop|fall|increase|difference|in (?:\w+ ){1,3}(?:hours?|days?|years?))",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            "(?:下降|上升|升高|降低|升[温溫]|降[温溫]|下跌|回落|攀升|降幅|升幅|[温溫]差|相?差|[变變]暖|[变變]冷|高出?|低|升|降)[^至到为為，。]{0,8}$"
        ),
        re.compile("[之以]?上?下?的?(?:[温溫]差|升幅|降幅|[变變]化)"),
    ),
)
"""What tells by how many degrees it changed, in English and Chinese, before and behind."""
_SCALE_OF_DEGREES = re.compile(r"(?:(华氏|華氏)|(摄氏|攝氏))(?:[温溫]度)?(?:约|約|近|高达|高達)?(?:零下|负|負)?$")

_OF_ONE = re.compile(r" an? ", re.IGNORECASE)
"""Half an hour is a span; 1.02 billion a year earlier, and 40 a minute, are none."""

_INSIDE = {"pounds": ENGLISH["pounds"], "years": ENGLISH["years"], "feet": ENGLISH["feet"], "jin": CHINESE["斤"]}
"""Units of amounts that were read with them: 12 years and six months, 6 feet 2 inches."""
_INSIDE_CHINESE = re.compile(r"(公里|小时|小時|[年天米周週]|分)半$|(米|公尺)[0-9一二三四五六七八九]{1,2}$")
_DECADE = re.compile(r"(?:a |the )?decade", re.IGNORECASE)
_INSIDE_ENGLISH = re.compile(
    r"(?:an?|[\w.,-]+)[ -](years?|months?|weeks?|days?|hours?|minutes?|decades?|century|miles?|feet"
    r"|acres?|inch|yards?|gallons?|ounces?|(?:kilo)?met(?:re|er)s?)[- ]and[- ]a[- ](?:half|quarter)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of what, in metres, square metres, kilograms, litres, °C or seconds; ``factor``: of the unit told.

    ``end`` is where the unit ends in its text. Not ``is_sure``: pounds that may be money, degrees of any scale.
    """

    sort: str
    size: float
    factor: float
    end: int = 0
    is_sure: bool = True
    is_change: bool = False
    """Of degrees, whether the words beside tell by how many something changed or differs."""
    per: float | None = None
    """Of a speed or a yield, in how many seconds, or on how many square metres."""


def measure(text: str, quantity: Quantity, locale: str) -> Measure | None:
    """What the text measures with this number; None where no unit follows."""
    size = float(quantity.size or 0)
    if quantity.kind is Kind.MONEY:
        return _money(text, quantity, size)
    if quantity.kind is not Kind.NUMBER or quantity.is_approximate:
        return None
    chinese = is_chinese(locale)
    if inside := _INSIDE.get(quantity.unit or "") or _swallowed(text, quantity, chinese=chinese):
        return Measure(inside[0], size * inside[1], inside[1], quantity.end)
    if quantity.unit is not None:
        return None
    found = (AFTER_CHINESE if chinese else AFTER_ENGLISH).match(text, quantity.end)
    if found is None or (size >= 1 and _OF_ONE.match(text, quantity.end)):
        return None
    name = found["unit"]
    sort, factor = CHINESE[name] if chinese else ENGLISH[name.lower().replace("-", " ")]
    if sort in _POURED and _is_of_a_ratio(text, name, chinese=chinese):
        return None
    if sort == DEGREES and (lead := _SCALE_OF_DEGREES.search(text, max(0, quantity.start - 10), quantity.start)):
        sort = FAHRENHEIT if lead[1] else CELSIUS
    is_change = sort in _TEMPERATURES and _is_change(text, quantity.start, found.end(), chinese=chinese)
    if sort == FAHRENHEIT:
        return Measure(FAHRENHEIT, (size - 32) / 1.8, 1 / 1.8, found.end(), is_change=is_change)
    # 104度 is of Celsius' scale to whoever reads Chinese, unless 华氏 stands before; 104 degrees may be of any.
    is_sure = sort != DEGREES or (chinese and "华氏" not in text and "華氏" not in text)
    per = per_what(text, quantity.start, found.end(), sort)
    return Measure(sort, size * factor, factor, found.end(), is_sure, is_change, per)


def _is_of_a_ratio(text: str, name: str, *, chinese: bool) -> bool:
    """Four gallons for every gallon are as many litres for each litre."""
    if chinese:
        return re.search(rf"每[^，。；\d]{{0,3}}[1一]?{re.escape(name)}", text) is not None and text.count(name) > 1
    one = re.escape(name.removesuffix("s"))
    return re.search(rf"\b(?:per|each|every) {one}\b", text, re.IGNORECASE) is not None


def _is_change(text: str, start: int, end: int, *, chinese: bool) -> bool:
    before, behind = _CHANGED[chinese]
    return before.search(text[max(0, start - _AROUND) : start]) is not None or behind.match(text, end) is not None


def _swallowed(text: str, quantity: Quantity, *, chinese: bool) -> tuple[str, float] | None:
    """The unit inside 一年半 and a year and a half."""
    if chinese:
        found = _INSIDE_CHINESE.search(text, quantity.start, quantity.end)
        return None if found is None else CHINESE[found[found.lastindex or 1].replace("分", "分钟")]
    if _DECADE.fullmatch(text, quantity.start, quantity.end):
        return ENGLISH["years"]
    found = _INSIDE_ENGLISH.match(text, quantity.start, quantity.end)
    return None if found is None else ENGLISH[found[1].lower()]


def _money(text: str, quantity: Quantity, size: float) -> Measure:
    """An amount; of pounds that are heavy or may be, how much they weigh: a ship may weigh 5,000 pounds."""
    if not (_POUNDS.search(text, quantity.start, quantity.end) or _POUNDS_OF_A_SPAN.match(text, quantity.end)):
        return Measure(MONEY, size, 1, quantity.end)
    _, factor = ENGLISH["pounds"]
    is_weight = are_heavy(text, quantity.start, quantity.end)
    return Measure(WEIGHT, size * factor, factor, quantity.end, is_sure=is_weight)


def converted(one: Measure | None, other: Measure | None, *, is_about: bool = False) -> bool:
    """Whether they are as much, told in two units, as far as a rounded figure tells, or one that "about" leads."""
    if one is None or other is None or MONEY in (one.sort, other.sort):
        return False
    one, other = _by_volume(one, other), _by_volume(other, one)
    if {one.sort, other.sort} <= _TEMPERATURES:
        return one.sort != other.sort and (
            any(
                abs(mine - theirs) <= max(_DEGREES_APART, abs(mine) * _HEAT_ABOUT_BY * is_about)
                for mine, theirs in _celsius(one, other)
            )
            or _changed_as_much(one, other)
        )
    if one.sort != other.sort or (one.factor == other.factor and one.per == other.per):
        return False
    rates = (one, other) if None in (one.per, other.per) else (_each(one), _each(other))
    return any(_as_much(mine, theirs, _roundings(is_about)) for mine, theirs in product(*map(_sizes, rates)))


def are_as_much(one: Measure, other: Measure, *, is_about: bool) -> bool:
    """Whether two measures of one sort are the same, as far as a rounded figure tells."""
    return _as_much(one, other, _roundings(is_about))


def _each(one: Measure) -> Measure:
    """Of 30 metres a second, how much in one second."""
    return replace(one, size=one.size / (one.per or 1), factor=one.factor / (one.per or 1))


def _roundings(is_about: bool) -> float:
    return _ABOUT_BY if is_about else _ROUNDED_FURTHER


def _sizes(one: Measure) -> list[Measure]:
    """The measure, and what it is where its unit is another one."""
    return [replace(one, size=one.size / one.factor * each, factor=each) for each in other_sizes(one.sort, one.factor)]


def in_other_units(one: Measure | None, other: Measure | None) -> bool:
    """Whether a figure that both tell is of two units, so that one of them is wrong: 60 miles and 60公里."""
    if one is None or other is None:
        return False
    one, other = _by_volume(one, other), _by_volume(other, one)
    if one.sort == other.sort:
        rates = (one, other) if None in (one.per, other.per) else (_each(one), _each(other))
        is_other = rates[0].factor != rates[1].factor
        return is_other and not _as_much(*rates) and not converted(one, other)
    if {one.sort, other.sort} <= _TEMPERATURES:
        return FAHRENHEIT in (one.sort, other.sort) and not converted(one, other, is_about=True)
    if {(one.sort, one.factor), (other.sort, other.factor)} & _COUNTS_TOO and one.sort != other.sort:
        return False
    return DEGREES not in (one.sort, other.sort) and (
        (one.is_sure and other.is_sure) or MONEY not in (one.sort, other.sort)
    )


def _by_volume(one: Measure, other: Measure) -> Measure:
    """An ounce beside what fills a bottle is a fluid one."""
    if (one.sort, one.factor) != _OUNCE or other.sort != _FLUID_OUNCE[0]:
        return one
    sort, factor = _FLUID_OUNCE
    return replace(one, sort=sort, size=one.size / one.factor * factor, factor=factor)


def _as_much(one: Measure, other: Measure, further: float = 0) -> bool:
    is_half_a_month = any(each.sort == TIME and each.size in _HALVES_OF_MONTHS for each in (one, other))
    rounded_by = _HALF_A_MONTH_BY if is_half_a_month else _ROUNDED_BY
    rounded_by = max(rounded_by, min(further, *(max(map(_last_place, (one, other))), 1)))
    return abs(one.size - other.size) <= rounded_by * max(abs(one.size), abs(other.size))


def _last_place(one: Measure) -> float:
    """What half of its last figure is of the whole: 9 may be 8.5 to 9.5, 40 from 35 to 45."""
    told = Decimal(f"{one.size / one.factor:.6g}").normalize()
    return float(Decimal("0.5").scaleb(int(told.as_tuple().exponent)) / abs(told)) if told else 0


def _celsius(one: Measure, other: Measure) -> list[tuple[float, float]]:
    """What the two are in °C, with degrees of an unnamed scale on either."""
    return [(mine, theirs) for mine in _scales(one) for theirs in _scales(other)]


def _changed_as_much(one: Measure, other: Measure) -> bool:
    """Whether a drop of 18 °F is told as one of 10 °C."""
    if not (one.is_change or other.is_change):
        return False
    told = sorted((one, other), key=lambda each: each.sort == CELSIUS)
    if told[0].sort == FAHRENHEIT:
        return abs(told[0].size + 32 / 1.8 - told[1].size) <= _DEGREES_APART
    return (told[0].sort, told[1].sort) == (DEGREES, CELSIUS) and (
        not told[0].is_sure and abs(told[0].size / 1.8 - told[1].size) <= _DEGREES_APART
    )


def _scales(one: Measure) -> tuple[float, ...]:
    return (one.size,) if one.is_sure else (one.size, (one.size - 32) / 1.8)
