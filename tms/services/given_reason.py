"""The reason that a person gives for an act."""

from tms.domain.errors import Invalid
from tms.domain.storable import require_storable


def given_reason(reason: str) -> str:
    """The reason without white space around it. Raises Invalid (``reason_missing``, ``text_not_text``)."""
    if not reason.strip():
        raise Invalid("reason_missing")
    require_storable(reason)
    return reason.strip()
