"""Memory of processes with their children: PSS, which counts shared pages once."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.chaos.processes import wait_until

MOST_MB = 250.0
SETTLES = 2.0


def memory_rows(running: Running, when: str) -> list[Row]:
    """Web and worker as they are now."""
    children = running.container.settings.worker_concurrency
    return [_row(f"memory {when}, each started alone", running.web, running.worker, children)]


def memory_of_up() -> list[Row]:
    """The same of ``tms up``, which loads once what both share."""
    folder = Path(tempfile.mkdtemp(prefix="tms-bench-"))
    folder.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TMS_")}
    environment = {**kept, "TMS_DATA_DIR": str(folder / "data"), "TMS_PORT": "0"}
    command = [sys.executable, "-m", "tms.cli.main", "up"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as up:
        try:
            if up.stdout is None or not up.stdout.readline().startswith("ready"):
                raise RuntimeError("tms up did not get ready")
            names = {Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]: pid for pid in _children(up.pid)}
            web, worker = (next(pid for name, pid in names.items() if one in name) for one in (b"web", b"worker"))
            return [_row("memory at rest, tms up", web, worker, children=2)]
        finally:
            up.send_signal(signal.SIGTERM)
            up.wait()
            shutil.rmtree(folder)


def _row(what: str, web_pid: int, worker_pid: int, children: int) -> Row:
    wait_until(lambda: len(tree_pss(worker_pid)) > children, seconds=60, what="the worker has its children")
    before = 0.0
    # Children write into what they share with their parents while they begin.
    while abs((now := sum(tree_pss(web_pid) + tree_pss(worker_pid))) - before) > 1:
        before = now
        time.sleep(SETTLES)
    web, worker = tree_pss(web_pid), tree_pss(worker_pid)
    return Row(what, now, "MB", MOST_MB, f"web {_words(web)}; worker {_words(worker)}")


def _words(parts: list[float]) -> str:
    return " + ".join(f"{part:.0f}" for part in parts)


def tree_pss(pid: int) -> list[float]:
    """MB of the process and of each of its descendants."""
    return [_pss(one) for one in (pid, *descendants(pid))]


def descendants(pid: int) -> list[int]:
    """The process's children, theirs, and so on."""
    return [one for child in _children(pid) for one in (child, *descendants(child))]


def _children(pid: int) -> list[int]:
    return [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
