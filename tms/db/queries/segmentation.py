"""A publication's own rules of segmentation, as they stand."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tms.db.models import SegmentationChange


def newest(session: Session, publication_id: int) -> SegmentationChange | None:
    """The change that holds; None while nobody made one."""
    return session.scalars(
        select(SegmentationChange)
        .where(SegmentationChange.publication_id == publication_id)
        .order_by(SegmentationChange.number.desc())
        .limit(1)
    ).one_or_none()
