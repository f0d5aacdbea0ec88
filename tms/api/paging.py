"""Cursors: where a list goes on, as an opaque text that a caller hands back."""

import base64
import json
from typing import Any

from tms.domain.errors import Invalid

_LONGEST = 200
_MOST = 10**18
"""No number of a row is as large, and the database takes no larger ones."""


def cursor_of(*place: Any) -> str:
    """The cursor of a place in a list: numbers and texts."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def place_of(cursor: str | None, kinds: tuple[type, ...]) -> tuple[Any, ...] | None:
    """The place that a cursor names; None for the beginning. Raises Invalid (``api_cursor_wrong``)."""
    if cursor is None:
        return None
    try:
        found = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        found = None
    if len(cursor) > _LONGEST or not isinstance(found, list) or tuple(map(type, found)) != kinds:
        raise Invalid("api_cursor_wrong")
    if not all(0 <= one < _MOST for one in found if isinstance(one, int)):
        raise Invalid("api_cursor_wrong")
    return tuple(found)
