"""Reads what the database kept of one article, all at one moment."""

from collections import Counter

from sqlalchemy import select, text
from sqlalchemy.orm import aliased

from tests.chaos.history import Followed, Kept, Row, Stage
from tms.db.models import Derivation, Event, SegmentText, TextHistory, Version, WorkItem
from tms.db.unit_of_work import Database


def read_kept(database: Database, article_id: int) -> Kept:
    """For the judge."""
    with database.begin() as uow:
        uow.session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        rows = uow.session.scalars(select(TextHistory).where(TextHistory.article_id == article_id)).all()
        texts = uow.session.scalars(select(SegmentText).where(SegmentText.article_id == article_id)).all()
        items = uow.session.scalars(select(WorkItem).where(WorkItem.article_id == article_id)).all()
        events = uow.session.execute(
            select(Event.act, Event.version_id).where(Event.article_id == article_id, Event.version_id.is_not(None))
        ).all()
        child, parent = aliased(SegmentText), aliased(SegmentText)
        followed = uow.session.execute(
            select(child.version_id, child.segment_id, Derivation, parent.rev)
            .join(Version, (Version.article_id == child.article_id) & (Version.id == child.version_id))
            .join(
                parent,
                (parent.article_id == child.article_id)
                & (parent.segment_id == child.segment_id)
                & (parent.version_id == Version.parent_version_id),
            )
            .outerjoin(
                Derivation,
                (Derivation.article_id == child.article_id)
                & (Derivation.version_id == child.version_id)
                & (Derivation.segment_id == child.segment_id),
            )
            .where(child.article_id == article_id, parent.text != "")
        ).all()
        return Kept(
            rows=[
                Row((r.version_id, r.segment_id), r.rev, r.text, r.act, r.person_id, r.source_rev)
                for r in sorted(rows, key=lambda r: (r.version_id, r.segment_id, r.rev))
            ],
            current={(t.version_id, t.segment_id): (t.rev, t.text) for t in texts},
            stages=[Stage(i.kind, i.version_id, i.state) for i in items],
            events=Counter((act, version_id) for act, version_id in events if version_id is not None),
            followed=[
                Followed((version_id, segment_id), _answers_to(derivation), rev)
                for version_id, segment_id, derivation, rev in followed
            ],
        )


def _answers_to(derivation: Derivation | None) -> int | None:
    """The parent's rev that the text follows, or that its conflict waits with."""
    if derivation is None:
        return None
    return derivation.other_parent_rev if derivation.status == "conflict" else derivation.parent_rev
