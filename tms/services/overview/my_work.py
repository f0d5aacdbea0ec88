"""What waits for a person: active steps that are theirs, and those that nobody has yet and they may take."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select, true

from tms.db.models import Article, Job, JobStep, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.services.authorize import authorize
from tms.services.jobs.assign import NO_DATE
from tms.services.overview.article_status import Counts
from tms.services.overview.board_rows import board_rows
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
    rows = uow.session.execute(
        select(Article, Version, Job, JobStep)
        .join(Job, and_(Job.article_id == Article.id, Job.state == "open"))
        .join(Version, and_(Version.article_id == Job.article_id, Version.id == Job.version_id))
        .join(JobStep, and_(JobStep.article_id == Job.article_id, JobStep.job_id == Job.id))
        .where(
            visible_to(actor),
            Article.archived_at.is_(None),
            JobStep.state == "active",
            JobStep.kind.in_(kinds),
            JobStep.assignee_id.is_(None) | (JobStep.assignee_id == actor.person_id),
            Version.locale.in_(actor.languages) if actor.languages else true(),
        )
        .order_by(JobStep.assignee_id.is_(None), Job.due, JobStep.active_since, Version.id)
        .limit(MOST)
    ).all()
    articles = {row[0].id: (row[0], row[2].due) for row in rows}
    came_back = returned(uow, list(articles))
    board = {row.id: row for row in board_rows(uow, actor.publication_id, list(articles.values()))}
    return [
        WaitingWork(
            article_id=article.id,
            title=board[article.id].title,
            language=board[article.id].language,
            section=board[article.id].section,
            locale=version.locale,
            name=locales.NAMES[version.locale],
            role=version.role,
            step=step.name,
            step_kind=step.kind,
            mine=step.assignee_id == actor.person_id,
            due=job.due if job.due != NO_DATE else None,
            since=step.active_since,
            counts=board[article.id].versions[version.locale].counts,
            returned=came_back.get(version.id),
        )
        for article, version, job, step in rows
    ]
