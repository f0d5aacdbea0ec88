"""Taking back one's own word on a whole version: a submission recalled, an approval withdrawn."""

from sqlalchemy import func

from tms.db.models import Job, JobStep, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.states import SegmentState, VersionStatus, next_status
from tms.services.authorize import LoadedArticle, authorize, authorize_version
from tms.services.authorize_locked import lock_whole
from tms.services.given_reason import given_reason
from tms.services.jobs.decisions import record_decision
from tms.services.jobs.signers import signers
from tms.services.memory.remember import forget_approved
from tms.services.outside_events.tell_outside import tell_outside
from tms.services.reviewing.reopen_and_cancel import job_steps, newest_job
from tms.services.reviewing.send_back import back_to_translation
from tms.services.versions.version_texts import present_rows


def recall_submission(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, reason: str) -> None:
    """Return a version to its submitter, at any time until it is approved. Event ``submission_recalled``.

    What reviewers accepted or sent back meanwhile stays as it is. Raises Invalid (``reason_missing``), Denied
    (``not_in_review``, ``not_your_submission``).
    """
    now, loaded, version = _locked(uow, actor, article_id, locale)
    submitter = signers(uow, version).submitter
    authorize(now, Action.SUBMISSION_RECALL, loaded.subject(version, submitter=submitter))
    why = given_reason(reason)
    if version.id not in loaded.steps:
        raise Conflict("no_open_job")
    back_to_translation(uow, actor, loaded, version)
    record_decision(uow, actor, EventAct.SUBMISSION_RECALLED, version, why)
    tell_outside(uow, OutsideKind.VERSION_REOPENED, loaded.article, by=actor.person_id, versions=[version])


def withdraw_approval(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, reason: str) -> None:
    """Make the last review active again, with everything that was accepted. Event ``approval_withdrawn``.

    The memory forgets what it learned from the approved texts; approving again teaches it anew. Raises Invalid
    (``reason_missing``), Denied (``not_your_approval``), Conflict (``approval_none``).
    """
    now, loaded, version = _locked(uow, actor, article_id, locale)
    authorize(now, Action.APPROVAL_WITHDRAW, loaded.subject(version, approvers=signers(uow, version).approvers))
    why = given_reason(reason)
    job = newest_job(uow, version)
    if version.role == "source" or version.status != VersionStatus.APPROVED or job is None:
        raise Conflict("approval_none")
    _open_last_review(uow, loaded, version, job)
    version.status = next_status(version.status, VersionStatus.REVIEWING)
    for row in present_rows(uow, version, lock=True):
        if row.state == SegmentState.FINAL:
            row.state = SegmentState.REVIEWED
    uow.session.flush()
    forget_approved(uow, version)
    record_decision(uow, actor, EventAct.APPROVAL_WITHDRAWN, version, why)
    tell_outside(uow, OutsideKind.VERSION_REOPENED, loaded.article, by=actor.person_id, versions=[version])


def _locked(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> tuple[Actor, LoadedArticle, Version]:
    """With the actor as they are now: each act asks for its own permission, of what it finds out first."""
    now = lock_whole(uow, actor, article_id, locale)
    loaded, version = authorize_version(uow, now, Action.ARTICLE_VIEW, article_id, locale)
    return now, loaded, version


def _open_last_review(uow: UnitOfWork, loaded: LoadedArticle, version: Version, job: Job) -> None:
    steps = job_steps(uow, job)
    review: JobStep | None = next((step for step in reversed(steps) if step.kind == "review"), None)
    if review is None:
        raise Conflict("approval_none")
    job.state = "open"
    review.state, review.sign_off_id, review.active_since = "active", None, func.now()
    loaded.jobs[version.id], loaded.steps[version.id] = job, steps
