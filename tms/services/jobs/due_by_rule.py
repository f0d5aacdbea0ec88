"""When the steps of a new article are due, by the rule of its section or of all."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select, update

from tms.db.models import DueRule, Job, JobStep, Publication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.working_time import Span, SpanUnit, WorkingTime


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
    to_translate, to_review = spans_of(rule)
    clock = WorkingTime(ZoneInfo(publication.time_zone), frozenset(publication.days_off), publication.ends_at)
    now: datetime = uow.session.scalars(select(func.now())).one()
    for (article_id, job_id), of_job in groupby(steps, key=lambda step: (step.article_id, step.job_id)):
        moment, first = now, None
        for step in of_job:
            step.due = moment = clock.after(moment, to_translate if step.kind == "translate" else to_review)
            first = first or moment
        uow.session.execute(
            update(Job).where(Job.article_id == article_id, Job.id == job_id).values(due=first, due_by_rule=True)
        )
    uow.session.flush()
