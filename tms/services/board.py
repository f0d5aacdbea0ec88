"""The board: all articles, their three versions, who has them, when they are due, and what is stuck."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, func, or_, select

from tms.db.models import Article, Job, JobStep, Version, WorkItem
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.assign import NO_DATE
from tms.services.authorize import authorize
from tms.services.board_rows import BoardRow, board_rows
from tms.services.visible import visible_to

PAGE = 50


class BoardFilter(StrEnum):
    """What the board can be narrowed to."""

    ALL = "all"
    DUE_TODAY = "due-today"
    STUCK = "stuck"
    LAGGING = "lagging"
    HANDED_BACK = "handed-back"
    MINE = "mine"


@dataclass(frozen=True, slots=True)
class Board:
    """One page of rows, and how many articles each filter would show."""

    rows: list[BoardRow]
    counts: dict[str, int]
    waiting_for_translator: int
    waiting_for_review: int
    more: bool


def board(uow: UnitOfWork, actor: Actor, *, only: BoardFilter, page: int, now: datetime, time_zone: str) -> Board:
    """The actor's view of all articles, by due date, then newest first; ``page`` counts from 0."""
    authorize(actor, Action.BOARD_VIEW)
    visible = visible_to(actor)
    end_of_day = (now.astimezone(ZoneInfo(time_zone)) + timedelta(days=1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    conditions = {one: _condition(one, actor, end_of_day) for one in BoardFilter}
    counts = {
        one.value: uow.session.scalar(select(func.count()).select_from(Article).where(visible, condition)) or 0
        for one, condition in conditions.items()
    }
    due = (
        select(func.min(Job.due))
        .where(Job.article_id == Article.id, Job.state == "open")
        .correlate(Article)
        .scalar_subquery()
    )
    found = uow.session.execute(
        select(Article, func.coalesce(due, NO_DATE).label("due"))
        .where(visible, conditions[only])
        .order_by("due", Article.id.desc())
        .offset(page * PAGE)
        .limit(PAGE + 1)
    ).all()
    return Board(
        rows=board_rows(uow, actor.publication_id, [(row[0], row[1]) for row in found[:PAGE]]),
        counts=counts,
        waiting_for_translator=_waiting(uow, actor, "translate"),
        waiting_for_review=_waiting(uow, actor, "review"),
        more=len(found) > PAGE,
    )


def _condition(only: BoardFilter, actor: Actor, end_of_day: datetime) -> ColumnElement[bool]:
    open_job = (Job.article_id == Article.id) & (Job.state == "open")
    match only:
        case BoardFilter.DUE_TODAY:
            return exists().where(open_job, Job.due < end_of_day)
        case BoardFilter.STUCK:
            return exists().where(WorkItem.article_id == Article.id, WorkItem.state == "failed")
        case BoardFilter.LAGGING:
            return exists().where(
                Version.article_id == Article.id, Version.live_snapshot_id.is_not(None), Version.status != "published"
            )
        case BoardFilter.HANDED_BACK:
            return exists().where(
                JobStep.publication_id == actor.publication_id,
                JobStep.article_id == Article.id,
                JobStep.state == "active",
                JobStep.assignee_id.is_(None),
                JobStep.handed_back_at.is_not(None),
            )
        case BoardFilter.MINE:
            return or_(
                Article.created_by == actor.person_id,
                exists().where(
                    open_job,
                    JobStep.article_id == Job.article_id,
                    JobStep.job_id == Job.id,
                    JobStep.assignee_id == actor.person_id,
                ),
            )
        case BoardFilter.ALL:
            return Article.id > 0


def _waiting(uow: UnitOfWork, actor: Actor, kind: str) -> int:
    return (
        uow.session.scalar(
            select(func.count())
            .select_from(JobStep)
            .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
            .join(Article, Article.id == Job.article_id)
            .where(
                visible_to(actor),
                JobStep.publication_id == actor.publication_id,
                JobStep.state == "active",
                JobStep.kind == kind,
                Job.state == "open",
            )
        )
        or 0
    )
