"""Signing in with a password."""

from sqlalchemy import exists, select

from tms.db.models import Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotSignedIn
from tms.domain.storable import is_storable
from tms.services.people.passwords import is_password, renewed


def sign_in(uow: UnitOfWork, email: str, password: str, *, language: str | None = None) -> int:
    """The person's id; ``language`` is that of the page. Raises NotSignedIn (``login_wrong``) whatever is wrong."""
    if not is_storable(email + password):
        raise NotSignedIn("login_wrong")
    person = uow.session.scalars(
        select(Person).where(
            Person.email == email.strip().lower(),
            Person.deactivated_at.is_(None),
            exists().where(Membership.person_id == Person.id, Membership.ended_at.is_(None)),
        )
    ).one_or_none()
    stored = person.password_hash if person else None
    if not is_password(stored, password) or person is None or stored is None:
        raise NotSignedIn("login_wrong")
    # Whoever changes the password ends all sessions: one that began with the old one would come after that.
    uow.session.refresh(person, with_for_update={"key_share": True})
    if person.password_hash != stored:
        raise NotSignedIn("login_wrong")
    person.password_hash = renewed(stored, password)
    person.last_interface = language or person.last_interface
    return person.id
