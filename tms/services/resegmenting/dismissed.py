"""Warnings that people dismissed go with the words that they are about when segments are split and merged."""

from sqlalchemy import exists, literal, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import DismissedFinding, SegmentText
from tms.db.unit_of_work import UnitOfWork

_COPIED = ("article_id", "publication_id", "version_id", "finding", "reason", "person_id", "at")

_OF_THE_WHOLE = "length.%"
"""What is about the length of a text says nothing of another one."""


def carry_dismissals(uow: UnitOfWork, article_id: int, *, from_id: int, to_id: int) -> None:
    """What holds in one segment holds in the other too, in every version; it says nothing where nothing is found."""
    columns = [getattr(DismissedFinding, name) for name in _COPIED]
    there = exists().where(
        SegmentText.article_id == DismissedFinding.article_id,
        SegmentText.version_id == DismissedFinding.version_id,
        SegmentText.segment_id == to_id,
    )
    found = (
        select(*columns, literal(to_id))
        .where(
            DismissedFinding.article_id == article_id,
            DismissedFinding.segment_id == from_id,
            DismissedFinding.withdrawn_at.is_(None),
            DismissedFinding.finding.not_like(_OF_THE_WHOLE),
            there,
        )
        .order_by(DismissedFinding.id)
    )
    uow.session.execute(insert(DismissedFinding).from_select([*_COPIED, "segment_id"], found).on_conflict_do_nothing())
