"""Copying a revision that is cut in one other place: its lists are copied where they are, but for that place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, any_, cast, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased

from tms.db.models import RevisionSegment, Segment, SourceRevision
from tms.db.queries.revisions import RevisionPlace, add_places

_COLUMNS: list[Any] = [getattr(RevisionSegment, name) for name in RevisionPlace.__slots__]


@dataclass(frozen=True, slots=True)
class Recut:
    """``first`` says something else now, and a segment is ``added`` behind it, or the neighbour is ``gone``."""

    first: RevisionPlace
    added: RevisionPlace | None = None
    gone: RevisionPlace | None = None


def place_of(session: Session, revision: SourceRevision, segment_id: int) -> RevisionPlace | None:
    """The segment's place in the revision; None if it has none."""
    return _one(session, revision, RevisionSegment.segment_id == segment_id)


def place_at(session: Session, revision: SourceRevision, position: int) -> RevisionPlace | None:
    """The segment's place at that position of the revision; None behind its end."""
    return _one(session, revision, RevisionSegment.position == position)


def _one(session: Session, revision: SourceRevision, which: Any) -> RevisionPlace | None:
    row = session.execute(
        select(*_COLUMNS).where(
            RevisionSegment.article_id == revision.article_id, RevisionSegment.revision_id == revision.id, which
        )
    ).one_or_none()
    return None if row is None else RevisionPlace(*row)


def unlisted_like(session: Session, revision: SourceRevision, segment_id: int, others: Iterable[int]) -> list[int]:
    """Those of the others that are of the segment's kind and that the revision does not list."""
    other = aliased(Segment)
    listed = select(RevisionSegment.segment_id).where(
        RevisionSegment.article_id == revision.article_id,
        RevisionSegment.revision_id == revision.id,
        RevisionSegment.segment_id == other.id,
    )
    found = session.scalars(
        select(other.id)
        .join(Segment, (Segment.article_id == other.article_id) & (Segment.kind == other.kind))
        .where(
            other.article_id == revision.article_id,
            other.id == any_(cast(sorted(others), ARRAY(BigInteger))),
            other.home_version_id.is_(None),
            Segment.id == segment_id,
            ~listed.exists(),
        )
        .order_by(other.id)
    )
    return list(found)


def copy_blocks(session: Session, article_id: int, from_id: int, to_id: int) -> None:
    """Copy the blocks of one source revision of the article to another."""
    session.execute(
        text(
            "INSERT INTO source_block (article_id, revision_id, position, kind, text, codes, attributes)"
            " SELECT article_id, :to_id, position, kind, text, codes, attributes FROM source_block"
            " WHERE article_id = :article_id AND revision_id = :from_id"
        ),
        {"article_id": article_id, "from_id": from_id, "to_id": to_id},
    )


def copy_places(session: Session, article_id: int, from_id: int, to_id: int, cut: Recut) -> None:
    """Copy a source revision's list of segments to another that is cut elsewhere; what follows moves by one place."""
    session.execute(
        text(
            "INSERT INTO revision_segment"
            " (article_id, revision_id, segment_id, position, block, version_id, rev, space_before)"
            " SELECT article_id, :to_id, segment_id, position + CASE WHEN position > :at THEN :moved ELSE 0 END, block,"
            " version_id, CASE WHEN segment_id = :first THEN :rev ELSE rev END, space_before"
            " FROM revision_segment WHERE article_id = :article_id AND revision_id = :from_id"
            " AND segment_id IS DISTINCT FROM CAST(:gone AS bigint)"
        ),
        {
            "article_id": article_id,
            "from_id": from_id,
            "to_id": to_id,
            "at": cut.first.position,
            "moved": 1 if cut.added else -1,
            "first": cut.first.segment_id,
            "rev": cut.first.rev,
            "gone": cut.gone.segment_id if cut.gone else None,
        },
    )
    if cut.added:
        add_places(session, article_id, to_id, [cut.added])
