"""Restoring what a concept said before an act, from its history: an undo, also of a withdrawal."""

from sqlalchemy import select

from tms.db.models import Concept, ConceptChange
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Gone, NotFound
from tms.domain.permissions import Action, Actor
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.termbase.checked_input import checked
from tms.services.termbase.concepts import change_concept, revive
from tms.services.termbase.listing import said


def bring_back(
    uow: UnitOfWork, actor: Actor, concept_id: int, change_id: int, *, newest: int, reason: str = ""
) -> None:
    """The concept says again what it said from that act on; a withdrawn one holds again. Event.

    ``newest`` is the newest act that the person saw: the choice is about what they saw, not about what came since.

    Raises Denied, NotFound (``concept_not_found``), Gone (``concept_change_gone``), Conflict (``concept_moved_on``,
    ``concept_there``), Invalid (as ``checked``, ``concept_topic_unknown``).
    """
    authorize_locked_publication(uow, actor, Action.TERMS_CHANGE)
    row = select(Concept).where(Concept.publication_id == actor.publication_id, Concept.id == concept_id)
    concept = uow.session.scalar(row.with_for_update().execution_options(populate_existing=True))
    if concept is None:
        raise NotFound("concept_not_found")
    acts = uow.session.scalars(
        select(ConceptChange)
        .where(ConceptChange.publication_id == actor.publication_id, ConceptChange.concept_id == concept_id)
        .order_by(ConceptChange.id.desc())
    ).all()
    if acts and acts[0].id != newest:
        raise Conflict("concept_moved_on")
    wanted = next((act for act in acts if act.id == change_id), None)
    if wanted is None:
        raise Gone("concept_change_gone")
    entry = checked(said(wanted.says))
    if concept.withdrawn_at is None:
        change_concept(uow, actor, concept_id, entry, rev=concept.rev, reason=reason)
    else:
        revive(uow, actor, concept, entry, reason)
