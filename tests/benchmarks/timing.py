"""Times as multiples of the yardstick: what is measured and the yardstick take turns within the same minute."""

import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

Ask = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of one request, and the same as multiples of the yardstick's median."""

    median: float
    p95: float
    hello: float

    @property
    def times(self) -> float:
        """The median in multiples of the yardstick."""
        return self.median / self.hello

    @property
    def times_p95(self) -> float:
        return self.p95 / self.hello


def compare(hello: Ask, asks: Sequence[Ask], *, rounds: int, each: int) -> list[Timed]:
    """Each of ``asks`` beside ``hello``: in every round first one, then the other, ``each`` times."""
    taken: list[list[float]] = [[] for _ in asks]
    yardstick: list[float] = []
    for ask in (hello, *asks):
        for _ in range(5):
            ask()
    for _ in range(rounds):
        for times, ask in zip(taken, asks, strict=True):
            yardstick += [_seconds(hello) for _ in range(each)]
            times += [_seconds(ask) for _ in range(each)]
    return [_timed(times, yardstick) for times in taken]


def compare_together(hellos: Sequence[Ask], asks: Sequence[Ask], *, rounds: int, each: int) -> Timed:
    """The same with as many clients at once as there are asks; what one client waits for its answer."""
    taken: list[float] = []
    yardstick: list[float] = []
    _at_once(asks, 5)
    for _ in range(rounds):
        yardstick += _at_once(hellos, each)
        taken += _at_once(asks, each)
    return _timed(taken, yardstick)


def _at_once(asks: Sequence[Ask], each: int) -> list[float]:
    start = Barrier(len(asks))

    def client(ask: Ask) -> list[float]:
        start.wait()
        return [_seconds(ask) for _ in range(each)]

    with ThreadPoolExecutor(len(asks)) as pool:
        return [seconds for times in pool.map(client, asks) for seconds in times]


def _seconds(ask: Ask) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _timed(times: list[float], yardstick: list[float]) -> Timed:
    return Timed(statistics.median(times), statistics.quantiles(times, n=20)[-1], statistics.median(yardstick))
