"""Findings that somebody dismissed, for as long as the dismissal holds."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from tms.db.models import DismissedFinding, Person, SegmentText
from tms.db.queries.article_context import OneVersion


class Dismissal(NamedTuple):
    """Which finding, by its key, in which texts; who dismissed it and why; whether in the version that is followed.

    ``alike`` is its key in what is converted from that text.
    """

    finding: str
    texts: str
    alike: str
    id: int
    who: str
    reason: str
    is_parents: bool = False


_COLUMNS = (
    DismissedFinding.finding,
    DismissedFinding.texts,
    DismissedFinding.alike,
    DismissedFinding.id,
    Person.name,
    DismissedFinding.reason,
)
_HOLDING = (
    select(DismissedFinding.segment_id, *_COLUMNS, DismissedFinding.version_id != bindparam("version_id"))
    .join(Person, Person.id == DismissedFinding.person_id)
    .where(
        DismissedFinding.article_id == bindparam("article_id"),
        DismissedFinding.version_id.in_([bindparam("version_id"), bindparam("parent_id")]),
        DismissedFinding.withdrawn_at.is_(None),
    )
    .order_by(DismissedFinding.id)
)


def dismissed_in(session: Session, article_id: int, version: OneVersion) -> dict[int, list[Dismissal]]:
    """Dismissals by segment of a version, with those of the version that it follows; segments without are left out."""
    key = {"article_id": article_id, "version_id": version.id, "parent_id": version.parent_version_id}
    found: dict[int, list[Dismissal]] = {}
    for row in session.execute(_HOLDING, key):
        found.setdefault(row[0], []).append(Dismissal._make(row[1:]))
    return found


def with_parents(own: Iterable[Dismissal], parents: Iterable[Dismissal]) -> list[Dismissal]:
    """The dismissals of one text, with those of the text that it follows."""
    return [*own, *(dismissal._replace(is_parents=True) for dismissal in parents)]


def beside_text() -> ScalarSelect[Any]:
    """The dismissals of the text that a statement reads, as a column of it; ``dismissals_from`` takes what comes."""
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
    """The dismissals that ``beside_text`` read."""
    return [Dismissal(*row) for row in rows or ()]
