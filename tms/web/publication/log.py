"""The log of the publication as a page and as a file, for its administrators."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.adapters.formats.spreadsheet_cells import harmless
from tms.db.unit_of_work import Database
from tms.domain.errors import Invalid, NotFound
from tms.domain.locales import NAMES
from tms.domain.permissions import Action, Actor
from tms.domain.translatable import Words
from tms.http.context import actor, container, reading, translated
from tms.http.parameters import row_number, wall_time
from tms.http.sign_in_gate import only_reads
from tms.services.authorize import authorize
from tms.services.publication.log import (
    PEOPLE,
    LogEntry,
    LogFilter,
    LogKey,
    article_of_log,
    people_of_log,
    read_log,
)
from tms.web.publication.log_words import ACTS, GROUPS, act_words, address, details
from tms.web.rendering import dates

blueprint = Blueprint("log", __name__, url_prefix="/log")

ON_A_PAGE = 50
IN_A_PORTION = 1000
"""Entries of the file that are read at once: between them no transaction is open, however slowly it is fetched."""

_COLUMNS = (
    Words("When"),
    Words("Who"),
    Words("What"),
    Words("Article"),
    Words("Title"),
    Words("Language"),
    Words("Details"),
)
_YEARS = range(2000, 2200)
_FIELDS = {"since": "from", "until": "to"}


class Asked(NamedTuple):
    """What the log is narrowed to, as it stands in the address; empty where nothing is chosen or it can't be read."""

    person: str
    act: str
    article: str
    since: str
    until: str

    def address(self, **more: str) -> str:
        """The address of the page with these, and with ``more`` in their place; empty ones are left out."""
        return self._at(url_for("log.log"), more)

    def file(self) -> str:
        """The address of the file with these."""
        return self._at(url_for("log.export"), {})

    def _at(self, page: str, more: Mapping[str, str]) -> str:
        chosen = {_FIELDS.get(name, name): value for name, value in {**self._asdict(), **more}.items() if value}
        return f"{page}?{urlencode(chosen)}" if chosen else page


@blueprint.get("")
@only_reads
def log() -> ResponseReturnValue:
    """The page of the latest entries; ``?person= &act= &article= &from= &to=`` narrow it, ``?before=`` goes back."""
    who, asked = actor(), _asked()
    wanted = _wanted(asked, dates.zone())
    found = read_log(reading(), who, wanted, most=ON_A_PAGE + 1, before=_key(request.args.get("before", "")))
    shown = found[:ON_A_PAGE]
    return render_template(
        "publication/log.html",
        entries=shown,
        older=_name_of(shown[-1].key) if len(found) > len(shown) else None,
        asked=asked,
        is_narrowed=any(asked),
        is_first="before" not in request.args,
        people=people_of_log(reading(), who),
        groups=GROUPS,
        article=article_of_log(reading(), who, wanted.article_id) if wanted.article_id else None,
        act_words=act_words,
        details=details,
        address_of=address,
        names=NAMES,
    )


@blueprint.get("/log.csv")
@only_reads
def export() -> ResponseReturnValue:
    """The same entries, all of them, as a table for other programs; it is written while it is sent."""
    who = actor()
    authorize(who, Action.LOG_VIEW)
    wanted, zone = _wanted(_asked(), dates.zone()), dates.zone()
    words = {code: act_words(code) for code in ACTS}
    heads = [translated(one) for one in _COLUMNS]
    answer = Response(
        _lines(container().database, who, wanted, zone, heads, words), content_type="text/csv; charset=utf-8"
    )
    answer.headers.set("Content-Disposition", "attachment", filename=f"log-{dates.now():%Y-%m-%d}.csv")
    return answer


def _lines(
    database: Database, who: Actor, wanted: LogFilter, zone: ZoneInfo, heads: list[str], words: Mapping[str, str]
) -> Iterator[str]:
    """The table, line by line; the mark at its beginning tells spreadsheets that it is UTF-8."""
    yield "\ufeff" + _line(heads)
    before: LogKey | None = None
    while True:
        with database.read_only() as uow:
            portion = read_log(uow, who, wanted, most=IN_A_PORTION, before=before)
        yield "".join(_line(_cells(entry, zone, words)) for entry in portion)
        if len(portion) < IN_A_PORTION:
            return
        before = portion[-1].key


def _cells(entry: LogEntry, zone: ZoneInfo, words: Mapping[str, str]) -> list[str]:
    told = {**entry.data, **{name: entry.people.get(entry.data[name], entry.data[name]) for name in _people_in(entry)}}
    return [
        entry.key.at.astimezone(zone).isoformat(timespec="seconds"),
        entry.who or "Sanwen",
        words[entry.act],
        str(entry.article_id or ""),
        entry.article.title if entry.article else "",
        entry.locale or "",
        "; ".join(f"{name}: {value}" for name, value in told.items() if value is not None),
    ]


def _people_in(entry: LogEntry) -> list[str]:
    return [name for name in PEOPLE if name in entry.data]


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(map(harmless, cells))
    return written.getvalue()


def _asked() -> Asked:
    names = ("person", "act", "article", "from", "to")
    return Asked(*((request.args.get(name) or "")[:40].replace("\0", "") for name in names))


def _wanted(asked: Asked, zone: ZoneInfo) -> LogFilter:
    """The filter that the address names. Raises Invalid (``date_wrong``), NotFound (``page_not_found``)."""
    until = _day(asked.until)
    return LogFilter(
        person_id=_row(asked.person),
        acts=_acts(asked.act),
        article_id=_row(asked.article),
        since=_begin(_day(asked.since), zone),
        until=_begin(until + timedelta(days=1), zone) if until else None,
    )


def _acts(code: str) -> frozenset[str]:
    if code in GROUPS:
        return frozenset(GROUPS[code][1])
    if code and code not in ACTS:
        raise NotFound("page_not_found")
    return frozenset([code] if code else ())


def _row(text: str) -> int | None:
    try:
        return row_number(text) if text else None
    except ValueError:
        raise NotFound("page_not_found") from None


def _day(text: str) -> date | None:
    day = dates.date_from_field(text)
    if day and day.year not in _YEARS:
        raise Invalid("date_wrong")
    return day


def _begin(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time.min, zone) if day else None


def _name_of(key: LogKey) -> str:
    return f"{key.at.isoformat()}~{key.table}~{key.number}"


def _key(name: str) -> LogKey | None:
    """The key that an address names; none where it can't be read, and the page begins with the latest."""
    try:
        at, table, number = name.split("~")
        moment = wall_time(at)
        return LogKey(moment, table[:10], row_number(number)) if moment.tzinfo else None
    except ValueError:
        return None
