"""The board in another order than the nearest date first: by title, section, length, last change, or the latest date.

Titles, lengths and last changes have an index of their own; for the others what was found is put into order.
"""

from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, SQLColumnExpression, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from tms.db.models import Article, ArticleChange, Concept
from tms.db.statements.literals import inline_literal
from tms.services.article_visibility import PUBLICATION, Sight
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
    match sort:
        case BoardSort.DUE:
            return _sorted(found, due_of(Article.id), down=down)
        case BoardSort.SECTION:
            return _sorted(found, func.array_position(_sections(), Article.section_id), down=down)
        case BoardSort.TITLE:
            return _as_indexed(found, func.left(func.lower(Article.title), inline_literal(120)), Article.id, down=down)
        case BoardSort.WORDS:
            return _as_indexed(found, Article.words.expression, Article.id, down=down)
        case BoardSort.CHANGED:
            is_at_work = ~ArticleChange.at_work if only is BoardFilter.ARCHIVED else ArticleChange.at_work
            found = found.join(ArticleChange, ArticleChange.article_id == Article.id)
            found = found.where(ArticleChange.publication_id == PUBLICATION, is_at_work)
            return _as_indexed(found, ArticleChange.at, ArticleChange.article_id, down=down)


def _sorted(found: Select[*tuple[Any, ...]], key: ColumnElement[Any], *, down: bool) -> Select[*tuple[Any, ...]]:
    return found.order_by((key.desc() if down else key.asc()).nulls_last(), Article.id.desc())


def _as_indexed(
    found: Select[*tuple[Any, ...]], *keys: SQLColumnExpression[Any], down: bool
) -> Select[*tuple[Any, ...]]:
    """In the order of an index, or backwards."""
    return found.order_by(*(key.desc() if down else key.asc() for key in keys))


def _sections() -> ScalarSelect[Any]:
    """The sections in order of their names, found once: names compared for each article cost more than finding them."""
    of_publication = (Concept.publication_id == PUBLICATION, Concept.kind == inline_literal("section"))
    in_order = aggregate_order_by(Concept.id, func.lower(Concept.name), Concept.id)
    return select(func.array_agg(in_order)).where(*of_publication).scalar_subquery()
