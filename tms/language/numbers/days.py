"""Days and times beside each other: the 28th and the 29th, and one time by the clocks of two zones."""

from collections.abc import Sequence

from tms.language.numbers import figures
from tms.language.numbers.figures import Figure, same_figure
from tms.language.numbers.quantity import ClockTime, Kind, PartialDate, Quantity


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
    return any(days_apart(one.quantity, other.quantity) in ways for other in others)


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
