"""The sweeper's part: a work item for a publication whose webhooks have something to do."""

from typing import Any

from sqlalchemy import Select, exists, func, or_, select, true

from tms.db.models import OutsideLog, Webhook
from tms.db.unit_of_work import UnitOfWork
from tms.domain.work_kinds import WorkKind
from tms.services.pipeline.handing_out import queue_handing_out

_ONE_AT_A_TIME = 7_246_002
"""The key of the lock under which webhooks are queued: one worker does it."""


def queue_webhooks(uow: UnitOfWork) -> int:
    """Queue the handing out for each publication that has something to hand out, unless enough do it; how many."""
    waiting = uow.session.scalars(due_webhooks(Webhook.publication_id).distinct()).all()
    if not waiting or not uow.session.scalar(select(func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME))):
        return 0
    return sum(queue_handing_out(uow, WorkKind.WEBHOOKS, publication_id) for publication_id in waiting)


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
