"""Days and moments in requests: as RFC 3339 has them, and nothing that only looks like one."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from tms.api.moments import Day, Moment


class Times(BaseModel):
    day: Day | None = None
    at: Moment | None = None


@pytest.mark.parametrize("strict", [False, True])
def test_what_is_one_is_read(strict: bool) -> None:
    body = '{"day": "2026-11-30", "at": "2026-11-30T10:00:00Z"}'
    assert Times.model_validate_json(body, strict=strict) == Times.model_construct(
        day=date(2026, 11, 30), at=datetime(2026, 11, 30, 10, tzinfo=UTC)
    )
    assert Times.model_validate_json('{"day": null, "at": null}', strict=strict) == Times()
    assert Times.model_validate({"at": "2026-11-30T18:00:00+08:00"}).at == datetime(2026, 11, 30, 10, tzinfo=UTC)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("day", ["0", 0, "1764028800", "2026-11-30T00:00:00Z", "2026-02-30", "2026-1-1", True, ""])
def test_what_is_no_day_is_refused(day: Any, strict: bool) -> None:
    with pytest.raises(ValidationError):
        Times.model_validate({"day": day}, strict=strict)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("at", ["0.5", 0, "1764496800", "2026-11-30T10:00:00", "2026-11-30", "2026-11-30T25:00Z", ""])
def test_what_is_no_moment_is_refused(at: Any, strict: bool) -> None:
    with pytest.raises(ValidationError):
        Times.model_validate({"at": at}, strict=strict)
