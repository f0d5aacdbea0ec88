"""The command lines of docker-compose.yml, with their environment, against Debian's PostgreSQL and Redis.

The containers are processes here, and the servers private ones on free ports: what differs is the address of each.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
import redis
import yaml

from tests.conftest import _execute, _url_of
from tests.db.backup.comparison import contents_that_come_back
from tests.factories import PASSWORD, Newsroom, make_newsroom
from tests.operations.conftest import answers
from tests.operations.people import Person, bring_in, publish_all
from tests.servers import free_port, quick_place
from tms.adapters.pictures import PictureFolder
from tms.db.backup import restore, take
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Role
from tms.embedded import without_driver
from tms.embedded.account import Account
from tms.embedded.process import kill_group, spawn

ROOT = Path(__file__).parent.parent.parent
POSTGRES = max(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]), default=None)
REDIS = shutil.which("redis-server", path=f"/usr/bin:/usr/local/bin:{os.environ.get('PATH', '')}")
ANYBODY = 65534
CHOSEN = {
    "POSTGRES_PASSWORD": "chosen-by-the-operator",
    "VALKEY_PASSWORD": "chosenbytheoperatortoo",
    "TMS_SECRET_KEY": "a long random text of the operator",
}

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(
        not os.environ.get("TMS_REQUIRE_SERVERS") and (POSTGRES is None or REDIS is None),
        reason="PostgreSQL and Redis of the system are not installed",
    ),
]


def compose() -> dict[str, Any]:
    """The file as docker reads it: anchors merged, variables put in."""

    def chosen(found: re.Match[str]) -> str:
        return os.environ.get(found["name"]) or CHOSEN.get(found["name"]) or found["default"] or ""

    text = (ROOT / "docker-compose.yml").read_text()
    filled = re.sub(r"\$\{(?P<name>\w+)(?::[-?](?P<default>[^}]*))?\}", chosen, text)
    found: dict[str, Any] = yaml.safe_load(filled)
    return found


@dataclass
class Servers:
    """The system's servers, private: own folder, own port, an unprivileged user, ended with the test."""

    folder: Path
    postgres_port: int = field(default_factory=free_port)
    redis_port: int = field(default_factory=free_port)

    @property
    def account(self) -> Account | None:
        return Account(ANYBODY, ANYBODY, ANYBODY) if os.geteuid() == 0 else None

    def make_cluster(self, asked: Mapping[str, str]) -> None:
        """What the container's first start does with its environment; the locale is what PostgreSQL 15 can do of it."""
        assert POSTGRES is not None
        password = self.folder / "password"
        password.write_text(asked["POSTGRES_PASSWORD"])
        if self.account is not None:
            os.chown(self.folder, ANYBODY, ANYBODY)
            os.chown(password, ANYBODY, ANYBODY)
        options = asked["POSTGRES_INITDB_ARGS"].split()
        if int(POSTGRES.parts[-3]) < 17:
            options = ["--locale=C.UTF-8", "--encoding=UTF8"]
        command = [
            str(POSTGRES.with_name("initdb")),
            f"--pgdata={self.folder / 'postgres'}",
            f"--username={asked['POSTGRES_USER']}",
            f"--pwfile={password}",
            "--auth=scram-sha-256",
            "--no-sync",
            *options,
        ]
        made = spawn(command, cwd=self.folder, account=self.account, log=self.folder / "initdb.log")
        assert made.wait() == 0, (self.folder / "initdb.log").read_text()

    def start(self, stack: ExitStack, broker: Mapping[str, Any]) -> None:
        assert POSTGRES is not None
        assert REDIS is not None
        data = self.folder / "postgres"
        postgres = [str(POSTGRES), "-D", str(data), "-p", str(self.postgres_port), "-k", str(self.folder)]
        shell, option, script = broker["entrypoint"]
        ours = f"{REDIS} --port {self.redis_port} --bind 127.0.0.1 -"
        assert script.count("docker-entrypoint.sh valkey-server -") == 1
        script = script.replace("docker-entrypoint.sh valkey-server -", ours).replace("$$", "$")
        for name, command in {
            "postgres": [*postgres, "-c", "listen_addresses=127.0.0.1"],
            "redis": [f"/bin/{shell}", option, script],
        }.items():
            process = spawn(
                command,
                cwd=self.folder,
                account=self.account,
                environment={**os.environ, **broker["environment"]} if name == "redis" else None,
                death_signal=signal.SIGQUIT if name == "postgres" else signal.SIGKILL,
                log=self.folder / f"{name}.log",
            )
            stack.callback(kill_group, process)
            if name == "postgres":
                stack.callback(_end, process)

    def wait(self, url: str) -> None:
        """As the health checks of the containers do."""
        end = time.monotonic() + 180
        while True:
            try:
                with (
                    redis.Redis(port=self.redis_port, password=CHOSEN["VALKEY_PASSWORD"]) as broker,
                    psycopg.connect(url),
                ):
                    broker.ping()
            except (redis.RedisError, psycopg.OperationalError):
                assert time.monotonic() < end, [log.read_text() for log in self.folder.glob("*.log")]
                time.sleep(0.1)
            else:
                return


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGQUIT)
    process.wait(30)


@contextmanager
def servers(services: Mapping[str, Any]) -> Iterator[Servers]:
    folder = Path(tempfile.mkdtemp(prefix="tms-own-servers-", dir=quick_place()))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        made = Servers(folder)
        made.make_cluster(services["postgres"]["environment"])
        made.start(stack, services["valkey"])
        yield made


class Containers:
    """Runs what a service's container would run, with its environment and nothing else of ours."""

    def __init__(self, services: Mapping[str, Any], servers: Servers, folder: Path) -> None:
        self.services = services
        self.folder = folder
        self.port = free_port()
        self._places = {
            "@postgres:5432/": f"@127.0.0.1:{servers.postgres_port}/",
            "@valkey:6379/": f"@127.0.0.1:{servers.redis_port}/",
        }

    def environment(self, service: str) -> dict[str, str]:
        """Dockerfile's and the service's, its names of other containers replaced by where they are."""
        given = {name: value for name, value in self.services[service]["environment"].items() if value is not None}
        for name, value in given.items():
            for there, here in self._places.items():
                given[name] = given[name].replace(there, here) if value else value
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        image = {"TMS_DATA_DIR": str(self.folder / "data"), "TMS_HOST": "0.0.0.0", "TMS_PORT": str(self.port)}  # noqa: S104
        return {**kept, **image, **given}

    def command(self, service: str) -> list[str]:
        program, *arguments = self.services[service]["command"]
        assert program == "tms"
        return [sys.executable, "-m", "tms.cli.main", *arguments]

    def run(self, service: str, *instead: str) -> str:
        """To its end, which must be a good one."""
        command = [*self.command(service)[:3], *instead] if instead else self.command(service)
        done = subprocess.run(command, env=self.environment(service), capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self, stack: ExitStack, service: str) -> None:
        log = self.folder / f"{service}.log"
        process = spawn(self.command(service), environment=self.environment(service), log=log)
        stack.callback(kill_group, process)

    def is_healthy(self, service: str) -> bool:
        """The very check that the container has."""
        kind, program, *arguments = self.services[service]["healthcheck"]["test"]
        assert (kind, program) == ("CMD", "python")
        asked = [argument.replace("127.0.0.1:8000", f"127.0.0.1:{self.port}") for argument in arguments]
        return subprocess.run([sys.executable, *asked], capture_output=True, check=False).returncode == 0


@pytest.fixture
def private_url(migrated: str) -> Iterator[str]:
    """An empty installation on the run's private PostgreSQL, which is a newer one."""
    name = f"moved_{time.monotonic_ns()}"
    _execute(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    yield _url_of(name)
    _execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.part(2)
def test_an_article_is_published_by_what_the_containers_run(tmp_path: Path, private_url: str) -> None:
    services = compose()["services"]
    with servers(services) as own, ExitStack() as stack:
        containers = Containers(services, own, tmp_path)
        database_url = containers.environment("migrate")["TMS_DATABASE_URL"]
        administrator = f"{database_url.rpartition('/')[0]}/postgres"
        own.wait(administrator)
        with psycopg.connect(administrator, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {services['postgres']['environment']['POSTGRES_DB']}")
        containers.run("migrate")
        started = [name for name, service in services.items() if service.get("command", [""])[0] == "tms"]
        assert started == ["migrate", "web", "worker-pipeline", "worker-drafts"]
        for service in started[1:]:
            containers.start(stack, service)
        url = f"http://127.0.0.1:{containers.port}"
        end = time.monotonic() + 180
        while not (answers(url) and containers.is_healthy("web")):
            assert time.monotonic() < end, (tmp_path / "web.log").read_text()
            time.sleep(0.2)

        newsroom = _newsroom(database_url)
        editor, translator, reviewer = (
            Person(url).sign_in(newsroom.email(role), PASSWORD)
            for role in (Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER)
        )
        article_id = bring_in(editor, "Night trains return\n\nBy Mara Lindqvist\n\nThe first night train left at ten.")
        publish_all(editor, translator, reviewer, article_id, "夜车")
        read = [link["href"] for link in editor.get(f"/articles/{article_id}").page.find_all("a", string="Read it")]
        assert len(read) == 3
        assert {editor.get(str(address)).status for address in read} == {200}
        assert editor.get("/readyz").status == 200
        said = containers.run("web", "doctor")
        assert "fail" not in said
        for kind in ("worker-pipeline", "worker-drafts"):
            assert '"event": "work_done"' in (tmp_path / f"{kind}.log").read_text()
        assert '"kind": "draft"' not in (tmp_path / "worker-pipeline.log").read_text()

        # What one server has, another takes over.
        file, again = tmp_path / "moving.backup", tmp_path / "moved.backup"
        containers.run("web", "backup", str(file))
        pictures = PictureFolder(tmp_path / "pictures")
        restore(private_url, file, pictures)
        take(without_driver(private_url), again, pictures)
        assert contents_that_come_back(again) == contents_that_come_back(file)


def _newsroom(database_url: str) -> Newsroom:
    engine = make_engine(database_url.replace("postgresql://", "postgresql+psycopg://"), pool_size=1)
    made = make_newsroom(Database(engine))
    engine.dispose()
    return made
