"""Texts that no longer follow their parent, and what the parent said when somebody last looked."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, any_, cast, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session, aliased

from tms.db.models import Derivation, SegmentText, TextHistory, Version
from tms.domain.states import Look, SegmentState


def follow_no_longer(session: Session, article_id: int, version_id: int, segment_ids: Sequence[int]) -> frozenset[int]:
    """The version's segments that are detached now: some by themselves, or all of them with the version."""
    rows = session.execute(
        select(Version.detached_at, Derivation.segment_id)
        .outerjoin(
            Derivation,
            (Derivation.article_id == Version.article_id)
            & (Derivation.version_id == Version.id)
            & (Derivation.status == "detached")
            & (Derivation.segment_id == any_(cast(list(segment_ids), ARRAY(BigInteger)))),
        )
        .where(Version.article_id == article_id, Version.id == version_id)
    ).all()
    if any(row.detached_at is not None for row in rows):
        return frozenset(segment_ids)
    return frozenset(row.segment_id for row in rows if row.segment_id is not None)


def parents_seen(session: Session, article_id: int, version_id: int) -> dict[int, str]:
    """What the parent said when its text was last looked at, by segment, where it says something else now."""
    parent = aliased(SegmentText)
    rows = session.execute(
        select(Derivation.segment_id, TextHistory.text)
        .join(
            parent,
            (parent.article_id == Derivation.article_id)
            & (parent.version_id == Derivation.parent_version_id)
            & (parent.segment_id == Derivation.segment_id)
            & (parent.rev != Derivation.parent_rev),
        )
        .join(
            TextHistory,
            (TextHistory.article_id == Derivation.article_id)
            & (TextHistory.version_id == Derivation.parent_version_id)
            & (TextHistory.segment_id == Derivation.segment_id)
            & (TextHistory.rev == Derivation.parent_rev),
        )
        .where(Derivation.article_id == article_id, Derivation.version_id == version_id)
    )
    return {row.segment_id: row.text for row in rows}


def forget_marks(session: Session, article_id: int, version_id: int, segment_ids: Sequence[int]) -> None:
    """Remove these texts' marks that their parents changed.

    A person's text that waits for them stays marked: what follows may find nothing to change in it.
    """
    session.execute(
        update(SegmentText)
        .where(
            SegmentText.article_id == article_id,
            SegmentText.version_id == version_id,
            SegmentText.segment_id.in_(segment_ids),
            SegmentText.look == Look.PARENT_CHANGED,
            SegmentText.touched_by.is_(None) | (SegmentText.state != SegmentState.INITIAL),
        )
        .values(look=None)
        .execution_options(synchronize_session=False)
    )
