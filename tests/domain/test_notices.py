"""When a letter is due: never too often, at the time of day that somebody chose, in their publication's time."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.domain.notices import Digest, is_due, last_moment

TAIPEI, BERLIN = ZoneInfo("Asia/Taipei"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
NAIVE = NOW.replace(tzinfo=None)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.mark.parametrize(
    ("how", "waiting", "last", "due"),
    [
        (Digest.AT_ONCE, 2 * MINUTE, None, True),
        (Digest.AT_ONCE, 30 * timedelta(seconds=1), None, False),
        (Digest.AT_ONCE, 2 * MINUTE, 30 * timedelta(seconds=1), False),
        (Digest.HOURLY, 2 * MINUTE, None, True),
        (Digest.HOURLY, 50 * MINUTE, 59 * MINUTE, False),
        (Digest.HOURLY, 50 * MINUTE, 61 * MINUTE, True),
        (Digest.NEVER, 50 * HOUR, None, False),
        # 12:00 in UTC is 20:00 in Taipei.
        (Digest.DAILY, 13 * HOUR, None, True),
        (Digest.DAILY, 13 * HOUR, 11 * HOUR, False),
        (Digest.DAILY, 13 * HOUR, 13 * HOUR, True),
        (Digest.DAILY, 11 * HOUR, None, False),
    ],
)
def test_when_a_letter_is_due(how: Digest, waiting: timedelta, last: timedelta | None, due: bool) -> None:
    before = None if last is None else NOW - last
    assert is_due(how, 8 * 60, TAIPEI, waiting_since=NOW - waiting, last=before, now=NOW) == due


def test_a_time_that_the_clocks_skip_comes_that_day_all_the_same() -> None:
    noon = datetime(2027, 3, 28, 10, 0, tzinfo=UTC)
    moment = last_moment(2 * 60 + 30, BERLIN, noon)
    assert (noon - moment) < timedelta(hours=12)


@given(
    st.datetimes(NAIVE, NAIVE.replace(year=2030), timezones=st.just(UTC)),
    st.integers(0, 1439),
    st.sampled_from([TAIPEI, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("UTC")]),
)
def test_the_last_moment_is_within_a_day_and_at_that_time(now: datetime, minute: int, zone: ZoneInfo) -> None:
    moment = last_moment(minute, zone, now)
    assert timedelta(0) <= now - moment <= timedelta(hours=25)
    local = moment.astimezone(zone)
    skipped = local.hour * 60 + local.minute - minute
    assert skipped in {0, 60}


@given(st.lists(st.integers(1, 300), max_size=40), st.sampled_from(list(Digest)))
def test_nobody_gets_letters_more_often_than_they_chose(gaps: list[int], how: Digest) -> None:
    now, last, letters = NOW, None, list[datetime]()
    for gap in gaps:
        now += gap * MINUTE
        if is_due(how, 480, TAIPEI, waiting_since=now - timedelta(days=2), last=last, now=now):
            letters.append(now)
            last = now
    least = {Digest.AT_ONCE: MINUTE, Digest.HOURLY: HOUR}.get(how, timedelta(0))
    assert all(b - a >= least for a, b in pairwise(letters))
    if how is Digest.DAILY:
        days = [(one - 8 * HOUR).astimezone(TAIPEI).date() for one in letters]
        assert len(days) == len(set(days))
    assert how is not Digest.NEVER or not letters
