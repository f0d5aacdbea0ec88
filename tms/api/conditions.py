"""What a request says in its headers: which answer it is based on, and the key that makes it happen once."""

import re
import uuid

from flask import request

from tms.domain.errors import Invalid
from tms.http.parameters import key_of, number_within

TAG = re.compile(r'"([0-9a-z]{1,40})(?:-[0-9a-f]{16})?"')
"""An ETag that ``If-Match`` can name: what a service knows it by, and what is only the answer's."""


def named_tag() -> str:
    """The beginning of the ETag in ``If-Match``, by which services know what it was read from.

    Raises Invalid (``api_if_match_missing``, ``api_if_match_wrong``).
    """
    named = request.headers.get("If-Match")
    if named is None:
        raise Invalid("api_if_match_missing")
    found = TAG.fullmatch(named.strip())
    if found is None:
        raise Invalid("api_if_match_wrong")
    return found[1]


def rev_of(tag: str) -> int:
    """The rev of a text that an ETag begins with. Raises Invalid (``api_if_match_wrong``)."""
    try:
        return number_within(tag)
    except ValueError:
        raise Invalid("api_if_match_wrong") from None


def named_key() -> uuid.UUID:
    """The key in ``Idempotency-Key``. Raises Invalid (``api_key_missing``, ``api_key_wrong``)."""
    named = request.headers.get("Idempotency-Key")
    if named is None:
        raise Invalid("api_key_missing")
    try:
        return key_of(named.strip())
    except ValueError:
        raise Invalid("api_key_wrong") from None
