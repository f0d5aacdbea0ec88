"""The file of a backup: a ZIP with one member per table, rows as PostgreSQL's COPY writes them, and a manifest.

The manifest says how many rows each member has and what their hash is, so that a damaged file is known before anything
is written. Files of pictures stand in a folder of their own, each named by the hash of its content. Whoever has lost us
can still read it: ``unzip`` and ``COPY … FROM`` are all it takes.
"""

import hashlib
import json
import lzma
import os
import re
import secrets
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tms.db.backup.manifest import FORMAT, LaterFormatError, Manifest, Numbering, Table, read_manifest
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.pictures import MOST_PICTURE_BYTES

MANIFEST = "manifest.json"
PICTURES = "pictures/"
CHUNK_BYTES = 1 << 20
_LEVEL = 3  # twice as quick as the default, and a few percent larger

MOST_MANIFEST_BYTES = 8 << 20
"""The largest manifest, in bytes; one of sixty tables has 20 KB."""

MOST_ROW_BYTES = 64 << 20
"""The largest row as COPY writes it; the largest of ours are what an import left out, from a file of some megabytes."""

MOST_UNPACKED = 250
"""How many times its packed size a member may have; rows of ours have forty times at most."""

_DIGEST = re.compile(r"[0-9a-f]{64}")

_BROKEN = (
    KeyError, TypeError, ValueError, ArithmeticError, EOFError, OSError, RuntimeError, MemoryError, struct.error,
    zipfile.BadZipFile, zlib.error, lzma.LZMAError,
)  # fmt: skip
"""What reading raises for a file that is not a ZIP, or a ZIP that no release of ours wrote."""


class Writer:
    """Fills a new backup, table by table; ``finish`` writes the manifest."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._tables: list[Table] = []
        self._pictures = 0

    def table(self, name: str, columns: tuple[str, ...], rows: Iterable[bytes]) -> None:
        """Write one table's rows, each ended by a line feed, in pieces of any size."""
        digest, count = hashlib.sha256(), 0
        with self._packed.open(f"{name}.copy", "w", force_zip64=True) as member:
            for piece in _chunks(rows):
                digest.update(piece)
                count += piece.count(b"\n")
                member.write(piece)
        self._tables.append(Table(name, columns, count, digest.hexdigest()))

    def picture(self, digest: str, content: bytes) -> None:
        """Write the file of a picture, which is packed already."""
        self._packed.writestr(PICTURES + digest, content, zipfile.ZIP_STORED)
        self._pictures += 1

    def finish(self, *, revision: str, taken_at: str, sequences: tuple[Numbering, ...], lost_pictures: int) -> Manifest:
        """Write the manifest, which says what the backup holds."""
        tables = tuple(self._tables)
        manifest = Manifest(FORMAT, revision, taken_at, tables, sequences, self._pictures, lost_pictures)
        self._packed.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        return manifest


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """A new backup that is at ``path`` only when it is whole, and that nobody else may read.

    Errors: ``backup_not_ours`` when another file is there, ``backup_unwritable``.
    """
    if path.exists() and not (path.is_file() and _is_backup(path)):
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
    """An opened backup. Nothing in it is believed: neither sizes nor names nor counts."""

    def __init__(self, packed: zipfile.ZipFile, path: Path) -> None:
        self._packed = packed
        self._path = path
        self.manifest = self._read_manifest()

    def rows(self, table: Table) -> Iterator[bytes]:
        """The table's rows in pieces. Invalid (``backup_damaged``) as soon as they are not as the manifest says."""
        digest, count, unended = hashlib.sha256(), 0, 0
        try:
            with self._packed.open(table.member) as member:
                while piece := member.read(CHUNK_BYTES):
                    digest.update(piece)
                    count += piece.count(b"\n")
                    last = piece.rfind(b"\n")
                    unended = unended + len(piece) if last < 0 else len(piece) - last - 1
                    if count > table.rows or unended > MOST_ROW_BYTES:
                        raise self.damaged(table.name)
                    yield piece
        except _BROKEN as error:
            raise self.damaged(table.name) from error
        if (count, digest.hexdigest()) != (table.rows, table.sha256):
            raise self.damaged(table.name)

    def pictures(self) -> Iterator[bytes]:
        """The files of pictures, one after the other. Invalid (``backup_damaged``) at one that is not as written."""
        for name in self._picture_names():
            digest = name.removeprefix(PICTURES)
            try:
                if not _DIGEST.fullmatch(digest) or self._packed.getinfo(name).file_size > MOST_PICTURE_BYTES:
                    raise self.damaged(PICTURES)
                with self._packed.open(name) as member:
                    content = member.read(MOST_PICTURE_BYTES + 1)
            except _BROKEN as error:
                raise self.damaged(PICTURES) from error
            if hashlib.sha256(content).hexdigest() != digest:
                raise self.damaged(PICTURES)
            yield content

    def _picture_names(self) -> list[str]:
        return [name for name in self._packed.namelist() if name.startswith(PICTURES)]

    def check(self) -> None:
        """Read everything once. Invalid (``backup_damaged``) names the first part that is not as written."""
        pictures = self._picture_names()
        wanted = sorted([MANIFEST, *(table.member for table in self.manifest.tables), *set(pictures)])
        if sorted(self._packed.namelist()) != wanted or len(pictures) != self.manifest.pictures:
            raise self.damaged(MANIFEST)
        for table in self.manifest.tables:
            packed = self._packed.getinfo(table.member)
            if packed.file_size > CHUNK_BYTES + MOST_UNPACKED * packed.compress_size:
                raise self.damaged(table.name)
            for _ in self.rows(table):
                pass
        for _ in self.pictures():
            pass

    def damaged(self, part: str) -> Invalid:
        """The error for a part of a backup that is not as we wrote it."""
        return Invalid("backup_damaged", path=self._path, part=part)

    def _read_manifest(self) -> Manifest:
        try:
            return _manifest_of(self._packed)
        except LaterFormatError as error:
            raise Invalid("backup_newer", path=self._path) from error
        except _BROKEN as error:
            raise self.damaged(MANIFEST) from error


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    """Open a backup.

    Errors: ``backup_not_there``, ``backup_unreadable``, ``backup_damaged``, ``backup_newer`` (of a later release).
    """
    try:
        # Opened here, because a ZIP's own errors say as little of who may read it as of what is wrong with it.
        file = path.open("rb") if path.is_file() or not path.exists() else None
    except FileNotFoundError as error:
        raise NotFound("backup_not_there", path=path) from error
    except OSError as error:
        raise Invalid("backup_unreadable", path=path, reason=error.strerror or error) from error
    if file is None:
        raise Invalid("backup_unreadable", path=path, reason="it is no file")
    with file:
        try:
            packed = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise Invalid("backup_damaged", path=path, part="its end") from error
        with packed:
            yield Reader(packed, path)


def _manifest_of(packed: zipfile.ZipFile) -> Manifest:
    """The manifest of a backup. Raises one of ``_BROKEN`` for a file that is none of ours."""
    with packed.open(MANIFEST) as member:
        data = member.read(MOST_MANIFEST_BYTES + 1)
    if len(data) > MOST_MANIFEST_BYTES:
        raise ValueError("size")
    return read_manifest(data)


def _is_backup(path: Path) -> bool:
    """Whether a manifest is a backup's, also a later release's; other programs' archives have a manifest.json, too."""
    try:
        with zipfile.ZipFile(path) as packed:
            _manifest_of(packed)
    except LaterFormatError:
        return True
    except _BROKEN:
        return False
    return True


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
    """Write the folder to disk, so that the file's new name is there, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
