"""Fields that a form of the workspace must have; if one is missing or wrong, the request is incomplete."""

import re
import uuid

from flask import request

from tms.domain.errors import Invalid
from tms.http.parameters import key_of, number_within, row_number
from tms.services.translating.save_segment import Save

_REV_OF = re.compile(r"([0-9]{1,18}):([0-9]{1,9})")


def save_of_form() -> Save:
    """What the form saves of a segment, with ``confirm=1`` for good. Raises Invalid (``form_incomplete``)."""
    return Save(
        text=text_field("text"),
        rev=number_field("rev"),
        source_rev=number_field("source_rev"),
        key=request_key(),
        confirm=request.form.get("confirm") == "1",
        resolves=number_field("resolves") if request.form.get("resolves") else None,
    )


def text_field(name: str) -> str:
    """A text, perhaps an empty one. Raises Invalid (``form_incomplete``)."""
    value = request.form.get(name)
    if value is None:
        raise Invalid("form_incomplete")
    return value


def number_field(name: str) -> int:
    """A number within a row, as a rev or a place. Raises Invalid (``form_incomplete``)."""
    try:
        return number_within(text_field(name))
    except ValueError:
        raise Invalid("form_incomplete") from None


def row_field(name: str) -> int:
    """The number of a row. Raises Invalid (``form_incomplete``)."""
    try:
        return row_number(text_field(name))
    except ValueError:
        raise Invalid("form_incomplete") from None


def revs_field(name: str) -> dict[int, int]:
    """The revs by segment that a form names, as ``12:3 15:1``. Raises Invalid (``form_incomplete``)."""
    pairs = [_REV_OF.fullmatch(pair) for pair in request.form.get(name, "").split()]
    if None in pairs:
        raise Invalid("form_incomplete")
    return {row_number(pair[1]): number_within(pair[2]) for pair in pairs if pair}


def request_key() -> uuid.UUID:
    """The key that makes the request happen once. Raises Invalid (``form_incomplete``)."""
    try:
        return key_of(text_field("key"))
    except ValueError:
        raise Invalid("form_incomplete") from None
