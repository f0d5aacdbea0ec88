"""People of a publication: the first administrator, new members, and what their details must be."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Conflict, Invalid
from tms.domain.permissions import PERMISSIONS, Action, Actor, Role
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.domain.translatable import Several, Words
from tms.services.actors import actor_of
from tms.services.audit import record_event
from tms.services.create_publication import create_publication, first_publication
from tms.services.people.passwords import hash_password


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is needed to add a person; without a password they are invited to choose one."""

    name: str
    email: str
    password: str | None
    roles: Sequence[str]
    languages: Sequence[str] = ()
    assigned_only: bool = False


def needs_setup(uow: UnitOfWork) -> bool:
    """Whether nobody is there yet: the first page then creates the administrator."""
    return not uow.session.scalar(select(func.count()).select_from(Person))


def create_first_administrator(uow: UnitOfWork, *, publication: str, new: NewPerson) -> int:
    """Create the publication and its first person, who may do everything. Raises Conflict (``setup_done``)."""
    # Two who press the button at once: the second waits here, and then finds somebody.
    uow.session.execute(text("LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE"))
    if not needs_setup(uow):
        raise Conflict("setup_done")
    if not publication.strip():
        raise Invalid("name_missing")
    publication_id = create_publication(uow, publication.strip())
    return _add(uow, publication_id, new)


def add_person_from_console(uow: UnitOfWork, new: NewPerson, *, publication_id: int | None = None) -> int:
    """Add a person from the server's command line; their id. Without ``publication_id`` it is the first publication."""
    return _add(uow, publication_id or first_or_new_publication(uow), new)


def first_or_new_publication(uow: UnitOfWork) -> int:
    """The publication that the command line works for."""
    publication = first_publication(uow)
    return publication.id if publication else create_publication(uow, "Sanwen")


def insert_member(uow: UnitOfWork, publication_id: int, new: NewPerson) -> int:
    """Store a person and their membership; the person's id.

    Raises Invalid (``name_missing``, ``email_wrong``, ``password_length``, ``role_unknown``, …) and Conflict
    (``email_taken``).
    """
    membership = Membership(
        publication_id=publication_id,
        roles=checked_roles(new.roles),
        languages=checked_languages(new.languages),
        assigned_only=new.assigned_only,
    )
    person_id: int | None = uow.session.scalar(
        insert(Person)
        .values(
            name=person_name(new.name),
            email=email_address(new.email),
            password_hash=None if new.password is None else hash_password(new.password),
        )
        .on_conflict_do_nothing()
        .returning(Person.id)
    )
    if person_id is None:
        raise Conflict("email_taken")
    membership.person_id = person_id
    uow.session.add(membership)
    uow.session.flush()
    return person_id


def _add(uow: UnitOfWork, publication_id: int, new: NewPerson) -> int:
    person_id = insert_member(uow, publication_id, new)
    record_event(
        uow,
        EventAct.PERSON_ADDED,
        publication_id=publication_id,
        person_id=person_id,
        data={"person": person_id, "roles": sorted(set(new.roles))},
    )
    return person_id


def person_name(name: str) -> str:
    """The name as it is stored. Raises Invalid (``name_missing``, ``text_not_text``)."""
    require_storable(name)
    if not name.split():
        raise Invalid("name_missing")
    return " ".join(name.split())


def email_address(email: str) -> str:
    """The address as it is stored. Raises Invalid (``email_wrong``)."""
    email = email.strip().lower()
    if "@" not in email.strip("@") or " " in email or not email.isprintable() or len(email) > 254:
        raise Invalid("email_wrong")
    return email


def checked_roles(roles: Sequence[str]) -> list[str]:
    """The roles, each once. Raises Invalid (``role_unknown``)."""
    if not roles or set(roles) - set(Role):
        raise Invalid("role_unknown", known=Several(Words(role.value) for role in Role))
    return sorted(set(roles))


def checked_languages(languages: Sequence[str]) -> list[str]:
    """The languages as the publication names them, each once. Raises Invalid (``locale_unknown``)."""
    return sorted({locales.base_language(locales.parse_locale(tag)) for tag in languages})


def console_actor(uow: UnitOfWork) -> Actor | None:
    """The editor in whose name the command line acts: the first one of the first publication."""
    person_id = uow.session.scalar(
        select(Membership.person_id)
        .where(Membership.roles.overlap(list(PERMISSIONS[Action.ARTICLE_IMPORT].roles)), Membership.ended_at.is_(None))
        .order_by(Membership.publication_id, Membership.person_id)
        .limit(1)
    )
    return actor_of(uow, person_id) if person_id else None
