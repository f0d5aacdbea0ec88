"""The standing watch over what is released: every released text was accepted by somebody, as it stands there.

It changes nothing and trusts no status. A snapshot and the acts that it rests on never change, so that each is looked
at once: a few more with every question, until all are.
"""

import threading
from dataclasses import dataclass

from tms.db.queries import accepted_texts
from tms.db.unit_of_work import UnitOfWork

MOST = 200
"""The number of snapshots that one call looks at, in about a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Watched:
    """How many snapshots were looked at so far, and how many texts that readers see now were accepted by nobody."""

    snapshots: int
    not_accepted: int


class ReleaseWatch:
    """Remembers how far it has looked. One per process; may be asked by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._after = self._snapshots = 0
        self._faulty: dict[int, int] = {}

    def read(self, uow: UnitOfWork, *, most: int = MOST) -> Watched:
        """Look at the next snapshots; what is known of all that were looked at so far."""
        with self._lock:
            found = accepted_texts.released(uow.session, after=self._after, most=most)
            if found:
                self._after = found[-1].id
            self._snapshots += len(found)
            self._faulty |= {one.id: one.not_accepted for one in found if one.not_accepted}
            live = accepted_texts.still_live(uow.session, list(self._faulty)) if self._faulty else frozenset()
            return Watched(self._snapshots, sum(self._faulty[one] for one in live))
