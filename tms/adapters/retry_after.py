"""When an answer says that one may come again."""

import time
from email.utils import parsedate_to_datetime


def retry_after(value: str, *, most: float) -> float | None:
    """Seconds of a Retry-After header, which is a number or a date; None for neither. ``most`` seconds at most."""
    value = value.strip()
    try:
        seconds = float(value) if value.replace(".", "", 1).isdigit() else _until(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(seconds, 0.0), most)


def _until(date: str) -> float:
    return parsedate_to_datetime(date).timestamp() - time.time()
