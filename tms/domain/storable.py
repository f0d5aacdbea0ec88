"""What text the product can keep: PostgreSQL holds no NUL, and half a surrogate pair is no character."""

from tms.domain.errors import Invalid

LONGEST_TEXT = 20_000
"""Characters of one segment; more is a paste into the wrong field."""


def is_storable(text: str) -> bool:
    """Whether the database can hold the text, and be asked for it."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def require_storable(text: str) -> None:
    """Raise Invalid (``text_not_text``) for text that no browser sends and no database keeps."""
    if not is_storable(text):
        raise Invalid("text_not_text")
