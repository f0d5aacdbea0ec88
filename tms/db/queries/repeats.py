"""Sentences that stand more than once in an article: the other segments that say the same, locked and read together."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, ScalarSelect, and_, any_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from tms.db.models import Article, Derivation, PendingText, RevisionSegment, Segment, SegmentText, Version
from tms.db.queries.place_decisions import beside_derivation
from tms.db.statements.detached_rows import columns, detached_row
from tms.db.statements.shared_alias import shared_alias
from tms.domain.transcreated import DISPLAY_KINDS

_other = shared_alias(SegmentText)


def same_elsewhere() -> ScalarSelect[Any]:
    """The other segments that say the same as the source text that a statement reads, each with its rev.

    None of a text that is transcreated: what a version makes its own is no translation for another place.
    """
    return (
        select(func.jsonb_agg(func.jsonb_build_array(_other.segment_id, _other.rev)))
        .where(
            _other.article_id == SegmentText.article_id,
            _other.version_id == SegmentText.version_id,
            _other.segment_id != SegmentText.segment_id,
            _other.text == SegmentText.text,
            _other.codes.is_not_distinct_from(SegmentText.codes),
            _other.retired.is_(False),
            select(Segment.id)
            .where(
                Segment.article_id == SegmentText.article_id,
                Segment.id == SegmentText.segment_id,
                Segment.kind.not_in(sorted(DISPLAY_KINDS)),
                Segment.treatment == "translate",
            )
            .correlate(SegmentText)
            .exists(),
        )
        .correlate(SegmentText)
        .scalar_subquery()
    )


class Untouched(NamedTuple):
    """A segment that nobody has acted on: its text in the version, and in those derived from it as far as free."""

    text: SegmentText
    derived: dict[int, SegmentText]


_ARTICLE = bindparam("article_id", type_=BigInteger)
_VERSION = bindparam("version_id", type_=BigInteger)
_THESE = any_(bindparam("segment_ids", type_=ARRAY(BigInteger)))
_mine = shared_alias(SegmentText)
_UNTOUCHED = (
    select(_mine.segment_id)
    .join(Segment, and_(Segment.article_id == _mine.article_id, Segment.id == _mine.segment_id))
    .where(
        _mine.article_id == _ARTICLE,
        _mine.version_id == _VERSION,
        _mine.segment_id == _THESE,
        _mine.touched_by.is_(None),
        _mine.retired.is_(False),
        _mine.presence == "present",
        Segment.treatment.in_(["translate", "transcreate"]),
        ~select(PendingText.segment_id)
        .where(
            PendingText.article_id == _mine.article_id,
            PendingText.version_id == _mine.version_id,
            PendingText.segment_id == _mine.segment_id,
        )
        .exists(),
    )
)
_LOCKED = (
    select(*columns(SegmentText))
    .join(Version, and_(Version.article_id == SegmentText.article_id, Version.id == SegmentText.version_id))
    .where(
        SegmentText.article_id == _ARTICLE,
        SegmentText.segment_id.in_(_UNTOUCHED),
        or_(Version.id == _VERSION, Version.parent_version_id == _VERSION),
    )
    .order_by(SegmentText.segment_id, Version.id != _VERSION, Version.id)
    .with_for_update(key_share=True, of=SegmentText, skip_locked=True)
)


def lock_untouched(session: Session, article_id: int, version_id: int, segment_ids: Sequence[int]) -> list[Untouched]:
    """Lock those of the segments that no person has acted on or types in; a row that somebody holds is skipped.

    It waits for nobody: a transaction that holds one may be waiting for what this one holds.
    """
    key = {"article_id": article_id, "version_id": version_id, "segment_ids": list(segment_ids)}
    rows = [detached_row(SegmentText, row) for row in session.connection().execute(_LOCKED, key)]
    derived: dict[int, dict[int, SegmentText]] = {}
    for row in rows:
        if row.version_id != version_id:
            derived.setdefault(row.segment_id, {})[row.version_id] = row
    return [
        Untouched(row, derived.get(row.segment_id, {}))
        for row in rows
        if row.version_id == version_id and row.touched_by is None and not row.retired
    ]


class RepeatedDerivation(NamedTuple):
    """How one segment's text in one derived version came from its parent, and where that version stands."""

    segment_id: int
    version_id: int
    status: str
    derivation: Derivation | None
    decisions: Sequence[Sequence[Any]]


_DERIVED = (
    select(SegmentText.segment_id, Version.id, Version.status, beside_derivation(), *columns(Derivation))
    .join(Version, and_(Version.article_id == SegmentText.article_id, Version.id == SegmentText.version_id))
    .outerjoin(
        Derivation,
        and_(
            Derivation.article_id == SegmentText.article_id,
            Derivation.version_id == SegmentText.version_id,
            Derivation.segment_id == SegmentText.segment_id,
        ),
    )
    .where(
        SegmentText.article_id == _ARTICLE,
        SegmentText.segment_id == _THESE,
        Version.parent_version_id == _VERSION,
    )
)


def derived_texts(
    session: Session, article_id: int, version_id: int, segment_ids: Sequence[int]
) -> list[RepeatedDerivation]:
    """The segments' derived texts as they are now, for a caller that holds the segments' texts."""
    key = {"article_id": article_id, "version_id": version_id, "segment_ids": list(segment_ids)}
    return [
        RepeatedDerivation(
            row[0], row[1], row[2], None if row[4] is None else detached_row(Derivation, row[4:]), row[3] or ()
        )
        for row in session.connection().execute(_DERIVED, key)
    ]


_place, _up_to = shared_alias(RevisionSegment), shared_alias(RevisionSegment)


def number_of(article_id: Any, segment_id: Any) -> ScalarSelect[Any]:
    """The number of the segment that a statement reads: its place in the current revision from 1; 0 if it left."""
    return (
        select(func.count())
        .select_from(Article)
        .join(
            _place,
            (_place.article_id == Article.id) & (_place.revision_id == Article.current_revision_id),
        )
        .join(
            _up_to,
            (_up_to.article_id == Article.id)
            & (_up_to.revision_id == _place.revision_id)
            & (_up_to.position <= _place.position),
        )
        .where(Article.id == article_id, _place.segment_id == segment_id)
        .scalar_subquery()
    )
