"""A person who forgot their password asks for a link to a new one, without being signed in."""

from sqlalchemy import select

from tms.db.models import Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.membership import MemberState
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import is_storable
from tms.services.audit import record_event
from tms.services.people.invitations import Delivery, hand_out
from tms.services.people.members import locked_member, state_of


def send_own_reset(uow: UnitOfWork, email: str, delivery: Delivery) -> bool:
    """Send a link to a new password to an address, if an active member has it; whether one has. Event.

    Unlike an administrator's reset this ends no session: anybody can ask for it in another's name. The sessions end
    when the link is used. The caller tells nobody whether the address is known.
    """
    if not is_storable(email):
        return False
    membership = uow.session.execute(
        select(Membership.publication_id, Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Person.email == email.strip().lower(), Membership.ended_at.is_(None))
        .order_by(Membership.publication_id)
        .limit(1)
    ).one_or_none()
    if membership is None:
        return False
    publication_id, person_id = membership
    # As it is under the lock: an administrator may just be ending the membership.
    if state_of(*locked_member(uow, publication_id, person_id)) is not MemberState.ACTIVE:
        return False
    record_event(uow, EventAct.RESET_ASKED, publication_id=publication_id, person_id=person_id)
    hand_out(uow, publication_id, person_id, "reset", delivery, by=person_id)
    return True
