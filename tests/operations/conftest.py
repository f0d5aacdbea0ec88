"""A whole product of real processes: web and worker on a database of their own, or all of `tms up`."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.processes import WorkerProcess, wait_until
from tests.factories import PASSWORD, Newsroom
from tests.operations.people import Person
from tests.servers import free_port, quick_place
from tms.domain.permissions import Role
from tms.embedded import addresses
from tms.settings import Settings


@dataclass(frozen=True, slots=True)
class Running:
    """Where it answers, what it was told, and where its words went."""

    url: str
    environment: Mapping[str, str]
    logs: Path

    def person(self, newsroom: Newsroom, role: Role) -> Person:
        return Person(self.url).sign_in(newsroom.email(role), PASSWORD)

    def said(self) -> str:
        """Everything that web, worker and supervisor have said."""
        return "".join(log.read_text("utf-8", "replace") for log in sorted(self.logs.glob("*.log")))


@dataclass(frozen=True, slots=True)
class Up(Running):
    """All of `tms up`, with servers of its own."""

    supervisor: int
    database_url: str

    def servers_said(self) -> str:
        """Everything that PostgreSQL and Valkey have said."""
        data = Path(self.environment["TMS_DATA_DIR"])
        return "".join(log.read_text("utf-8", "replace") for log in sorted(data.glob("*.log")))

    def kill_the_worker(self) -> None:
        children = Path(f"/proc/{self.supervisor}/task/{self.supervisor}/children").read_text().split()
        for child in map(int, children):
            if b"worker" in Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").split():
                os.kill(child, signal.SIGKILL)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=2):
            return True
    except OSError:
        return False


@contextmanager
def running(
    database_url: str, broker_url: str, folder: Path, *, names: Sequence[str] = ("web", "worker"), **more: str
) -> Iterator[Running]:
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
    programs = [WorkerProcess("tms.cli.main", [name], environment, folder / f"{name}.log") for name in names]
    product = Running(f"http://127.0.0.1:{port}", environment, folder)
    try:
        wait_until(lambda: answers(product.url), seconds=180, what="the web server answers")
        yield product
    finally:
        for program in programs:
            program.kill()


@contextmanager
def up() -> Iterator[Up]:
    """Start it as a person does, and stop it at the end."""
    place = Path(tempfile.mkdtemp(prefix="tms-operations-", dir=quick_place()))
    place.chmod(0o755)
    outside = {name: value for name, value in os.environ.items() if not name.startswith("TMS_")}
    environment = {"TMS_DATA_DIR": str(place / "data"), "TMS_PORT": "0", "TMS_WORKER_CONCURRENCY": "1"}
    log = place / "up.log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "tms.cli.main", "up"],
            env=outside | environment,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            found = re.fullmatch(r"ready (http\S+)\n", process.stdout.readline())
            assert found, log.read_text()
            database_url = addresses(Settings(data_dir=place / "data", database_url=None, broker_url=None)).database_url
            yield Up(found[1], environment, place, process.pid, database_url)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)
    shutil.rmtree(place)
