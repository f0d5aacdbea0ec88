"""What happened to one segment in one version: every text that stood there, and people's acts on them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from tms.db.models import Person, SegmentAncestry, SignOff, SourceRevision, TextHistory
from tms.db.queries.repeats import number_of


class HistoryText(NamedTuple):
    """A text that stood there, and who put it there; None for a machine."""

    at: datetime
    who: str | None
    act: str
    rev: int
    text: str
    codes: dict[str, Any] | None
    origin: str
    similarity: int | None
    repaired: bool
    same_as: int | None
    reason: str | None
    is_all: bool
    """Whether the segment came from no other one."""


class Acted(NamedTuple):
    """A person's act on the text of that rev."""

    at: datetime
    who: str
    act: str
    rev: int | None
    reason: str | None
    faults: Sequence[str]


class Ancestry(NamedTuple):
    """A segment that another one came from, how, and when."""

    segment_id: int
    ancestor_id: int
    kind: str
    at: datetime


_ANCESTRY = (
    select(
        SegmentAncestry.segment_id,
        SegmentAncestry.ancestor_id,
        SegmentAncestry.kind,
        SourceRevision.at,
    )
    .join(
        SourceRevision,
        (SourceRevision.article_id == SegmentAncestry.article_id) & (SourceRevision.id == SegmentAncestry.revision_id),
    )
    .where(SegmentAncestry.article_id == bindparam("article_id"))
    .order_by(SourceRevision.number)
)
_CHANGES = (
    select(
        TextHistory.at,
        Person.name,
        TextHistory.act,
        TextHistory.rev,
        TextHistory.text,
        TextHistory.codes,
        TextHistory.origin,
        TextHistory.similarity,
        TextHistory.repaired,
        number_of(TextHistory.article_id, TextHistory.same_as),
        TextHistory.reason,
        ~exists().where(
            SegmentAncestry.article_id == TextHistory.article_id, SegmentAncestry.segment_id == TextHistory.segment_id
        ),
    )
    .outerjoin(Person, Person.id == TextHistory.person_id)
    .where(
        TextHistory.article_id == bindparam("article_id"),
        TextHistory.version_id == bindparam("version_id"),
        TextHistory.segment_id == bindparam("segment_id"),
    )
)
_ACTS = (
    select(SignOff.at, Person.name, SignOff.kind, SignOff.rev, SignOff.reason, SignOff.faults)
    .join(Person, Person.id == SignOff.person_id)
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.segment_id == bindparam("segment_id"),
    )
)


def changes(session: Session, article_id: int, version_id: int, segment_id: int) -> Sequence[HistoryText]:
    """In no order; there is one for every text that the version has."""
    key = {"article_id": article_id, "version_id": version_id, "segment_id": segment_id}
    return [HistoryText._make(row) for row in session.connection().execute(_CHANGES, key)]


def acts(session: Session, article_id: int, version_id: int, segment_id: int) -> Sequence[Acted]:
    """In no order."""
    key = {"article_id": article_id, "version_id": version_id, "segment_id": segment_id}
    return [Acted._make(row) for row in session.connection().execute(_ACTS, key)]


def ancestry(session: Session, article_id: int) -> Sequence[Ancestry]:
    """Of the whole article, the oldest revision first."""
    return [Ancestry._make(row) for row in session.connection().execute(_ANCESTRY, {"article_id": article_id})]
