"""People: signing in, the first administrator, adding members. Passwords are argon2id hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.acts import EventAct
from tms.domain.errors import Conflict, Invalid, NotSignedIn
from tms.domain.permissions import PERMISSIONS, Action, Actor, Role
from tms.domain.storable import is_storable, require_storable
from tms.services.authorize import authorize
from tms.services.publication import create_publication, first_publication
from tms.services.record import record_event

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1024

_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """Verified when nobody has the address, so that the time of the answer doesn't tell who has an account."""
    return _hasher.hash("nobody has this password")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What it takes to add somebody."""

    name: str
    email: str
    password: str
    roles: Sequence[str]
    languages: Sequence[str] = ()
    assigned_only: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the publication, as the people page lists them."""

    person_id: int
    name: str
    email: str
    roles: list[str]
    languages: list[str]
    assigned_only: bool


def sign_in(uow: UnitOfWork, email: str, password: str) -> int:
    """The person's id. Raises NotSignedIn (``login_wrong``) whatever of the two is wrong."""
    if not is_storable(email + password):
        raise NotSignedIn("login_wrong")
    person = uow.session.scalars(
        select(Person).where(Person.email == email.strip().lower(), Person.deactivated_at.is_(None))
    ).one_or_none()
    stored = _nobody() if person is None or person.password_hash is None else person.password_hash
    try:
        _hasher.verify(stored, password[: LONGEST_PASSWORD + 1])
    except (VerificationError, InvalidHashError):
        raise NotSignedIn("login_wrong") from None
    if person is None or person.password_hash is None:
        raise NotSignedIn("login_wrong")
    if _hasher.check_needs_rehash(stored):
        person.password_hash = _hasher.hash(password)
    return person.id


def actor_of(uow: UnitOfWork, person_id: int) -> Actor | None:
    """The person in their publication, as of now; None if they are gone."""
    row = uow.session.execute(
        select(Person, Membership)
        .join(Membership, Membership.person_id == Person.id)
        .where(Person.id == person_id, Person.deactivated_at.is_(None), Membership.ended_at.is_(None))
        .order_by(Membership.publication_id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    person, membership = row
    return Actor(
        person_id=person.id,
        publication_id=membership.publication_id,
        name=person.name,
        roles=frozenset(membership.roles),
        languages=frozenset(membership.languages),
        assigned_only=membership.assigned_only,
    )


def needs_setup(uow: UnitOfWork) -> bool:
    """Whether nobody is there yet: the first page then creates the administrator."""
    return not uow.session.scalar(select(func.count()).select_from(Person))


def create_first_administrator(uow: UnitOfWork, *, publication: str, new: NewPerson) -> int:
    """The publication and its first person, who may do everything. Raises Conflict (``setup_done``)."""
    # Two who press the button at once: the second waits here, and then finds somebody.
    uow.session.execute(text("LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE"))
    if not needs_setup(uow):
        raise Conflict("setup_done")
    if not publication.strip():
        raise Invalid("name_missing")
    publication_id = create_publication(uow, publication.strip())
    return _add(uow, publication_id, new, by=None)


def add_person(uow: UnitOfWork, actor: Actor, new: NewPerson) -> int:
    """A new member of the actor's publication; their id. Event."""
    authorize(actor, Action.PERSON_ADD)
    return _add(uow, actor.publication_id, new, by=actor.person_id)


def add_person_from_console(uow: UnitOfWork, new: NewPerson, *, publication_id: int | None = None) -> int:
    """The same for whoever has the server's command line; the first publication unless one is given."""
    if publication_id is None:
        publication = first_publication(uow)
        publication_id = publication.id if publication else create_publication(uow, "Sanwen")
    return _add(uow, publication_id, new, by=None)


def list_members(uow: UnitOfWork, actor: Actor) -> list[Member]:
    """Everybody in the actor's publication, by name."""
    authorize(actor, Action.PEOPLE_VIEW)
    rows = uow.session.execute(
        select(Person, Membership)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.publication_id == actor.publication_id, Membership.ended_at.is_(None))
        .order_by(Person.name)
    )
    return [Member(p.id, p.name, p.email, m.roles, m.languages, m.assigned_only) for p, m in rows]


def _add(uow: UnitOfWork, publication_id: int, new: NewPerson, *, by: int | None) -> int:
    email = new.email.strip().lower()
    _check(new, email)
    if uow.session.scalar(select(Person.id).where(Person.email == email)) is not None:
        raise Conflict("email_taken")
    person_id: int | None = uow.session.scalar(
        insert(Person)
        .values(name=new.name.strip(), email=email, password_hash=_hasher.hash(new.password))
        .on_conflict_do_nothing()
        .returning(Person.id)
    )
    if person_id is None:
        raise Conflict("email_taken")
    uow.session.add(
        Membership(
            publication_id=publication_id,
            person_id=person_id,
            roles=sorted(set(new.roles)),
            languages=sorted({locales.base_language(locales.parse_locale(tag)) for tag in new.languages}),
            assigned_only=new.assigned_only,
        )
    )
    uow.session.flush()
    record_event(
        uow,
        EventAct.PERSON_ADDED,
        publication_id=publication_id,
        person_id=by or person_id,
        data={"person": person_id, "roles": sorted(set(new.roles))},
    )
    return person_id


def _check(new: NewPerson, email: str) -> None:
    if not new.name.strip():
        raise Invalid("name_missing")
    require_storable(new.name + new.password)
    if "@" not in email.strip("@") or " " in email or not email.isprintable() or len(email) > 254:
        raise Invalid("email_wrong")
    if not SHORTEST_PASSWORD <= len(new.password) <= LONGEST_PASSWORD:
        raise Invalid("password_length", shortest=SHORTEST_PASSWORD)
    unknown = set(new.roles) - set(Role)
    if unknown or not new.roles:
        raise Invalid("role_unknown", known=", ".join(Role))


def console_actor(uow: UnitOfWork) -> Actor | None:
    """The editor in whose name the command line acts: the first one of the first publication."""
    person_id = uow.session.scalar(
        select(Membership.person_id)
        .where(Membership.roles.overlap(list(PERMISSIONS[Action.ARTICLE_IMPORT].roles)), Membership.ended_at.is_(None))
        .order_by(Membership.publication_id, Membership.person_id)
        .limit(1)
    )
    return actor_of(uow, person_id) if person_id else None
