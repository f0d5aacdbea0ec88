"""What others notice while hostile files are read: saves and /healthz before and meanwhile, against the real server."""

import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from tests.benchmarks.browser import Browser
from tests.benchmarks.desk import Saving, make_desk
from tests.benchmarks.running import Running, running
from tms.domain.permissions import Role

UPLOADERS = 3
REPEATS = 3
"""A machine that does other things changes from minute to minute: what is compared lies in the same one."""


@dataclass(frozen=True, slots=True)
class Waited:
    """The 95th percentiles of what one waits for, in seconds, of each repeat: usually, and while files are read."""

    what: str
    usually: list[float]
    meanwhile: list[float]

    @property
    def times(self) -> float:
        """How many times as long one waits meanwhile, in the middle one of the repeats."""
        return statistics.median(busy / usual for usual, busy in zip(self.usually, self.meanwhile, strict=True))


def house(rounds: int) -> tuple[list[Waited], dict[int, int]]:
    """What others wait for, and how often the uploads were answered with which status."""
    statuses: Counter[int] = Counter()
    with running() as stack, ExitStack() as clients:
        translating, _ = make_desk(stack, clients=1)
        saver = clients.enter_context(stack.browser(Role.TRANSLATOR))
        healthy = clients.enter_context(Browser(stack.url))
        saving = Saving(stack, translating[0])
        asks: dict[str, Callable[[], object]] = {
            "save": partial(saving, saver.post),
            "healthz": partial(healthy.get, "/healthz"),
        }
        waited = [Waited(what, [], []) for what in asks]
        for _ in range(REPEATS):
            usually = _times(asks, rounds // REPEATS)
            with _uploading(stack, statuses):
                meanwhile = _times(asks, rounds // REPEATS)
            for one in waited:
                one.usually.append(_p95(usually[one.what]))
                one.meanwhile.append(_p95(meanwhile[one.what]))
    return waited, statuses


@contextmanager
def _uploading(stack: Running, statuses: Counter[int]) -> Iterator[None]:
    """From processes of their own: who waits for this one's threads would time those."""
    command = [sys.executable, "-m", "tests.hostile.uploading", stack.url, stack.newsroom.email(Role.EDITOR)]
    with ExitStack() as uploaders:
        processes = [
            uploaders.enter_context(subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, text=True))
            for n in range(UPLOADERS)
        ]
        time.sleep(4)
        yield
        for process in processes:
            process.terminate()
        for process in processes:
            assert process.stdout is not None
            statuses.update(map(int, process.stdout.read().split()))


def _times(asks: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Each a few dozen times a second, as people do."""
    times: dict[str, list[float]] = {what: [] for what in asks}
    for _ in range(rounds):
        for what, ask in asks.items():
            began = time.perf_counter()
            ask()
            times[what].append(time.perf_counter() - began)
            time.sleep(0.02)
    return times


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]
