"""A version's work begins again at translation: a job for the new source revision, owing what the old one did."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text

from tms.db.models import Job, JobStep, PublicationStep, SignOff, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.outside_events import OutsideKind
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.states import VersionStatus, next_status
from tms.services.audit import record_event
from tms.services.authorize import LoadedArticle
from tms.services.jobs.assign import fitting
from tms.services.outside_events.tell_outside import tell_outside


@dataclass(frozen=True, slots=True)
class _Step:
    position: int
    name: str
    kind: str
    assignee_id: int | None
    accepted: bool | None = None
    due: datetime | None = None
    active_since: datetime | None = None
    handed_back_at: datetime | None = None
    by_default: bool = False


def send_back_to_translation(
    uow: UnitOfWork, actor: Actor, loaded: LoadedArticle, version: Version, revision_id: int
) -> None:
    """Supersede the open job by one that keeps its people, dates and counts; of a finished version, a new job.

    The people of a finished version are those who did its last job, as far as they still may. Event
    ``version_reopened`` where the version was past translation.
    """
    renew_job(uow, loaded, version, revision_id, reason="source changed", begins_at="translate")
    if version.status == VersionStatus.TRANSLATING:
        return
    version.status = next_status(version.status, VersionStatus.TRANSLATING)
    record_event(
        uow,
        EventAct.VERSION_REOPENED,
        publication_id=version.publication_id,
        person_id=actor.person_id,
        article_id=version.article_id,
        version_id=version.id,
    )
    tell_outside(uow, OutsideKind.VERSION_REOPENED, loaded.article, by=actor.person_id, versions=[version])


def renew_job(
    uow: UnitOfWork, loaded: LoadedArticle, version: Version, revision_id: int, *, reason: str, begins_at: str
) -> None:
    """Supersede the open job by one that keeps its people, dates and counts; of a finished version, a new job.

    The version's status stays as it is. The first step of the kind ``begins_at`` is active, and steps before it are
    skipped.
    """
    uow.session.refresh(version, with_for_update={"key_share": True})
    old = loaded.jobs.get(version.id)
    if old is not None:
        steps = [
            _Step(
                s.position,
                s.name,
                s.kind,
                s.assignee_id,
                s.accepted,
                s.due,
                s.active_since,
                s.handed_back_at,
                s.by_default,
            )
            for s in loaded.steps[version.id]
        ]
    else:
        steps = _as_last_time(uow, version)
    new_id = _replace(uow, version, old, revision_id, reason)
    first = next((step.position for step in steps if step.kind == begins_at), steps[0].position)
    for step in steps:
        is_first = step.position == first
        uow.session.add(
            JobStep(
                article_id=version.article_id,
                job_id=new_id,
                position=step.position,
                publication_id=version.publication_id,
                name=step.name,
                kind=step.kind,
                assignee_id=step.assignee_id,
                accepted=step.accepted,
                due=step.due,
                handed_back_at=step.handed_back_at,
                by_default=step.by_default,
                state="active" if is_first else "skipped" if step.position < first else "waiting",
                active_since=(step.active_since or func.now()) if is_first else None,
            )
        )
    uow.session.flush()


def _replace(uow: UnitOfWork, version: Version, old: Job | None, revision_id: int, reason: str) -> int:
    """The new job's number. One job is open at a time, and the index that says so can't wait: the old one first."""
    new_id: int = uow.session.scalars(text("SELECT nextval(pg_get_serial_sequence('job', 'id'))")).one()
    if old is not None:
        old.state, old.superseded_by = "superseded", new_id
        uow.session.flush()
    uow.session.execute(
        text(
            "INSERT INTO job (article_id, id, publication_id, version_id, revision_id, reason) OVERRIDING SYSTEM VALUE"
            " VALUES (:article_id, :id, :publication_id, :version_id, :revision_id, :reason)"
        ),
        {
            "article_id": version.article_id,
            "id": new_id,
            "publication_id": version.publication_id,
            "version_id": version.id,
            "revision_id": revision_id,
            "reason": reason,
        },
    )
    if old is not None:
        job = uow.session.get_one(Job, (version.article_id, new_id))
        job.priority, job.due, job.words = old.priority, old.due, old.words
        job.due_by_rule = old.due_by_rule
    return new_id


def _as_last_time(uow: UnitOfWork, version: Version) -> list[_Step]:
    """The publication's steps, each with the person who had or did it in the version's last job, if they still may."""
    last = (
        select(func.max(Job.id))
        .where(Job.article_id == version.article_id, Job.version_id == version.id)
        .scalar_subquery()
    )
    did = uow.session.execute(
        select(JobStep.position, JobStep.kind, func.coalesce(JobStep.assignee_id, SignOff.person_id).label("person"))
        .outerjoin(SignOff, (SignOff.article_id == JobStep.article_id) & (SignOff.id == JobStep.sign_off_id))
        .where(JobStep.article_id == version.article_id, JobStep.job_id == last)
    )
    people = {(row.position, row.kind): row.person for row in did}
    rows = uow.session.scalars(
        select(PublicationStep)
        .where(PublicationStep.publication_id == version.publication_id)
        .order_by(PublicationStep.position)
    )
    steps = []
    for step in rows:
        person = people.get((step.position, step.kind))
        fits = person is not None and person in {
            p for p, _ in fitting(uow, version.publication_id, step.kind, version.locale)
        }
        steps.append(_Step(step.position, step.name, step.kind, person if fits else None))
    return steps
