"""A product of real processes for people who do everything at once: two web processes, a worker, and who kills them."""

import contextlib
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

from tests.chaos.stack import PEOPLE
from tests.factories import Newsroom, make_article, make_newsroom, make_person
from tests.servers import quick_place
from tests.services.races.copies import copy_article
from tms import embedded
from tms.cli.listening import is_healthy, listen, reached_at
from tms.db.migrate import upgrade
from tms.db.unit_of_work import Database, make_engine
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.embedded.folders import DataFolder
from tms.embedded.postgres import ADMINISTRATOR, PORT, Postgres
from tms.embedded.process import kill_group
from tms.embedded.supervise import Keeper, Program

PAGE = ImportedArticle(
    language="en",
    title="Trains and ships",
    blocks=[Block("paragraph", "A train left. A ship came."), Block("paragraph", "A tram stopped.")],
)
WEB_PROCESSES = 2
_DEADLOCK = re.compile(r"^[^\n]*deadlock detected\n(?:(?![^\n]*(?:ERROR|FATAL|LOG|WARNING):)[^\n]*\n)*", re.MULTILINE)
SHARES = {Role.TRANSLATOR: 9, Role.REVIEWER: 7, Role.EDITOR: 4}
"""Of the twenty, who is what."""


class Newsdesk:
    """Everything started, with so many articles that nobody has touched."""

    def __init__(self, articles: int) -> None:
        assert sum(SHARES.values()) == PEOPLE
        self.folder = Path(tempfile.mkdtemp(prefix="tms-desk-", dir=quick_place()))
        self.folder.chmod(0o755)
        self.servers = embedded.start(self.folder / "data", durable=False)
        self._let_the_log_tell_all()
        upgrade(self.servers.database_url)
        self.database = Database(make_engine(self.servers.database_url))
        self.newsroom: Newsroom = make_newsroom(self.database)
        self.people = {f"{role}{n}@newsroom.example": role for role, count in SHARES.items() for n in range(count)}
        for email, role in self.people.items():
            make_person(self.database, email, [role], self.newsroom.publication_id)
        first = make_article(self.database, self.newsroom[Role.EDITOR], PAGE)
        self.articles = copy_article(self.database.engine, first, articles)
        self.kills = 0
        self._listeners = [listen("127.0.0.1", 0) for _ in range(WEB_PROCESSES)]
        self.addresses = [reached_at(listener) for listener in self._listeners]
        self._programs = [self._program(f"web-{n}", listener.fileno()) for n, listener in enumerate(self._listeners)]
        self._programs.append(self._program("worker", None))
        for program in self._programs:
            program.start()
        self._keepers = self._calm()
        self._wait_until(lambda: all(is_healthy(one, seconds=2.0) for one in self._listeners))

    def _calm(self) -> list[Keeper]:
        return [Keeper(program, lambda _: None) for program in self._programs]

    def _program(self, name: str, fd: int | None) -> Program:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("TMS_")}
        environment = {
            **kept,
            "TMS_DATABASE_URL": self.servers.database_url,
            "TMS_BROKER_URL": self.servers.broker_url,
            "TMS_DATA_DIR": str(self.folder / "unused"),
            "TMS_SECRET_KEY": "only for tests",
            "TMS_WORKER_CONCURRENCY": "1",
            "TMS_LEASE_SECONDS": "2",
        }
        command = ["worker"] if fd is None else ["web", f"--listen-fd={fd}"]
        python = [sys.executable, "-m", "tests.chaos.patched", str(self.folder / "order"), "nothing", *command]
        logged = ["/bin/sh", "-c", 'exec "$@" >>"$0" 2>&1', str(self.folder / f"{name}.log"), *python]
        fds = () if fd is None else (fd,)
        return Program(name, logged, environment=environment, death_signal=signal.SIGKILL, grace=5.0, pass_fds=fds)

    def _wait_until(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.words()
            time.sleep(0.05)

    def look(self) -> None:
        """Start again what was killed."""
        for keeper in self._keepers:
            keeper.check()

    def harm(self, chance: random.Random) -> str:
        """Kill one of the processes, or end every connection to the database."""
        self.kills += 1
        victim = chance.randrange(len(self._programs) + 1)
        if victim == len(self._programs):
            with psycopg.connect(embedded.without_driver(self.servers.database_url), autocommit=True) as connection:
                connection.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tms'"
                    " AND pid <> pg_backend_pid()"
                )
            return "connections"
        program = self._programs[victim]
        if program.process is not None:
            kill_group(program.process)
        # Whoever restarts things would be less and less willing.
        self._keepers = self._calm()
        return program.name

    def _let_the_log_tell_all(self) -> None:
        """Who waited for whom in a deadlock stands in details that the product's log leaves out."""
        url = make_url(self.servers.database_url)
        with psycopg.connect(
            host=str(url.query["host"]), port=PORT, user=ADMINISTRATOR, dbname=url.database, autocommit=True
        ) as connection:
            connection.execute(f"ALTER ROLE {url.username} SET log_error_verbosity = 'default'")

    def deadlock_reports(self) -> list[str]:
        """What the database says of each deadlock: both statements, and the row or lock that each waited for."""
        log = DataFolder(self.folder / "data").log(Postgres.name).read_text(errors="replace")
        return [found[0] for found in _DEADLOCK.finditer(log)]

    def deadlocks(self) -> int:
        """How many the database has had to end."""
        with psycopg.connect(embedded.without_driver(self.servers.database_url)) as connection:
            found = connection.execute(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
            ).fetchone()
        return int(found[0]) if found else 0

    def failures(self) -> list[str]:
        """What broke in the web processes: the exception and where, each once."""
        found: dict[str, None] = {}
        for log in sorted(self.folder.glob("web-*.log")):
            for line in log.read_text().splitlines():
                if '"event": "request_failed"' in line:
                    broke = json.loads(line)["exception"]
                    found[f"{broke['type']}: {', '.join(broke['places'])}"] = None
        return list(found)

    def words(self) -> str:
        """The ends of the logs."""
        return "\n".join(f"== {log.name}\n{log.read_text()[-4000:]}" for log in sorted(self.folder.glob("*.log")))

    def close(self) -> None:
        for program in self._programs:
            if program.process is not None:
                kill_group(program.process)
        for listener in self._listeners:
            listener.close()
        self.database.engine.dispose()
        self.servers.stop(lambda: True)
        with contextlib.suppress(OSError):
            shutil.rmtree(self.folder)
