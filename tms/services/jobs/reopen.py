"""A version that was closed and whose approved text is another now goes back to review."""

from sqlalchemy import func, select

from tms.db.models import JobStep, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import EventAct
from tms.domain.states import VersionStatus, next_status
from tms.services.authorize import Loaded
from tms.services.jobs.add_job import add_job
from tms.services.record import record_event

CLOSED = frozenset({VersionStatus.APPROVED, VersionStatus.PUBLISHED})
"""A version that nobody works on: its texts are what was approved."""


def reopen_if_closed(uow: UnitOfWork, loaded: Loaded, version: Version) -> None:
    """A version whose approved text changed, or is in conflict, goes back to review with a job that says so. Event."""
    if version.status not in CLOSED:
        return
    version.status = next_status(version.status, VersionStatus.REVIEWING)
    revision_id = int(loaded.article.current_revision_id or 0)
    job = add_job(uow, loaded.publication.id, version, revision_id, reason="source changed")
    steps = uow.session.scalars(
        select(JobStep)
        .where(JobStep.article_id == version.article_id, JobStep.job_id == job.id)
        .order_by(JobStep.position)
    ).all()
    for step in steps:
        if step.kind == "translate":
            step.state = "skipped"
    review = next((step for step in steps if step.kind == "review"), None)
    if review is not None:
        review.state, review.active_since = "active", func.now()
    record_event(
        uow,
        EventAct.VERSION_REOPENED,
        publication_id=loaded.publication.id,
        article_id=version.article_id,
        version_id=version.id,
    )
