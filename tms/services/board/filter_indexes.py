"""The board's filters: which articles each one looks for, and which index finds them."""

from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute

from tms.db.models import Article, Job, JobStep, Version, WorkItem
from tms.db.statements.literals import inline_literal
from tms.db.statements.shared_alias import shared_alias
from tms.domain.states import VersionStatus
from tms.services.article_visibility import PERSON, PUBLICATION, Sight, visible_in
from tms.services.board.narrowing import EVERYTHING, Shape, narrowed, of_articles, walked
from tms.services.board.waiting_times import KINDS
from tms.services.versions.lag import lagging


class BoardFilter(StrEnum):
    """A filter of the board."""

    ALL = "all"
    DUE_TODAY = "due-today"
    STUCK = "stuck"
    LAGGING = "lagging"
    OF_NOBODY = "of-nobody"
    UNTAKEN = "untaken"
    MINE = "mine"
    ARCHIVED = "archived"


MOST_COUNTED = 1000
"""The most articles that a filter counts, and versions that wait; that many are shown as "1000 or more"."""
MOST_UNTAKEN = 100
"""The most articles with a step of nobody's that are counted; each of them is looked at more closely."""

NOW: ColumnElement[datetime] = bindparam("now", type_=DateTime(timezone=True))
END_OF_DAY: ColumnElement[datetime] = bindparam("end_of_day", type_=DateTime(timezone=True))
_LONG_AGO: dict[str, ColumnElement[datetime]] = {
    kind: bindparam(f"long_ago_{kind}", type_=DateTime(timezone=True)) for kind in KINDS
}
_parent = shared_alias(Version)


def most(only: BoardFilter) -> int:
    """The most articles that the filter counts; that many are shown as "so many or more"."""
    return MOST_UNTAKEN if only in {BoardFilter.UNTAKEN, BoardFilter.OF_NOBODY} else MOST_COUNTED


@cache
def walks(only: BoardFilter, sight: Sight, shape: Shape = EVERYTHING) -> list[Select[int]]:
    """The articles' numbers, one of them perhaps more than once; several statements where each has an index of its own.

    Conditions that this index does not know are looked up for each row that it finds: a planner that joined them would
    read all articles there are.
    """
    shown = of_sight(only, sight)
    rest = narrowed(shape)
    match only:
        case BoardFilter.ALL if shape != EVERYTHING:
            return [walked(shape, sight, shown)]
        case BoardFilter.DUE_TODAY:
            return [_seen_from(Job.article_id, _due_today(), shown, *rest)]
        case BoardFilter.OF_NOBODY:
            # The index has the steps by article, so that the articles come one after the other, each looked up once.
            found = select(JobStep.article_id.label("id")).where(*_of_nobody()).distinct().subquery()
            of_article = select(and_(shown, *rest)).where(Article.id == found.c.id).correlate_except(Article)
            return [select(found.c.id).where(of_article.scalar_subquery())]
        case BoardFilter.UNTAKEN:
            # Of those that wait longest; there are more only where nobody works at all.
            oldest = _seen_from(JobStep.article_id, _untaken(), shown, *rest).order_by(JobStep.active_since)
            return [oldest.limit(inline_literal(MOST_UNTAKEN * 2))]
        case BoardFilter.ARCHIVED if not of_articles(shape):
            # Nobody works on what is archived.
            return [select(Article.id.label("id")).where(false())]
        case _:
            return [select(Article.id.label("id")).where(shown, *rest, one) for one in looked_for(only)]


def _seen_from(
    article_id: InstrumentedAttribute[int], rows: list[ColumnElement[bool]], *conditions: ColumnElement[bool]
) -> Select[int]:
    of_row = select(and_(*conditions)).where(Article.id == article_id).correlate_except(Article)
    return select(article_id.label("id")).where(*rows, of_row.scalar_subquery())


def of_sight(only: BoardFilter, sight: Sight) -> ColumnElement[bool]:
    """Conditions on articles that the actor sees, at work or archived as the filter wants."""
    is_archived = only is BoardFilter.ARCHIVED
    return and_(visible_in(sight), Article.archived_at.is_not(None) if is_archived else Article.archived_at.is_(None))


def looked_for(only: BoardFilter) -> list[ColumnElement[bool]]:
    """What the filter looks for; more than one where each has an index of its own to walk."""
    match only:
        case BoardFilter.STUCK:
            return [exists().where(WorkItem.article_id == Article.id, WorkItem.state == inline_literal("failed"))]
        case BoardFilter.LAGGING:
            return [exists().where(Version.article_id == Article.id, lagging())]
        case BoardFilter.OF_NOBODY:
            return [exists().where(JobStep.article_id == Article.id, *_of_nobody())]
        case BoardFilter.DUE_TODAY:
            return [exists().where(Job.article_id == Article.id, *_due_today())]
        case BoardFilter.UNTAKEN:
            return [exists().where(JobStep.article_id == Article.id, *_untaken())]
        case BoardFilter.MINE:
            assigned = select(JobStep.article_id).where(
                JobStep.publication_id == PUBLICATION,
                JobStep.assignee_id == PERSON,
                JobStep.job_state == inline_literal("open"),
            )
            return [Article.created_by == PERSON, Article.id.in_(assigned)]
        case _:
            return [true()]


def _of_nobody() -> list[ColumnElement[bool]]:
    """Open steps that nobody has; a version that follows one in work waits for that, not for people."""
    of_step = (Job.article_id == JobStep.article_id, Job.id == JobStep.job_id)
    of_job = (Version.article_id == Job.article_id, Version.id == Job.version_id)
    of_version = (_parent.article_id == Version.article_id, _parent.id == Version.parent_version_id)
    parent = select(_parent.status).where(*of_version).correlate(Version).scalar_subquery()
    is_done = parent.in_([inline_literal(VersionStatus.APPROVED), inline_literal(VersionStatus.PUBLISHED)])
    follows = and_(Version.parent_version_id.is_not(None), Version.detached_at.is_(None), ~is_done)
    is_ready = or_(JobStep.kind == inline_literal("review"), ~follows)
    return [
        JobStep.publication_id == PUBLICATION,
        JobStep.assignee_id.is_(None),
        JobStep.state == inline_literal("active"),
        JobStep.job_state == inline_literal("open"),
        ~JobStep.job_shelved,
        JobStep.kind.in_([inline_literal(kind) for kind in KINDS]),
        select(is_ready).where(*of_step, *of_job).correlate(JobStep).scalar_subquery(),
    ]


def _due_today() -> list[ColumnElement[bool]]:
    return [Job.publication_id == PUBLICATION, Job.state == inline_literal("open"), ~Job.shelved, Job.due <= END_OF_DAY]


def _untaken() -> list[ColumnElement[bool]]:
    """Those that nobody has taken for long."""
    return [
        *_of_nobody(),
        # The walk of the index ends with the latest of them.
        JobStep.active_since < func.greatest(*_LONG_AGO.values()),
        or_(
            *(
                and_(JobStep.kind == inline_literal(kind), JobStep.active_since < when)
                for kind, when in _LONG_AGO.items()
            )
        ),
    ]
