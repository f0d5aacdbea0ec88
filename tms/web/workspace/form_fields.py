"""Fields that a form of the workspace must have; if one is missing or wrong, the request is incomplete."""

import uuid

from flask import request

from tms.domain.errors import Invalid
from tms.http.parameters import key_of, number_within, row_number
from tms.services.translating.save_segment import Save


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


def request_key() -> uuid.UUID:
    """The key that makes the request happen once. Raises Invalid (``form_incomplete``)."""
    try:
        return key_of(text_field("key"))
    except ValueError:
        raise Invalid("form_incomplete") from None
