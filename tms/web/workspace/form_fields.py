"""Fields that a form of the workspace must have; if one is missing or wrong, the request is incomplete."""

import uuid

from flask import request

from tms.domain.errors import Invalid
from tms.http.parameters import key_of, number_within, row_number


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
