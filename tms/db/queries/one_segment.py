"""One segment in a version and in what is derived from it: locked together, and what belongs to it read in one go."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from tms.db.models import Derivation, SegmentText, Version
from tms.db.queries.apart import apart, columns
from tms.db.queries.decisions import beside_derivation
from tms.db.queries.repeats import same_elsewhere

_THE_SEGMENT = (
    SegmentText.article_id == bindparam("article_id"),
    SegmentText.segment_id == bindparam("segment_id"),
)
_IN_VERSION = SegmentText.version_id == bindparam("version_id")
_ONE_LOCKED = select(*columns(SegmentText)).where(*_THE_SEGMENT, _IN_VERSION).with_for_update(key_share=True)
_ALL_LOCKED = (
    select(*columns(SegmentText))
    .join(Version, and_(Version.article_id == SegmentText.article_id, Version.id == SegmentText.version_id))
    .where(
        *_THE_SEGMENT,
        or_(Version.id == bindparam("version_id"), Version.parent_version_id == bindparam("version_id")),
    )
    .order_by(Version.id != bindparam("version_id"), Version.id)
    .with_for_update(key_share=True, of=SegmentText)
)


def lock(session: Session, article_id: int, version_id: int, segment_id: int) -> SegmentText | None:
    """The segment's text in this version as it is now, kept so until this transaction ends."""
    row = session.connection().execute(_ONE_LOCKED, _key(article_id, version_id, segment_id)).one_or_none()
    return None if row is None else apart(SegmentText, row)


def lock_with_derived(session: Session, article_id: int, version_id: int, segment_id: int) -> Mapping[int, SegmentText]:
    """The same, by version, also in what is derived from it.

    The parent is locked first: who comes after its change waits there.
    """
    rows = session.connection().execute(_ALL_LOCKED, _key(article_id, version_id, segment_id))
    texts = [apart(SegmentText, row) for row in rows]
    return {text.version_id: text for text in texts}


class Derived(NamedTuple):
    """How a segment's text in one derived version came from its parent, and where that version stands."""

    status: str
    derivation: Derivation | None
    decisions: Sequence[Sequence[Any]]


class Beside(NamedTuple):
    """A segment's source, and by derived version what belongs to its text there.

    ``same`` are the article's other segments with the same source, each with that source's rev.
    """

    source: SegmentText | None
    derived: dict[int, Derived]
    same: Sequence[tuple[int, int]] = ()


_BESIDE = (
    select(
        Version.id,
        Version.status,
        beside_derivation(),
        *columns(SegmentText),
        *columns(Derivation),
        same_elsewhere().label("same"),
    )
    .select_from(SegmentText)
    .outerjoin(Version, and_(Version.article_id == SegmentText.article_id, Version.role == "derived"))
    .outerjoin(
        Derivation,
        and_(
            Derivation.article_id == SegmentText.article_id,
            Derivation.version_id == Version.id,
            Derivation.segment_id == SegmentText.segment_id,
        ),
    )
    .where(*_THE_SEGMENT, _IN_VERSION)
)
_SOURCE_ENDS = 3 + len(columns(SegmentText))


def beside(session: Session, article_id: int, segment_id: int, source_version_id: int) -> Beside:
    """As it is now: for whoever holds the segment's texts, so that nobody else changes what is derived."""
    rows = session.connection().execute(_BESIDE, _key(article_id, source_version_id, segment_id)).all()
    derived = {
        row[0]: Derived(
            row[1], None if row[_SOURCE_ENDS] is None else apart(Derivation, row[_SOURCE_ENDS:-1]), row[2] or ()
        )
        for row in rows
        if row[0] is not None
    }
    if not rows:
        return Beside(None, derived)
    return Beside(apart(SegmentText, rows[0][3:_SOURCE_ENDS]), derived, [(one, rev) for one, rev in rows[0].same or ()])


def _key(article_id: int, version_id: int, segment_id: int) -> dict[str, int]:
    return {"article_id": article_id, "version_id": version_id, "segment_id": segment_id}
