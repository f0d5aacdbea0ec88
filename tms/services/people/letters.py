"""The words of the letters that go out with a one-time link; ``zone`` is the reader's."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tms.db.models import Publication
from tms.domain.letter_language import Voice
from tms.domain.translatable import Words


def invitation(voice: Voice, publication: Publication, address: str, until: datetime, zone: str) -> tuple[str, str]:
    """Subject and text of an invitation."""
    name = _line(publication.name)
    paragraphs = (
        Words("You are invited to work for {name} on Sanwen.", name=name),
        Words("Choose your name and your password here:\n{address}", address=address),
        _how(voice, until, zone),
    )
    return _letter(voice, Words("Your invitation to {name}", name=name), paragraphs)


def reset(voice: Voice, publication: Publication, address: str, until: datetime, zone: str) -> tuple[str, str]:
    """Subject and text of a link to a new password."""
    name = _line(publication.name)
    why = Words("An administrator of {name} lets you choose a new password for Sanwen.", name=name)
    return _new_password(voice, name, why, address, _how(voice, until, zone))


def own_reset(voice: Voice, publication: Publication, address: str, until: datetime, zone: str) -> tuple[str, str]:
    """Subject and text of a link to a new password that the person asked for on the page of signing in."""
    name = _line(publication.name)
    why = Words("Someone, probably you, asked for a new password for Sanwen at {name}.", name=name)
    return _new_password(voice, name, why, address, _how(voice, until, zone))


def _new_password(voice: Voice, name: str, why: Words, address: str, how: Words) -> tuple[str, str]:
    paragraphs = (
        why,
        Words("Choose it here:\n{address}", address=address),
        how,
        Words("Until then the old password works, if you remember it."),
    )
    return _letter(voice, Words("A new password for {name}", name=name), paragraphs)


def own_password_chosen(voice: Voice, publication: Publication, at: datetime, zone: str) -> tuple[str, str]:
    """Subject and text of what is told once a link was used that its person had asked for."""
    name = _line(publication.name)
    paragraphs = (
        Words(
            "Your Sanwen password at {name} was changed through a link that was sent to this address, {moment}"
            " ({zone}).",
            name=name,
            moment=voice.moment(at.astimezone(ZoneInfo(zone))),
            zone=zone,
        ),
        Words("Everywhere else you have been signed out."),
        Words("If it was not you, tell an administrator at once."),
    )
    return _letter(voice, Words("Your password for {name} was changed", name=name), paragraphs)


def password_chosen(
    voice: Voice, publication: Publication, who: str | None, at: datetime, zone: str
) -> tuple[str, str]:
    """Subject and text of what is told once a link to a new password was used; ``who`` made it, None: on the server."""
    name = _line(publication.name)
    moment = voice.moment(at.astimezone(ZoneInfo(zone)))
    maker: object = who or Words("Whoever runs this installation")
    paragraphs = (
        Words(
            "Your Sanwen password at {name} was changed through a link that {who} made, {moment} ({zone}).",
            name=name,
            moment=moment,
            zone=zone,
            who=maker,
        ),
        Words("Everywhere else you have been signed out."),
        Words("If it was not you, tell an administrator at once."),
    )
    return _letter(voice, Words("Your password for {name} was changed", name=name), paragraphs)


def _letter(voice: Voice, subject: Words, paragraphs: tuple[Words, ...]) -> tuple[str, str]:
    return voice.say(subject), "\n\n".join(map(voice.say, paragraphs)) + "\n"


def _how(voice: Voice, until: datetime, zone: str) -> Words:
    return Words(
        "The link works once, until {moment} ({zone}).\n"
        "It asks for the address that this e-mail was sent to.\n"
        "If you did not expect it, do nothing.",
        moment=voice.moment(until.astimezone(ZoneInfo(zone))),
        zone=zone,
    )


def _line(name: str) -> str:
    return " ".join(name.split())
