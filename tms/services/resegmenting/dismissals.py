"""Dismissed warnings move with the words that they are about when segments are split and merged."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from tms.checks.identity import texts_read
from tms.db.models import DismissedFinding, SegmentText
from tms.db.unit_of_work import UnitOfWork

_COPIED = ("article_id", "publication_id", "version_id", "finding", "alike", "reason", "person_id", "at")

_OF_THE_WHOLE = "length.%"
"""Families of findings about the length of a text, which say nothing about another text."""

Dismissals = Sequence[Any]


def dismissals_of(uow: UnitOfWork, article_id: int, source_id: int, segment_ids: Collection[int]) -> Dismissals:
    """The dismissals that hold for the segments' texts as they are, in every version."""
    source = aliased(SegmentText)
    found = uow.session.execute(
        select(
            *(getattr(DismissedFinding, name) for name in _COPIED),
            DismissedFinding.texts,
            SegmentText.text,
            source.text.label("source"),
        )
        .join(
            SegmentText,
            (SegmentText.article_id == DismissedFinding.article_id)
            & (SegmentText.version_id == DismissedFinding.version_id)
            & (SegmentText.segment_id == DismissedFinding.segment_id),
        )
        .join(
            source,
            (source.article_id == SegmentText.article_id)
            & (source.version_id == source_id)
            & (source.segment_id == SegmentText.segment_id),
        )
        .where(
            DismissedFinding.article_id == article_id,
            DismissedFinding.segment_id.in_(segment_ids),
            DismissedFinding.withdrawn_at.is_(None),
            DismissedFinding.finding.not_like(_OF_THE_WHOLE),
        )
        .order_by(DismissedFinding.id)
    )
    return [one for one in found if one.texts == texts_read(one.finding, one.source, one.text)]


def carry_dismissals(
    uow: UnitOfWork, article_id: int, source_id: int, dismissals: Dismissals, segment_ids: Collection[int]
) -> None:
    """Store the dismissals for the segments as they are cut now; one of a finding that is gone says nothing."""
    if not dismissals:
        return
    uow.session.flush()
    rows = uow.session.execute(
        select(SegmentText.version_id, SegmentText.segment_id, SegmentText.text).where(
            SegmentText.article_id == article_id, SegmentText.segment_id.in_(segment_ids)
        )
    )
    says = {(version_id, segment_id): text for version_id, segment_id, text in rows}
    values = [
        {name: getattr(one, name) for name in _COPIED}
        | {"segment_id": to_id, "texts": texts_read(one.finding, says[source_id, to_id], says[one.version_id, to_id])}
        for one in dismissals
        for to_id in segment_ids
        if (source_id, to_id) in says and (one.version_id, to_id) in says
    ]
    if values:
        uow.session.execute(insert(DismissedFinding).on_conflict_do_nothing(), values)
