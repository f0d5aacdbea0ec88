"""The steps of a version's job as people hand it on, and what may stop that."""

from sqlalchemy import func

from tms.db.models import Job, JobStep, SegmentText, SignOff, Version
from tms.db.queries import step_figures
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.states import Look
from tms.services.authorize import LoadedArticle


def end_step(uow: UnitOfWork, loaded: LoadedArticle, version: Version, sign_off: SignOff) -> bool:
    """End the active step and begin the next; False when there is none and the job is done."""
    steps = loaded.steps[version.id]
    active = loaded.active_step(version)
    if active is None:
        raise Conflict("no_active_step")
    active.state, active.sign_off_id = "done", sign_off.id
    # One step is active at a time, and the index that says so can't wait for the end of the transaction.
    uow.session.flush()
    step_figures.keep(uow.session, version.article_id, active.job_id, active.position)
    following = next((s for s in steps if s.position > active.position and s.state == "waiting"), None)
    if following is None:
        loaded.jobs[version.id].state = "done"
        return False
    following.state, following.active_since = "active", func.now()
    follow_rule(loaded.jobs[version.id], following)
    return True


def follow_rule(job: Job, active: JobStep) -> None:
    """Let the job be due when its active step is, as long as nobody has set another date than the rule's."""
    if job.due_by_rule and active.due is not None:
        job.due = active.due


def refuse_conflicts(rows: list[SegmentText]) -> None:
    conflicts = [row.segment_id for row in rows if row.look == Look.CONFLICT]
    if conflicts:
        raise Conflict("looks_open", n=len(conflicts), segments=conflicts)
