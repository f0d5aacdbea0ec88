"""A source text between its neighbours in reading order."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from tms.db.models import Article, RevisionSegment, SegmentText

_HERE = (
    select(RevisionSegment.revision_id, RevisionSegment.position)
    .join(
        Article,
        (Article.id == RevisionSegment.article_id) & (Article.current_revision_id == RevisionSegment.revision_id),
    )
    .where(RevisionSegment.article_id == bindparam("article_id"), RevisionSegment.segment_id == bindparam("segment_id"))
    .cte("here")
)


def _beside(*, before: bool) -> Any:
    """The source text next to the segment's, on that side of it."""
    there = aliased(RevisionSegment)
    is_beyond = there.position < _HERE.c.position if before else there.position > _HERE.c.position
    nearest = (
        select(there.segment_id)
        .where(there.article_id == bindparam("article_id"), there.revision_id == _HERE.c.revision_id, is_beyond)
        .order_by(there.position.desc() if before else there.position)
        .limit(1)
    )
    neighbour = aliased(SegmentText)
    return (
        select(neighbour.text)
        .where(
            neighbour.article_id == bindparam("article_id"),
            neighbour.version_id == bindparam("version_id"),
            neighbour.segment_id == nearest.scalar_subquery(),
        )
        .scalar_subquery()
    )


_BETWEEN = (
    select(SegmentText)
    .where(
        SegmentText.article_id == bindparam("article_id"),
        SegmentText.version_id == bindparam("version_id"),
        SegmentText.segment_id == bindparam("segment_id"),
    )
    .execution_options(populate_existing=True)
).add_columns(
    select(_beside(before=True)).select_from(_HERE).scalar_subquery(),
    select(_beside(before=False)).select_from(_HERE).scalar_subquery(),
)


def between(
    session: Session, article_id: int, source_version_id: int, segment_id: int
) -> tuple[SegmentText, str | None, str | None] | None:
    """A source text, and those before and after it in reading order; None where there is none."""
    key = {"article_id": article_id, "version_id": source_version_id, "segment_id": segment_id}
    row = session.execute(_BETWEEN, key).one_or_none()
    return None if row is None else (row[0], row[1], row[2])
