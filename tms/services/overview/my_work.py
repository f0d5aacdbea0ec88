"""What waits for a person: active steps that are theirs, and those that nobody has yet and they may take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, select, true

from tms.db.models import Article, Job, JobStep, Version
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.services.authorize import authorize
from tms.services.jobs.assign import NO_DATE
from tms.services.overview.board_rows import headlines
from tms.services.overview.counts import Counts, counts_by_version, with_total
from tms.services.reviewing.returned import Returned, returned
from tms.services.visible import visible_to


@dataclass(frozen=True, slots=True)
class WaitingWork:
    """One version's active step; ``mine`` if it is assigned to the person, else anybody of the role may take it."""

    article_id: int
    title: str
    language: str
    section: str | None
    locale: str
    name: str
    role: str
    step: str
    step_kind: str
    mine: bool
    due: datetime | None
    since: datetime | None
    counts: Counts
    returned: Returned | None = None


MOST = 100
"""Versions that the list holds; nobody chooses among more."""


def my_work(uow: UnitOfWork, actor: Actor) -> list[WaitingWork]:
    """Steps for the actor's roles and languages, their own first, then by due date and age; the first ``MOST``."""
    authorize(actor, Action.WORK_VIEW)
    kinds = [
        kind
        for kind, action in (("translate", Action.SEGMENT_EDIT), ("review", Action.SEGMENT_REVIEW))
        if PERMISSIONS[action].roles & actor.roles
    ]
    steps = (
        select(
            Article.id,
            Version.id.label("version_id"),
            Version.locale,
            Version.role,
            Job.due,
            JobStep.name,
            JobStep.kind,
            JobStep.assignee_id,
            JobStep.active_since,
        )
        .join(Job, and_(Job.article_id == Article.id, Job.state == "open"))
        .join(Version, and_(Version.article_id == Job.article_id, Version.id == Job.version_id))
        .join(JobStep, and_(JobStep.article_id == Job.article_id, JobStep.job_id == Job.id))
        .where(
            visible_to(actor),
            Article.archived_at.is_(None),
            JobStep.state == "active",
            JobStep.kind.in_(kinds),
            Version.locale.in_(actor.languages) if actor.languages else true(),
        )
        .limit(MOST)
    )
    mine = steps.where(JobStep.publication_id == actor.publication_id, JobStep.assignee_id == actor.person_id)
    rows = uow.session.execute(mine.order_by(Job.due, JobStep.active_since, Version.id)).all()
    if len(rows) < MOST:
        # In the order of the index on open jobs: the oldest article stands for the oldest step, and nothing is sorted.
        free = steps.where(Job.publication_id == actor.publication_id, JobStep.assignee_id.is_(None))
        in_order = free.order_by(Job.due, Job.article_id, Version.id).limit(MOST - len(rows))
        rows = [*rows, *uow.session.execute(in_order)]
    return _as_work(uow, actor, rows) if rows else []


def _as_work(uow: UnitOfWork, actor: Actor, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[WaitingWork]:
    ids = list(dict.fromkeys(row.id for row in rows))
    came_back = returned(uow, ids)
    heads = headlines(uow, actor.publication_id, ids)
    states = texts.state_counts(uow.session, ids)
    counts = counts_by_version(states)
    totals: dict[int, int] = {}
    for one in states:
        totals[one.article_id] = max(totals.get(one.article_id, 0), counts[one.version_id].total)
    return [
        WaitingWork(
            article_id=row.id,
            title=heads[row.id].title,
            language=heads[row.id].language,
            section=heads[row.id].section,
            locale=row.locale,
            name=locales.NAMES[row.locale],
            role=row.role,
            step=row.name,
            step_kind=row.kind,
            mine=row.assignee_id == actor.person_id,
            due=row.due if row.due != NO_DATE else None,
            since=row.active_since,
            counts=with_total(counts.get(row.version_id, Counts()), totals.get(row.id, 0)),
            returned=came_back.get(row.version_id),
        )
        for row in rows
    ]
