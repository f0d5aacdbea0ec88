"""A web server as a process of its own, with a database of its own: what an assistant's program talks to."""

import socket
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.chaos.processes import WorkerProcess, wait_until
from tests.conftest import broker_database, copy_of
from tms.db.unit_of_work import Database


@dataclass(frozen=True, slots=True)
class WebServer:
    """Where it answers, and its database."""

    url: str
    database: Database


@pytest.fixture(scope="module")
def server(migrated: str, worker_number: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    folder: Path = tmp_path_factory.mktemp("assistants")
    with copy_of(migrated) as url, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = {
            "TMS_DATABASE_URL": url,
            "TMS_BROKER_URL": broker_database(8 + worker_number),
            "TMS_DATA_DIR": str(folder / "data"),
            "TMS_SECRET_KEY": "only for tests",
            "TMS_PORT": str(port),
        }
        program = WorkerProcess("tms.cli.main", ["web"], environment, folder / "web.log")
        engine = create_engine(url)

        def answers() -> bool:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                    return True
            except OSError:
                return False

        try:
            wait_until(answers, seconds=180, what=f"the web server answers; {program.log}")
            yield WebServer(f"http://127.0.0.1:{port}", Database(engine))
        finally:
            program.kill()
            engine.dispose()
