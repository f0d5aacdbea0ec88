"""One segment in a version and in what is derived from it: locked together, and what belongs to it read in one go."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from tms.db.models import Article, Derivation, SegmentText, Version
from tms.db.queries.place_decisions import beside_derivation
from tms.db.queries.repeats import same_elsewhere
from tms.db.statements.detached_rows import columns, detached_row
from tms.db.statements.made_once import made_once
from tms.db.statements.shared_alias import shared_alias

_THE_SEGMENT = (
    SegmentText.article_id == bindparam("article_id"),
    SegmentText.segment_id == bindparam("segment_id"),
)
_IN_VERSION = SegmentText.version_id == bindparam("version_id")
_OWN = shared_alias(Version, name="own")
_LOCKED = (
    select(Article.source_version_id, *columns(SegmentText))
    .select_from(SegmentText)
    .join(Article, Article.id == SegmentText.article_id)
    .join(_OWN, and_(_OWN.article_id == SegmentText.article_id, _OWN.locale == bindparam("locale")))
    .where(*_THE_SEGMENT, Article.publication_id == bindparam("publication_id"))
    .with_for_update(key_share=True, of=SegmentText)
)
_ONE_LOCKED = made_once(_LOCKED.where(SegmentText.version_id == _OWN.id))
_ALL_LOCKED = made_once(
    _LOCKED.join(Version, and_(Version.article_id == SegmentText.article_id, Version.id == SegmentText.version_id))
    .where(or_(Version.id == _OWN.id, Version.parent_version_id == _OWN.id))
    .order_by(Version.id != _OWN.id, Version.id)
)


class Locked(NamedTuple):
    """A segment's texts, by version, and which version was the article's source when their lock was asked for."""

    source_version_id: int | None
    texts: Mapping[int, SegmentText]


def lock(
    session: Session,
    publication_id: int,
    article_id: int,
    locale: str,
    segment_id: int,
    *,
    with_derived: bool = False,
) -> Locked:
    """The segment's text in the version of that locale as it is now, locked until this transaction ends.

    With ``with_derived`` also the texts derived from it: the parent is locked first, and a later change of it waits
    there. None of another publication's texts.
    """
    key = {"publication_id": publication_id, "article_id": article_id, "locale": locale, "segment_id": segment_id}
    rows = session.connection().execute(_ALL_LOCKED if with_derived else _ONE_LOCKED, key).all()
    texts = [detached_row(SegmentText, row[1:]) for row in rows]
    return Locked(rows[0][0] if rows else None, {text.version_id: text for text in texts})


class DerivedSegment(NamedTuple):
    """How a segment's text in one derived version came from its parent, and where that version stands."""

    status: str
    derivation: Derivation | None
    decisions: Sequence[Sequence[Any]]


class SegmentContext(NamedTuple):
    """A segment's source, and by derived version what belongs to its text there.

    ``same`` are the article's other segments with the same source, each with that source's rev.
    """

    source: SegmentText | None
    derived: dict[int, DerivedSegment]
    same: Sequence[tuple[int, int]] = ()


_BESIDE = made_once(
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


def beside(session: Session, article_id: int, segment_id: int, source_version_id: int) -> SegmentContext:
    """The segment's context as it is now, for a caller that holds its texts, so that nobody changes what is derived."""
    rows = session.connection().execute(_BESIDE, _key(article_id, source_version_id, segment_id)).all()
    derived = {
        row[0]: DerivedSegment(
            row[1], None if row[_SOURCE_ENDS] is None else detached_row(Derivation, row[_SOURCE_ENDS:-1]), row[2] or ()
        )
        for row in rows
        if row[0] is not None
    }
    if not rows:
        return SegmentContext(None, derived)
    return SegmentContext(
        detached_row(SegmentText, rows[0][3:_SOURCE_ENDS]), derived, [(one, rev) for one, rev in rows[0].same or ()]
    )


def _key(article_id: int, version_id: int, segment_id: int) -> dict[str, int]:
    return {"article_id": article_id, "version_id": version_id, "segment_id": segment_id}
