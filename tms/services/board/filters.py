"""The board's filters as statements that walk an index and stop: made once for each kind of actor.

Each takes ``of_actor``, ``now``, ``end_of_day``, ``long_ago_…`` of each kind of step and what the board is narrowed to.
How many articles there are, at work or archived, makes none of them slower.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Label,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    and_,
    exists,
    func,
    or_,
    select,
    tuple_,
    union,
)

from tms.db.models import Article, Job, JobStep
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.statements.shared_alias import shared_alias
from tms.domain import locales
from tms.services.article_visibility import PUBLICATION, Sight, seen_one_by_one
from tms.services.board.filter_indexes import (
    END_OF_DAY,
    MOST_COUNTED,
    MOST_UNTAKEN,
    NOW,
    BoardFilter,
    looked_for,
    most,
    of_sight,
    walks,
)
from tms.services.board.narrowing import EVERYTHING, DueBy, Shape, finds_each_once, narrowed
from tms.services.jobs.assign import NO_DATE

_MOVING = (BoardFilter.DUE_TODAY, BoardFilter.UNTAKEN)
"""Filters that depend on the present moment, which differs with each request."""
LOOKED_UP = (BoardFilter.MINE, BoardFilter.OF_NOBODY)
"""Filters that may fit many articles, so that each article that a list walks is looked up."""
_OPEN = and_(Job.state == inline_literal("open"), ~Job.shelved)
_DATED = Job.due < inline_literal(NO_DATE)
_earlier = shared_alias(Job)


@cache
def counts(sight: Sight) -> Select[*tuple[Any, ...]]:
    """One row: by filter how many articles, by kind of step how many versions wait; ``MOST_COUNTED`` at most.

    Left to ``counts_now`` are those by a moment: with one of which nothing is known, all would be planned anew each
    time.
    """
    columns = [_count(only, sight).label(only.value) for only in BoardFilter if only not in _MOVING]
    return made_once(select(*columns, *_all_waiting(sight)))


@cache
def counts_now(sight: Sight) -> Select[*tuple[Any, ...]]:
    """One row with the filters that ``counts`` leaves out, and how many articles are overdue or due later today."""
    only = walks(BoardFilter.UNTAKEN, sight)[0].subquery()
    some = select(only.c.id).distinct().limit(inline_literal(MOST_UNTAKEN)).subquery()
    untaken = select(func.count()).select_from(some).scalar_subquery()
    due = {
        BoardFilter.DUE_TODAY.value: _number_due(sight, Job.due <= END_OF_DAY),
        DueBy.OVERDUE.value: _number_due(sight, Job.due < NOW),
        DueBy.LATER.value: _number_due(sight, Job.due >= NOW, Job.due <= END_OF_DAY),
    }
    by_moment = [number.label(name) for name, number in due.items()]
    return made_once(select(*by_moment, untaken.label(BoardFilter.UNTAKEN.value)))


@cache
def counts_narrowed(sight: Sight, shape: Shape) -> Select[*tuple[Any, ...]]:
    """One row for a narrowed board: by filter how many articles, by kind of step how many versions wait.

    Of more than ``MOST_COUNTED`` articles, so many are looked at.

    What waits is counted of all articles, whatever the board is narrowed to.
    """
    some = _first(sight, shape)
    columns = [
        _count(only, sight, shape).label(only.value)
        if only is BoardFilter.ARCHIVED
        else _number_among(some, only).label(only.value)
        for only in BoardFilter
    ]
    return made_once(select(*columns, *_all_waiting(sight)))


def _first(sight: Sight, shape: Shape) -> CTE:
    """The narrowed board's articles, at most as many as are counted."""
    walk = walks(BoardFilter.ALL, sight, shape)[0]
    some = walk.limit(inline_literal(MOST_COUNTED)) if finds_each_once(shape) else _once(walk)
    return some.cte("some").prefix_with("MATERIALIZED")


def _among(some: CTE, only: BoardFilter) -> Select[int]:
    """Those of the articles that the filter looks for."""
    if only is BoardFilter.ALL:
        return select(some.c.id)
    if only in LOOKED_UP:
        # Looked up for each: joined, the condition that no index knows would read all articles there are.
        fits = select(or_(*looked_for(only))).where(Article.id == some.c.id).correlate_except(Article)
        return select(some.c.id).where(fits.scalar_subquery())
    return select(some.c.id).join(Article, Article.id == some.c.id).where(or_(*looked_for(only)))


def _number_among(some: CTE, only: BoardFilter) -> ScalarSelect[int]:
    fitting = _among(some, only)
    # Each is looked at more closely, so no more of them than are said.
    counted = fitting.limit(inline_literal(most(only))) if most(only) < MOST_COUNTED else fitting
    return select(func.count()).select_from(counted.subquery()).scalar_subquery()


def _all_waiting(sight: Sight) -> list[Label[int]]:
    return [_waiting(kind, sight).label(kind) for kind in ("translate", "review")]


def _number_due(sight: Sight, *when: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many articles have a version that is due then, ``MOST_COUNTED`` at most."""
    due = select(Job.article_id).where(Job.publication_id == PUBLICATION, _OPEN, *when)
    # So many open jobs are those of as many articles as are counted, or more.
    first = due.order_by(Job.due).limit(inline_literal(MOST_COUNTED * len(locales.NAMES))).subquery()
    articles = select(first.c.article_id).distinct().subquery()
    some = select(articles).where(*seen_one_by_one(articles.c.article_id, sight)).limit(inline_literal(MOST_COUNTED))
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


@cache
def listed(only: BoardFilter, sight: Sight, shape: Shape = EVERYTHING) -> Select[*tuple[Any, ...]]:
    """The articles and their due dates, where there are few: found first, and then put into order.

    By date, then the newest first; of what is archived nothing is due, and that list may be long.
    """
    if only is BoardFilter.ARCHIVED:
        shown = (of_sight(only, sight), *narrowed(shape))
        return select(Article.id, due_of(Article.id)).where(*shown).order_by(Article.id.desc())
    return _in_order(_each_once(walks(only, sight, shape)))


@cache
def found_once(only: BoardFilter, sight: Sight, shape: Shape) -> Select[int] | CompoundSelect[int]:
    """The articles in no order, where there are few."""
    if shape == EVERYTHING or only is BoardFilter.ARCHIVED:
        return _each_once(walks(only, sight, shape))
    return _among(_first(sight, shape), only)


def _each_once(found: Sequence[Select[int]]) -> Select[int] | CompoundSelect[int]:
    return union(*found) if len(found) > 1 else select(found[0].subquery()).distinct()


@cache
def listed_narrowed(only: BoardFilter, sight: Sight, shape: Shape) -> Select[*tuple[Any, ...]]:
    """Articles and their due dates of a narrowed board that has fewer than are counted: by date, then newest first."""
    return _in_order(_among(_first(sight, shape), only))


def _in_order(articles: Select[int] | CompoundSelect[int]) -> Select[*tuple[Any, ...]]:
    some = articles.cte("these").prefix_with("MATERIALIZED")
    due = due_of(some.c.id).label("due")
    return select(some.c.id, due).order_by(due.nulls_last(), some.c.id.desc())


@cache
def dated(only: BoardFilter, sight: Sight, shape: Shape = EVERYTHING) -> Select[int, datetime]:
    """Articles with a due date and that date, by the first open job of each: the next one due first."""
    before = exists().where(
        _earlier.article_id == Job.article_id,
        _earlier.state == inline_literal("open"),
        tuple_(_earlier.due, _earlier.id) < tuple_(Job.due, Job.id),
    )
    until = Job.due <= END_OF_DAY if only is BoardFilter.DUE_TODAY else _DATED
    found = select(Job.article_id, Job.due).where(
        Job.publication_id == PUBLICATION, _OPEN, until, ~before, *seen_one_by_one(Job.article_id, sight)
    )
    if only in LOOKED_UP or shape != EVERYTHING:
        fits = [or_(*looked_for(only))] if only in LOOKED_UP else []
        found = found.join(Article, Article.id == Job.article_id).where(*fits, *narrowed(shape))
    return found.order_by(Job.due, Job.article_id.desc())


@cache
def number_dated(only: BoardFilter, sight: Sight, shape: Shape = EVERYTHING) -> Select[int]:
    """How many articles ``dated`` has; asked for only on pages behind them."""
    return select(func.count()).select_from(dated(only, sight, shape).order_by(None).subquery())


@lru_cache
def undated(only: BoardFilter, sight: Sight, shape: Shape, offset: int, limit: int) -> Select[int]:
    """That many articles without a due date, the newest first."""
    has_date = exists().where(Job.article_id == Article.id, _OPEN, _DATED)
    found = [
        select(Article.id.label("id"))
        .where(of_sight(only, sight), one, *narrowed(shape), ~has_date)
        .order_by(Article.id.desc())
        .limit(inline_literal(offset + limit))
        for one in looked_for(only)
    ]
    if len(found) == 1:
        return found[0].offset(inline_literal(offset)).limit(inline_literal(limit))
    every = union(*found).subquery()
    return select(every.c.id).order_by(every.c.id.desc()).offset(inline_literal(offset)).limit(inline_literal(limit))


def due_of(article_id: SQLColumnExpression[int]) -> ScalarSelect[datetime]:
    """The nearest date of the article's open jobs."""
    return (
        select(func.min(_earlier.due))
        .where(
            _earlier.article_id == article_id,
            _earlier.state == inline_literal("open"),
            _earlier.due < inline_literal(NO_DATE),
        )
        .scalar_subquery()
    )


def _count(only: BoardFilter, sight: Sight, shape: Shape = EVERYTHING) -> ScalarSelect[int]:
    """Of a filter that no moment moves: each of its walks finds an article once, and stops at as many as are said."""
    at_most = inline_literal(most(only))
    found = [walk.limit(at_most) for walk in walks(only, sight, shape)]
    some = union(*found).limit(at_most) if len(found) > 1 else found[0]
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


def _once(walk: Select[int]) -> Select[int]:
    """As many articles as are counted, each once; the walk may find one for each of its versions."""
    some = walk.limit(inline_literal(MOST_COUNTED * len(locales.NAMES)))
    return select(some.subquery().c.id).distinct().limit(inline_literal(MOST_COUNTED))


def _waiting(kind: str, sight: Sight) -> ScalarSelect[int]:
    some = (
        select(JobStep.job_id)
        .where(
            JobStep.publication_id == PUBLICATION,
            JobStep.kind == inline_literal(kind),
            JobStep.state == inline_literal("active"),
            JobStep.job_state == inline_literal("open"),
            ~JobStep.job_shelved,
            *seen_one_by_one(JobStep.article_id, sight),
        )
        .limit(inline_literal(MOST_COUNTED))
    )
    return select(func.count()).select_from(some.subquery()).scalar_subquery()
