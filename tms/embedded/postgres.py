"""The private PostgreSQL: on a unix socket only, durable, UTF-8 with the character types that trigrams need."""

import os
import shutil
import signal
from collections.abc import Callable
from urllib.parse import quote

import psycopg

from tms.domain.errors import Conflict
from tms.embedded.account import Account
from tms.embedded.folders import give_all, make_private, reachable
from tms.embedded.process import alive, end, end_leftovers, kill_group, server_environment, spawn, trim
from tms.embedded.server import Server

PORT = 5432
ADMINISTRATOR = "postgres"
NAME = "tms"

# With the character type C, pg_trgm sees no letters in Chinese and every similarity is 0.
INITDB = (
    "--locale=C.UTF-8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--encoding=UTF8",
    "--auth-local=trust",  # the socket's folder lets nobody in but its user
    "--auth-host=reject",
    f"--username={ADMINISTRATOR}",
    "--no-instructions",
)
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postgres(Server):
    """PostgreSQL with its cluster in the data folder. The product's role owns its database and is no superuser."""

    name = "postgres"

    @property
    def url(self) -> str:
        """Its address for SQLAlchemy."""
        return f"postgresql+psycopg://{NAME}@/{NAME}?host={quote(str(self.sockets), safe='')}&port={PORT}"

    def start(self) -> None:
        """Make the cluster at the first start, start the server, make role and database where they are missing.

        Errors: ``server_not_starting``; ``database_of_other_version`` when another major version made the cluster.
        """
        self._end_earlier()
        trim(self.log)
        if not self.folder.postgres.exists():
            self._make_cluster()
        made_by = (self.folder.postgres / "PG_VERSION").read_text().strip()
        if made_by != self.programs.postgres_major:
            raise Conflict("database_of_other_version", made_by=made_by, needs=self.programs.postgres_major)
        settings = {
            **(DURABLE if self.durable else FORGETFUL),
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.socket_argument}"',
            "unix_socket_permissions": "0700",
            "port": str(PORT),
            "log_min_messages": "warning",
            "log_error_verbosity": "terse",  # a refused row's details are what somebody wrote
            "io_method": "sync",  # what is in the system's cache is read sooner than handed to another process
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.process = spawn(
            [str(self.programs.postgres / "bin" / "postgres"), "-D", self._data_argument, *options],
            cwd=self.folder.postgres,
            account=self.account,
            death_signal=signal.SIGINT,
            environment=server_environment(),
            log=self.log,
        )
        self.wait_until_it_answers(seconds=120)
        self._make_database()

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Fast shutdown (ends sessions, writes a checkpoint); a hurried one recovers from the log at the next start."""
        if self.process is not None:
            end(self.process, [(signal.SIGINT, 60), (signal.SIGQUIT, 5)], hurry)
            end_leftovers(self.folder.postgres, signal.SIGQUIT, seconds=3)

    def answers(self) -> bool:
        """Whether the lock file in the data folder says that our child is ready for connections."""
        try:
            lines = (self.folder.postgres / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        ready = len(lines) >= 8 and lines[7].strip() == "ready"
        return ready and self.process is not None and int(lines[0]) == self.process.pid

    @property
    def _data_argument(self) -> str:
        """The cluster's folder, which we start the server in: by its path, or so that no folder above it is walked."""
        if self.account is None or reachable(self.folder.postgres, self.account):
            return str(self.folder.postgres)
        return "/proc/self/cwd"

    def _end_earlier(self) -> None:
        for folder in (self.folder.postgres, self.folder.postgres_unfinished):
            end_leftovers(folder, signal.SIGINT, seconds=30)
        # Nobody works here now; a process that got the number in the meantime would make PostgreSQL refuse to start,
        # and so would a file that a power failure has left empty.
        lock = self.folder.postgres / "postmaster.pid"
        if lock.exists():
            words = lock.read_text().split()
            if not words or alive(int(words[0])):
                lock.unlink()
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):
            (self.sockets / name).unlink(missing_ok=True)

    def _make_cluster(self) -> None:
        """``initdb`` beside the final place, so that a cluster that exists is always a whole one."""
        unfinished = self.folder.postgres_unfinished
        if unfinished.exists():
            shutil.rmtree(unfinished)
        make_private(unfinished, self.account)
        maker = self.account
        data = str(unfinished)
        if maker is not None:
            if not reachable(unfinished, maker):
                data = "/proc/self/cwd"
            maker = Account(maker.initdb_uid, maker.gid, maker.initdb_uid)
            os.chown(unfinished, maker.uid, maker.gid)
        process = spawn(
            [
                str(self.programs.postgres / "bin" / "initdb"),
                *("-D", data),
                *INITDB,
                *([] if self.durable else ["--no-sync"]),
            ],
            cwd=unfinished,
            account=maker,
            death_signal=signal.SIGKILL,
            environment=server_environment(),
            log=self.log,
        )
        try:
            code = process.wait()
        finally:
            kill_group(process)  # an interrupted one, with the servers that it has started
        if code != 0:
            raise self.not_starting()
        if self.account is not None:
            give_all(unfinished, self.account)
        unfinished.rename(self.folder.postgres)

    def _make_database(self) -> None:
        with psycopg.connect(
            host=str(self.sockets), port=PORT, user=ADMINISTRATOR, dbname="postgres", autocommit=True
        ) as connection:
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [NAME]).fetchall():
                connection.execute(f"CREATE ROLE {NAME} LOGIN CREATEDB CREATEROLE")
            if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [NAME]).fetchall():
                connection.execute(f"CREATE DATABASE {NAME} OWNER {NAME}")
