"""What people are told of, and when a letter gathers what they have not read."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Notice(StrEnum):
    """Why somebody is told."""

    ASSIGNED = "assigned"
    BY_DEFAULT = "by_default"
    SENT_BACK = "sent_back"
    RETURNED = "returned"
    RESUBMITTED = "resubmitted"
    ACCEPTANCE_GONE = "acceptance_gone"
    CORRECTED = "corrected"
    MENTION = "mention"
    REPLY = "reply"
    QUERY = "query"
    SOURCE_CHANGED = "source_changed"
    OVERDUE = "overdue"
    RESET_OFFERED = "reset_offered"
    RESET_USED = "reset_used"
    WEBHOOK_STOPPED = "webhook_stopped"
    RIGHT_ENDED = "right_ended"


OF_ACCOUNT = frozenset({Notice.RESET_OFFERED, Notice.RESET_USED})
"""What is told of a person's account, and of no article."""


class Digest(StrEnum):
    """How often letters come."""

    AT_ONCE = "at_once"
    HOURLY = "hourly"
    DAILY = "daily"
    NEVER = "never"


GATHER = timedelta(minutes=1)
"""What happens within this time comes in one letter, also to who wants them at once."""


def is_due(
    how: Digest,
    minute_of_day: int,
    zone: ZoneInfo,
    *,
    waiting_since: datetime,
    last: datetime | None,
    now: datetime,
) -> bool:
    """Whether a letter goes out now. ``waiting_since``: the oldest news that none told of; ``last``: the one before.

    ``minute_of_day`` is when the daily one comes, in the zone; what happens later waits for the next day's.
    """
    if how is Digest.NEVER or now - waiting_since < GATHER:
        return False
    if how is Digest.DAILY:
        moment = last_moment(minute_of_day, zone, now)
        return waiting_since < moment and (last is None or last < moment)
    least = GATHER if how is Digest.AT_ONCE else timedelta(hours=1)
    return last is None or now - last >= least


def last_moment(minute_of_day: int, zone: ZoneInfo, now: datetime) -> datetime:
    """When it was that time of the day last, in the zone. A time that a change of clocks skips comes an hour later."""
    local = now.astimezone(zone)
    at = time(minute_of_day // 60, minute_of_day % 60)
    today = datetime.combine(local.date(), at, zone).astimezone(UTC)
    if today <= now:
        return today
    return datetime.combine(local.date() - timedelta(days=1), at, zone).astimezone(UTC)
