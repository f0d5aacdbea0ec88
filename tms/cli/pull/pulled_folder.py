"""The folder that is pulled into: files written whole, and nothing touched that is somebody else's."""

import fcntl
import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tms.cli.pull.folder_record import FolderRecord, RecordedFile, Version, page_of, read_record
from tms.domain.errors import Conflict

OWN = ".tms-pull"
"""Our own folder in it: the record, the lock, and a file while it is written."""


class Standing(StrEnum):
    """What stands in a file's place."""

    MISSING = "missing"
    OURS = "ours"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class WantedFile:
    """What a version's file is to say, or a picture beside it to be, and where."""

    version: Version
    path: str
    content: bytes
    etag: str | None


class PulledFolder:
    """A folder that this process alone pulls into. ``tell`` hears of each file that is written or removed."""

    def __init__(self, place: Path, record: FolderRecord, *, overwrite: bool, tell: Callable[[str, str], None]) -> None:
        self.place = place
        self.record = record
        self._overwrite = overwrite
        self._tell = tell

    def standing(self, path: str) -> Standing:
        """Whether the file is what was written last, or somebody has edited it or put it there."""
        full = self.place / path
        try:
            found = full.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return Standing.MISSING
        recorded = self.record.files.get(path)
        if recorded is None or not stat.S_ISREG(found.st_mode):
            return Standing.FOREIGN
        return Standing.OURS if digest_of(full.read_bytes()) in recorded.digests else Standing.FOREIGN

    def kept(self) -> list[str]:
        """The files in whose places something stands that was not pulled."""
        return [path for path in sorted(self.record.files) if self.standing(path) is Standing.FOREIGN]

    def unfinished(self) -> set[int]:
        """The articles of which a file is missing, may be old, or is to be overwritten."""
        return {
            one.article
            for path, one in self.record.files.items()
            if one.etag is None
            or (standing := self.standing(path)) is Standing.MISSING
            or (self._overwrite and standing is Standing.FOREIGN)
        }

    def etag(self, version: Version, path: str) -> str | None:
        """The ETag of what stands of the version in that place; None where it is to be asked for in any case."""
        paths = self.record.paths_of(version)
        if path not in paths or {page_of(one) for one in paths} != {path}:
            return None
        for one in paths:
            standing = self.standing(one)
            if standing is Standing.MISSING or (self._overwrite and standing is Standing.FOREIGN):
                return None
        etags = {self.record.files[one].etag for one in paths}
        return etags.pop() if len(etags) == 1 else None

    def content(self, path: str) -> bytes | None:
        """What the file says, if it is what was written last."""
        return (self.place / path).read_bytes() if self.standing(path) is Standing.OURS else None

    def keep_only(self, listed: Collection[tuple[Version, str]]) -> None:
        """Take away each file that is not in its version's place, so that no place is another's any more."""
        for path, one in list(self.record.files.items()):
            if (one.version, page_of(path)) not in listed:
                one.etag = None
                self._remove(path)
        self.save()

    def change(self, wanted: Sequence[WantedFile], gone: Collection[Version]) -> None:
        """Write what is wanted, take away what else there is of these versions, and what is gone.

        All files of a version are wanted together. Raises Conflict (``pull_one_place``, ``pull_outside``).
        """
        places: dict[Version, set[str]] = {}
        for one in wanted:
            places.setdefault(one.version, set()).add(one.path)
        undone = {one.version for one in wanted if not self._stands(one)}
        undone |= {version for version, paths in places.items() if set(self.record.paths_of(version)) != paths}
        wanted = [one for one in wanted if one.version in undone]
        self._announce(wanted, gone)
        for one in wanted:
            if self._write(one):
                self.record.files[one.path] = RecordedFile(*one.version, one.etag, [digest_of(one.content)])
        for version in undone:
            for path in self.record.paths_of(version):
                if path not in places[version]:
                    self._remove(path)
        for version in gone:
            for path in self.record.paths_of(version):
                self._remove(path)
        self.save()

    def save(self) -> None:
        """Store the record, unless the stored one says the same."""
        self._store(f"{OWN}/record.json", self.record.to_bytes())

    def _stands(self, one: WantedFile) -> bool:
        """Whether there is nothing to do for it."""
        recorded = RecordedFile(*one.version, one.etag, [digest_of(one.content)])
        return self.record.files.get(one.path) == recorded and self._says(one)

    def _announce(self, wanted: Sequence[WantedFile], gone: Collection[Version]) -> None:
        """Store what is about to be written, and that what else stands of these versions is not right any more."""
        for one in wanted:
            new = digest_of(one.content)
            recorded = self.record.files.get(one.path)
            if recorded is not None and recorded.version != one.version:
                raise Conflict("pull_one_place", path=one.path)
            stands = self.standing(one.path)
            for path in self.record.paths_of(one.version):
                self.record.files[path].etag = None
            known = recorded.digests if recorded is not None else []
            # Of a file that somebody else wrote it is not said what will be there unless it is overwritten.
            coming = [] if stands is Standing.FOREIGN and not self._overwrite and not self._says(one) else [new]
            self.record.files[one.path] = RecordedFile(*one.version, None, [*known, *coming])
        for version in gone:
            for path in self.record.paths_of(version):
                self.record.files[path].etag = None
        self.save()

    def _write(self, one: WantedFile) -> bool:
        """Whether the file now says what is wanted; not where somebody else's stands."""
        if self._says(one):
            return True
        if self.standing(one.path) is Standing.FOREIGN and not self._overwrite:
            return False
        self._store(one.path, one.content)
        self._tell("written", one.path)
        return True

    def _says(self, one: WantedFile) -> bool:
        full = self._inside(one.path)
        return full.is_file() and not full.is_symlink() and full.read_bytes() == one.content

    def _remove(self, path: str) -> None:
        """Take a file away, unless it is somebody else's: then the record keeps its path, and that it is not right."""
        standing = self.standing(path)
        if standing is Standing.FOREIGN and not self._overwrite:
            return
        full = self._inside(path)
        if standing is not Standing.MISSING:
            full.unlink()
            self._tell("removed", path)
        del self.record.files[path]
        if full.parent.is_dir() and not any(full.parent.iterdir()):
            full.parent.rmdir()

    def _inside(self, path: str) -> Path:
        """The file's place. Raises Conflict (``pull_outside``) where a link leads elsewhere."""
        full = self.place / path
        if full.parent.resolve() != self.place.resolve() / Path(path).parent:
            raise Conflict("pull_outside", path=full.parent)
        return full

    def _store(self, path: str, content: bytes) -> None:
        """A whole file or none: written beside, and put into its place at once."""
        full = self._inside(path)
        if full.is_file() and not full.is_symlink() and full.read_bytes() == content:
            return
        beside = self._inside(f"{OWN}/writing")
        beside.unlink(missing_ok=True)
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        full.parent.mkdir(exist_ok=True)
        beside.replace(full)


def digest_of(content: bytes) -> str:
    """What a file's content is recognised by."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def pulled_folder(place: Path, *, overwrite: bool, tell: Callable[[str, str], None]) -> Iterator[PulledFolder]:
    """The folder, made if it is not there. Raises Conflict (``pull_folder_busy`` …)."""
    try:
        own = place / OWN
        own.mkdir(parents=True, exist_ok=True)
        if own.is_symlink():
            raise Conflict("pull_outside", path=own)
        with (own / "lock").open("ab") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Conflict("pull_folder_busy", folder=place) from None
            yield PulledFolder(place, read_record(own / "record.json"), overwrite=overwrite, tell=tell)
    except BrokenPipeError:
        # Nobody reads what is told.
        raise
    except OSError as error:
        path = error.filename or place
        raise Conflict("pull_folder_unusable", path=path, reason=error.strerror or str(error)) from error
