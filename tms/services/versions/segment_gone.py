"""The answer to a person who works on a sentence that left the source: where it went, so that they can go on there."""

from sqlalchemy import select

from tms.db.models import Article, SegmentAncestry, SegmentText
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict

_SHOWN = 60


def segment_retired(uow: UnitOfWork, row: SegmentText) -> Conflict:
    """The error ``segment_retired`` with the segments that came from this one and stand in the source now."""
    heirs = heirs_of(uow, row.article_id, row.segment_id)
    parts = [text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…" for text in heirs.values()]
    where = f" It went into: {' / '.join(f'“{part}”' for part in parts)}." if parts else ""
    return Conflict("segment_retired", where=where, heirs=list(heirs))


def heirs_of(uow: UnitOfWork, article_id: int, segment_id: int) -> dict[int, str]:
    """By segment of the current revision that has text of this one, over however many revisions: its source text."""
    rows = uow.session.execute(
        select(SegmentAncestry.ancestor_id, SegmentAncestry.segment_id).where(SegmentAncestry.article_id == article_id)
    )
    children: dict[int, set[int]] = {}
    for row in rows:
        children.setdefault(row.ancestor_id, set()).add(row.segment_id)
    found: set[int] = set()
    ahead = [segment_id]
    while ahead:
        new = children.get(ahead.pop(), set()) - found
        found |= new
        ahead += sorted(new)
    texts = uow.session.execute(
        select(SegmentText.segment_id, SegmentText.text)
        .join(Article, (Article.id == SegmentText.article_id) & (Article.source_version_id == SegmentText.version_id))
        .where(
            SegmentText.article_id == article_id,
            SegmentText.segment_id.in_(found),
            SegmentText.retired.is_(False),
        )
        .order_by(SegmentText.segment_id)
    )
    return {row.segment_id: row.text for row in texts}
