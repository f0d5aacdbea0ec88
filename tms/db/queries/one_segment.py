"""One segment in a version and in what is derived from it: locked together, and what belongs to it read in one go."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import BigInteger, and_, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from tms.db.models import Derivation, SegmentText, Version

_VERSIONS = bindparam("version_ids", type_=ARRAY(BigInteger))
_LOCKED = (
    select(SegmentText)
    .where(
        SegmentText.article_id == bindparam("article_id"),
        SegmentText.segment_id == bindparam("segment_id"),
        SegmentText.version_id == any_(_VERSIONS),
    )
    .order_by(func.array_position(_VERSIONS, SegmentText.version_id))
    .with_for_update(key_share=True)
    .execution_options(populate_existing=True)
)


def lock(session: Session, article_id: int, segment_id: int, version_ids: Sequence[int]) -> dict[int, SegmentText]:
    """By version the segment's rows as they are now, kept so until this transaction ends.

    They are locked in the order of ``version_ids``; who comes after a parent's change waits at the parent.
    """
    key = {"article_id": article_id, "segment_id": segment_id, "version_ids": list(version_ids)}
    return {row.version_id: row for row in session.scalars(_LOCKED, key)}


class Derived(NamedTuple):
    """How a segment's text in one derived version came from its parent, and where that version stands."""

    status: str
    derivation: Derivation | None


class Beside(NamedTuple):
    """A segment's source, and by derived version what belongs to its text there."""

    source: SegmentText | None
    derived: dict[int, Derived]


_BESIDE = (
    select(SegmentText, Version.id, Version.status, Derivation)
    .outerjoin(Version, and_(Version.article_id == SegmentText.article_id, Version.role == "derived"))
    .outerjoin(
        Derivation,
        and_(
            Derivation.article_id == SegmentText.article_id,
            Derivation.version_id == Version.id,
            Derivation.segment_id == SegmentText.segment_id,
        ),
    )
    .where(
        SegmentText.article_id == bindparam("article_id"),
        SegmentText.version_id == bindparam("version_id"),
        SegmentText.segment_id == bindparam("segment_id"),
    )
    .execution_options(populate_existing=True)
)


def beside(session: Session, article_id: int, segment_id: int, source_version_id: int) -> Beside:
    """As it is now: for whoever holds the segment's texts, so that nobody else changes what is derived."""
    key = {"article_id": article_id, "segment_id": segment_id, "version_id": source_version_id}
    rows = session.execute(_BESIDE, key).all()
    derived = {version_id: Derived(status, derivation) for _, version_id, status, derivation in rows if version_id}
    return Beside(rows[0][0] if rows else None, derived)
