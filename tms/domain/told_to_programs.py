"""What programs outside are told of what is public: ids that last, and moments."""

import uuid
from datetime import UTC, datetime

_OURS = uuid.UUID("6f1f3f0e-7d0a-4a3e-9a58-0c1b6a0c9c2e")
"""The namespace of our ids: an id stays when addresses, titles and the site's host change."""


def lasting_id(*names: str) -> str:
    """The id of what these names say, as a URN: of a version the article's external id and its locale."""
    return uuid.uuid5(_OURS, "\n".join(names)).urn


def moment(at: datetime) -> str:
    """A moment as programs read it, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
