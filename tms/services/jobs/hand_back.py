"""What a person had in hand, given back: their leases end, and their open steps wait for somebody else."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from tms.db.models import Article, Claim, Job, JobStep, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.jobs.assign import fitting
from tms.services.notifications.assigned import recount_default_steps


def hold_what_is_in_hand(uow: UnitOfWork, publication_id: int, person_id: int) -> None:
    """Lock the articles in which the person has an open step, before the person is locked, as everybody locks them.

    A hand-over, revision or assignment holds the article, and changes the steps of its jobs in an order of its own.
    """
    uow.session.execute(
        select(Article.id)
        .where(
            Article.publication_id == publication_id,
            Article.id.in_(
                select(JobStep.article_id).where(
                    JobStep.publication_id == publication_id,
                    JobStep.assignee_id == person_id,
                    JobStep.job_state == inline_literal("open"),
                )
            ),
        )
        .order_by(Article.id)
        .with_for_update(key_share=True)
    )


def hand_back(uow: UnitOfWork, publication_id: int, person_id: int, *, by: int | None, only_unfit: bool = False) -> int:
    """Free the person's leases and hand their open steps back; how many steps. Event for each.

    ``only_unfit`` leaves what they may still do. What they were typing stays theirs.
    """
    rows = uow.session.execute(
        select(JobStep, Version)
        .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
        .join(Version, (Version.article_id == Job.article_id) & (Version.id == Job.version_id))
        .where(
            JobStep.publication_id == publication_id,
            JobStep.assignee_id == person_id,
            JobStep.state.in_(["waiting", "active"]),
            Job.state == "open",
        )
        .order_by(JobStep.article_id, JobStep.job_id, JobStep.position)
        .with_for_update(of=JobStep)
    ).all()
    given_back = [row for row in rows if not (only_unfit and _fits(uow, publication_id, person_id, *row))]
    told_together = any(step.by_default for step, _ in given_back)
    for step, version in given_back:
        step.assignee_id, step.accepted, step.handed_back_at, step.by_default = None, None, func.now(), False
        record_event(
            uow,
            EventAct.STEP_HANDED_BACK,
            publication_id=publication_id,
            person_id=by,
            article_id=version.article_id,
            version_id=version.id,
            data={"step": step.position, "assignee": person_id},
        )
        uow.article_changed(publication_id, version.article_id)
    if told_together:
        recount_default_steps(uow, publication_id, person_id)
    _free_claims(uow, publication_id, person_id, [v.id for _, v in given_back] if only_unfit else None)
    return len(given_back)


def _fits(uow: UnitOfWork, publication_id: int, person_id: int, step: JobStep, version: Version) -> bool:
    return any(person == person_id for person, _ in fitting(uow, publication_id, step.kind, version.locale))


def _free_claims(uow: UnitOfWork, publication_id: int, person_id: int, version_ids: Sequence[int] | None) -> None:
    """End the person's leases in these versions, or all in the publication."""
    ours = Claim.article_id.in_(select(Article.id).where(Article.publication_id == publication_id))
    where = ours if version_ids is None else Claim.version_id.in_(version_ids)
    freed = uow.session.scalars(
        delete(Claim).where(Claim.person_id == person_id, where).returning(Claim.article_id)
    ).all()
    for article_id in freed:
        uow.article_changed(publication_id, article_id)
