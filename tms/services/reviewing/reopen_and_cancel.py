"""A version's jobs: opened again after they were closed, and cancelled."""

from sqlalchemy import delete, select

from tms.db.models import Claim, Job, JobStep, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.states import SegmentState, VersionStatus, next_status
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import authorize_whole_version
from tms.services.given_reason import given_reason
from tms.services.jobs.decisions import record_decision
from tms.services.jobs.renew_job import renew_job
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.versions.version_texts import present_rows

_GOES_TO = {"translate": VersionStatus.TRANSLATING, "review": VersionStatus.REVIEWING}
REOPENABLE = frozenset(
    {VersionStatus.APPROVED, VersionStatus.PUBLISHED, VersionStatus.WITHDRAWN, VersionStatus.CANCELLED}
)
"""The states of a version that has no job."""


def newest_job(uow: UnitOfWork, version: Version) -> Job | None:
    """The version's last job, whatever its state."""
    return uow.session.scalars(
        select(Job)
        .where(Job.article_id == version.article_id, Job.version_id == version.id)
        .order_by(Job.id.desc())
        .limit(1)
    ).first()


def job_steps(uow: UnitOfWork, job: Job) -> list[JobStep]:
    """The job's steps in order."""
    return list(
        uow.session.scalars(
            select(JobStep)
            .where(JobStep.article_id == job.article_id, JobStep.job_id == job.id)
            .order_by(JobStep.position)
        )
    )


def reopen_job(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, step: str, reason: str) -> None:
    """Begin a new job for a version without one, at ``translate`` or ``review``, with the people of the last.

    Everything that was accepted stays accepted until it is changed, and readers see what they saw. Event
    ``job_reopened``. Raises Invalid (``step_unknown``, ``reason_missing``), Conflict (``job_not_closed``).
    """
    if step not in _GOES_TO:
        raise Invalid("step_unknown")
    why = given_reason(reason)
    loaded, version = authorize_whole_version(uow, actor, Action.JOB_REOPEN, article_id, locale)
    if version.role == "source" or version.status not in REOPENABLE or version.id in loaded.jobs:
        raise Conflict("job_not_closed")
    revision_id = int(loaded.article.current_revision_id or 0)
    for row in present_rows(uow, version, lock=True):
        if row.state == SegmentState.FINAL:
            row.state = SegmentState.REVIEWED
    renew_job(uow, loaded, version, revision_id, reason="correction", begins_at=step)
    version.status = next_status(version.status, _GOES_TO[step])
    version.revision_id = version.revision_id or revision_id
    record_decision(uow, actor, EventAct.JOB_REOPENED, version, why)
    tell_outside(uow, OutsideKind.VERSION_REOPENED, loaded.article, by=actor.person_id, versions=[version])


def cancel_job(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, reason: str) -> None:
    """Cancel the version's job: nobody works on it until an editor reopens it.

    Texts, typing and sign-offs stay, and what readers see stays; claims end. Event ``job_cancelled``. Raises Invalid
    (``reason_missing``), Conflict (``no_open_job``).
    """
    why = given_reason(reason)
    loaded, version = authorize_whole_version(uow, actor, Action.JOB_CANCEL, article_id, locale)
    job = loaded.jobs.get(version.id)
    if job is None:
        raise Conflict("no_open_job")
    _close(loaded, version, job)
    version.status = next_status(version.status, VersionStatus.CANCELLED)
    uow.session.execute(delete(Claim).where(Claim.article_id == article_id, Claim.version_id == version.id))
    record_decision(uow, actor, EventAct.JOB_CANCELLED, version, why)
    tell_outside(uow, OutsideKind.VERSION_CANCELLED, loaded.article, by=actor.person_id, versions=[version])


def _close(loaded: LoadedArticle, version: Version, job: Job) -> None:
    for step in loaded.steps[version.id]:
        if step.state != "done":
            step.state = "skipped"
    job.state = "cancelled"
