"""One running installation: private servers, a proxy before PostgreSQL, web, worker, and who restarts them."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psycopg
import redis
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from tests.chaos.people import Desk, Person
from tests.factories import Newsroom, make_newsroom, make_person
from tests.servers import quick_place
from tms import embedded
from tms.cli.listening import is_healthy, listen, reached_at
from tms.db.migrate import upgrade
from tms.db.unit_of_work import Database, make_engine
from tms.domain.permissions import Role
from tms.embedded.process import kill_group
from tms.embedded.server import Server
from tms.embedded.supervise import Keeper, Program

PEOPLE = 20
HANG_SECONDS = 120.0
"""Whatever takes longer hangs; how long it really takes is told in the table."""

QUICK = {"TMS_LEASE_SECONDS": "2", "TMS_SWEEP_SECONDS": "0.3"}
DEFAULT: Mapping[str, str] = {}


def _holds(condition: Callable[[], bool]) -> bool:
    try:
        return condition()
    except SQLAlchemyError:
        return False


class Stack:
    """Starts everything; ``use`` starts web and worker anew with other settings or without one of the fences."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tms-chaos-", dir=quick_place()))
        self.folder.chmod(0o755)
        self.order = self.folder / "order"
        self.servers = embedded.start(self.folder / "data", durable=True)
        self.valkey, self.postgres = self.servers.parts
        upgrade(self.servers.database_url)
        self.database = Database(make_engine(self.servers.database_url))
        self.newsroom: Newsroom = make_newsroom(self.database)
        self._proxy = self._start_proxy()
        self._listener = listen("127.0.0.1", 0)
        self._programs: dict[str, Program] = {}
        self._keepers: list[Keeper] = []
        self._using: object = None
        self.parlour: int | None = None
        self.on_look: Callable[[], None] = lambda: None
        self._looked = 0.0
        self.desk = Desk()
        self.people = self._hire()

    def _hire(self) -> list[Person]:
        address = reached_at(self._listener)
        made = []
        for n in range(PEOPLE):
            email = f"p{n:02}@newsroom.example"
            actor = make_person(self.database, email, [Role.TRANSLATOR], self.newsroom.publication_id)
            made.append(Person(address, actor.person_id, email, self.desk, seed=n))
        return made

    def _start_proxy(self) -> "subprocess.Popen[str]":
        server = make_url(self.servers.database_url).query["host"]
        command = [sys.executable, "-m", "tests.chaos.proxy", str(server), str(self.folder), "web", "worker"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, start_new_session=True)
        self.wait_until((self.folder / "worker" / ".s.PGSQL.5432").exists, what="the proxy", look=False)
        return process

    def use(self, settings: Mapping[str, str] = QUICK, without: str = "nothing") -> None:
        """Let web and worker run like this, if they don't already."""
        if self._using == (settings, without):
            return
        for program in self._programs.values():
            program.stop(lambda: True)
        self._using = (settings, without)
        self._settings, self._without = settings, without
        fd = self._listener.fileno()
        self._programs = {
            "web": self._program("web", ["web", f"--listen-fd={fd}"], pass_fds=(fd,)),
            "worker": self._program("worker", ["worker"]),
        }
        for program in self._programs.values():
            program.start()
        self.calm()
        self.wait_until(lambda: is_healthy(self._listener, seconds=2.0), what="the web server")
        for person in self.people:
            if not person.is_alive() and person.ident is None:
                person.start()

    def _program(self, name: str, command: list[str], pass_fds: tuple[int, ...] = ()) -> Program:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("TMS_")}
        proxied = self.folder / name.split("-", maxsplit=1)[0]
        url = make_url(self.servers.database_url).update_query_dict({"host": str(proxied)})
        environment = {
            **kept,
            "TMS_DATABASE_URL": url.render_as_string(hide_password=False),
            "TMS_BROKER_URL": self.servers.broker_url,
            "TMS_DATA_DIR": str(self.folder / "unused"),
            "TMS_SECRET_KEY": "only for tests",
            **self._settings,
        }
        python = [sys.executable, "-m", "tests.chaos.patched", str(self.order), self._without, *command]
        logged = ["/bin/sh", "-c", 'exec "$@" >>"$0" 2>&1', str(self.log(name)), *python]
        return Program(
            name, logged, environment=environment, death_signal=signal.SIGKILL, grace=10.0, pass_fds=pass_fds
        )

    def forget(self) -> None:
        """What was done to the product's harm is no longer looked at."""
        self.parlour = None
        self.desk.operations.clear()

    def log(self, name: str) -> Path:
        """Where a program's words go."""
        return self.folder / f"{name}.log"

    def words(self) -> str:
        """The ends of the logs."""
        return "\n".join(f"== {log.name}\n{log.read_text()[-4000:]}" for log in sorted(self.folder.glob("*.log")))

    def calm(self) -> None:
        """After a quiet time whoever restarts things is patient anew."""
        parts: list[Server | Program] = [self.postgres, self.valkey, *self._programs.values()]
        self._keepers = [Keeper(part, lambda _: None) for part in parts]

    def look(self) -> None:
        """What the supervisor does five times a second."""
        for keeper in self._keepers:
            keeper.check()
        # The database may be the part that is away; what people see then stays as it was.
        if time.monotonic() - self._looked > 0.2:
            self._looked = time.monotonic()
            with contextlib.suppress(SQLAlchemyError):
                self.on_look()

    def wait_until(
        self, condition: Callable[[], bool], *, what: str, seconds: float = HANG_SECONDS, look: bool = True
    ) -> None:
        """Supervise until it holds; the limit is for hangs."""
        end = time.monotonic() + seconds
        while not _holds(condition):
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s: {what}\n{self.words()}")
            if look:
                self.look()
            time.sleep(0.05)

    def supervise(self, seconds: float) -> None:
        """Only that, for a while."""
        end = time.monotonic() + seconds
        self.wait_until(lambda: time.monotonic() > end, what="time passes")

    def when(self, article: int, stage: str, point: str, number: signal.Signals, *, only_child: bool = False) -> None:
        """Order the worker that reaches this point to send the signal to itself: to its child or the whole of it."""
        order = {"article": article, "stage": stage, "point": point, "signal": number, "only_child": only_child}
        self.order.with_suffix(".done").unlink(missing_ok=True)
        unfinished = self.order.with_suffix(".new")
        unfinished.write_text(json.dumps(order))
        unfinished.replace(self.order)
        self.let_go()

    def hold(self) -> None:
        """Workers wait with every stage, so that an order about the first of them does not come too late."""
        self.order.with_suffix(".hold").touch()

    def let_go(self) -> None:
        """They go on."""
        self.order.with_suffix(".hold").unlink(missing_ok=True)

    @property
    def obeyed(self) -> int | None:
        """The process group of the worker that has reached the point."""
        done = self.order.with_suffix(".done")
        words = done.read_text() if done.exists() else ""
        return int(words) if words else None

    def signal_broker(self, number: signal.Signals) -> None:
        """SIGKILL, SIGSTOP or SIGCONT to Valkey."""
        assert self.valkey.process is not None
        os.kill(self.valkey.process.pid, number)

    def flush_broker(self) -> None:
        """Lose every message."""
        with redis.Redis.from_url(embedded.redis_url(self.servers.broker_url)) as broker:
            broker.flushall()

    def shut_database_down(self) -> None:
        """At once, without a checkpoint and without telling clients."""
        assert self.postgres.process is not None
        os.kill(self.postgres.process.pid, signal.SIGQUIT)

    def drop_connections(self) -> int:
        """End every session of our processes; how many."""
        with psycopg.connect(embedded.without_driver(self.servers.database_url), autocommit=True) as connection:
            ended = connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tms'"
                " AND pid <> pg_backend_pid()"
            ).fetchall()
        return len(ended)

    def lose_commits(self, name: str, count: int) -> None:
        """Let so many of the next writing transactions of web or worker be committed and never answered."""
        assert self._proxy.stdin is not None
        self._proxy.stdin.write(f"{name} {count}\n")
        self._proxy.stdin.flush()

    @property
    def lost_commits(self) -> int:
        """How many were."""
        cuts = self.folder / "cuts"
        return len(cuts.read_text().splitlines()) if cuts.exists() else 0

    def two_workers(self) -> None:
        """Another worker beside the first, if there is none yet."""
        if "worker-2" not in self._programs:
            self._programs["worker-2"] = self._program("worker-2", ["worker"])
            self._programs["worker-2"].start()

    def one_worker(self) -> None:
        """The other one ends as suddenly as it came."""
        other = self._programs.pop("worker-2", None)
        if other is not None and other.process is not None:
            kill_group(other.process)

    def close(self) -> None:
        """End everything."""
        for person in self.people:
            person.end()
        for program in self._programs.values():
            if program.process is not None:
                kill_group(program.process)
        for person in self.people:
            if person.ident is not None:
                person.join(30)
        self._proxy.kill()
        self._proxy.wait()
        assert self._proxy.stdin is not None
        self._proxy.stdin.close()
        self._listener.close()
        self.database.engine.dispose()
        if self.valkey.running:
            self.signal_broker(signal.SIGCONT)
        self.servers.stop(lambda: True)
        shutil.rmtree(self.folder, ignore_errors=True)
