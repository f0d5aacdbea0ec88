"""Pictures as files of a folder, each named by the digest of what is in it: the same content is one file.

A file is there whole or not at all, never changes, and is nobody's to run.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

import structlog

from tms.domain.errors import NotFound, Unavailable
from tms.domain.pictures import OLD_AFTER_SECONDS, digest_of_path, path_of_digest

_UNFINISHED = ".unfinished-"
_LOCK = ".lock"
"""Held by all who keep a file, and alone by who deletes one."""
_LEFT_AFTER_SECONDS = 24 * 3600
_FILE, _FOLDER = 0o640, 0o750
"""To read and write for who runs the program, to read for their group, whatever the umask; files never to run."""

log = structlog.get_logger(__name__)


class PictureFolder:
    """Keeps and gives the files of pictures, in folders by the first two letters of their digests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """The digest by which the content is found from now on, also after the machine has lost its power.

        Raises Unavailable (``pictures_not_kept``).
        """
        digest = sha256(content).hexdigest()
        path = self._path(digest)
        try:
            with self._locked(fcntl.LOCK_SH):
                if not _renewed(path) or self._whole(digest) is None:
                    self._write(path, content)
        except OSError as error:
            log.exception("picture not kept", digest=digest)
            raise Unavailable("pictures_not_kept", reason=os.strerror(error.errno or 0)) from None
        return digest

    def read(self, digest: str) -> bytes:
        """The content of this digest. Raises NotFound (``picture_not_kept``); of a file that was changed, too."""
        content = self._whole(digest) if path_of_digest(digest) else None
        if content is None:
            raise NotFound("picture_not_kept")
        return content

    def sweep(self) -> int:
        """Remove what was begun more than a day ago and never finished; how many there were.

        Who writes takes seconds: such a file is left by a process that was killed.
        """
        gone = 0
        for path in self._folder.glob(f"*/{_UNFINISHED}*"):
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > _LEFT_AFTER_SECONDS:
                    path.unlink()
                    gone += 1
        return gone

    def old(self) -> Iterator[str]:
        """The digests of the files that nobody has kept for ``OLD_AFTER_SECONDS``."""
        for path in self._folder.glob("??/*"):
            digest = digest_of_path(f"{path.parent.name}/{path.name}")
            if digest and _is_old(path):
                yield digest

    def drop(self, digest: str) -> bool:
        """Delete a file, if it is still old; whether it was deleted. Raises OSError.

        Nobody keeps one meanwhile: what was found there just now would be gone.
        """
        path = self._path(digest)
        with self._locked(fcntl.LOCK_EX):
            is_old = _is_old(path)
            if is_old:
                path.unlink()
        return is_old

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        self._folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        descriptor = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT, _FILE)
        try:
            fcntl.flock(descriptor, how)
            yield
        finally:
            os.close(descriptor)

    def _whole(self, digest: str) -> bytes | None:
        """The file's content, if it is what was kept."""
        try:
            content = self._path(digest).read_bytes()
        except FileNotFoundError:
            return None
        if sha256(content).hexdigest() == digest:
            return content
        log.error("picture is damaged", digest=digest)
        return None

    def _path(self, digest: str) -> Path:
        return self._folder / str(path_of_digest(digest))

    def _write(self, path: Path, content: bytes) -> None:
        """Under another name first: what is renamed has reached the disk."""
        for folder in (self._folder, path.parent):
            folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        descriptor, unfinished = mkstemp(prefix=_UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                os.fchmod(descriptor, _FILE)
                file.write(content)
                file.flush()
                os.fsync(descriptor)
            os.replace(unfinished, path)  # noqa: PTH105 - of a name that mkstemp gives as a string
        except BaseException:
            with suppress(OSError):
                os.unlink(unfinished)  # noqa: PTH108
            raise
        for folder in (path.parent, self._folder):
            _reach_the_disk(folder)


def _renewed(path: Path) -> bool:
    """Whether a file is there, which is new from now on. One of another user's has to be written anew for that."""
    try:
        os.utime(path)
    except (FileNotFoundError, PermissionError):
        return False
    return True


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > OLD_AFTER_SECONDS
    except FileNotFoundError:
        return False


def _reach_the_disk(folder: Path) -> None:
    """The names in a folder, which are its content."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
