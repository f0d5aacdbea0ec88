"""The members of a publication: who they are, and what an administrator changes about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on

from tms.db.models import Membership, OneTimeLink, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.membership import MemberState, member_state
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication, lock_publication
from tms.services.jobs.hand_back import hand_back, hold_what_is_in_hand
from tms.services.people.people import checked_languages, checked_roles


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """The last link that a person was given: what for, whether it still works, and what became of its letter."""

    purpose: str
    created_at: datetime
    expires_at: datetime
    works: bool
    mail: str | None
    mail_error: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the publication, as the people page shows them."""

    person_id: int
    name: str
    email: str
    roles: list[str]
    languages: list[str]
    assigned_only: bool
    state: MemberState
    link: LinkStatus | None


def list_members(uow: UnitOfWork, actor: Actor) -> list[Member]:
    """Everybody who is or was in the actor's publication: present members first, each group by name."""
    authorize(actor, Action.PEOPLE_VIEW)
    found = _members(uow, actor.publication_id)
    return sorted(found, key=lambda m: (m.state in {MemberState.DEACTIVATED, MemberState.FORMER}, m.state, m.name))


def read_member(uow: UnitOfWork, actor: Actor, person_id: int) -> Member:
    """One member. Raises NotFound (``person_not_found``)."""
    authorize(actor, Action.PEOPLE_VIEW)
    found = _members(uow, actor.publication_id, person_id)
    if not found:
        raise NotFound("person_not_found")
    return found[0]


def member_at(uow: UnitOfWork, email: str) -> tuple[int, int]:
    """(publication, person) of the member with the address; for the command line. Raises NotFound."""
    found = uow.session.execute(
        select(Membership.publication_id, Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.email == email.strip().lower())
        .order_by(Membership.publication_id)
        .limit(1)
    ).one_or_none()
    if found is None:
        raise NotFound("person_not_found")
    return found.publication_id, found.person_id


def change_member(
    uow: UnitOfWork,
    actor: Actor,
    person_id: int,
    *,
    roles: Sequence[str],
    languages: Sequence[str],
    assigned_only: bool,
) -> int:
    """Change what the person is; the number of open steps handed back because they can't do them any more. Event.

    Raises NotFound, Invalid (``role_unknown``, ``locale_unknown``), Conflict (``person_erased``,
    ``last_administrator``).
    """
    authorize_locked_publication(uow, actor, Action.PERSON_CHANGE)
    person, membership = locked_member(uow, actor.publication_id, person_id, with_work=True)
    if person.erased_at is not None:
        raise Conflict("person_erased")
    roles, languages = checked_roles(roles), checked_languages(languages)
    if not MANAGING & set(roles):
        keep_an_administrator(uow, actor.publication_id, without=person_id)
    membership.roles, membership.languages, membership.assigned_only = roles, languages, assigned_only
    uow.session.flush()
    record_event(
        uow,
        EventAct.PERSON_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"person": person_id, "roles": roles, "languages": languages, "assigned_only": assigned_only},
    )
    return hand_back(uow, actor.publication_id, person_id, by=actor.person_id, only_unfit=True)


MANAGING = PERMISSIONS[Action.PERSON_CHANGE].roles
"""Roles of which a person who can sign in must always have one."""


def locked_member(
    uow: UnitOfWork, publication_id: int, person_id: int, *, with_work: bool = False
) -> tuple[Person, Membership]:
    """A member, locked until the end of the transaction. Raises NotFound (``person_not_found``).

    Changes of a publication's members come one after the other: two administrators who take each other's role away at
    the same time would otherwise both succeed. ``with_work`` if what they have in hand may be handed back.
    """
    lock_publication(uow, publication_id)
    if with_work:
        hold_what_is_in_hand(uow, publication_id, person_id)
    row = uow.session.execute(
        select(Person, Membership)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.publication_id == publication_id, Person.id == person_id, Person.kind == "person")
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise NotFound("person_not_found")
    return row.Person, row.Membership


def keep_an_administrator(uow: UnitOfWork, publication_id: int, *, without: int) -> None:
    """Raise Conflict (``last_administrator``) if only that person, who is one, can manage the people."""
    found = uow.session.scalars(
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.publication_id == publication_id,
            Membership.ended_at.is_(None),
            Membership.roles.overlap(list(MANAGING)),
            Person.deactivated_at.is_(None),
            Person.password_hash.is_not(None),
        )
    ).all()
    if set(found) == {without}:
        raise Conflict("last_administrator")


def refuse_elsewhere(uow: UnitOfWork, publication_id: int, person_id: int) -> None:
    """Name, address and password are the person's everywhere. Raises Conflict (``person_elsewhere``)."""
    elsewhere = select(Membership.person_id).where(
        Membership.person_id == person_id,
        Membership.publication_id != publication_id,
        Membership.ended_at.is_(None),
    )
    if uow.session.scalars(elsewhere.limit(1)).one_or_none() is not None:
        raise Conflict("person_elsewhere")


def state_of(person: Person, membership: Membership) -> MemberState:
    """The state that the two rows amount to."""
    return member_state(
        has_password=person.password_hash is not None,
        has_ended=membership.ended_at is not None or person.deactivated_at is not None,
        is_erased=person.erased_at is not None,
    )


def _members(uow: UnitOfWork, publication_id: int, person_id: int | None = None) -> list[Member]:
    works = (
        OneTimeLink.used_at.is_(None) & OneTimeLink.revoked_at.is_(None) & (OneTimeLink.expires_at > func.now())
    ).label("works")
    newest = (
        select(OneTimeLink.person_id, OneTimeLink.id, works)
        .where(OneTimeLink.publication_id == publication_id)
        .ext(distinct_on(OneTimeLink.person_id))
        .order_by(OneTimeLink.person_id, OneTimeLink.id.desc())
        .subquery()
    )
    members = (
        select(Person, Membership, OneTimeLink, newest.c.works)
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(newest, newest.c.person_id == Person.id)
        .outerjoin(OneTimeLink, OneTimeLink.id == newest.c.id)
        .where(Membership.publication_id == publication_id, Person.kind == "person")
    )
    if person_id is not None:
        members = members.where(Person.id == person_id)
    return [_member(*row) for row in uow.session.execute(members)]


def _member(person: Person, membership: Membership, link: OneTimeLink | None, works: bool | None) -> Member:
    status = None
    if link is not None:
        status = LinkStatus(link.purpose, link.created_at, link.expires_at, bool(works), link.mail, link.mail_error)
    return Member(
        person_id=person.id,
        name=person.name,
        email=person.email,
        roles=membership.roles,
        languages=membership.languages,
        assigned_only=membership.assigned_only,
        state=state_of(person, membership),
        link=status,
    )
