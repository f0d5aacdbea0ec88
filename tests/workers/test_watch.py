"""A worker that takes no messages although it has nothing to do is deaf, and starts itself anew."""

from pathlib import Path

import pytest

from tests.chaos.processes import WorkerProcess, wait_until
from tests.workers.conftest import Queue, row_of
from tms.bootstrap import Container
from workers.watch import DEAF_SECONDS, ConsumerWatch


class Worker:
    """What a watch looks at, in the hands of the test."""

    def __init__(self) -> None:
        self.messages: int | None = 0
        self.is_busy = False
        self.taken = 0
        self.now = 0.0
        self.watch = ConsumerWatch(lambda: self.messages, lambda: self.is_busy, lambda: self.taken, lambda: self.now)

    def looks_deaf_after(self, seconds: float) -> bool:
        self.now += seconds
        return self.watch.is_deaf()


@pytest.fixture
def worker() -> Worker:
    made = Worker()
    made.messages = 3
    assert not made.watch.is_deaf()
    return made


def test_messages_that_an_idle_worker_leaves_lying_make_it_deaf(worker: Worker) -> None:
    assert not worker.looks_deaf_after(DEAF_SECONDS - 1)
    assert worker.looks_deaf_after(1)


def test_a_worker_at_work_is_not_deaf(worker: Worker) -> None:
    worker.is_busy = True
    assert not worker.looks_deaf_after(DEAF_SECONDS)
    worker.is_busy = False
    assert not worker.looks_deaf_after(DEAF_SECONDS), "it is counted from when it became idle"
    assert worker.looks_deaf_after(DEAF_SECONDS)


def test_a_worker_that_takes_some_of_many_is_not_deaf(worker: Worker) -> None:
    worker.taken = 1
    assert not worker.looks_deaf_after(DEAF_SECONDS)


@pytest.mark.parametrize("messages", [0, None], ids=["nothing waits", "the broker is away"])
def test_where_nothing_is_known_to_wait_nobody_is_deaf(worker: Worker, messages: int | None) -> None:
    worker.messages = messages
    assert not worker.looks_deaf_after(DEAF_SECONDS)
    worker.messages = 3
    assert not worker.looks_deaf_after(1)


DEAF_ONCE = """
import os, sys
from celery.signals import worker_ready
from workers.celery_app import app

@worker_ready.connect
def go_deaf(sender, **_):
    if os.path.exists(sys.argv[1]):
        os.unlink(sys.argv[1])
        sender.task_consumer.cancel()

app.worker_main(["worker", "--concurrency=1", "--without-gossip", "--without-mingle", "--loglevel=WARNING"])
"""


@pytest.mark.full
@pytest.mark.part(2)
def test_a_deaf_worker_starts_itself_anew_in_its_process_and_takes_the_work(
    container: Container, environment: dict[str, str], queue: Queue, tmp_path: Path
) -> None:
    program, mark = tmp_path / "deaf_once.py", tmp_path / "deaf"
    program.write_text(DEAF_ONCE)
    mark.touch()
    item_id = queue()
    worker = WorkerProcess(str(program), [str(mark)], environment, tmp_path / "worker.log", is_module=False)
    try:
        wait_until(lambda: row_of(container, item_id).state == "done", seconds=90, what=f"the work; {worker.log}")
        assert "worker_deaf" in worker.log
        assert worker.running
    finally:
        worker.kill()
