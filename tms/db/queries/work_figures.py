"""Figures about background work, for monitoring: each a quick walk of a small partial index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Float, case, cast, extract, func, null, select, union_all
from sqlalchemy.orm import Session

from tms.db.models import WorkItem


@dataclass(frozen=True, slots=True)
class KindInState:
    """How many items of a kind are in a state; ``oldest_due`` is how long the oldest has been due, in seconds."""

    kind: str
    state: str
    items: int
    oldest_due: float | None


@dataclass(frozen=True, slots=True)
class EndedItem:
    """An item that has ended; ``seconds`` is its last attempt's time, None if it ended without one."""

    id: int
    kind: str
    error_code: str | None
    seconds: float | None
    ended_at: datetime


def standing(session: Session) -> Sequence[KindInState]:
    """What waits, runs and has failed, by kind; finished items are not counted."""
    due = WorkItem.not_before <= func.now()
    waited = cast(extract("epoch", func.now() - func.min(case((due, WorkItem.not_before)))), Float)

    def of(state: str, oldest: Any) -> Any:
        return (
            select(WorkItem.kind, func.min(WorkItem.state), func.count(), oldest)
            .where(WorkItem.state == state)
            .group_by(WorkItem.kind)
        )

    # One index each: asked for all three states at once, PostgreSQL would read every item that ever was.
    every = union_all(of("waiting", waited), of("running", cast(null(), Float)), of("failed", cast(null(), Float)))
    return [KindInState(*row) for row in session.execute(every)]


def now(session: Session) -> datetime:
    """The database's time, which is that of every item."""
    return session.scalars(select(func.now())).one()


def ended_since(session: Session, since: datetime, *, limit: int = 20_000) -> Sequence[EndedItem]:
    """Items that have ended after ``since``, oldest first."""
    seconds = cast(extract("epoch", WorkItem.ended_at - WorkItem.started_at), Float)
    rows = session.execute(
        select(WorkItem.id, WorkItem.kind, WorkItem.error_code, seconds, WorkItem.ended_at)
        .where(WorkItem.ended_at.is_not(None), WorkItem.ended_at > since)
        .order_by(WorkItem.ended_at)
        .limit(limit)
    )
    return [EndedItem(row[0], row[1], row[2], row[3], row[4]) for row in rows if row[4] is not None]


OVERLAP = timedelta(seconds=60)
"""``ended_at`` is when the item's last transaction began: it may become visible so much later."""
