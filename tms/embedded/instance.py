"""One instance per data folder: its lock, where others find it, and the secret that signs its sessions."""

import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.embedded.folders import DataFolder


class InstanceSettings(Protocol):
    """The settings that this package looks at."""

    @property
    def database_url(self) -> str | None:
        """Address of PostgreSQL, or None for the private one."""

    @property
    def broker_url(self) -> str | None:
        """Address of the broker, or None for the private one."""

    @property
    def data_dir(self) -> Path:
        """The data folder."""

    @property
    def secret_key(self) -> SecretStr | None:
        """The secret, or None for the one in the data folder."""


@dataclass(frozen=True)
class ServerAddresses:
    """Where PostgreSQL (as SQLAlchemy writes it) and the broker (as Celery writes it) are."""

    database_url: str
    broker_url: str


@dataclass(frozen=True)
class Instance:
    """A running instance, as its state file tells. ``web_url`` is None until the web server answers."""

    supervisor: int
    addresses: ServerAddresses
    servers: dict[str, int]
    temporary: str | None = None
    web_url: str | None = None

    def with_web(self, url: str) -> "Instance":
        """A copy of the instance with its web address known."""
        return replace(self, web_url=url)


def addresses(settings: InstanceSettings) -> ServerAddresses:
    """Where the servers are: as configured, else those of the instance that runs on the data folder.

    Errors: ``addresses_incomplete`` when only one is configured, ``instance_not_running``, ``data_folder_forbidden``.
    """
    configured = configured_addresses(settings)
    if configured is not None:
        return configured
    folder = DataFolder(settings.data_dir)
    try:
        instance = read_state(folder) if is_locked(folder) else None
    except PermissionError as error:
        raise Denied("data_folder_forbidden", path=folder.path, reason=error.strerror) from error
    if instance is None:
        raise NotFound("instance_not_running", path=folder.path)
    return instance.addresses


def configured_addresses(settings: InstanceSettings) -> ServerAddresses | None:
    """The addresses of servers that others run, or None when ours are wanted. Error: ``addresses_incomplete``."""
    if settings.database_url and settings.broker_url:
        return ServerAddresses(with_driver(settings.database_url), settings.broker_url)
    if settings.database_url or settings.broker_url:
        given, missing = "TMS_DATABASE_URL", "TMS_BROKER_URL"
        if settings.broker_url:
            given, missing = missing, given
        raise Invalid("addresses_incomplete", given=given, missing=missing)
    return None


def with_driver(database_url: str) -> str:
    """The database's address with our driver named, unless it names one already."""
    scheme, separator, rest = database_url.partition("://")
    return f"postgresql+psycopg{separator}{rest}" if scheme in {"postgres", "postgresql"} else database_url


def without_driver(database_url: str) -> str:
    """The database's address as psql and other programs write it, without our driver."""
    return database_url.replace("postgresql+psycopg://", "postgresql://", 1)


class FolderLock:
    """Held while an instance uses the folder. The kernel lets go of it however the process ends."""

    def __init__(self, folder: DataFolder) -> None:
        self._file = os.open(folder.lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        until = time.monotonic() + 1.0
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                # A command that only looks whether we run holds it for an instant.
                if time.monotonic() > until:
                    os.close(self._file)
                    found = read_state(folder)
                    where = (found.web_url if found else None) or "not answering yet"
                    pid = found.supervisor if found else "unknown"
                    raise Conflict("instance_running", path=folder.path, pid=pid, where=where) from error
                time.sleep(0.02)
            else:
                return

    def release(self) -> None:
        """Let another instance use the folder. May be called twice."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def is_locked(folder: DataFolder) -> bool:
    """Whether an instance uses the folder now."""
    try:
        file = os.open(folder.lock, os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


def write_state(folder: DataFolder, instance: Instance) -> None:
    """Tell other commands about the instance, all at once."""
    with _private_file(folder.state) as unfinished:
        unfinished.write_text(json.dumps(asdict(instance)))
        unfinished.replace(folder.state)


def read_state(folder: DataFolder) -> Instance | None:
    """What the folder's last instance told, also when it runs no longer."""
    try:
        found = json.loads(folder.state.read_text())
    except FileNotFoundError:
        return None
    return Instance(**{**found, "addresses": ServerAddresses(**found["addresses"])})


def secret_key(settings: InstanceSettings) -> str:
    """The secret that signs sessions: as configured, else made once and kept in the data folder (mode 0600).

    Error: ``data_folder_forbidden`` when it can't be kept.
    """
    if settings.secret_key is not None and settings.secret_key.get_secret_value():
        return settings.secret_key.get_secret_value()
    folder = DataFolder(settings.data_dir)
    try:
        if not folder.secret.exists():
            folder.create()
            with _private_file(folder.secret) as unfinished:
                unfinished.write_text(secrets.token_urlsafe(48))
                _keep_the_first(unfinished, folder.secret)
        return folder.secret.read_text()
    except OSError as error:
        raise Denied("data_folder_forbidden", path=folder.path, reason=error.strerror) from error


def _keep_the_first(unfinished: Path, final: Path) -> None:
    """Two processes may start together; both must end with the same secret."""
    try:
        final.hardlink_to(unfinished)
    except FileExistsError:
        return


@contextmanager
def _private_file(final: Path) -> Iterator[Path]:
    """A new file beside ``final`` that only we can read, removed at the end unless it was moved."""
    unfinished = final.with_name(f"{final.name}.{secrets.token_hex(6)}")
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield unfinished
    finally:
        unfinished.unlink(missing_ok=True)
