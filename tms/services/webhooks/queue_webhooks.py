"""The sweeper's part: a work item for a publication whose webhooks have something to do."""

from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select, text, true

from tms.db.models import OutsideLog, Webhook, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import UnitOfWork
from tms.domain.work_kinds import WorkKind

MOST_RUNNING = 2
"""So many workers hand out for one publication at once."""

_ONE_AT_A_TIME = 7_246_002
"""The key of the lock under which webhooks are queued: one worker does it."""


def queue_webhooks(uow: UnitOfWork) -> int:
    """Queue the handing out for each publication that has something to hand out, unless enough do it; how many.

    Another worker begins only where one leaves something due: it has as many webhooks in hand as it can.
    """
    waiting = uow.session.scalars(due_webhooks(Webhook.publication_id).distinct()).all()
    if not waiting or not uow.session.scalar(select(func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME))):
        return 0
    return sum(_queue(uow, publication_id) for publication_id in waiting)


def due_webhooks(what: Any, publication_id: int | None = None) -> Select[*tuple[Any, ...]]:
    """Webhooks that are on, held by nobody, not at rest, and have a delivery that is due or news in the log.

    What a dead worker held has something to do, which only that worker knew.
    """
    news = exists().where(
        OutsideLog.publication_id == Webhook.publication_id, OutsideLog.last_number > Webhook.read_number
    )
    return select(what).where(
        Webhook.publication_id == publication_id if publication_id is not None else true(),
        Webhook.active,
        or_(Webhook.lease_until.is_(None), Webhook.lease_until < func.now()),
        or_(Webhook.rests_until.is_(None), Webhook.rests_until <= func.now()),
        or_(Webhook.next_at <= func.now(), Webhook.lease_until < func.now(), news),
    )


def _queue(uow: UnitOfWork, publication_id: int) -> bool:
    keys = [f"{WorkKind.WEBHOOKS}:{publication_id}:{n}" for n in range(MOST_RUNNING)]
    # Each of the two has an index of its own.
    states = text("state = 'waiting'"), text("state = 'running'")
    under_way = or_(*(and_(state, WorkItem.dedup_key.in_(keys)) for state in states))
    found = uow.session.execute(select(WorkItem.dedup_key, WorkItem.state).where(under_way)).all()
    free = [key for key in keys if key not in {one.dedup_key for one in found}]
    if not free or any(one.state == "waiting" for one in found):
        return False
    item_id = work_items.enqueue_other(uow.session, WorkKind.WEBHOOKS, free[0], {"publication": publication_id})
    uow.queue(item_id, WorkKind.WEBHOOKS)
    return True
