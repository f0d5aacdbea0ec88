"""Memory of processes with their children: PSS, which counts shared pages once."""

from pathlib import Path

from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.chaos.processes import wait_until

MOST_MB = 250.0


def memory_rows(running: Running, when: str) -> list[Row]:
    """Web and worker as they are now."""
    children = running.container.settings.worker_concurrency
    wait_until(lambda: len(tree_pss(running.worker)) > children, seconds=60, what="the worker has its children")
    web, worker = tree_pss(running.web), tree_pss(running.worker)
    detail = f"web {_words(web)}; worker {_words(worker)}"
    return [Row(f"memory {when}", sum(web) + sum(worker), "MB", MOST_MB, detail)]


def _words(parts: list[float]) -> str:
    return " + ".join(f"{part:.0f}" for part in parts)


def tree_pss(pid: int) -> list[float]:
    """MB of the process and of each of its descendants."""
    found = [_pss(pid)]
    for child in _children(pid):
        found += tree_pss(child)
    return found


def _children(pid: int) -> list[int]:
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
