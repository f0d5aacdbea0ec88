"""What somebody has in hand: the open steps that are assigned to them, of the articles that the asker may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, tuple_

from tms.db.models import Article, Job, JobStep, Membership, Person, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import visible_to
from tms.services.authorize import authorize
from tms.services.jobs.assign import NO_DATE
from tms.services.versions.headlines import headlines

StepPlace = tuple[datetime, int, int, int]
"""A place in the list: the due date, the article, the job and the step's position."""


@dataclass(frozen=True, slots=True)
class WorkInHand:
    """An open step of somebody's. It is ``active``, or waits for the steps before it; ``locale`` is its version's."""

    article_id: int
    title: str
    locale: str
    position: int
    step: str
    kind: str
    is_active: bool
    since: datetime | None
    due: datetime | None


@dataclass(frozen=True, slots=True)
class OpenWork:
    """A part of somebody's open work, and behind which place the next part begins; None at the end."""

    steps: Sequence[WorkInHand]
    next: StepPlace | None


def open_work(uow: UnitOfWork, actor: Actor, person_id: int, *, after: StepPlace | None, limit: int) -> OpenWork:
    """The steps of a member of the actor's publication, the first due ones first.

    One's own are everybody's to see, another's theirs who see the board. Raises Denied, NotFound
    (``person_not_found``).
    """
    authorize(actor, Action.WORK_VIEW if person_id == actor.person_id else Action.BOARD_VIEW)
    _require_member(uow, actor, person_id)
    place = (JobStep.job_due, JobStep.article_id, JobStep.job_id, JobStep.position)
    wanted = (
        select(*place, JobStep.name, JobStep.kind, JobStep.state, JobStep.active_since, Version.locale)
        .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
        .join(Version, (Version.article_id == Job.article_id) & (Version.id == Job.version_id))
        .join(Article, Article.id == JobStep.article_id)
        .where(
            JobStep.publication_id == actor.publication_id,
            JobStep.assignee_id == person_id,
            JobStep.state.in_(["waiting", "active"]),
            JobStep.job_state == inline_literal("open"),
            ~JobStep.job_shelved,
            visible_to(actor),
        )
        .order_by(*place)
        .limit(limit + 1)
    )
    if after is not None:
        wanted = wanted.where(tuple_(*place) > after)
    rows = uow.session.execute(wanted).all()
    shown = rows[:limit]
    heads = headlines(uow, actor.publication_id, list({row.article_id for row in shown})) if shown else {}
    steps = [_in_hand(row, heads[row.article_id].title) for row in shown]
    last = shown[-1] if len(rows) > limit else None
    return OpenWork(steps, (last.job_due, last.article_id, last.job_id, last.position) if last else None)


def _require_member(uow: UnitOfWork, actor: Actor, person_id: int) -> None:
    member = (
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.publication_id == actor.publication_id,
            Membership.ended_at.is_(None),
            Person.id == person_id,
            Person.kind == "person",
            Person.deactivated_at.is_(None),
        )
    )
    if uow.session.scalar(member) is None:
        raise NotFound("person_not_found")


def _in_hand(row: Row[*tuple[Any, ...]], title: str) -> WorkInHand:
    return WorkInHand(
        article_id=row.article_id,
        title=title,
        locale=row.locale,
        position=row.position,
        step=row.name,
        kind=row.kind,
        is_active=row.state == "active",
        since=row.active_since,
        due=row.job_due if row.job_due != NO_DATE else None,
    )
