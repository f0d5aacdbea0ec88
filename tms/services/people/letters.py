"""The words of the letters that go out with a one-time link."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tms.db.models import Publication


def invitation(publication: Publication, address: str, until: datetime) -> tuple[str, str]:
    """Subject and text of an invitation."""
    name = _line(publication.name)
    words = (
        f"You are invited to work for {name} on Sanwen.\n\n"
        f"Choose your name and your password here:\n{address}\n\n{_how(publication, until)}"
    )
    return f"Your invitation to {name}", words


def reset(publication: Publication, address: str, until: datetime) -> tuple[str, str]:
    """Subject and text of a link to a new password."""
    name = _line(publication.name)
    words = (
        f"An administrator of {name} lets you choose a new password for Sanwen.\n\n"
        f"Choose it here:\n{address}\n\n{_how(publication, until)}"
        "Until then the old password works, if you remember it.\n"
    )
    return f"A new password for {name}", words


def _how(publication: Publication, until: datetime) -> str:
    local = until.astimezone(ZoneInfo(publication.time_zone))
    return (
        f"The link works once, until {local:%A} {local.day} {local:%B %Y, %H:%M} ({publication.time_zone}).\n"
        "It asks for the e-mail address that this letter was sent to.\n"
        "If you did not expect it, do nothing.\n"
    )


def _line(name: str) -> str:
    return " ".join(name.split())
