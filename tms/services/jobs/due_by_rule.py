"""When the steps of an article are due, by the rule of its section or of all: when it comes in, and when it moves."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, or_, select, update

from tms.db.models import DueRule, Event, Job, JobStep, Publication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.recorded_acts import EventAct
from tms.domain.working_time import Span, SpanUnit, WorkingTime
from tms.services.authorize import LoadedArticle
from tms.services.jobs.assign import NO_DATE
from tms.services.notifications.overdue import take_back_overdue


def due_rule_of(uow: UnitOfWork, publication_id: int, section_id: int | None) -> DueRule | None:
    """The rule that holds for articles of the section; that of all sections where it has none of its own."""
    return uow.session.scalars(
        select(DueRule)
        .where(
            DueRule.publication_id == publication_id,
            or_(DueRule.section_id.is_(None), DueRule.section_id == section_id),
        )
        .order_by(DueRule.section_id.nulls_last())
        .limit(1)
    ).one_or_none()


def spans_of(rule: DueRule) -> tuple[Span, Span]:
    """How long translating takes at most, and each review after it."""
    return (
        Span(rule.translate_amount, SpanUnit(rule.translate_unit)),
        Span(rule.review_amount, SpanUnit(rule.review_unit)),
    )


def date_by_rule(uow: UnitOfWork, publication: Publication, section_id: int | None, steps: Sequence[JobStep]) -> None:
    """Date the steps of locked jobs that begin now, all of them in order by job; nothing without a rule.

    The first is due so long after now, each other one so long after the one before it; the job when its first is.
    """
    rule = due_rule_of(uow, publication.id, section_id)
    if rule is None:
        return
    now: datetime = uow.session.scalars(select(func.now())).one()
    for (article_id, job_id), of_job in groupby(steps, key=lambda step: (step.article_id, step.job_id)):
        in_order = list(of_job)
        _date(publication, rule, in_order, now)
        uow.session.execute(
            update(Job)
            .where(Job.article_id == article_id, Job.id == job_id)
            .values(due=in_order[0].due, due_by_rule=True)
        )
    uow.session.flush()


def date_anew(uow: UnitOfWork, loaded: LoadedArticle) -> None:
    """Date the open jobs of a locked article by the rule of the section that it is in now, from when each began.

    A job whose date somebody set, or took away, keeps that. Without a rule it has no date. What was due by the old date
    and told as overdue is taken back.
    """
    rule = due_rule_of(uow, loaded.publication.id, loaded.article.section_id)
    dated = [job for job in loaded.jobs.values() if job.due_by_rule or (job.due == NO_DATE and not _set(uow, job))]
    for job in dated:
        steps = sorted(loaded.steps.get(job.version_id, []), key=lambda step: step.position)
        if rule is None:
            for step in steps:
                step.due = None
        else:
            _date(loaded.publication, rule, steps, job.created_at)
        # The job is due with the furthest step that has begun.
        begun = [step for step in steps if step.state != "waiting"] or steps[:1]
        due = begun[-1].due if begun else None
        job.due, job.due_by_rule = due or NO_DATE, due is not None
    uow.session.flush()
    if dated:
        take_back_overdue(uow, [loaded.article.id])


def _date(publication: Publication, rule: DueRule, steps: Sequence[JobStep], began: datetime) -> None:
    """Date a job's steps in their order: the first so long after the job began, each other one after the one before."""
    to_translate, to_review = spans_of(rule)
    clock = WorkingTime(ZoneInfo(publication.time_zone), frozenset(publication.days_off), publication.ends_at)
    moment = began
    for step in steps:
        step.due = moment = clock.after(moment, to_translate if step.kind == "translate" else to_review)


def _set(uow: UnitOfWork, job: Job) -> bool:
    """Whether somebody set the date of the version since its job began: taking it away is setting it, too."""
    by_hand = exists().where(
        Event.article_id == job.article_id,
        Event.version_id == job.version_id,
        Event.act == EventAct.DUE_SET,
        Event.at >= job.created_at,
    )
    return bool(uow.session.scalar(select(by_hand)))
