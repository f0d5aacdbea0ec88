"""Days and times beside each other: the 28th and the 29th, and one time by the clocks of two zones."""

from collections.abc import Sequence
from itertools import product

from tms.language.numbers import figures
from tms.language.numbers.figures import Figure, same_figure
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity

_HOUR, _DAY = 60, 24 * 60
_WEST, _EAST = -12 * _HOUR, 14 * _HOUR
"""So far, in minutes, the clocks of the world are behind and ahead of GMT."""
_BESIDE = 12
"""1815 GMT on Thursday, 格林尼治时间周四18时15分."""


def days_apart(one: Quantity, other: Quantity) -> int | None:
    """How many days the first is after the second, if it is one or none."""
    if one.kind is other.kind is Kind.WEEKDAY:
        apart = (int(one.size or 0) - int(other.size or 0)) % 7
        return apart if apart < 2 else apart - 7 if apart == 6 else None
    mine, theirs = one.value, other.value
    if not (isinstance(mine, PartialDate) and isinstance(theirs, PartialDate)) or None in (mine.day, theirs.day):
        return None
    if None not in (mine.month, theirs.month) and mine.month != theirs.month:
        return None
    return (mine.day or 0) - (theirs.day or 0)


def is_told_in_another_zone(one: Figure, its: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether a time is one that both texts tell, by another clock, or a date the day that this clock shows."""
    if isinstance(one.quantity.value, ClockTime):
        # 0245 GMT, or 10:45 in Beijing.
        again = [each for each in its if each is not one and figures.days_apart(one, each)]
        return any(same_figure(each, other) for each in again for other in others)
    ways = {days for mine in its for theirs in others for days in figures.days_apart(mine, theirs)} - {0}
    if any(days_apart(one.quantity, other.quantity) in ways for other in others):
        return True
    mine = _days_by_the_other_clock(one, its)
    return any(
        days_apart(other.quantity, one.quantity) in mine
        or days_apart(one.quantity, other.quantity) in _days_by_the_other_clock(other, others)
        for other in others
    )


def _days_by_the_other_clock(day: Figure, its: Sequence[Figure]) -> set[int]:
    """Of a day beside one of two clocks, by how many days the other's is ahead.

    At 2:15 a.m. local time, 1815 GMT on Thursday, it is Friday there.
    """
    if day.quantity.kind not in (Kind.WEEKDAY, Kind.DATE):
        return set()
    clocks = [each for each in its if isinstance(each.quantity.value, ClockTime) and each.zone is not None]
    beside = min(clocks, key=lambda each: _gap(each.quantity, day.quantity), default=None)
    if beside is None or not beside.zone or _gap(beside.quantity, day.quantity) > _BESIDE:
        return set()
    ways = set()
    for other, zone in product([each for each in clocks if each is not beside], beside.zone):
        for mine, theirs in product(_minutes(beside), _minutes(other)):
            ahead = (theirs - mine) % _DAY
            zones = {round(each * _HOUR - zone * _HOUR) for each in other.zone or ()}
            from_here = {each for each in (ahead, ahead - _DAY) if _WEST <= each + zone * _HOUR <= _EAST}
            ways |= {(mine + each) // _DAY for each in (from_here & zones if zones else from_here)}
    return ways - {0}


def _gap(clock: Quantity, day: Quantity) -> int:
    return max(day.start - clock.end, clock.start - day.end)


def _minutes(clock: Figure) -> list[int]:
    """Since midnight, of both halves of the day where it tells none."""
    value = clock.quantity.value
    if not isinstance(value, ClockTime):
        return []
    minutes = value.hour * _HOUR + value.minute
    return [minutes] if value.is_half_told else [minutes, (minutes + 12 * _HOUR) % _DAY]


def is_told_as_another_day(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether others, of a text that may name the feast too, tell another day of the same month in figures."""
    mine = one.value
    return isinstance(mine, PartialDate) and any(
        isinstance(day := each.value, PartialDate)
        and not each.is_described
        and day.month == mine.month is not None
        and None not in (day.day, mine.day)
        and day.day != mine.day
        for each in others
    )
