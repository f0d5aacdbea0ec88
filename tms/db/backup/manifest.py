"""What a backup says of itself, read from a file that anybody may have written."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

FORMAT = 1

_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_REVISION = re.compile(r"[0-9a-f]{1,40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HIGHEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table's part: its columns in the order of the fields, how many rows, and the SHA-256 of them all."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def member(self) -> str:
        """The table's name inside the ZIP."""
        return f"{self.name}.copy"


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where the numbers of an identity column stand: ``last`` was given out if ``called``, else it is the next one."""

    table: str
    column: str
    last: int
    called: bool


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. ``revision`` is that of the tables; ``taken_at`` is ISO 8601 in UTC.

    ``pictures`` is how many files of pictures are in it, ``lost_pictures`` how many should be and were not there.
    """

    format: int
    revision: str
    taken_at: str
    tables: tuple[Table, ...]
    sequences: tuple[Numbering, ...]
    pictures: int = 0
    lost_pictures: int = 0

    @property
    def rows(self) -> int:
        """The number of rows in all tables."""
        return sum(table.rows for table in self.tables)


class LaterFormatError(ValueError):
    """The backup is of a later release."""


def read_manifest(data: bytes) -> Manifest:
    """The manifest in these bytes.

    Raises LaterFormatError, or what reading raises where it is none of ours: ValueError, KeyError, TypeError …
    """
    found = json.loads(data)
    written_as = _number(found["format"])
    if written_as > FORMAT:
        raise LaterFormatError
    tables = tuple(_table(one) for one in _list(found["tables"]))
    sequences = tuple(_numbering(one) for one in _list(found["sequences"]))
    _each_once([table.name for table in tables])
    _each_once([(one.table, one.column) for one in sequences])
    revision = _like(_REVISION, found["revision"])
    # Backups of before there were any pictures do not speak of them.
    pictures, lost = (_number(found.get(name, 0)) for name in ("pictures", "lost_pictures"))
    return Manifest(written_as, revision, _moment(found["taken_at"]), tables, sequences, pictures, lost)


def _table(one: Mapping[str, Any]) -> Table:
    columns = tuple(_like(_NAME, column) for column in _list(one["columns"]))
    _each_once(columns)
    return Table(_like(_NAME, one["name"]), columns, _number(one["rows"]), _like(_SHA256, one["sha256"]))


def _numbering(one: Mapping[str, Any]) -> Numbering:
    if not isinstance(one["called"], bool):
        raise TypeError("called")
    return Numbering(_like(_NAME, one["table"]), _like(_NAME, one["column"]), _number(one["last"]), one["called"])


def _list(found: Any) -> Sequence[Any]:
    if not isinstance(found, list):
        raise TypeError("list")
    return found


def _number(found: Any) -> int:
    if type(found) is not int or not 0 <= found <= _HIGHEST:
        raise ValueError("number")
    return found


def _like(pattern: re.Pattern[str], found: Any) -> str:
    if not isinstance(found, str) or not pattern.fullmatch(found):
        raise ValueError("name")
    return found


def _moment(found: Any) -> str:
    """A moment as we write it: it will be printed, and a terminal obeys what is printed."""
    return datetime.fromisoformat(found).isoformat(timespec="seconds")


def _each_once(names: Sequence[Any]) -> None:
    if len(names) != len(set(names)):
        raise ValueError("twice")
