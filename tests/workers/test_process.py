"""A child of a worker ends with the main process, whenever that is killed."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest

from tests.chaos.processes import WorkerProcess, wait_until
from tms.embedded.forked import POSSIBLE
from tms.embedded.process import alive

ORPHANED = """
import os, signal, sys
from celery import platforms
from workers.celery_app import app

bind = platforms.set_pdeathsig

def too_late(name):
    # From here on nobody is there whose end the kernel could tell. With two, each keeps open what the other reads.
    with open(sys.argv[1], "a") as book:
        book.write(f"{os.getpid()}\\n")
    if len(open(sys.argv[1]).readlines()) == 2:
        os.kill(app.main_process, signal.SIGKILL)
    while os.getppid() == app.main_process:
        os.sched_yield()
    bind(name)

platforms.set_pdeathsig = too_late
app.main_process = os.getpid()
app.worker_main(["worker", "--concurrency=2", "--without-gossip", "--without-mingle", "--loglevel=WARNING"])
"""


@pytest.mark.skipif(not POSSIBLE, reason="only Linux ends a child with its parent")
@pytest.mark.full
def test_a_child_whose_main_process_is_killed_while_it_starts_ends_too(
    environment: dict[str, str], tmp_path: Path
) -> None:
    program, book = tmp_path / "orphaned.py", tmp_path / "children"
    program.write_text(ORPHANED)
    worker = WorkerProcess(str(program), [str(book)], environment, tmp_path / "worker.log", is_module=False)
    try:
        wait_until(lambda: not worker.running and book.exists(), seconds=90, what=f"its end; {worker.log}")
        children = [int(pid) for pid in book.read_text().split()]
        assert len(children) == 2
        wait_until(lambda: not any(map(alive, children)), seconds=30, what=f"the end of its children; {worker.log}")
    finally:
        worker.kill()
        with suppress(ProcessLookupError):
            os.killpg(worker.pid, signal.SIGKILL)
