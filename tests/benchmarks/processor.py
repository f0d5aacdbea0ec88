"""Processor time of what serves a request: beside a busy neighbour it says more than the time that passed."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import func, select, text

from tests.benchmarks.memory import descendants
from tests.benchmarks.running import Running
from tests.chaos.processes import wait_until
from tms.db.models import WorkItem

Act = Callable[[], object]


class Processor:
    """Milliseconds that acts cost the web process and the database, each begun when no work is left."""

    def __init__(self, running: Running) -> None:
        self._running = running
        with running.container.database.begin() as uow:
            backend = uow.session.execute(text("SELECT pg_backend_pid()")).scalar_one()
        self._roots = running.web, _parent(backend)

    def in_turns(self, acts: Sequence[Act], *, rounds: int) -> list[float]:
        """What each takes: the middle of as many turns. The first round warms up."""
        taken: list[list[float]] = [[] for _ in acts]
        for _ in range(rounds + 1):
            for times, act in zip(taken, acts, strict=True):
                times.append(self._of(act))
        return [sorted(times[1:])[rounds // 2] for times in taken]

    def each(self, act: Act, times: int) -> float:
        """What one of as many takes that follow each other. Five before them warm up."""
        for _ in range(5):
            act()
        return self._of(lambda: [act() for _ in range(times)]) / times

    def work_behind(self, act: Act) -> float:
        """Milliseconds that the worker and the database take for what the act leaves to do."""
        act()
        roots = self._running.worker, self._roots[1]
        before = milliseconds(roots)
        self._rest()
        return milliseconds(roots) - before

    def _of(self, act: Act) -> float:
        self._rest()
        before = milliseconds(self._roots)
        act()
        return milliseconds(self._roots) - before

    def _rest(self) -> None:
        wait_until(self._nothing_left, seconds=120, what="the worker has done everything")
        time.sleep(0.05)

    def _nothing_left(self) -> bool:
        with self._running.container.database.begin() as uow:
            return not uow.session.scalar(select(func.count()).where(WorkItem.state.in_(["waiting", "running"])))


def milliseconds(roots: Sequence[int]) -> float:
    """What the processes and their descendants have had of the processors."""
    pids = [pid for root in roots for pid in (root, *descendants(root))]
    tasks = [task for pid in pids for task in Path(f"/proc/{pid}/task").iterdir()]
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e6


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
