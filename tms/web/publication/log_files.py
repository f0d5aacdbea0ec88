"""The log as files: a table for spreadsheets, and JSON Lines for programs; both written entry by entry."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

from tms.adapters.formats.spreadsheet_cells import harmless
from tms.domain.translatable import Words
from tms.services.publication.log import PEOPLE, LogEntry

WriteLog = Callable[[Iterable[Sequence[LogEntry]], ZoneInfo], Iterator[str]]

COLUMNS = (
    Words("When"),
    Words("Who"),
    Words("Person or machine"),
    Words("Token"),
    Words("What"),
    Words("Article"),
    Words("Title"),
    Words("Language"),
    Words("Details"),
)


@dataclass(frozen=True, slots=True)
class LogTable:
    """The table's own words, in the language of whoever asked for it.

    ``kinds`` are what a person and a machine are called.
    """

    heads: Sequence[str]
    acts: Mapping[str, str]
    kinds: tuple[str, str]

    def lines(self, portions: Iterable[Sequence[LogEntry]], zone: ZoneInfo) -> Iterator[str]:
        """The table as CSV; the mark at its beginning tells spreadsheets that it is UTF-8."""
        yield "\ufeff" + _line(self.heads)
        for portion in portions:
            yield "".join(_line(self._cells(entry, zone)) for entry in portion)

    def _cells(self, entry: LogEntry, zone: ZoneInfo) -> list[str]:
        people, machines = self.kinds
        return [
            entry.key.at.astimezone(zone).isoformat(timespec="seconds"),
            entry.who or "Sanwen",
            (machines if entry.is_machine else people) if entry.who else "",
            entry.token or "",
            self.acts[entry.act],
            str(entry.article_id or ""),
            entry.article.title if entry.article else "",
            entry.locale or "",
            "; ".join(f"{name}: {_cell(value)}" for name, value in _told(entry).items() if value is not None),
        ]


def json_lines(portions: Iterable[Sequence[LogEntry]], _zone: ZoneInfo) -> Iterator[str]:
    """An object for each entry, with moments in UTC and people by number and name."""
    for portion in portions:
        yield "".join(json.dumps(_object(entry), ensure_ascii=False) + "\n" for entry in portion)


def _object(entry: LogEntry) -> dict[str, Any]:
    kind = "machine" if entry.is_machine else "person"
    return {
        "at": entry.key.at.astimezone(UTC).isoformat(),
        "act": entry.act,
        "by": {"id": entry.person_id, "name": entry.who, "kind": kind} if entry.person_id else None,
        "token": {"id": entry.token_id, "name": entry.token} if entry.token_id else None,
        "article": {"id": entry.article_id, "title": entry.article.title if entry.article else None}
        if entry.article_id
        else None,
        "language": entry.locale,
        "details": dict(entry.data),
        "people": {str(number): name for number, name in entry.people.items()},
    }


def _told(entry: LogEntry) -> dict[str, Any]:
    """The details, with people by name."""
    named = {name: entry.people.get(entry.data[name], entry.data[name]) for name in PEOPLE if name in entry.data}
    return {**entry.data, **named}


def _cell(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(map(harmless, cells))
    return written.getvalue()
