"""Findings that somebody dismissed, as long as it holds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from tms.db.models import DismissedFinding, Person, SegmentText


class Dismissal(NamedTuple):
    """Which finding, by its key; who dismissed it and why."""

    finding: str
    id: int
    who: str
    reason: str


_COLUMNS = (DismissedFinding.finding, DismissedFinding.id, Person.name, DismissedFinding.reason)
_HOLDING = (
    select(DismissedFinding.segment_id, *_COLUMNS)
    .join(Person, Person.id == DismissedFinding.person_id)
    .where(
        DismissedFinding.article_id == bindparam("article_id"),
        DismissedFinding.version_id == bindparam("version_id"),
        DismissedFinding.withdrawn_at.is_(None),
    )
    .order_by(DismissedFinding.id)
)


def dismissed_in(session: Session, article_id: int, version_id: int) -> dict[int, list[Dismissal]]:
    """By segment of a version; segments without are left out."""
    found: dict[int, list[Dismissal]] = {}
    for row in session.execute(_HOLDING, {"article_id": article_id, "version_id": version_id}):
        found.setdefault(row.segment_id, []).append(Dismissal(row.finding, row.id, row.name, row.reason))
    return found


def beside_text() -> ScalarSelect[Any]:
    """The same of one text that a statement reads; ``dismissals_from`` takes what comes."""
    return (
        select(func.jsonb_agg(func.jsonb_build_array(*_COLUMNS).op("ORDER BY")(DismissedFinding.id)))
        .join(Person, Person.id == DismissedFinding.person_id)
        .where(
            DismissedFinding.article_id == SegmentText.article_id,
            DismissedFinding.version_id == SegmentText.version_id,
            DismissedFinding.segment_id == SegmentText.segment_id,
            DismissedFinding.withdrawn_at.is_(None),
        )
        .correlate(SegmentText)
        .scalar_subquery()
    )


def dismissals_from(rows: Sequence[Sequence[Any]] | None) -> list[Dismissal]:
    """What ``beside_text`` read."""
    return [Dismissal(*row) for row in rows or ()]
