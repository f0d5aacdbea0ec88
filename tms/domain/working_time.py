"""When work is due that is counted in hours or in working days, on a publication's clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LONGEST = 999
"""The most hours or days that a span can have."""


class SpanUnit(StrEnum):
    """What is counted."""

    HOURS = "hours"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Span:
    """So many hours, or so many working days, until their end."""

    amount: int
    unit: SpanUnit


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """A publication's clock: its zone, the days on which nobody works (1 is Monday), and when a day's work ends.

    At least one day of the week is a working day. ``ends_at`` is in minutes of the day.
    """

    zone: ZoneInfo
    days_off: frozenset[int]
    ends_at: int

    def after(self, start: datetime, span: Span) -> datetime:
        """The moment when the span that begins at ``start`` is over, in UTC.

        Hours of days off don't count. A working day is over at the hour at which work ends: of those after the one on
        which the span begins, whatever the time of that day.
        """
        if span.unit is SpanUnit.WORKING_DAYS:
            return self._after_days(start, span.amount)
        return self._after_hours(start, timedelta(hours=span.amount))

    def _after_days(self, start: datetime, days: int) -> datetime:
        day = start.astimezone(self.zone).date()
        while days:
            day += timedelta(days=1)
            days -= self._is_working(day)
        # A time that a change of clocks skips comes an hour later.
        return datetime.combine(day, time(self.ends_at // 60, self.ends_at % 60), self.zone).astimezone(UTC)

    def _after_hours(self, start: datetime, left: timedelta) -> datetime:
        moment = start.astimezone(UTC)
        while True:
            day = moment.astimezone(self.zone).date()
            next_day = datetime.combine(day + timedelta(days=1), time(), self.zone).astimezone(UTC)
            if self._is_working(day):
                if moment + left <= next_day:
                    return moment + left
                left -= next_day - moment
            moment = next_day

    def _is_working(self, day: date) -> bool:
        return day.isoweekday() not in self.days_off
