"""A whole product of real processes on a database of its own: web, worker, the run's broker."""

import socket
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.processes import WorkerProcess, wait_until
from tests.factories import PASSWORD, Newsroom
from tests.operations.people import Person
from tms.domain.permissions import Role


@dataclass(frozen=True, slots=True)
class Running:
    """Where it answers, what it was told, and where its words went."""

    url: str
    environment: Mapping[str, str]
    logs: Path

    def person(self, newsroom: Newsroom, role: Role) -> Person:
        return Person(self.url).sign_in(newsroom.email(role), PASSWORD)

    def said(self) -> str:
        """Everything in all logs."""
        return "".join(log.read_text("utf-8", "replace") for log in sorted(self.logs.glob("*.log")))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=2):
            return True
    except OSError:
        return False


@contextmanager
def running(database_url: str, broker_url: str, folder: Path, **more: str) -> Iterator[Running]:
    """Start web and worker, as two terminals would, and kill them at the end."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    environment = {
        "TMS_DATABASE_URL": database_url,
        "TMS_BROKER_URL": broker_url,
        "TMS_DATA_DIR": str(folder / "data"),
        "TMS_SECRET_KEY": "only for tests " * 3,
        "TMS_PORT": str(port),
        "TMS_SWEEP_SECONDS": "0.5",
        "TMS_WORKER_CONCURRENCY": "1",
        **more,
    }
    programs = [
        WorkerProcess("tms.cli.main", [name], environment, folder / f"{name}.log") for name in ("web", "worker")
    ]
    product = Running(f"http://127.0.0.1:{port}", environment, folder)
    try:
        wait_until(lambda: answers(product.url), seconds=60, what="the web server answers")
        yield product
    finally:
        for program in programs:
            program.kill()
