"""Queueing a drafting that also replaces weaker drafts: it may have to wait for an engine that is away."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import func
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from tms.db.models import WorkItem

ANEW = "anew"
"""A draft item with this in its subject also replaces machines' drafts; its value counts the automatic retries."""


def enqueue_anew(
    session: Session,
    *,
    kind: str,
    dedup_key: str,
    article_id: int,
    version_id: int,
    tried: int,
    in_seconds: float,
    told: Mapping[str, Any] | None = None,
) -> int:
    """Queue an item that waits for so many seconds; one that waits already comes forward if this is sooner.

    ``told`` is what the one before it had to tell, for the article's page to show meanwhile.
    """
    new = insert(WorkItem).values(
        kind=kind,
        dedup_key=dedup_key,
        article_id=article_id,
        version_id=version_id,
        subject={ANEW: tried},
        not_before=func.now() + timedelta(seconds=in_seconds),
        outcome=dict(told) if told else None,
    )
    sooner = func.least(WorkItem.not_before, new.excluded.not_before)
    statement = new.on_conflict_do_update(
        index_elements=["dedup_key"],
        index_where=sql("state = 'waiting'"),
        set_={"not_before": sooner, "sent_at": None, "subject": new.excluded.subject},
    )
    return session.scalars(statement.returning(WorkItem.id)).one()
