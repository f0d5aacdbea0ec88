"""The board: all articles, their three versions, who has them, when they are due, and what is stuck."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, select, true, union_all

from tms.db.models import Article, Job, JobStep, Version, WorkItem
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize
from tms.services.jobs.assign import NO_DATE
from tms.services.overview.board_rows import BoardRow, board_rows
from tms.services.publishing.lag import lagging
from tms.services.visible import visible_to

PAGE = 50

MOST_COUNTED = 1000
"""Articles that a filter counts, and versions that wait; so many are "1000 or more"."""


class BoardFilter(StrEnum):
    """What the board can be narrowed to."""

    ALL = "all"
    DUE_TODAY = "due-today"
    STUCK = "stuck"
    LAGGING = "lagging"
    HANDED_BACK = "handed-back"
    MINE = "mine"
    ARCHIVED = "archived"


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
    conditions = {
        one: and_(
            _condition(one, actor, end_of_day),
            Article.archived_at.is_not(None) if one is BoardFilter.ARCHIVED else at_work(),
        )
        for one in BoardFilter
    }
    counts = _counts(uow, actor, visible, conditions)
    found = _page(uow, actor, and_(visible, conditions[only]), page * PAGE)
    return Board(
        rows=board_rows(uow, actor.publication_id, found[:PAGE]),
        counts={one.value: counts[one.value] for one in BoardFilter},
        waiting_for_translator=counts["translate"],
        waiting_for_review=counts["review"],
        more=len(found) > PAGE,
    )


def _counts(
    uow: UnitOfWork, actor: Actor, visible: ColumnElement[bool], conditions: Mapping[BoardFilter, ColumnElement[bool]]
) -> dict[str, int]:
    """By filter how many articles, and by kind of step how many versions wait for it; in one statement."""
    columns = [_count(visible, condition).label(one.value) for one, condition in conditions.items()]
    columns += [_waiting(actor, visible, kind).label(kind) for kind in ("translate", "review")]
    return dict(uow.session.execute(select(*columns)).mappings().one())


def _count(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many articles, as far as ``MOST_COUNTED``: counting an archive to the end takes longer than all the rest."""
    some = select(Article.id).where(*conditions).limit(MOST_COUNTED).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def _page(uow: UnitOfWork, actor: Actor, wanted: ColumnElement[bool], offset: int) -> list[tuple[int, datetime]]:
    """The rows from ``offset`` on, and one more than a page if there are more.

    First what is due, by the jobs that are open, which are few; then everything else, newest first, from an index.
    """
    dated = (
        select(Job.article_id, func.min(Job.due).label("due"))
        .where(Job.publication_id == actor.publication_id, Job.state == "open", Job.due < NO_DATE)
        .group_by(Job.article_id)
        .cte("dated")
    )
    due = uow.session.execute(
        select(Article.id, dated.c.due)
        .join(dated, dated.c.article_id == Article.id)
        .where(wanted)
        .order_by(dated.c.due, Article.id.desc())
        .offset(offset)
        .limit(PAGE + 1)
    ).all()
    found = [(row[0], row[1]) for row in due]
    if len(found) <= PAGE:
        before = 0
        if not found and offset:
            join = select(func.count()).select_from(Article).join(dated, dated.c.article_id == Article.id)
            before = uow.session.scalar(join.where(wanted)) or 0
        rest = uow.session.scalars(
            select(Article.id)
            .where(wanted, Article.id.not_in(select(dated.c.article_id)))
            .order_by(Article.id.desc())
            .offset(max(0, offset - before) if not found else 0)
            .limit(PAGE + 1 - len(found))
        )
        found += [(article_id, NO_DATE) for article_id in rest]
    return found


def _condition(only: BoardFilter, actor: Actor, end_of_day: datetime) -> ColumnElement[bool]:
    open_job = (Job.article_id == Article.id) & (Job.state == "open")
    match only:
        case BoardFilter.DUE_TODAY:
            return exists().where(open_job, Job.publication_id == actor.publication_id, Job.due < end_of_day)
        case BoardFilter.STUCK:
            return exists().where(WorkItem.article_id == Article.id, WorkItem.state == "failed")
        case BoardFilter.LAGGING:
            return exists().where(Version.article_id == Article.id, lagging())
        case BoardFilter.HANDED_BACK:
            return exists().where(
                JobStep.publication_id == actor.publication_id,
                JobStep.article_id == Article.id,
                JobStep.state == "active",
                JobStep.assignee_id.is_(None),
                JobStep.handed_back_at.is_not(None),
            )
        case BoardFilter.MINE:
            assigned = (
                select(JobStep.article_id)
                .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
                .where(
                    JobStep.publication_id == actor.publication_id,
                    JobStep.assignee_id == actor.person_id,
                    Job.state == "open",
                )
            )
            created = select(Article.id).where(
                Article.publication_id == actor.publication_id, Article.created_by == actor.person_id
            )
            return Article.id.in_(union_all(created, assigned))
        case BoardFilter.ALL | BoardFilter.ARCHIVED:
            return true()


def at_work() -> ColumnElement[bool]:
    """Not archived."""
    return Article.archived_at.is_(None)


def _waiting(actor: Actor, visible: ColumnElement[bool], kind: str) -> ScalarSelect[int]:
    """How many versions wait for such a step, as far as ``MOST_COUNTED``."""
    some = (
        select(JobStep.job_id)
        .join(Job, (Job.article_id == JobStep.article_id) & (Job.id == JobStep.job_id))
        .join(Article, Article.id == Job.article_id)
        .where(
            visible,
            at_work(),
            JobStep.publication_id == actor.publication_id,
            JobStep.state == "active",
            JobStep.kind == kind,
            Job.state == "open",
        )
        .limit(MOST_COUNTED)
        .subquery()
    )
    return select(func.count()).select_from(some).scalar_subquery()
