"""Days and moments as requests write them: RFC 3339, and no number of seconds that would pass for one."""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("Write a day as 2026-11-30")
    return date.fromisoformat(value)


def _moment(value: object) -> datetime:
    if not isinstance(value, str) or not _DAY.match(value):
        raise ValueError("Write a moment with its zone, as 2026-11-30T10:00:00Z")
    return datetime.fromisoformat(value)


Day = Annotated[date, BeforeValidator(_day)]
Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
