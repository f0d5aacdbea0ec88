"""A translator takes the next piece of work: the oldest due one that is free and theirs to take.

Two who take at once never get the same: an article is locked before it is looked at, and one that somebody else has
locked is left to them as long as there is another.
"""

from typing import NamedTuple

from sqlalchemy import text

from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_version
from tms.services.board.my_work import free_to_translate
from tms.services.jobs.assign import give_step

LOOKED_AT = 50
"""How many pieces of work are tried; of so many, as many people have taken one since they were read."""

_UNLESS_LOCKED = text("SELECT id FROM article WHERE id = :id FOR NO KEY UPDATE SKIP LOCKED")


class Taken(NamedTuple):
    """The version whose translation is the person's now."""

    article_id: int
    locale: str


def take_next(uow: UnitOfWork, actor: Actor) -> Taken | None:
    """Give the actor the next free translation; None if there is none that they may do. Event. Raises Denied."""
    authorize(actor, Action.WORK_VIEW)
    found = free_to_translate(uow, actor, most=LOOKED_AT)
    left = []
    for one in found:
        if uow.session.execute(_UNLESS_LOCKED, {"id": one.article_id}).one_or_none() is None:
            left.append(one)
        elif _take(uow, actor, one.article_id, one.locale):
            return Taken(one.article_id, one.locale)
    # Whoever has locked them may be doing something else with them. Who holds another article waits for none.
    if left and len(left) == len(found) and _take(uow, actor, left[0].article_id, left[0].locale):
        return Taken(left[0].article_id, left[0].locale)
    return None


def _take(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> bool:
    """Whether the step is still free, and the actor's now."""
    try:
        loaded, version = authorize_locked_version(uow, actor, Action.SEGMENT_EDIT, article_id, locale)
    except (Conflict, Denied, NotFound):
        return False
    step = loaded.active_step(version)
    if step is None or step.assignee_id is not None:
        return False
    give_step(uow, actor, step, version.id, actor.person_id)
    return True
