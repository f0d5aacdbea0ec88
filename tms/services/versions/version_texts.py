"""The texts of a version that are present in the current revision."""

from sqlalchemy import select

from tms.db.models import SegmentText, Version
from tms.db.unit_of_work import UnitOfWork
from tms.services.authorize import LoadedArticle


def parents_first(loaded: LoadedArticle) -> list[Version]:
    """The versions in an order: the source, what is translated from it, then what is derived, after its parent."""
    by_id = {version.id: version for version in loaded.versions}

    def depth(version: Version) -> int:
        parent = by_id.get(version.parent_version_id or 0)
        return 0 if parent is None else 1 + depth(parent)

    return sorted(loaded.versions, key=lambda v: (v.role != "source", depth(v), v.id))


def present_rows(uow: UnitOfWork, version: Version, *, lock: bool) -> list[SegmentText]:
    """The present texts in one fixed order; with ``lock``, locked until this transaction ends."""
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
