"""Telling a person that somebody made a link to a new password for them: at sign-in, by the bell, and by letter."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from tms.db.models import OneTimeLink, Person, Publication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.letter import Letter
from tms.domain.letter_language import Voices
from tms.domain.notices import Notice
from tms.services.notifications.notify import tell
from tms.services.people.letters import own_password_chosen, password_chosen

TOLD_FOR = timedelta(days=7)
"""How long each sign-in tells of a reset: it ended all sessions, so everybody passes there."""


@dataclass(frozen=True, slots=True)
class Reset:
    """A link to a new password that was made for a person; ``by`` None is the command line."""

    at: datetime
    by: str | None


def resets_of(uow: UnitOfWork, person_id: int) -> list[Reset]:
    """The links to a new password that administrators made for the person in the last days, the newest first."""
    rows = uow.session.execute(
        select(OneTimeLink.created_at, Person.name)
        .outerjoin(Person, Person.id == OneTimeLink.created_by)
        .where(
            OneTimeLink.person_id == person_id,
            OneTimeLink.purpose == "reset",
            OneTimeLink.created_by.is_distinct_from(person_id),
            OneTimeLink.created_at > func.now() - TOLD_FOR,
        )
        .order_by(OneTimeLink.created_at.desc())
    )
    return [Reset(at, name) for at, name in rows]


def tell_of_reset(uow: UnitOfWork, notice: Notice, link: OneTimeLink) -> None:
    """Tell the person by the bell, unless they made the link themselves."""
    about, whose = f"link:{link.id}", link.publication_id
    tell(uow, notice, [link.person_id], about=about, publication_id=whose, article_id=None, by=link.created_by)


def write_of_reset(uow: UnitOfWork, link: OneTimeLink, person: Person, voices: Voices) -> None:
    """Send a letter to the address that signs in, which a person with the link may not be able to read."""
    publication = uow.session.get_one(Publication, link.publication_id)
    who = uow.session.scalar(select(Person.name).where(Person.id == link.created_by))
    at = uow.session.scalars(select(func.now())).one()
    zone = person.time_zone or publication.time_zone
    voice = voices(person.interface or person.last_interface)
    if link.created_by == person.id:
        subject, words = own_password_chosen(voice, publication, at, zone)
    else:
        subject, words = password_chosen(voice, publication, who, at, zone)
    uow.post(Letter(None, person.email, subject, words))
