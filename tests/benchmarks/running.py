"""The running product that is measured: durable servers on disk, web and worker as processes, and the yardstick."""

import shutil
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from tests.benchmarks.browser import Browser
from tests.chaos.processes import WorkerProcess, wait_until
from tests.factories import PASSWORD, Newsroom, make_newsroom
from tests.servers import free_port
from tms import embedded
from tms.bootstrap import Container, build, configure_logs
from tms.db.migrate import upgrade
from tms.domain.permissions import Role
from tms.settings import Settings

SECRET = "only for benchmarks"


@dataclass(frozen=True, slots=True)
class Running:
    """Addresses, people and process ids; ``container`` is the benchmark's own, on the same servers."""

    url: str
    hello_url: str
    container: Container
    newsroom: Newsroom
    web: int
    worker: int

    def browser(self, role: Role) -> Browser:
        """A client that the role's person is signed in to."""
        return Browser(self.url).sign_in(self.newsroom.email(role), PASSWORD)

    def hello(self) -> Browser:
        """A client of the yardstick."""
        return Browser(self.hello_url)


@contextmanager
def running() -> Iterator[Running]:
    """Everything started, and stopped and removed at the end. A token may ask as often as it likes."""
    folder = Path(tempfile.mkdtemp(prefix="tms-bench-"))
    folder.chmod(0o755)
    servers = embedded.start(folder / "data", durable=True)
    programs: list[WorkerProcess] = []
    try:
        upgrade(servers.database_url)
        settings = Settings(
            database_url=servers.database_url,
            broker_url=servers.broker_url,
            data_dir=folder / "data",
            secret_key=SecretStr(SECRET),
            log_level="warning",
        )
        configure_logs(settings)
        with closing(build(settings)) as container:
            newsroom = make_newsroom(container.database)
            port, hello_port = free_port(), free_port()
            environment = {
                "TMS_DATABASE_URL": servers.database_url,
                "TMS_BROKER_URL": servers.broker_url,
                "TMS_DATA_DIR": str(folder / "data"),
                "TMS_SECRET_KEY": SECRET,
                "TMS_PORT": str(port),
                "TMS_API_PER_MINUTE": "10000000",
            }
            yardstick = [str(hello_port), str(settings.web_threads)]
            programs += [
                WorkerProcess("tms.cli.main", ["web"], environment, folder / "web.log"),
                WorkerProcess("tms.cli.main", ["worker"], environment, folder / "worker.log"),
                WorkerProcess("tests.benchmarks.hello", yardstick, {}, folder / "hello.log"),
            ]
            url, hello_url = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{hello_port}"
            wait_until(lambda: _answers(f"{url}/healthz"), seconds=120, what="web answers")
            wait_until(lambda: _answers(f"{hello_url}/"), seconds=120, what=f"hello answers; {programs[2].log}")
            yield Running(url, hello_url, container, newsroom, programs[0].pid, programs[1].pid)
        _nothing_broke(folder)
    finally:
        for program in programs:
            program.kill()
        servers.stop()
        shutil.rmtree(folder)


def _nothing_broke(folder: Path) -> None:
    """What broke and was tried again is measured as if it were slow: it is said. Raises RuntimeError."""
    lines = [line for log in folder.glob("*.log") for line in log.read_text(errors="replace").splitlines()]
    broken = [line for line in lines if '"level": "error"' in line]
    if broken:
        raise RuntimeError(f"{len(broken)} errors in the logs, the first: {broken[0][:2_000]}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except OSError:
        return False
