"""A quantity with what it measures and how exactly it is meant, and when two of two texts are the same figure.

same_figure(figure("It is 1,012 miles away.", …), figure("在1000多英里外", …))  → True
"""

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from tms.domain.locales import is_chinese
from tms.language.numbers.comparing import agree
from tms.language.numbers.measures import Measure, converted, in_other_units, measure
from tms.language.numbers.quantity import OFF, ClockTime, Kind, Quantity
from tms.language.numbers.unit_prices import UnitPrice, is_one_price, unit_price
from tms.language.numbers.zones import days_between, zone

_AROUND = 18

_ABOUT, _OVER, _UNDER = ROUND_HALF_UP, ROUND_FLOOR, ROUND_CEILING
"""What a figure was rounded by: about 5,000 may be 4,980, more than 1,000 is 1,012, and nearly 3,000 is 2,980."""

_ENGLISH = re.compile(
    r"(?<![\w-])(?:(?P<about>about|around|some|roughly|approximately|an estimated|close to|or so)"
    r"|(?P<over>(?:more than|over|above|in excess of|upwards? of)|exceed(?:s|ed|ing)?)"
    r"|(?P<under>(?:just )?(?:nearly|almost|under|below|less than|fewer than|approaching|shy of)))"
    r"(?: an?)? ?(?:[A-Z]{0,3}[$€£¥])?$",
    re.IGNORECASE,
)
_ENGLISH_BEHIND = re.compile(r"(?P<over>-(?:plus|odd)|\+| or more)(?!\w)|(?P<about> or so)(?!\w)")
_CHINESE = re.compile(
    r"(?:(?P<about>大约|大約|约有?|約有?|大概|左右)|(?P<over>逾|超过?|超過|突破|多达|多達|高达|高達|不止)"
    r"|(?P<under>近|将近|將近|接近|不到|不足|少于|少於|低于|低於))了?\s?(?:[美欧歐港]元|新[台臺][币幣]|[A-Z]{0,3}[$€£¥])?$"
)
_CHINESE_WITHIN = re.compile(r"[\d十百千万萬亿億兆][多余餘]")
_CHINESE_BEHIND = re.compile(
    r"(?P<over>(?:小时|小時|[个個]月|[年周週天])?[多余餘]|[^\d，。；、,.\s]{0,4}?(?:以上|出头|出頭|开外|開外))|[^\d，。；、,.\s]{0,4}?(?P<about>左右|上下)"
)
_CUT_BEFORE = re.compile(r"\bby (?:up to |as much as |nearly |almost |about |more than )?$", re.IGNORECASE)
_CUT_BEHIND = re.compile(r" (?:off|discount|reduction|markdown|price cut)\b", re.IGNORECASE)
_ROUNDINGS = {"about": _ABOUT, "over": _OVER, "under": _UNDER}
_NEARLY, _NEARLY_SO_MANY_TENTHS = Decimal("0.965"), Decimal("0.945")
"""So much of a figure is nearly it; 近五成 may be 47.5 per cent, since tenths are told of few figures."""
_TENTHS = re.compile("[一二两兩三四五六七八九]成")
_LEAST_SHARE_DIGITS = 2
"""Of a third, 33 per cent is what is left in two figures; 30 would be another share."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a text, what it measures, and how it was rounded if the words beside it say that it was."""

    quantity: Quantity
    measure: Measure | None
    rounding: str | None = None
    zone: tuple[float, ...] | None = None
    """Of a time, the zone whose clock tells it."""
    is_cut: bool = False
    """Of a percentage, whether English says that it is taken from something: cut by 70 per cent."""
    priced: UnitPrice | None = None
    """Of an amount of money, what it is paid for."""
    is_in_tenths: bool = False
    """Of a share, whether Chinese tells it in tenths: 五成."""


def figure(text: str, quantity: Quantity, locale: str) -> Figure:
    """The quantity as it stands in its text."""
    chinese = is_chinese(locale)
    if isinstance(quantity.value, ClockTime):
        return Figure(quantity, None, zone=zone(text, quantity.start, quantity.end, chinese=chinese))
    is_cut = quantity.kind is Kind.PERCENT and not chinese and _is_cut(text, quantity)
    rounding = _rounding(text, quantity, chinese=chinese)
    is_money = quantity.kind is Kind.MONEY
    priced = unit_price(text, quantity.start, quantity.end, chinese=chinese) if is_money else None
    in_tenths = chinese and _TENTHS.fullmatch(text, quantity.start, quantity.end) is not None
    return Figure(
        quantity, measure(text, quantity, locale), rounding, is_cut=is_cut, priced=priced, is_in_tenths=in_tenths
    )


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether a reader of both takes them for the same: equal, converted into another unit, or rounded by one."""
    mine, theirs = one.measure, other.measure
    if one.zone and other.zone and one.zone != other.zone:
        return bool(days_apart(one, other))
    if _is_other_discount(one, other) or _is_other_age(one, other):
        return False
    if agree(one.quantity, other.quantity):
        return not in_other_units(mine, theirs)
    if converted(mine, theirs, is_about=one.rounding is not None or other.rounding is not None):
        return True
    return is_for_another_unit(one, other) or _is_rounded(one, other) or _is_rounded(other, one)


def is_for_another_unit(one: Figure, other: Figure) -> bool:
    """Whether two amounts are one price, told for two units: $4.60 a gallon, 每升1.2美元."""
    mine, theirs = one.quantity, other.quantity
    if one.priced is None or other.priced is None or not (mine.size and theirs.size):
        return False
    is_about = one.rounding is not None or other.rounding is not None
    return mine.unit == theirs.unit and is_one_price(
        one.priced, float(mine.size), other.priced, float(theirs.size), is_about=is_about
    )


def _is_other_discount(one: Figure, other: Figure) -> bool:
    """Whoever cuts prices by 70 per cent sells at 三折, and not at 七折."""
    taken = one.quantity, other.quantity
    return (one.is_cut or other.is_cut) and any(each.unit == OFF for each in taken) and taken[0].size != taken[1].size


def _is_other_age(one: Figure, other: Figure) -> bool:
    """In the late thirties one is nearly forty, and not 四十多岁."""
    for late, told in ((one, other), (other, one)):
        if late.quantity.unit == "late" and told.rounding == _OVER:
            return told.quantity.kind is Kind.NUMBER and told.quantity.size != late.quantity.size
    return False


def days_apart(one: Figure, other: Figure) -> set[int]:
    """Of one time that two clocks tell, by how many days the date is ahead at the first; empty of two times."""
    mine, theirs = one.quantity.value, other.quantity.value
    if not (isinstance(mine, ClockTime) and isinstance(theirs, ClockTime) and one.zone and other.zone):
        return set()
    return days_between(mine, one.zone, theirs, other.zone)


def is_by_one_clock(one: Figure, other: Figure) -> bool:
    """Whether nothing says that two times are told by the clocks of two places."""
    return one.zone == other.zone or not (one.zone is not None and other.zone is not None)


def in_two_units(one: Figure, other: Figure) -> bool:
    """Whether one figure is told of two units, so that one of them is wrong."""
    return in_other_units(one.measure, other.measure)


def _is_cut(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - _AROUND) : quantity.start]
    return _CUT_BEFORE.search(before) is not None or _CUT_BEHIND.match(text, quantity.end) is not None


def _rounding(text: str, quantity: Quantity, *, chinese: bool) -> str | None:
    before = (_CHINESE if chinese else _ENGLISH).search(text[max(0, quantity.start - _AROUND) : quantity.start])
    if chinese and _CHINESE_WITHIN.search(text, quantity.start, quantity.end):
        return _OVER
    behind = (_CHINESE_BEHIND if chinese else _ENGLISH_BEHIND).match(text, quantity.end, quantity.end + _AROUND)
    found = before or behind
    return _ROUNDINGS[found.lastgroup or ""] if found else None


def _is_rounded(exact: Figure, round_: Figure) -> bool:
    """Whether the second is what is left of the first, in fewer figures and by the words that say so."""
    mine, theirs = exact.quantity, round_.quantity
    if mine.is_approximate or theirs.is_approximate or in_other_units(exact.measure, round_.measure):
        return False
    sizes = mine.size, theirs.size
    if isinstance(sizes[0], Fraction) and isinstance(sizes[1], Decimal) and {mine.kind, theirs.kind} <= _SHARES:
        return _is_share(sizes[0], sizes[1], round_.rounding)
    if (mine.kind, theirs.kind) == (Kind.NUMBER, Kind.PERCENT) and sizes[0] in _EIGHTHS:
        return abs(Fraction(sizes[0] or 0) - Fraction(sizes[1] or 0)) <= _HALF_A_PERCENT
    is_of_one = {mine.kind, theirs.kind} == _SHARES and all(0 < (one or 0) < 1 for one in sizes)
    if (mine.kind is not theirs.kind and not is_of_one) or mine.kind not in _ROUNDED or mine.unit != theirs.unit:
        return False
    if (
        round_.rounding is None
        or exact.rounding == round_.rounding
        or not all(isinstance(one, Decimal) for one in sizes)
    ):
        return False
    left, full = Decimal(str(sizes[1])).normalize(), Decimal(str(sizes[0])).normalize()
    if left <= 0 or _figures(left) >= _figures(full):
        return False
    if round_.rounding == _UNDER and full < left * (_NEARLY_SO_MANY_TENTHS if round_.is_in_tenths else _NEARLY):
        return False
    step = Decimal(1).scaleb(int(left.as_tuple().exponent))
    return (full / step).to_integral_value(rounding=round_.rounding) * step == left


_SHARES = frozenset((Kind.NUMBER, Kind.PERCENT))
_EIGHTHS = frozenset(map(Decimal, ("0.125", "0.375", "0.625", "0.875")))
_HALF_A_PERCENT = Fraction(1, 200)
"""An eighth is 12 or 13 per cent in two figures."""
_ROUNDED = frozenset((Kind.NUMBER, Kind.PERCENT, Kind.MONEY))


def _is_share(share: Fraction, decimal: Decimal, rounding: str | None) -> bool:
    """A third is 33%, 33.3% or 三成三."""
    places = -int(decimal.normalize().as_tuple().exponent)
    if places < _LEAST_SHARE_DIGITS or not 0 < share < 1:
        return rounding is not None and places == 1 and _round(share, places, rounding) == decimal
    return _round(share, places, ROUND_HALF_UP) == decimal


def _round(share: Fraction, places: int, rounding: str) -> Decimal:
    value = Decimal(share.numerator) / Decimal(share.denominator)
    return value.quantize(Decimal(1).scaleb(-places), rounding=rounding)


def _figures(size: Decimal) -> int:
    return len(size.as_tuple().digits)
