"""What the board can be narrowed to, as statements that walk an index and stop: made once for each kind of actor.

Each takes ``of_actor`` and ``end_of_day``. How many articles there are, at work or archived, makes none of them slower.
"""

from datetime import datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    DateTime,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
    union,
)
from sqlalchemy.orm import aliased

from tms.db.models import Article, Job, JobStep, Version, WorkItem
from tms.db.queries.fixed import fixed
from tms.domain import locales
from tms.services.jobs.assign import NO_DATE
from tms.services.publishing.lag import lagging
from tms.services.visible import PERSON, PUBLICATION, Sight, seen_one_by_one, visible_in

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


_END_OF_DAY: ColumnElement[datetime] = bindparam("end_of_day", type_=DateTime(timezone=True))
_OPEN = and_(Job.state == fixed("open"), ~Job.shelved)
_DATED = Job.due < fixed(NO_DATE)
_earlier = aliased(Job)


@cache
def counts(sight: Sight) -> Select[*tuple[Any, ...]]:
    """One row: by filter how many articles, by kind of step how many versions wait; ``MOST_COUNTED`` at most.

    All but ``DUE_TODAY``: with a moment of which nothing is known, all of it would be planned again each time.
    """
    columns = [_count(only, sight).label(only.value) for only in BoardFilter if only is not BoardFilter.DUE_TODAY]
    columns += [_waiting(kind, sight).label(kind) for kind in ("translate", "review")]
    return select(*columns)


@cache
def number_due(sight: Sight) -> Select[int]:
    """How many articles ``DUE_TODAY`` has, ``MOST_COUNTED`` at most."""
    due = select(Job.article_id).where(Job.publication_id == PUBLICATION, _OPEN, Job.due < _END_OF_DAY)
    # So many open jobs are those of as many articles as are counted, or more.
    first = due.order_by(Job.due).limit(fixed(MOST_COUNTED * len(locales.NAMES))).subquery()
    articles = select(first.c.article_id).distinct().subquery()
    some = select(articles).where(*seen_one_by_one(articles.c.article_id, sight)).limit(fixed(MOST_COUNTED))
    return select(func.count()).select_from(some.subquery())


@cache
def listed(only: BoardFilter, sight: Sight) -> Select[*tuple[Any, ...]]:
    """The articles and their due dates, where there are few: found first, and then put into order.

    By date, then the newest first; of what is archived nothing is due, and that list may be long.
    """
    if only is BoardFilter.ARCHIVED:
        return select(Article.id, _due_of(Article.id)).where(_shown(only, sight)).order_by(Article.id.desc())
    walks = [select(Article.id.label("id")).where(_shown(only, sight), one) for one in _of(only)]
    some = (walks[0] if len(walks) == 1 else union(*walks)).cte("some").prefix_with("MATERIALIZED")
    due = _due_of(some.c.id).label("due")
    return select(some.c.id, due).order_by(due.nulls_last(), some.c.id.desc())


@cache
def dated(only: BoardFilter, sight: Sight) -> Select[int, datetime]:
    """Articles with a due date and that date, by the first open job of each: the next one due first."""
    before = exists().where(
        _earlier.article_id == Job.article_id,
        _earlier.state == fixed("open"),
        tuple_(_earlier.due, _earlier.id) < tuple_(Job.due, Job.id),
    )
    until = Job.due < _END_OF_DAY if only is BoardFilter.DUE_TODAY else _DATED
    found = select(Job.article_id, Job.due).where(
        Job.publication_id == PUBLICATION, _OPEN, until, ~before, *seen_one_by_one(Job.article_id, sight)
    )
    if only is BoardFilter.MINE:
        found = found.join(Article, Article.id == Job.article_id).where(or_(*_of(only)))
    return found.order_by(Job.due, Job.article_id.desc())


@cache
def number_dated(only: BoardFilter, sight: Sight) -> Select[int]:
    """How many they are; asked for only on pages behind them."""
    return select(func.count()).select_from(dated(only, sight).order_by(None).subquery())


@lru_cache
def undated(only: BoardFilter, sight: Sight, offset: int, limit: int) -> Select[int]:
    """So many of the articles that nothing is due of, the newest first."""
    has_date = exists().where(Job.article_id == Article.id, _OPEN, _DATED)
    walks = [
        select(Article.id.label("id"))
        .where(_shown(only, sight), one, ~has_date)
        .order_by(Article.id.desc())
        .limit(fixed(offset + limit))
        for one in _of(only)
    ]
    if len(walks) == 1:
        return walks[0].offset(fixed(offset)).limit(fixed(limit))
    every = union(*walks).subquery()
    return select(every.c.id).order_by(every.c.id.desc()).offset(fixed(offset)).limit(fixed(limit))


def _due_of(article_id: SQLColumnExpression[int]) -> ScalarSelect[datetime]:
    return (
        select(func.min(_earlier.due))
        .where(_earlier.article_id == article_id, _earlier.state == fixed("open"), _earlier.due < fixed(NO_DATE))
        .scalar_subquery()
    )


def _shown(only: BoardFilter, sight: Sight) -> ColumnElement[bool]:
    is_archived = only is BoardFilter.ARCHIVED
    return and_(visible_in(sight), Article.archived_at.is_not(None) if is_archived else Article.archived_at.is_(None))


def _of(only: BoardFilter) -> list[ColumnElement[bool]]:
    """What the filter looks for; more than one where each has an index of its own to walk."""
    match only:
        case BoardFilter.STUCK:
            return [exists().where(WorkItem.article_id == Article.id, WorkItem.state == fixed("failed"))]
        case BoardFilter.LAGGING:
            return [exists().where(Version.article_id == Article.id, lagging())]
        case BoardFilter.HANDED_BACK:
            return [
                exists().where(
                    JobStep.publication_id == PUBLICATION,
                    JobStep.article_id == Article.id,
                    JobStep.state == fixed("active"),
                    JobStep.assignee_id.is_(None),
                    JobStep.handed_back_at.is_not(None),
                )
            ]
        case BoardFilter.MINE:
            assigned = select(JobStep.article_id).where(
                JobStep.publication_id == PUBLICATION,
                JobStep.assignee_id == PERSON,
                JobStep.job_state == fixed("open"),
            )
            return [Article.created_by == PERSON, Article.id.in_(assigned)]
        case BoardFilter.ALL | BoardFilter.DUE_TODAY | BoardFilter.ARCHIVED:
            return [true()]


def _count(only: BoardFilter, sight: Sight) -> ScalarSelect[int]:
    most = fixed(MOST_COUNTED)
    walks = [select(Article.id.label("id")).where(_shown(only, sight), one).limit(most) for one in _of(only)]
    found = walks[0] if len(walks) == 1 else union(*walks).limit(most)
    return select(func.count()).select_from(found.subquery()).scalar_subquery()


def _waiting(kind: str, sight: Sight) -> ScalarSelect[int]:
    some = (
        select(JobStep.job_id)
        .where(
            JobStep.publication_id == PUBLICATION,
            JobStep.kind == fixed(kind),
            JobStep.state == fixed("active"),
            JobStep.job_state == fixed("open"),
            ~JobStep.job_shelved,
            *seen_one_by_one(JobStep.article_id, sight),
        )
        .limit(fixed(MOST_COUNTED))
    )
    return select(func.count()).select_from(some.subquery()).scalar_subquery()
