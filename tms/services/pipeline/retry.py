"""The editor's retry of a stage that failed."""

from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize_article


def retry_stage(uow: UnitOfWork, actor: Actor, article_id: int, item_id: int) -> None:
    """Let a failed stage run again, with all of its attempts. Event. Raises Conflict (``not_failed``)."""
    authorize_article(uow, actor, Action.STAGE_RETRY, article_id)
    item = uow.session.get(WorkItem, item_id)
    if item is None or item.article_id != article_id:
        raise NotFound("stage_not_found")
    kind = work_items.retry(uow.session, item_id)
    if kind is None:
        raise Conflict("not_failed")
    uow.queue(item_id, kind)
    record_event(
        uow,
        EventAct.STAGE_RETRIED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        version_id=item.version_id,
        data={"kind": kind},
    )
    uow.article_changed(actor.publication_id, article_id)
