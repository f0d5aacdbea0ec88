"""Figures of background work for monitoring: how it stands, and what has ended since they were last asked for."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Float, case, cast, extract, func, null, select, union_all
from sqlalchemy.orm import Session

from tms.db.models import WorkItem
from tms.db.unit_of_work import UnitOfWork

_OVERLAP = timedelta(seconds=60)
"""``ended_at`` is when the item's last transaction began: it may become visible so much later."""


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


@dataclass(frozen=True, slots=True)
class WorkStanding:
    """``ended`` has each end once, however often it is asked; nothing that had ended before the first time."""

    standing: list[KindInState]
    ended: list[EndedItem]


class WorkFigures:
    """Reads the figures and remembers what it has told. One per process; may be used by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told: dict[tuple[int, datetime], None] = {}
        self._began: datetime | None = None
        self._until: datetime | None = None

    def read(self, uow: UnitOfWork) -> WorkStanding:
        """The figures, in two quick statements."""
        with self._lock:
            if self._began is None or self._until is None:
                self._began = self._until = _now(uow.session)
            since = max(self._began, self._until - _OVERLAP)
            found = _ended_since(uow.session, since)
            new = [one for one in found if (one.id, one.ended_at) not in self._told]
            self._told.update(dict.fromkeys((one.id, one.ended_at) for one in new))
            if found:
                self._until = max(self._until, found[-1].ended_at)
            self._told = {key: None for key in self._told if key[1] > self._until - _OVERLAP}
            return WorkStanding(list(_standing(uow.session)), new)


def _standing(session: Session) -> Sequence[KindInState]:
    """The work that waits, runs and has failed, by kind; finished items are not counted."""
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


def _now(session: Session) -> datetime:
    """The database's time, which is that of every item."""
    return session.scalars(select(func.now())).one()


def _ended_since(session: Session, since: datetime, *, limit: int = 20_000) -> Sequence[EndedItem]:
    """Items that have ended after ``since``, oldest first."""
    seconds = cast(extract("epoch", WorkItem.ended_at - WorkItem.started_at), Float)
    rows = session.execute(
        select(WorkItem.id, WorkItem.kind, WorkItem.error_code, seconds, WorkItem.ended_at)
        .where(WorkItem.ended_at.is_not(None), WorkItem.ended_at > since)
        .order_by(WorkItem.ended_at)
        .limit(limit)
    )
    return [EndedItem(row[0], row[1], row[2], row[3], row[4]) for row in rows if row[4] is not None]
