"""Instances for these tests: each on a folder of its own, stopped whatever happens."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.servers import quick_place
from tms import embedded
from tms.embedded.folders import DataFolder
from tms.embedded.process import leftovers


class Start(Protocol):
    """Starts servers on a folder, quick ones unless the test is about what survives."""

    def __call__(self, data_dir: Path, *, durable: bool = False, fresh: bool = False) -> embedded.Servers:
        """Start them; on a copy of a folder made once, unless the test is about making one."""


@pytest.fixture(scope="session")
def places() -> Iterator[Path]:
    """Where the folders of these tests are, until the end of the run.

    Its path is short and everybody can enter it, as ``/var/lib``. pytest's own folders are closed and long.
    """
    path = Path(tempfile.mkdtemp(prefix="tms-places-", dir=quick_place()))
    path.chmod(0o755)
    yield path
    for lock in [*path.glob("*/*/tms.lock"), *path.glob("*/*/*/tms.lock")]:
        for pid in _servers_of(lock.parent):
            os.kill(pid, signal.SIGKILL)
    shutil.rmtree(path)


@pytest.fixture
def place(places: Path) -> Path:
    """An empty folder."""
    path = Path(tempfile.mkdtemp(dir=places))
    path.chmod(0o755)
    return path


@pytest.fixture(scope="session")
def made_once(places: Path) -> Path:
    """A data folder on which servers were started and stopped."""
    data_dir = places / "template" / "data"
    embedded.start(data_dir, durable=False).stop()
    return data_dir


@pytest.fixture(scope="session")
def running(places: Path, made_once: Path) -> Iterator[embedded.Servers]:
    """Running servers, for tests that only look."""
    data_dir = places / "running"
    subprocess.run(["cp", "-a", made_once, data_dir], check=True)
    servers = embedded.start(data_dir, durable=True)
    yield servers
    servers.stop()


@pytest.fixture
def start(made_once: Path) -> Iterator[Start]:
    """Starts servers, and stops those that a test leaves running."""
    started: list[embedded.Servers] = []

    def start_and_remember(data_dir: Path, *, durable: bool = False, fresh: bool = False) -> embedded.Servers:
        if not fresh and not data_dir.exists():
            subprocess.run(["cp", "-a", made_once, data_dir], check=True)
        started.append(embedded.start(data_dir, durable=durable))
        return started[-1]

    yield start_and_remember
    for servers in started:
        servers.stop(lambda: True)


def _servers_of(data_dir: Path) -> list[int]:
    folder = DataFolder(data_dir)
    return [pid for where in (folder.postgres, folder.valkey) for pid in leftovers(where)]


@pytest.fixture
def servers_of() -> Callable[[Path], list[int]]:
    """The numbers of all server processes that work in a data folder."""
    return _servers_of
