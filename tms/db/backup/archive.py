"""The file of a backup: a ZIP with one member per table, rows as PostgreSQL's COPY writes them, and a manifest.

The manifest says how many rows each member has and what their hash is, so that a damaged file is known before anything
is written. Whoever has lost us can still read it: ``unzip`` and ``COPY … FROM`` are all it takes.
"""

import hashlib
import json
import os
import secrets
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tms.domain.errors import Conflict, Invalid, NotFound

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK_BYTES = 1 << 20
_LEVEL = 3  # twice as quick as the default, and a few percent larger


@dataclass(frozen=True, slots=True)
class Table:
    """One table's part: its columns in the order of the fields, how many rows, and the SHA-256 of them all."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        """Its name inside the ZIP."""
        return f"{self.name}.copy"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Where the numbers of an identity column stand: ``last`` was given out if ``called``, else it is the next one."""

    table: str
    column: str
    last: int
    called: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. ``revision`` is that of the tables; ``taken_at`` is ISO 8601 in UTC."""

    format: int
    revision: str
    taken_at: str
    tables: tuple[Table, ...]
    sequences: tuple[Sequence, ...]

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(table.rows for table in self.tables)


class Writer:
    """Fills a new backup, table by table; ``finish`` writes the manifest."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._tables: list[Table] = []

    def table(self, name: str, columns: tuple[str, ...], rows: Iterable[bytes]) -> None:
        """Write one table's rows, each ended by a line feed, in pieces of any size."""
        digest, count = hashlib.sha256(), 0
        with self._packed.open(f"{name}.copy", "w", force_zip64=True) as member:
            for piece in _chunks(rows):
                digest.update(piece)
                count += piece.count(b"\n")
                member.write(piece)
        self._tables.append(Table(name, columns, count, digest.hexdigest()))

    def finish(self, *, revision: str, taken_at: str, sequences: tuple[Sequence, ...]) -> Manifest:
        """Say what is in it."""
        manifest = Manifest(FORMAT, revision, taken_at, tuple(self._tables), sequences)
        self._packed.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        return manifest


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A new backup that is at ``path`` only when it is whole, and that nobody else may read.

    Errors: ``backup_not_ours`` when another file is there, ``backup_unwritable``.
    """
    if path.exists() and not _is_backup(path):
        raise Conflict("backup_not_ours", path=path)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - mode
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as packed:
                yield Writer(packed)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise Invalid("backup_unwritable", path=path, reason=error.strerror or error) from error
    finally:
        unfinished.unlink(missing_ok=True)


class Reader:
    """An opened backup."""

    def __init__(self, packed: zipfile.ZipFile, path: Path) -> None:
        self._packed = packed
        self._path = path
        self.manifest = self._read_manifest()

    def rows(self, table: Table) -> Iterator[bytes]:
        """The table's rows in pieces. After the last one: Invalid (``backup_damaged``) if they are not as written."""
        digest, count = hashlib.sha256(), 0
        try:
            with self._packed.open(table.member) as member:
                while piece := member.read(CHUNK_BYTES):
                    digest.update(piece)
                    count += piece.count(b"\n")
                    yield piece
        except (KeyError, EOFError, OSError, zipfile.BadZipFile, zlib.error) as error:
            raise self._damaged(table.name) from error
        if (count, digest.hexdigest()) != (table.rows, table.sha256):
            raise self._damaged(table.name)

    def check(self) -> None:
        """Read everything once. Invalid (``backup_damaged``) names the first table that is not as written."""
        for table in self.manifest.tables:
            for _ in self.rows(table):
                pass

    def _read_manifest(self) -> Manifest:
        try:
            found = json.loads(self._packed.read(MANIFEST))
            written_as = found["format"]
            if written_as == FORMAT:
                return _manifest(found)
        except (KeyError, TypeError, ValueError, EOFError, OSError, zipfile.BadZipFile, zlib.error) as error:
            raise self._damaged(MANIFEST) from error
        raise Invalid("backup_newer", path=self._path)

    def _damaged(self, part: str) -> Invalid:
        return Invalid("backup_damaged", path=self._path, part=part)


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a backup. Errors: ``backup_not_there``, ``backup_damaged``, ``backup_newer`` (of a later release)."""
    try:
        with zipfile.ZipFile(path) as packed:
            yield Reader(packed, path)
    except FileNotFoundError as error:
        raise NotFound("backup_not_there", path=path) from error
    except zipfile.BadZipFile as error:
        raise Invalid("backup_damaged", path=path, part="its end") from error


def _manifest(found: dict[str, Any]) -> Manifest:
    tables = tuple(Table(**{**one, "columns": tuple(one["columns"])}) for one in found["tables"])
    sequences = tuple(Sequence(**one) for one in found["sequences"])
    return Manifest(found["format"], found["revision"], found["taken_at"], tables, sequences)


def _is_backup(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as packed:
            return MANIFEST in packed.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _chunks(rows: Iterable[bytes]) -> Iterator[bytes]:
    """Rows joined to larger pieces: a call per row would cost more than compressing it."""
    waiting: list[bytes] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += len(row)
        if size >= CHUNK_BYTES:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def _sync_folder(folder: Path) -> None:
    """The new name is on disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
