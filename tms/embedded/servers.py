"""The private PostgreSQL and Valkey of one data folder, started and stopped together."""

import os
from collections.abc import Callable
from pathlib import Path

from tms.embedded.account import Account, server_account
from tms.embedded.folders import DataFolder, TemporaryFolder, enterable, fits_sockets, make_private, remove_leftover
from tms.embedded.instance import FolderLock, Instance, ServerAddresses, read_state, write_state
from tms.embedded.postgres import Postgres
from tms.embedded.programs import Programs, copy_programs, installed_programs, readable_by
from tms.embedded.server import Server
from tms.embedded.valkey import Valkey


class Servers:
    """Running servers. Whoever has one calls ``stop``; the kernel stops them when this process dies before."""

    def __init__(self, data_dir: Path, *, durable: bool) -> None:
        self.folder = DataFolder(data_dir)
        self.folder.create()
        self._lock = FolderLock(self.folder)
        self._temporary: TemporaryFolder | None = None
        self._web_url: str | None = None
        self.parts: tuple[Server, ...] = ()
        try:
            self._start(durable=durable)
        except BaseException:
            self.stop(lambda: True)
            raise

    def _start(self, *, durable: bool) -> None:
        account = server_account(self.folder.postgres)
        self.folder.open_for(account)
        earlier = read_state(self.folder)
        if earlier is not None and earlier.temporary is not None:
            remove_leftover(Path(earlier.temporary))
        programs = self._programs(account)
        sockets = self.folder.sockets if fits_sockets(self.folder.sockets) else self._temporary_folder(account) / "run"
        make_private(sockets, account)
        self._postgres = Postgres(self.folder, sockets, programs, account, durable=durable)
        self._valkey = Valkey(self.folder, sockets, programs, account, durable=durable)
        self.parts = (self._valkey, self._postgres)
        for server in self.parts:
            server.start()
        self.tell()

    def _programs(self, account: Account | None) -> Programs:
        """The wheels' programs, or a copy where the servers' user can't read those."""
        programs = installed_programs()
        if account is None or readable_by(account, programs):
            return programs
        if enterable(self.folder.path, account):
            return copy_programs(programs, self.folder.programs)
        return copy_programs(programs, self._temporary_folder(account) / "programs")

    def _temporary_folder(self, account: Account | None) -> Path:
        if self._temporary is None:
            self._temporary = TemporaryFolder(account)
        return self._temporary.path

    @property
    def database_url(self) -> str:
        """PostgreSQL's address as SQLAlchemy writes it."""
        return self._postgres.url

    @property
    def broker_url(self) -> str:
        """Valkey's address as Celery writes it."""
        return self._valkey.url

    def tell(self, web_url: str | None = None) -> None:
        """Write the state file by which other commands find this instance."""
        self._web_url = web_url or self._web_url
        pids = {server.name: server.process.pid for server in self.parts if server.process is not None}
        temporary = str(self._temporary.path) if self._temporary else None
        addresses = ServerAddresses(self.database_url, self.broker_url)
        write_state(self.folder, Instance(os.getpid(), addresses, pids, temporary, self._web_url))

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Stop Valkey, then PostgreSQL, and give the folder free. Data stay. May be called twice."""
        for server in self.parts:
            server.stop(hurry)
        self.parts = ()
        self.folder.state.unlink(missing_ok=True)
        if self._temporary is not None:
            self._temporary.remove()
            self._temporary = None
        self._lock.release()


def start(data_dir: Path, *, durable: bool = True) -> Servers:
    """Start a private PostgreSQL and Valkey on a data folder, which is made if absent. Call it from the main thread.

    ``durable=False`` is for tests alone: it trades the safety of data for speed.
    Errors: ``instance_running``, ``server_not_starting``, ``servers_not_installed``, ``database_of_other_version``,
    ``no_short_folder``, ``no_account_for_servers`` and those of the data folder.
    """
    return Servers(data_dir, durable=durable)
