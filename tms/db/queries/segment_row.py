"""One segment of the current revision in one statement: its place, its texts in every version, and what is beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from tms.db.models import Article, Claim, Derivation, PendingText, Person, RevisionSegment, Segment, SegmentText
from tms.db.queries.authors import AUTHORS
from tms.db.queries.changed_segments import SHORTEST_SHARED
from tms.db.queries.dismissed_findings import Dismissal, beside_text, dismissals_from
from tms.db.queries.repeats import number_of
from tms.db.queries.threads import Talk, talk_beside, talk_from
from tms.db.statements.detached_rows import columns, detached_row
from tms.db.statements.made_once import made_once
from tms.db.statements.shared_alias import shared_alias


class TypedText(NamedTuple):
    """What a person has typed and not saved; ``proposed``: a program typed it for them."""

    text: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class TextParts:
    """A segment's text in one version, its derivation, what the person is typing there, whose claim lasts.

    ``held_by``: person, name, until when, and from whom and why it was taken over, if it was. ``dismissed`` are the
    warnings that somebody dismissed. ``same_as`` is the number of the segment that the text was taken from, in the
    version that was asked for; 0 if there is none.
    """

    text: SegmentText
    derivation: Derivation | None
    typed: TypedText | None
    held_by: Sequence[Any] | None
    dismissed: list[Dismissal]
    same_as: int


@dataclass(frozen=True, slots=True)
class RowParts:
    """Where the segment stands (``number`` counts from 1), and its texts by version.

    ``same`` are the article's other segments with the same source or the same text in the version that was asked for:
    segment, source, its codes, text. ``talk``: how much was said about it. ``authors``: who is behind its text there.
    """

    block: int
    position: int
    space_before: str
    kind: str
    treatment: str
    number: int
    starts_block: bool
    texts: Mapping[int, TextParts]
    same: Sequence[Sequence[Any]]
    talk: Talk | None
    authors: frozenset[int]


_before = shared_alias(RevisionSegment)
_EARLIER = (
    _before.article_id == RevisionSegment.article_id,
    _before.revision_id == RevisionSegment.revision_id,
    _before.position < RevisionSegment.position,
)
_PLACE = (
    select(
        RevisionSegment.article_id,
        RevisionSegment.segment_id,
        RevisionSegment.block,
        RevisionSegment.position,
        RevisionSegment.space_before,
        Segment.kind,
        Segment.treatment,
        select(func.count()).select_from(_before).where(*_EARLIER).scalar_subquery().label("earlier"),
        select(_before.block)
        .where(*_EARLIER)
        .order_by(_before.position.desc())
        .limit(1)
        .scalar_subquery()
        .label("block_before"),
    )
    .join(
        Article,
        (Article.id == RevisionSegment.article_id) & (Article.current_revision_id == RevisionSegment.revision_id),
    )
    .join(Segment, (Segment.article_id == RevisionSegment.article_id) & (Segment.id == RevisionSegment.segment_id))
    .where(RevisionSegment.article_id == bindparam("article_id"), RevisionSegment.segment_id == bindparam("segment_id"))
    .cte("place")
    .prefix_with("MATERIALIZED", dialect="postgresql")
)
_PLACE_COLUMNS = ("block", "position", "space_before", "kind", "treatment", "earlier", "block_before")
_PLACE_ENDS = len(_PLACE_COLUMNS)
_own, _alike = shared_alias(SegmentText), shared_alias(SegmentText)
_other_source, _other_text = shared_alias(SegmentText), shared_alias(SegmentText)


def _own_text(version: str) -> ScalarSelect[str]:
    key = (_own.article_id == bindparam("article_id"), _own.segment_id == bindparam("segment_id"))
    return select(_own.text).where(*key, _own.version_id == bindparam(version)).scalar_subquery()


# Found in one look over the two versions, before anything is joined: a new article has no statistics, and half of it
# may have no text yet.
_ALIKE = (
    select(_alike.segment_id)
    .where(
        _alike.article_id == bindparam("article_id"),
        _alike.segment_id != bindparam("segment_id"),
        or_(
            and_(_alike.version_id == bindparam("source_version_id"), _alike.text == _own_text("source_version_id")),
            and_(
                _alike.version_id == bindparam("version_id"),
                func.char_length(_alike.text) >= SHORTEST_SHARED,
                _alike.text == _own_text("version_id"),
            ),
        ),
    )
    .distinct()
    .subquery()
)
_SAME = (
    select(
        func.jsonb_agg(
            func.jsonb_build_array(_other_source.segment_id, _other_source.text, _other_source.codes, _other_text.text)
        )
    )
    .select_from(_ALIKE)
    .join(_other_source, _other_source.segment_id == _ALIKE.c.segment_id)
    .join(_other_text, _other_text.segment_id == _ALIKE.c.segment_id)
    .where(
        _other_source.article_id == bindparam("article_id"),
        _other_source.version_id == bindparam("source_version_id"),
        _other_source.retired.is_(False),
        _other_text.article_id == bindparam("article_id"),
        _other_text.version_id == bindparam("version_id"),
        _other_text.presence == "present",
    )
    .scalar_subquery()
)
_AUTHORS = AUTHORS.subquery()
_TEXT_ENDS = _PLACE_ENDS + len(columns(SegmentText))
_DERIVATION_ENDS = _TEXT_ENDS + len(columns(Derivation))
_ROW = made_once(
    select(
        *(_PLACE.c[name] for name in _PLACE_COLUMNS),
        *columns(SegmentText),
        *columns(Derivation),
        PendingText.text,
        PendingText.proposed,
        Claim.person_id,
        Person.name,
        Claim.until,
        Claim.taken_from,
        Claim.taken_why,
        beside_text(),
        # Asked only of the text that shows it: it counts the segments before.
        case(
            (
                (SegmentText.version_id == bindparam("version_id")) & SegmentText.same_as.is_not(None),
                number_of(bindparam("article_id"), SegmentText.same_as),
            ),
            else_=0,
        ),
        talk_beside(_PLACE.c.article_id, _PLACE.c.segment_id, bindparam("version_id")).label("talk"),
        select(func.array_agg(_AUTHORS.c[0])).scalar_subquery().label("authors"),
        _SAME.label("same"),
    )
    .select_from(_PLACE)
    .join(
        SegmentText,
        (SegmentText.article_id == _PLACE.c.article_id) & (SegmentText.segment_id == _PLACE.c.segment_id),
    )
    .outerjoin(
        Derivation,
        (Derivation.article_id == SegmentText.article_id)
        & (Derivation.version_id == SegmentText.version_id)
        & (Derivation.segment_id == SegmentText.segment_id),
    )
    .outerjoin(
        PendingText,
        (PendingText.article_id == SegmentText.article_id)
        & (PendingText.version_id == SegmentText.version_id)
        & (PendingText.segment_id == SegmentText.segment_id)
        & (PendingText.person_id == bindparam("person_id")),
    )
    .outerjoin(
        Claim,
        (Claim.article_id == SegmentText.article_id)
        & (Claim.version_id == SegmentText.version_id)
        & (Claim.segment_id == SegmentText.segment_id)
        & (Claim.until > func.now()),
    )
    .outerjoin(Person, Person.id == Claim.person_id)
)


def row_parts(
    session: Session, article_id: int, segment_id: int, person_id: int, *, source_version_id: int, version_id: int
) -> RowParts | None:
    """The row of a segment as the person sees it; None if the segment is not in the current revision."""
    key = {"article_id": article_id, "segment_id": segment_id, "person_id": person_id}
    key |= {"source_version_id": source_version_id, "version_id": version_id}
    rows = session.connection().execute(_ROW, key).all()
    if not rows:
        return None
    texts = {}
    for row in rows:
        derivation = row[_TEXT_ENDS:_DERIVATION_ENDS]
        typed, is_proposed, *held_by, dismissed, same_as, _talk, _authors, _same = row[_DERIVATION_ENDS:]
        text = detached_row(SegmentText, row[_PLACE_ENDS:_TEXT_ENDS])
        texts[text.version_id] = TextParts(
            text,
            None if derivation[0] is None else detached_row(Derivation, derivation),
            None if typed is None else TypedText(typed, is_proposed),
            None if held_by[0] is None else held_by,
            dismissals_from(dismissed),
            same_as,
        )
    block, position, space_before, kind, treatment, earlier, block_before = rows[0][:_PLACE_ENDS]
    starts_block, same, talk = block != block_before, rows[0].same or (), talk_from(rows[0].talk)
    authors = frozenset(rows[0].authors or ())
    return RowParts(
        block, position, space_before, kind, treatment, earlier + 1, starts_block, texts, same, talk, authors
    )
