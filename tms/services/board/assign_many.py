"""Changing steps and dates of many articles in one act, with the events and notices that each alone would have."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select, tuple_, update

from tms.db.models import Article, Job, JobStep
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.board.assignment_plan import AssignmentPlan, AssignmentRequest, PlannedStep, actions, check, plan
from tms.services.jobs.assign import NO_DATE
from tms.services.notifications.assigned import recount_default_steps, tell_of_steps
from tms.services.notifications.overdue import take_back_overdue


def change(uow: UnitOfWork, actor: Actor, wish: AssignmentRequest) -> AssignmentPlan:
    """Change the steps and dates; what was changed and what was refused. Events and notices as each alone would have.

    The rest of the act stands if something is refused. It is planned again, because somebody may have done a step since
    it was shown. Raises Denied, Invalid as ``plan`` does.
    """
    for action in actions(wish):
        authorize(actor, action)
    check(wish)
    # In one order, and before anything is read: no hand-over or revision comes between.
    uow.session.execute(
        select(Article.id)
        .where(Article.publication_id == actor.publication_id, Article.id.in_(sorted(set(wish.articles))))
        .order_by(Article.id)
        .with_for_update(key_share=True)
    )
    planned = plan(uow, actor, wish)
    given = [line for line in planned.changing if line.assigns]
    dated = [line for line in planned.changing if line.dates]
    if given:
        _assign(uow, actor, wish, given)
    if dated:
        _date(uow, actor, wish, dated)
    for article_id in dict.fromkeys(line.article_id for line in planned.changing):
        uow.article_changed(actor.publication_id, article_id)
    return planned


def _assign(uow: UnitOfWork, actor: Actor, wish: AssignmentRequest, lines: Sequence[PlannedStep]) -> None:
    had = _whose_by_default(uow, wish, lines)
    uow.session.execute(
        update(JobStep)
        .where(*_steps(wish, lines))
        .values(assignee_id=wish.person, handed_back_at=None, by_default=False, passed_over=None, passed_over_id=None)
        .execution_options(synchronize_session=False)
    )
    for line in lines:
        _record(uow, actor, EventAct.STEP_ASSIGNED, line, {"step": wish.position, "assignee": wish.person})
    steps = [(line.article_id, line.version_id, wish.position) for line in lines if line.version_id is not None]
    tell_of_steps(uow, actor, steps, wish.person)
    for person_id in had:
        recount_default_steps(uow, actor.publication_id, person_id)


def _whose_by_default(uow: UnitOfWork, wish: AssignmentRequest, lines: Sequence[PlannedStep]) -> list[int]:
    """Who has one of the steps by default now, and was told of it so; in one order."""
    had = select(JobStep.assignee_id).where(*_steps(wish, lines), JobStep.by_default).distinct()
    return sorted(person for person in uow.session.scalars(had) if person is not None and person != wish.person)


def _steps(wish: AssignmentRequest, lines: Sequence[PlannedStep]) -> tuple[ColumnElement[bool], ...]:
    jobs = [(line.article_id, line.job_id) for line in lines]
    return tuple_(JobStep.article_id, JobStep.job_id).in_(jobs), JobStep.position == wish.position


def _date(uow: UnitOfWork, actor: Actor, wish: AssignmentRequest, lines: Sequence[PlannedStep]) -> None:
    uow.session.execute(
        update(Job)
        .where(tuple_(Job.article_id, Job.id).in_([(line.article_id, line.job_id) for line in lines]))
        .values(due=wish.due or NO_DATE, due_by_rule=False)
        .execution_options(synchronize_session=False)
    )
    take_back_overdue(uow, sorted({line.article_id for line in lines}))
    for line in lines:
        _record(uow, actor, EventAct.DUE_SET, line, {"due": wish.due.isoformat() if wish.due else None})


def _record(uow: UnitOfWork, actor: Actor, act: EventAct, line: PlannedStep, data: dict[str, Any]) -> None:
    record_event(
        uow,
        act,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=line.article_id,
        version_id=line.version_id,
        data=data,
    )
