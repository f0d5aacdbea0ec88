"""Whether a segment of which only some words are known is drafted: a choice of the publication."""

from sqlalchemy import select

from tms.db.models import Publication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication


def drafts_in_part(uow: UnitOfWork, actor: Actor) -> bool:
    """What the publication has chosen."""
    authorize(actor, Action.ENGINES_MANAGE)
    return uow.session.scalars(select(Publication.drafts_in_part).where(Publication.id == actor.publication_id)).one()


def set_drafts_in_part(uow: UnitOfWork, actor: Actor, *, in_part: bool) -> None:
    """Choose it for the drafts that are made from now on. Event."""
    authorize_locked_publication(uow, actor, Action.ENGINES_MANAGE)
    publication = uow.session.get_one(Publication, actor.publication_id)
    if publication.drafts_in_part == in_part:
        return
    publication.drafts_in_part = in_part
    record_event(
        uow,
        EventAct.DRAFTING_CHANGED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"in_part": in_part},
    )
