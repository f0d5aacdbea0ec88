"""What text the product can keep: PostgreSQL holds no NUL, and half a surrogate pair is no character."""

from tms.domain.errors import Invalid


def require_storable(text: str) -> None:
    """Raise Invalid (``text_not_text``) for text that no browser sends and no database keeps."""
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise Invalid("text_not_text")
