"""A pytest plugin: one private PostgreSQL and Valkey for the whole run, started by the controlling process alone.

The addresses travel to the workers of pytest-xdist in the environment. Who sets ``TMS_TEST_DATABASE_URL`` and
``TMS_TEST_BROKER_URL`` before uses servers of their own.
"""

import os
import re
import shutil
import socket
import tempfile
from pathlib import Path

import pytest
import redis

from tms import embedded

DATABASE = "TMS_TEST_DATABASE_URL"
BROKER = "TMS_TEST_BROKER_URL"
# For runs side by side on given servers, as of `tests.mutations`: a migrated database to copy, and which run it is.
TEMPLATE = "TMS_TEST_TEMPLATE"
LANE = "TMS_TEST_LANE"
MEMORY = "/dev/shm"  # noqa: S108 - mkdtemp makes a private folder in it


def quick_place() -> str | None:
    """A folder in memory where there is plenty of it, for clusters that live as long as a test; else the usual one.

    A cluster is a thousand files, and ext4 takes a second to make those beside a thousand that were just deleted.
    """
    try:
        memory = os.statvfs(MEMORY)
    except FileNotFoundError:
        return None
    is_plenty = memory.f_bavail * memory.f_frsize > 4 * 2**30
    runs_programs = not memory.f_flag & os.ST_NOEXEC
    return MEMORY if is_plenty and runs_programs else None


class PrivateServers:
    """Holds the servers for the run. Not durable: a test's data need not survive a crash of the machine."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tms-test-", dir=quick_place()))
        self.servers = embedded.start(self.folder, durable=False)
        os.environ[DATABASE] = self.servers.database_url
        os.environ[BROKER] = self.servers.broker_url

    def pytest_unconfigure(self) -> None:
        """Stop them when everything else is done."""
        del os.environ[DATABASE], os.environ[BROKER]
        self.servers.stop()
        shutil.rmtree(self.folder)


def pytest_configure(config: pytest.Config) -> None:
    """Start servers, except in a worker (which has the addresses) and where nothing is going to run."""
    given = [name for name in (DATABASE, BROKER) if os.environ.get(name)]
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    if len(given) == 1:
        raise pytest.UsageError(f"set both {DATABASE} and {BROKER}, or neither")
    if not given:
        config.pluginmanager.register(PrivateServers(), "private-servers")


def free_port() -> int:
    """One of this machine's that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def numbered(url: str, number: int) -> str:
    """The address of the broker's database of this number."""
    if "virtual_host=" in url:
        return re.sub(r"virtual_host=\d+", f"virtual_host={number}", url)
    return re.sub(r"(/\d+)?$", f"/{number}", url)


def emptied(url: str) -> str:
    """The same address, with nothing there any more."""
    with redis.Redis.from_url(embedded.redis_url(url)) as broker:
        broker.flushdb()
    return url


def database_url() -> str:
    """The address of the run's PostgreSQL: its role may create databases and is no superuser."""
    return os.environ[DATABASE]


def broker_url() -> str:
    """The address of the run's broker, as Celery writes it."""
    return os.environ[BROKER]
