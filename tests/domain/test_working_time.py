"""When a span of hours or working days is over, on a publication's clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tms.domain.working_time import Span, SpanUnit, WorkingTime

WEEKEND, NONE = frozenset({6, 7}), frozenset[int]()


def due(
    start: str, amount: int, unit: str, zone: str = "UTC", off: frozenset[int] = WEEKEND, ends: str = "18:00"
) -> str:
    """The end of the span as that zone's clock shows it; ``start`` on the same clock."""
    hour, minute = map(int, ends.split(":"))
    there = ZoneInfo(zone)
    found = WorkingTime(there, off, hour * 60 + minute).after(
        datetime.fromisoformat(start).replace(tzinfo=there), Span(amount, SpanUnit(unit))
    )
    assert found.tzinfo is UTC
    return found.astimezone(there).strftime("%a %Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        ("2026-11-30T09:30", 4, "Mon 2026-11-30 13:30"),
        ("2026-11-30T22:00", 24, "Tue 2026-12-01 22:00"),
        # Friday evening: what is left is counted from Monday on.
        ("2026-11-27T20:00", 24, "Mon 2026-11-30 20:00"),
        ("2026-11-27T20:00", 4, "Sat 2026-11-28 00:00"),
        # What comes in on a day off begins on the next working day.
        ("2026-11-28T15:00", 2, "Mon 2026-11-30 02:00"),
        ("2026-11-29T23:59", 1, "Mon 2026-11-30 01:00"),
    ],
)
def test_hours_of_days_off_do_not_count(start: str, amount: int, end: str) -> None:
    assert due(start, amount, "hours") == end


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        ("2026-11-30T09:30", 1, "Tue 2026-12-01 18:00"),
        ("2026-11-30T23:59", 1, "Tue 2026-12-01 18:00"),
        ("2026-11-27T09:30", 1, "Mon 2026-11-30 18:00"),
        ("2026-11-28T09:30", 1, "Mon 2026-11-30 18:00"),
        ("2026-11-25T09:30", 10, "Wed 2026-12-09 18:00"),
    ],
)
def test_a_working_day_is_over_at_the_hour_of_the_publication(start: str, amount: int, end: str) -> None:
    assert due(start, amount, "working_days") == end


def test_a_newsroom_works_on_the_days_that_it_says() -> None:
    assert due("2026-11-27T20:00", 24, "hours", off=NONE) == "Sat 2026-11-28 20:00"
    assert due("2026-11-26T09:00", 1, "working_days", off=frozenset({5, 6})) == "Sun 2026-11-29 18:00"
    assert due("2026-11-27T09:00", 1, "working_days", off=NONE, ends="00:30") == "Sat 2026-11-28 00:30"


def test_the_days_are_those_of_its_zone() -> None:
    # In UTC it is still Sunday, in Taipei Monday has begun.
    at = datetime(2026, 11, 29, 17, tzinfo=UTC)
    span = Span(1, SpanUnit.HOURS)
    assert WorkingTime(ZoneInfo("Asia/Taipei"), WEEKEND, 1080).after(at, span) == at.replace(hour=18)
    assert WorkingTime(ZoneInfo("UTC"), WEEKEND, 1080).after(at, span) == datetime(2026, 11, 30, 1, tzinfo=UTC)


def test_hours_are_hours_when_clocks_change_and_a_time_that_is_skipped_comes_later() -> None:
    # In Berlin the night of 29 March 2026 has no 02:00 to 03:00.
    assert due("2026-03-28T20:00", 8, "hours", "Europe/Berlin", NONE) == "Sun 2026-03-29 05:00"
    assert due("2026-03-28T20:00", 1, "working_days", "Europe/Berlin", NONE, "02:30") == "Sun 2026-03-29 03:30"
