"""``tms`` with places where it can be killed or frozen, and on demand without one of the product's three fences.

``python -m tests.chaos.patched ORDER WITHOUT worker|web …``. ORDER is a file: while it exists, the worker process that
reaches the stage and point that it names takes it away and does what it says. WITHOUT is ``nothing``, ``rev``,
``token`` or ``key``: a judge that can't see the damage that such a variant does proves nothing.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import UnitOfWork
from tms.language.assembly import Assembly
from tms.services.authorize_locked import LockedText
from tms.services.drafting import from_assembly
from tms.services.people import passwords
from tms.services.pipeline import derive, draft
from tms.services.translating import save_segment

POINTS = ("after_claim", "mid_work", "before_commit", "after_commit")
SECONDS_PER_SEGMENT = 0.01
SEGMENTS_PER_BATCH = 10
BATCHED = {"draft", "derive"}

Begin = Callable[[], AbstractContextManager[UnitOfWork]]
Run = Callable[[Begin, Claimed], None]


class Points:
    """Where one work item's run can be stopped."""

    def __init__(self, order: Path, item: Claimed) -> None:
        self._order = order
        self._item = item
        self._units = 0

    def wait_while_held(self) -> None:
        """Until the test has said what is to happen."""
        while self._order.with_suffix(".hold").exists():
            time.sleep(0.01)

    def reach(self, point: str) -> None:
        """Do what is ordered for here."""
        try:
            order = json.loads(self._order.read_text())
            if (order["article"], order["stage"], order["point"]) != (self._item.article_id, self._item.kind, point):
                return
            self._order.rename(self._order.with_suffix(".taken"))
        except FileNotFoundError:
            return
        group = os.getpgid(0)
        self._order.with_suffix(".done").write_text(str(group))
        whom = os.kill if order["only_child"] else os.killpg
        whom(os.getpid() if order["only_child"] else group, signal.Signals(order["signal"]))
        # SIGSTOP takes an instant to reach us, and whoever is frozen must not have gone on.
        time.sleep(0.2)

    @contextmanager
    def watched(self, begin: Begin) -> Iterator[UnitOfWork]:
        """A unit of work of the stage."""
        self._units += 1
        # After the reading, where there is a reading, and where there are batches after the first of them.
        if self._units == (3 if self._item.kind in BATCHED else 2):
            self.reach("mid_work")
        with begin() as uow:
            if self._item.kind == "open":
                self.reach("mid_work")
            yield uow
            if uow.changed_articles:
                self.reach("before_commit")


def stoppable(order: Path, run_work_item: Callable[[Any, int, Run], None]) -> Callable[[Any, int, Run], None]:
    """The same with a run that can be stopped."""

    def patched(container: Any, item_id: int, run: Run) -> None:
        def watched(begin: Begin, item: Claimed) -> None:
            points = Points(order, item)
            points.wait_while_held()
            points.reach("after_claim")
            run(lambda: points.watched(begin), item)
            points.reach("after_commit")

        run_work_item(container, item_id, watched)

    return patched


def slow_assemble(source: str, **_: Any) -> Assembly:
    """A draft for every segment, as an engine would make one."""
    time.sleep(SECONDS_PER_SEGMENT)
    return Assembly(text=f"draft of {source}", used=())


def patch(module: ModuleType, **names: Any) -> None:
    """Set names that the module has: a name that moved would leave the fence where it is."""
    for name, value in names.items():
        if not hasattr(module, name):
            raise AttributeError(f"{module.__name__} has no {name}")
        setattr(module, name, value)


def without_rev() -> None:
    """A person's save overwrites whatever stands there."""
    save = save_segment.__dict__["_save"]

    def careless(uow: UnitOfWork, actor: Any, locked: LockedText, wish: save_segment.Save) -> Any:
        return save(uow, actor, locked, replace(wish, rev=locked.row.rev))

    patch(save_segment, _save=careless)


def without_token() -> None:
    """A worker applies whatever it has in hand, whoever holds the item."""
    patch(work_items, _held=lambda item_id, _token: WorkItem.id == item_id)


def without_key() -> None:
    """A request that is repeated is done again."""
    patch(save_segment, first_answer=lambda *_: None)


WITHOUT: dict[str, Callable[[], None]] = {
    "nothing": lambda: None,
    "rev": without_rev,
    "token": without_token,
    "key": without_key,
}


def main() -> None:
    order, without, *command = sys.argv[1:]
    WITHOUT[without]()
    # What it costs to hash passwords is another test's subject.
    patch(passwords, _cost=passwords.Cost(iterations=1, lanes=1, memory_kib=64))
    patch(from_assembly, assemble=slow_assemble)
    patch(draft, BATCH=SEGMENTS_PER_BATCH)
    patch(derive, BATCH=SEGMENTS_PER_BATCH)
    if command[0] == "worker":
        from workers import work_item

        patch(work_item, run_work_item=stoppable(Path(order), work_item.run_work_item))
    from tms.cli.main import main as tms

    sys.argv = ["tms", *command]
    tms()


if __name__ == "__main__":
    main()
