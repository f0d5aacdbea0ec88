"""Figures that come out of two others, and what they measure: four years after 2011, three days after June 28."""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import permutations

from tms.language.numbers.figures import Figure, same_figure
from tms.language.numbers.measures import Measure
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity
from tms.language.numbers.units import ENGLISH, TIME

_YEAR, _DAY, _HOUR = 365.25 * 86_400, 86_400.0, 3600.0
_LEAP = 2024
"""Where no year is told, any February may have 29 days."""


def is_worked_out(one: Figure, its: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """Whether two figures of the other text come to this one, of which the first stands in both texts."""
    for first, second in permutations(other, 2):
        if any(reckoning(one, first, second) for reckoning in (_years, _days, _hours, _parts)) and _tells(its, first):
            return True
        if _tells(its, first) and _is_score_of(one, its, first, other, second):
            return True
        # Where both tell by how much it changed, both ends of the change are told too; but sums are worked out for
        # readers: a third less than $900, 只要600美元.
        is_sum = one.quantity.kind is Kind.MONEY
        # A share that both ends come to is worked out too: from 800 to 1,000, 涨了四分之一.
        is_sum = is_sum or share_of(one.quantity) is not None
        if _tells(its, first) and _changes(one, first, second) and (is_sum or not _tells(its, second)):
            return True
        if one.quantity.kind is Kind.MONEY and _tells(its, first) and _is_part(one, first, second):
            return True
    return False


def _year(quantity: Quantity) -> int | None:
    value = quantity.value
    return value.year if isinstance(value, PartialDate) and value.month is None else None


def _span(figure: Figure, unit: float) -> int | None:
    """How many whole years or hours it measures."""
    if figure.measure is None or figure.measure.sort != TIME:
        return None
    span = figure.measure.size / unit
    return round(span) if abs(span - round(span)) < 0.01 and span > 0 else None


def _years(one: Figure, first: Figure, second: Figure) -> bool:
    """2015 is four years after 2011; from 1630 to 1650 are 20 years."""
    year, start = _year(one.quantity), _year(first.quantity)
    if start is None:
        return False
    if year is None:
        end = _year(second.quantity)
        return end is not None and _span(one, _YEAR) == abs(end - start)
    span = _span(second, _YEAR)
    return span is not None and abs(year - start) == span


def _days(one: Figure, first: Figure, second: Figure) -> bool:
    """The 1st of July is three days after the 28th of June."""
    mine, theirs, days = one.quantity.value, first.quantity.value, _span(second, _DAY)
    if not (isinstance(mine, PartialDate) and isinstance(theirs, PartialDate)) or days is None:
        return False
    if None in (mine.month, mine.day, theirs.month, theirs.day):
        return False
    year = mine.year or theirs.year or _LEAP
    try:
        dates = [date(year, its.month or 1, its.day or 1) for its in (mine, theirs)]
    except ValueError:
        return False
    return abs((dates[0] - dates[1]).days) == days


def is_in_an_ordinal_period(one: Figure, text: str, other: Sequence[Figure], its_text: str) -> bool:
    """Whether a trial in its eighteenth month has gone on for 近一年半, or the other way round."""
    period = _period(one, text)
    if period is not None:
        return any(_lasts(each, *period) for each in other)
    periods = (_period(each, its_text) for each in other)
    return any(each is not None and _lasts(one, *each) for each in periods)


def _period(figure: Figure, text: str) -> tuple[float, float] | None:
    """Which of its months, and how long one is."""
    quantity = figure.quantity
    unit = _PERIOD.match(text, quantity.end) if quantity.kind is Kind.ORDINAL else None
    if unit is None or not quantity.size or not _ITS.search(text, max(0, quantity.start - 16), quantity.start):
        return None
    return float(quantity.size), ENGLISH[unit[1].lower()][1]


def _lasts(figure: Figure, which: float, unit: float) -> bool:
    measure = figure.measure
    is_time = measure is not None and measure.sort == TIME
    return is_time and measure is not None and (which - 1.1) * unit <= measure.size <= (which + 0.02) * unit


def is_of_the_unit_before(one: Figure, its: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """30 months, and his wife 18: the unit is told once, and the other text has 1年6月."""
    if _is_of_its_power(one, its, other) or _is_of_its_power(one, other, its):
        return True
    if one.measure is None:
        units = [each.measure for each in its if each.measure and each.quantity.end <= one.quantity.start]
        sizes = {(unit.sort, float(one.quantity.size or 0) * unit.factor) for unit in units}
        measures = [each.measure for each in other if each.measure]
        return any(_is_near(unit, each) for unit in sizes for each in measures)
    bare = [each for each in other if each.measure is None and each.quantity.kind is Kind.NUMBER]
    return any(
        before.measure is not None
        and before.measure.factor != one.measure.factor
        and before.quantity.end <= each.quantity.start
        and _is_near((before.measure.sort, float(each.quantity.size or 0) * before.measure.factor), one.measure)
        for each in bare
        for before in other
    )


def _is_of_its_power(one: Figure, its: Sequence[Figure], other: Sequence[Figure]) -> bool:
    """415 terawatt-hours, and 945 by 2030: 4150亿千瓦时 and 9450亿 have the digits, and their unit from the first."""
    mine = one.quantity
    for bare, told, beside in ((mine, other, its), *((each.quantity, (one,), other) for each in other)):
        if bare.unit is not None or bare.kind is not Kind.NUMBER or not bare.size:
            continue
        units = {each.quantity.unit for each in beside if each.quantity.unit in _POWERS and _tells(other, each)}
        sizes = [Fraction(each.quantity.size or 0) for each in told if each.quantity.unit in units]
        if any(size / Fraction(bare.size) in _TENS for size in sizes):
            return True
    return False


def _is_near(told: tuple[str, float], measure: Measure) -> bool:
    sort, size = told
    return sort == measure.sort == TIME and abs(size - measure.size) < measure.size / 100


def _hours(one: Figure, first: Figure, second: Figure) -> bool:
    """7 a.m. is seven and a half hours before 2:30 p.m., as far as "about" goes."""
    mine, theirs = one.quantity.value, first.quantity.value
    if not (isinstance(mine, ClockTime) and isinstance(theirs, ClockTime)) or second.measure is None:
        return False
    if second.measure.sort != TIME or second.measure.size % (_HOUR / 2):
        return False
    apart = abs((mine.hour - theirs.hour) * 60 + mine.minute - theirs.minute)
    return apart == second.measure.size / 60


def _parts(one: Figure, first: Figure, second: Figure) -> bool:
    """Half of the dozen is 6 of 12; 60 percent of 500 is 300."""
    mine = one.quantity
    if mine.size is None or Kind.NUMBER not in (first.quantity.kind, mine.kind) or mine.is_approximate:
        return False
    share = share_of(mine)
    whole, part = first.quantity.size, second.quantity.size
    if whole is None or part is None or first.quantity.kind is not Kind.NUMBER or whole < _FEWEST:
        return False
    if share is not None:
        return second.quantity.kind is Kind.NUMBER and Fraction(part) == share * Fraction(whole) and part >= 1
    theirs = share_of(second.quantity)
    return mine.kind is Kind.NUMBER and theirs is not None and Fraction(mine.size) == theirs * Fraction(whole)


def _is_score_of(one: Figure, its: Sequence[Figure], first: Figure, other: Sequence[Figure], second: Figure) -> bool:
    """By seven votes to two is of two of the nine judges: either figure that only one text has."""
    mine, part, theirs = (_count(figure) for figure in (one, first, second))
    if mine is None or part is None or theirs is None:
        return False
    whole = max(mine, theirs)
    if whole > _LARGEST or not (whole >= _FEWEST or mine == 0) or mine + part + theirs != 2 * whole:
        return False
    # The whole is no part of a score itself: 2-1 is not 3比1.
    if mine < theirs or mine == 0:
        beside = any(_is_beside(one, each) for each in its if same_figure(first, each))
        return beside and not any(_is_beside(second, each) for each in other)
    return _is_beside(first, second) and not any(_is_beside(one, each) for each in its)


def _count(figure: Figure) -> int | None:
    quantity = figure.quantity
    size = quantity.size if quantity.kind is Kind.NUMBER and not quantity.is_approximate else None
    return int(size) if size is not None and size == int(size) else None


def _is_beside(one: Figure, other: Figure) -> bool:
    """Whether two figures stand as those of a score: 七比二, 7-2."""
    mine, theirs = one.quantity, other.quantity
    return 0 < max(mine.start, theirs.start) - min(mine.end, theirs.end) <= _BETWEEN


_POWERS = frozenset(("W", "kWh"))
_TENS = frozenset(Fraction(10) ** power for power in range(1, 13))
_LARGEST, _BETWEEN = 50, 3
"""A court or a jury has so many members, and so much stands between the two figures of a score."""
_FEWEST = 4
_PERIOD = re.compile(r" (?:straight |consecutive )?(day|week|month|year|decade)\b", re.IGNORECASE)
_ITS = re.compile(r"\b(?:in|into|enter(?:s|ed|ing)?|began|begins?) (?:its|his|her|their|the|a) $", re.IGNORECASE)


def _changes(one: Figure, first: Figure, second: Figure) -> bool:
    """Cut by a quarter to 45 is from 60 to 45."""
    share = share_of(one.quantity)
    if share is not None:
        return _is_change(first, second, share) or _is_change(second, first, share)
    share = share_of(second.quantity)
    return share is not None and (_is_change(one, first, share) or _is_change(first, one, share))


def _is_part(one: Figure, whole: Figure, part: Figure) -> bool:
    """A fifth of 30 million is six."""
    share, mine, theirs = share_of(part.quantity), one.quantity, whole.quantity
    if share is None or mine.kind is not theirs.kind or mine.unit != theirs.unit or not mine.size or not theirs.size:
        return False
    return abs(Fraction(mine.size) / Fraction(theirs.size) - share) < share / 100


def _is_change(former: Figure, latter: Figure, share: Fraction) -> bool:
    before, after = former.quantity, latter.quantity
    if before.kind is not after.kind or before.kind not in (Kind.MONEY, Kind.NUMBER):
        return False
    if not before.size or not after.size or min(before.size, after.size) < 1:
        return False
    old, new = Fraction(before.size), Fraction(after.size)
    mine, theirs = former.measure, latter.measure
    if mine is not None and theirs is not None and mine.sort == theirs.sort and mine.factor != theirs.factor:
        old, new = old * Fraction(mine.factor), new * Fraction(theirs.factor)  # From an hour to 40 minutes.
    elif before.unit != after.unit:
        return False
    return abs(abs(new - old) / old - share) < min(Fraction(1, 200), share / 10)


def share_of(quantity: Quantity) -> Fraction | None:
    """The share of a whole that it is; None of what is none."""
    size = quantity.size
    if quantity.kind not in (Kind.NUMBER, Kind.PERCENT) or size is None or quantity.is_approximate or not 0 < size < 1:
        return None
    return Fraction(size)


def _tells(told: Sequence[Figure], figure: Figure) -> bool:
    return any(same_figure(figure, each) for each in told)
