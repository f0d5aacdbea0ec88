"""The sweeper's part: a work item for a publication that has something to send to its sites."""

from typing import Any

from sqlalchemy import Select, exists, func, or_, select, text, true

from tms.db.models import ConnectedSite, SiteVersion
from tms.db.unit_of_work import UnitOfWork
from tms.domain.work_kinds import WorkKind
from tms.services.pipeline.handing_out import queue_handing_out

_ONE_AT_A_TIME = 7_246_003
"""The key of the lock under which sites are queued: one worker does it."""


def queue_sites(uow: UnitOfWork) -> int:
    """Queue the sending for each publication that has something to send, unless enough do it; how many."""
    waiting = uow.session.scalars(due_sites(ConnectedSite.publication_id).distinct()).all()
    if not waiting or not uow.session.scalar(select(func.pg_try_advisory_xact_lock(_ONE_AT_A_TIME))):
        return 0
    return sum(queue_handing_out(uow, WorkKind.SITES, publication_id) for publication_id in waiting)


def due_sites(what: Any, publication_id: int | None = None) -> Select[*tuple[Any, ...]]:
    """Sites that are on, held by nobody, not at rest, and have a version that is due."""
    is_due = exists().where(
        SiteVersion.publication_id == ConnectedSite.publication_id,
        SiteVersion.site_id == ConnectedSite.id,
        text("site_version.state = 'waiting'"),
        SiteVersion.not_before <= func.now(),
    )
    return select(what).where(
        ConnectedSite.publication_id == publication_id if publication_id is not None else true(),
        ConnectedSite.active,
        or_(ConnectedSite.lease_until.is_(None), ConnectedSite.lease_until < func.now()),
        or_(ConnectedSite.rests_until.is_(None), ConnectedSite.rests_until <= func.now()),
        is_due,
    )
