"""Leaving and coming back: a deactivated person can do nothing from that moment, and what they did stays."""

from sqlalchemy import func

from tms.db.models import Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.membership import MemberState
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.jobs.hand_back import hand_back
from tms.services.people.invitations import revoke_links
from tms.services.people.members import MANAGING, keep_an_administrator, locked_member, state_of
from tms.services.people.revoke_token import revoke_tokens_of


def deactivate_member(uow: UnitOfWork, actor: Actor, person_id: int) -> int:
    """End the person's access: sessions, links and leases; the number of open steps that were handed back. Event.

    What they were typing is kept. Raises NotFound, Conflict (``person_not_active``, ``last_administrator``).
    """
    authorize_locked_publication(uow, actor, Action.PERSON_DEACTIVATE)
    return deactivate(uow, actor.publication_id, person_id, by=actor.person_id)


def deactivate(uow: UnitOfWork, publication_id: int, person_id: int, *, by: int | None) -> int:
    """End a member's access on behalf of ``by``, or of the command line if None; the number of steps handed back.

    Event. The caller has checked the permission. Raises as ``deactivate_member``.
    """
    person, membership = locked_member(uow, publication_id, person_id, with_work=True)
    if state_of(person, membership) not in {MemberState.ACTIVE, MemberState.INVITED}:
        raise Conflict("person_not_active")
    if MANAGING & set(membership.roles):
        keep_an_administrator(uow, publication_id, without=person_id)
    steps = end_access(uow, person, membership, by=by)
    record_event(
        uow,
        EventAct.PERSON_DEACTIVATED,
        publication_id=publication_id,
        person_id=by,
        data={"person": person_id, "steps": steps},
    )
    return steps


def end_access(uow: UnitOfWork, person: Person, membership: Membership, *, by: int | None) -> int:
    """End all that gives the person access, tokens included, and free what they had in hand; the number of steps."""
    if membership.ended_at is None:
        membership.ended_at = func.now()
    person.sessions += 1
    uow.session.flush()
    revoke_links(uow, membership.publication_id, person.id)
    revoke_tokens_of(uow, membership.publication_id, person.id, by=by)
    uow.sessions_ended(membership.publication_id, person.id)
    return hand_back(uow, membership.publication_id, person.id, by=by)


def reactivate_member(uow: UnitOfWork, actor: Actor, person_id: int) -> None:
    """Let a deactivated person sign in again, as what they were. Event.

    Raises NotFound, Conflict (``person_active``, ``person_erased``).
    """
    authorize_locked_publication(uow, actor, Action.PERSON_DEACTIVATE)
    reactivate(uow, actor.publication_id, person_id, by=actor.person_id)


def reactivate(uow: UnitOfWork, publication_id: int, person_id: int, *, by: int | None) -> None:
    """Let a member come back on behalf of ``by``, or of the command line if None. Event.

    The caller has checked the permission. Raises as ``reactivate_member``.
    """
    person, membership = locked_member(uow, publication_id, person_id)
    if person.erased_at is not None:
        raise Conflict("person_erased")
    if state_of(person, membership) is not MemberState.DEACTIVATED:
        raise Conflict("person_active")
    membership.ended_at, person.deactivated_at = None, None
    record_event(
        uow,
        EventAct.PERSON_REACTIVATED,
        publication_id=publication_id,
        person_id=by,
        data={"person": person_id},
    )
