"""Undoing a change of the rules: what was made is retired, what was retired holds again."""

from sqlalchemy import select

from tms.db.models import ChangeSet
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.conversion.change_rules import copied, record_change, rules_with_ids, same_phrase
from tms.services.conversion.change_sets import KIND, add_change


def undo_change(uow: UnitOfWork, actor: Actor, change_set_id: int) -> ChangeSet:
    """What the change made is retired, what it retired holds again; texts that people changed since stay. Event.

    Raises Denied, NotFound (``change_not_found``), Conflict (``change_undone``, ``change_superseded``).
    """
    authorize_locked_publication(uow, actor, Action.RULES_CHANGE)
    return take_change_back(uow, actor, change_of_rules(uow, actor, change_set_id))


def take_change_back(uow: UnitOfWork, actor: Actor, change: ChangeSet) -> ChangeSet:
    """``undo_change`` for a caller that has asked whether the actor may, and locked the rules before reading them."""
    if uow.session.scalar(select(ChangeSet.id).where(ChangeSet.undoes_id == change.id)) is not None:
        raise Conflict("change_undone")
    made = [rule for rule in rules_with_ids(uow, actor, change.what["made"]) if rule.retired_at is None]
    there = made and {rule.source for rule in made}
    again = [
        copied(rule, actor)
        for rule in rules_with_ids(uow, actor, change.what["retired"])
        if same_phrase(uow, rule) is None or rule.source in (there or ())
    ]
    if not made and not again:
        raise Conflict("change_superseded")
    undo = add_change(uow, actor, made=again, retired=made, undoes_id=change.id, here=change.what["here"])
    record_change(uow, actor, EventAct.CHANGE_UNDONE, undo)
    return undo


def change_of_rules(uow: UnitOfWork, actor: Actor, change_set_id: int) -> ChangeSet:
    """A change of the publication's rules. Raises NotFound (``change_not_found``)."""
    change = uow.session.get(ChangeSet, change_set_id)
    if change is None or change.publication_id != actor.publication_id or change.kind != KIND:
        raise NotFound("change_not_found")
    return change
