"""Events and work items, written in the transaction of the change that causes them."""

from typing import Any

from tms.db.models import Event
from tms.db.queries import work_items
from tms.db.unit_of_work import UnitOfWork
from tms.domain.recorded_acts import EventAct
from tms.domain.work_kinds import WorkKind, dedup_key


def record_event(
    uow: UnitOfWork,
    act: EventAct,
    *,
    publication_id: int,
    person_id: int | None = None,
    article_id: int | None = None,
    version_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Append to the audit log; ids only, never names or texts."""
    uow.session.add(
        Event(
            publication_id=publication_id,
            person_id=person_id,
            article_id=article_id,
            version_id=version_id,
            act=act,
            data=data,
        )
    )


def queue_work(uow: UnitOfWork, kind: WorkKind, article_id: int, version_id: int | None) -> None:
    """Queue a stage; if one for the same subject waits already, it does the work of both."""
    item_id = work_items.enqueue(
        uow.session,
        kind=kind,
        dedup_key=dedup_key(kind, article_id, version_id),
        article_id=article_id,
        version_id=version_id,
    )
    if item_id is not None:
        uow.queue(item_id, kind)
