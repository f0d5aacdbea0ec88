"""Handing out what is due to receivers outside: each held by one worker, so that a slow one holds no other."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from sqlalchemy import and_, or_, select, text

from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.work_kinds import WorkKind
from tms.services.pipeline.stage import still_mine

RECEIVERS_AT_ONCE = 8
"""So many one worker has in hand; what is due beyond that, another one takes."""

LOOK_SECONDS = 0.5
"""How often a worker that waits for a slow receiver looks whether something is due to others."""

LONGEST_SECONDS = 3_000.0
"""After so long the work item ends, and what is due gets another."""

MOST_RUNNING = 2
"""So many workers hand out for one publication at once."""

Held = TypeVar("Held")
GoesOn = Callable[[], bool]


def hand_out_at_once(
    begin: Begin,
    item: Claimed,
    take: Callable[[UnitOfWork, int], Sequence[Held]],
    serve: Callable[[Held, GoesOn], None],
) -> None:
    """Take receivers that have something to do, at most so many, and serve each in a thread until none is left."""
    until = time.monotonic() + LONGEST_SECONDS
    is_over = threading.Event()

    def goes_on() -> bool:
        return not is_over.is_set() and time.monotonic() < until

    under_way: set[Future[None]] = set()
    with ThreadPoolExecutor(RECEIVERS_AT_ONCE, item.kind) as pool:
        try:
            while True:
                free = RECEIVERS_AT_ONCE - len(under_way) if goes_on() else 0
                with begin() as uow:
                    taken = take(uow, free) if free else []
                under_way |= {pool.submit(serve, one, goes_on) for one in taken}
                if not under_way:
                    break
                ended, under_way = wait(under_way, LOOK_SECONDS, FIRST_COMPLETED)
                for one in ended:
                    one.result()
        finally:
            is_over.set()
    with begin() as uow:
        still_mine(uow, item)
        work_items.finish(uow.session, item)


def queue_handing_out(uow: UnitOfWork, kind: WorkKind, publication_id: int) -> bool:
    """Queue a work item of this kind for the publication, unless enough do it; whether it was queued.

    Another worker begins only where one leaves something due: it has as many receivers in hand as it can.
    """
    keys = [f"{kind}:{publication_id}:{n}" for n in range(MOST_RUNNING)]
    # Each of the two has an index of its own.
    states = text("state = 'waiting'"), text("state = 'running'")
    under_way = or_(*(and_(state, WorkItem.dedup_key.in_(keys)) for state in states))
    found = uow.session.execute(select(WorkItem.dedup_key, WorkItem.state).where(under_way)).all()
    free = [key for key in keys if key not in {one.dedup_key for one in found}]
    if not free or any(one.state == "waiting" for one in found):
        return False
    item_id = work_items.enqueue_other(uow.session, kind, free[0], {"publication": publication_id})
    uow.queue(item_id, kind)
    return True
