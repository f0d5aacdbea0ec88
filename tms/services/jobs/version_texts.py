"""The texts of a version that are present in the current revision."""

from sqlalchemy import select

from tms.db.models import SegmentText, Version
from tms.db.unit_of_work import UnitOfWork


def present_rows(uow: UnitOfWork, version: Version, *, lock: bool) -> list[SegmentText]:
    """In one fixed order; with ``lock`` nobody else changes them before this transaction ends."""
    query = (
        select(SegmentText)
        .where(
            SegmentText.article_id == version.article_id,
            SegmentText.version_id == version.id,
            SegmentText.retired.is_(False),
            SegmentText.presence == "present",
        )
        .order_by(SegmentText.segment_id)
    )
    return list(uow.session.scalars(query.with_for_update(key_share=True) if lock else query))
