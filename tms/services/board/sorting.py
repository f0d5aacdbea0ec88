"""The board in another order than the nearest date first: by title, section, length, last change, or the latest date.

Titles and lengths have an index of their own; for the others what was found is put into order.
"""

from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from tms.db.models import Article, Concept, Event, SignOff
from tms.db.statements.literals import inline_literal
from tms.services.article_visibility import Sight
from tms.services.board.filter_indexes import BoardFilter, looked_for, of_sight
from tms.services.board.filters import due_of, found_once
from tms.services.board.narrowing import Shape, narrowed


class BoardSort(StrEnum):
    """What the board goes by."""

    DUE = "due"
    TITLE = "title"
    SECTION = "section"
    WORDS = "words"
    CHANGED = "changed"


@cache
def in_order(
    only: BoardFilter, sight: Sight, shape: Shape, sort: BoardSort, *, down: bool, few: bool
) -> Select[*tuple[Any, ...]]:
    """The articles and their due dates. What has no such thing comes last.

    ``few``: found first, and then put into order; else an index of the order is walked, where there is one.
    """
    found = select(Article.id, due_of(Article.id).label("due"))
    if few:
        some = found_once(only, sight, shape).cte("these").prefix_with("MATERIALIZED")
        found = found.join(some, some.c.id == Article.id)
    else:
        found = found.where(of_sight(only, sight), or_(*looked_for(only)), *narrowed(shape))
    key = _key(sort)
    by = key.desc() if down else key.asc()
    if sort not in {BoardSort.TITLE, BoardSort.WORDS}:
        return found.order_by(by.nulls_last(), Article.id.desc())
    # As the index has it.
    return found.order_by(by, Article.id.desc() if down else Article.id)


def _key(sort: BoardSort) -> ColumnElement[Any]:
    match sort:
        case BoardSort.DUE:
            return due_of(Article.id)
        case BoardSort.TITLE:
            return func.left(func.lower(Article.title), inline_literal(120))
        case BoardSort.SECTION:
            of_section = (Concept.publication_id == Article.publication_id, Concept.id == Article.section_id)
            return select(func.lower(Concept.name)).where(*of_section).correlate(Article).scalar_subquery()
        case BoardSort.WORDS:
            return Article.words.expression
        case BoardSort.CHANGED:
            return last_change()


def last_change() -> ColumnElement[Any]:
    """When somebody last did something to ``Article`` that is recorded, or signed something of it off."""
    acts = (
        select(row.at)
        .where(row.article_id == Article.id)
        .order_by(row.id.desc())
        .limit(inline_literal(1))
        .correlate(Article)
        .scalar_subquery()
        for row in (Event, SignOff)
    )
    return func.greatest(Article.created_at, *acts)
