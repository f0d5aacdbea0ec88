"""How deep items of lists are nested, and in which column the cells of tables stand."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Integer, bindparam, select
from sqlalchemy.orm import Session

from tms.db.models import Article, SourceBlock
from tms.db.queries.texts import PlacedTexts

_WITH_LEVEL = ("list_item", "table_cell")
_LEVELS = select(SourceBlock.position, SourceBlock.attributes["level"].astext.cast(Integer)).where(
    SourceBlock.article_id == bindparam("article_id"),
    SourceBlock.revision_id
    == select(Article.current_revision_id).where(Article.id == bindparam("article_id")).scalar_subquery(),
    SourceBlock.kind.in_(_WITH_LEVEL),
)


def block_levels(session: Session, article_id: int, placed: Iterable[PlacedTexts]) -> Mapping[int, int]:
    """The level of each such block, from 1, by its number; nothing is read where ``placed`` has none of them."""
    if not any(row.kind in _WITH_LEVEL for row in placed):
        return {}
    rows = session.connection().execute(_LEVELS, {"article_id": article_id})
    return {position: level for position, level in rows if level}
