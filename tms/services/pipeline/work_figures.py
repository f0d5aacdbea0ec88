"""What monitoring wants to know of background work: how it stands, and what has ended since it asked last."""

import threading
from dataclasses import dataclass
from datetime import datetime

from tms.db.queries import work_figures
from tms.db.queries.work_figures import OVERLAP, EndedItem, KindInState
from tms.db.unit_of_work import UnitOfWork

__all__ = ["EndedItem", "KindInState", "WorkFigures", "WorkStanding"]


@dataclass(frozen=True, slots=True)
class WorkStanding:
    """``ended`` has each end once, however often it is asked; nothing that had ended before the first time."""

    standing: list[KindInState]
    ended: list[EndedItem]


class WorkFigures:
    """Remembers what it has told. One per process; may be asked by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told: dict[tuple[int, datetime], None] = {}
        self._began: datetime | None = None
        self._until: datetime | None = None

    def read(self, uow: UnitOfWork) -> WorkStanding:
        """Two quick statements."""
        with self._lock:
            if self._began is None or self._until is None:
                self._began = self._until = work_figures.now(uow.session)
            since = max(self._began, self._until - OVERLAP)
            found = work_figures.ended_since(uow.session, since)
            new = [one for one in found if (one.id, one.ended_at) not in self._told]
            self._told.update(dict.fromkeys((one.id, one.ended_at) for one in new))
            if found:
                self._until = max(self._until, found[-1].ended_at)
            self._told = {key: None for key in self._told if key[1] > self._until - OVERLAP}
            return WorkStanding(list(work_figures.standing(uow.session)), new)
