"""The sweeper's part: a work item for a publication whose webhooks have something to do."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, or_, select, true

from tms.db.models import OutsideLog, Webhook
from tms.db.unit_of_work import UnitOfWork
from tms.domain.work_kinds import WorkKind
from tms.services.pipeline.handing_out import queue_handing_out

_ONE_AT_A_TIME = 7_246_002
"""The key of the lock under which webhooks are queued: one worker does it."""

BETWEEN_READINGS = timedelta(seconds=1)
"""A webhook takes up news so much later than the last time, at the earliest: what comes one by one goes out together.

Else each event of a busy house costs a transaction for every webhook, and people's saves wait for these.
"""


def queue_webhooks(uow: UnitOfWork) -> int:
    """Queue the handing out for each publication that has something to hand out, unless enough do it; how many."""
    waiting = uow.session.scalars(due_webhooks(Webhook.publication_id).distinct()).all()
    if not waiting or not uow.session.scalar(select(func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME))):
        return 0
    return sum(queue_handing_out(uow, WorkKind.WEBHOOKS, publication_id) for publication_id in waiting)


def due_webhooks(what: Any, publication_id: int | None = None) -> Select[*tuple[Any, ...]]:
    """Webhooks that are on, held by nobody, not at rest, and have a delivery that is due or news that may be taken up.

    What a dead worker held has something to do, which only that worker knew.
    """
    is_in_time = or_(Webhook.read_at.is_(None), Webhook.read_at <= func.now() - BETWEEN_READINGS)
    has_news = exists().where(
        OutsideLog.publication_id == Webhook.publication_id, OutsideLog.last_number > Webhook.read_number
    )
    return select(what).where(
        Webhook.publication_id == publication_id if publication_id is not None else true(),
        Webhook.active,
        or_(Webhook.lease_until.is_(None), Webhook.lease_until < func.now()),
        or_(Webhook.rests_until.is_(None), Webhook.rests_until <= func.now()),
        or_(Webhook.next_at <= func.now(), Webhook.lease_until < func.now(), and_(is_in_time, has_news)),
    )
