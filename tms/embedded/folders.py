"""The data folder: what lies where in it, who may reach it, and the short folder for sockets when its path is long."""

import fcntl
import os
import shutil
import stat
import tempfile
from pathlib import Path

from tms.domain.errors import Conflict, Denied, Invalid
from tms.embedded.account import Account

# The kernel's limit is 108 bytes with the closing zero; some systems have 104.
LONGEST_SOCKET_PATH = 99
POSTGRES_SOCKET = ".s.PGSQL.5432"
TEMPORARY_PREFIX = "tms-run-"


class DataFolder:
    """Names of everything below the data folder. ``path`` is absolute and free of symbolic links."""

    def __init__(self, data_dir: Path) -> None:
        self.path = data_dir.expanduser().resolve()
        self.lock = self.path / "tms.lock"
        self.state = self.path / "instance.json"
        self.secret = self.path / "secret.key"
        self.postgres = self.path / "postgres"
        self.postgres_unfinished = self.path / "postgres.unfinished"
        self.valkey = self.path / "valkey"
        self.valkey_damaged = self.path / "valkey.damaged"
        self.sockets = self.path / "run"
        self.programs = self.path / "programs"

    def log(self, server: str) -> Path:
        """Where a server's words go."""
        return self.path / f"{server}.log"

    def create(self) -> None:
        """Make the folder, or check that an existing one is ours.

        Errors: ``data_folder_foreign`` when another user owns it (root would follow that user's symbolic links);
        ``data_folder_not_empty`` when it holds other things (a home folder given by mistake must not change its mode);
        ``data_folder_forbidden`` when it can't be made or read.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700, exist_ok=True)
            names = set(os.listdir(self.path))  # noqa: PTH208 - names only, in one call
        except OSError as error:
            raise Denied("data_folder_forbidden", path=self.path, reason=error.strerror) from error
        if self.path.stat().st_uid != os.geteuid():
            raise Conflict("data_folder_foreign", path=self.path, owner=self.path.stat().st_uid)
        # A secret and pictures come there without servers, too, where somebody runs their own.
        others = {name for name in names - {"lost+found", "pictures"} if not name.startswith(self.secret.name)}
        if self.lock.name not in names and others:
            raise Conflict("data_folder_not_empty", path=self.path)

    def open_for(self, account: Account | None) -> None:
        """Let the servers' private group through the data folder, and nobody else."""
        if account is None:
            self.path.chmod(0o700)
            return
        os.chown(self.path, -1, account.gid)
        self.path.chmod(0o710)


def make_private(folder: Path, account: Account | None) -> None:
    """Make a folder, or take an existing one, that only the servers' user can enter."""
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    if account is not None:
        os.chown(folder, account.uid, account.gid)


def give_all(folder: Path, account: Account) -> None:
    """Hand a folder and all in it to the servers' user."""
    for parent, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            os.chown(Path(parent) / name, account.uid, account.gid, follow_symlinks=False)
    os.chown(folder, account.uid, account.gid)


def enterable(folder: Path, account: Account) -> bool:
    """Whether the account may enter a folder and every one above it, by the permission bits."""
    return all(allows(step, account, stat.S_IXOTH) for step in (folder, *folder.parents))


def reachable(path: Path, account: Account) -> bool:
    """Whether the account may go to ``path`` and read it, by the permission bits."""
    return allows(path, account, stat.S_IROTH) and enterable(path.parent, account)


def allows(path: Path, account: Account, bit: int) -> bool:
    """Whether a permission bit, given in its form for others, holds for the account."""
    found = path.stat()
    if found.st_uid == account.uid:
        return bool(found.st_mode & bit << 6)
    if found.st_gid == account.gid:
        return bool(found.st_mode & bit << 3)
    return bool(found.st_mode & bit)


def fits_sockets(folder: Path) -> bool:
    """Whether the path of a socket in this folder is one that every system can bind and every client can name."""
    # PostgreSQL's clients read a comma as the end of a name in a list of hosts.
    return len(os.fsencode(folder / POSTGRES_SOCKET)) <= LONGEST_SOCKET_PATH and "," not in str(folder)


class TemporaryFolder:
    """A private folder with a short path, for one run. A lock on it keeps cleaners of the temporary folder away."""

    def __init__(self, account: Account | None) -> None:
        places = dict.fromkeys([Path(tempfile.gettempdir()).resolve(), Path("/tmp").resolve()])  # noqa: S108 - mkdtemp
        for place in places:
            sample = place / f"{TEMPORARY_PREFIX}12345678"
            if fits_sockets(sample / "run") and (account is None or reachable(place, account)):
                break
        else:
            raise Invalid("no_short_folder", places=", ".join(map(str, places)))
        # mkdtemp makes a new folder with mode 0700 or fails: nobody can have put one there for us.
        self.path = Path(tempfile.mkdtemp(prefix=TEMPORARY_PREFIX, dir=place))
        if account is not None:
            os.chown(self.path, -1, account.gid)
            self.path.chmod(0o710)
        self._lock = os.open(self.path, os.O_RDONLY)
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    def remove(self) -> None:
        """Remove it with all in it."""
        os.close(self._lock)
        shutil.rmtree(self.path, ignore_errors=True)


def remove_leftover(path: Path) -> None:
    """Remove the temporary folder of a killed instance, if it is one and still belongs to us."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    if ours and path.name.startswith(TEMPORARY_PREFIX):
        shutil.rmtree(path, ignore_errors=True)
