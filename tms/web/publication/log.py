"""The log of the publication as a page and as files, for its editors and administrators."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tms.db.unit_of_work import Database
from tms.domain.errors import Invalid, NotFound
from tms.domain.locales import parse_locale
from tms.domain.permissions import Actor
from tms.http.context import actor, container, reading, translated, unit_of_work
from tms.http.context import gettext as _
from tms.http.parameters import row_number, wall_time
from tms.http.sign_in_gate import only_reads
from tms.services.publication.log import (
    LogEntry,
    LogFilter,
    LogKey,
    article_of_log,
    locales_of_log,
    people_of_log,
    read_log,
    record_export,
)
from tms.services.publication.log_acts import hidden_acts
from tms.web.publication.log_files import COLUMNS, LogTable, WriteLog, json_lines
from tms.web.publication.log_words import ACTS, GROUPS, act_words, address, details, groups_for
from tms.web.rendering import dates

blueprint = Blueprint("log", __name__, url_prefix="/log")

ON_A_PAGE = 50
IN_A_PORTION = 1000
"""Entries of the file that are read at once: between them no transaction is open, however slowly it is fetched."""

_YEARS = range(2000, 2200)
_FIELDS = {"since": "from", "until": "to"}


class Asked(NamedTuple):
    """What the log is narrowed to, as it stands in the address; empty where nothing is chosen or it can't be read."""

    person: str
    act: str
    article: str
    language: str
    since: str
    until: str

    def address(self, **more: str) -> str:
        """The address of the page with these, and with ``more`` in their place; empty ones are left out."""
        return self._at(url_for("log.log"), more)

    def file(self, form: str) -> str:
        """The address of the file with these; ``form`` is ``csv`` or ``jsonl``."""
        return self._at(url_for("log.export_csv" if form == "csv" else "log.export_json_lines"), {})

    def _at(self, page: str, more: Mapping[str, str]) -> str:
        chosen = {_FIELDS.get(name, name): value for name, value in {**self._asdict(), **more}.items() if value}
        return f"{page}?{urlencode(chosen)}" if chosen else page


@blueprint.get("")
@only_reads
def log() -> ResponseReturnValue:
    """The page of the latest entries, or of those before ``?before=``.

    ``?person= &act= &article= &language= &from= &to=`` narrow it.
    """
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
        locales=locales_of_log(reading(), who),
        groups=groups_for(hidden_acts(who)),
        article=article_of_log(reading(), who, wanted.article_id) if wanted.article_id else None,
        act_words=act_words,
        details=details,
        address_of=address,
    )


@blueprint.post("/log.csv")
def export_csv() -> ResponseReturnValue:
    """Take the same entries along, all of them, as a table; that it was done is an entry itself."""
    wanted = _exported("csv")
    table = LogTable([translated(one) for one in COLUMNS], {code: act_words(code) for code in ACTS}, _kinds())
    return _file(table.lines, wanted, "csv", "text/csv; charset=utf-8")


@blueprint.post("/log.jsonl")
def export_json_lines() -> ResponseReturnValue:
    """Take the same entries along as JSON, one to a line, with codes that are the same in every language."""
    return _file(json_lines, _exported("jsonl"), "jsonl", "application/jsonl; charset=utf-8")


def _exported(form: str) -> LogFilter:
    wanted = _wanted(_asked(), dates.zone())
    record_export(unit_of_work(), actor(), wanted, form)
    return wanted


def _file(written: WriteLog, wanted: LogFilter, form: str, content_type: str) -> Response:
    """The file, written while it is sent."""
    portions = _portions(container().database, actor(), wanted)
    answer = Response(written(portions, dates.zone()), content_type=content_type)
    answer.headers.set("Content-Disposition", "attachment", filename=f"log-{dates.now():%Y-%m-%d}.{form}")
    return answer


def _portions(database: Database, who: Actor, wanted: LogFilter) -> Iterator[Sequence[LogEntry]]:
    """All entries, in portions; the view has recorded the export by then, so that it is the first of them."""
    before: LogKey | None = None
    while True:
        with database.read_only() as uow:
            portion = read_log(uow, who, wanted, most=IN_A_PORTION, before=before)
        yield portion
        if len(portion) < IN_A_PORTION:
            return
        before = portion[-1].key


def _kinds() -> tuple[str, str]:
    return _("person"), _("machine")


def _asked() -> Asked:
    names = ("person", "act", "article", "language", "from", "to")
    return Asked(*((request.args.get(name) or "")[:40].replace("\0", "") for name in names))


def _wanted(asked: Asked, zone: ZoneInfo) -> LogFilter:
    """The filter that the address names. Raises Invalid (``date_wrong``), NotFound (``page_not_found``)."""
    until = _day(asked.until)
    return LogFilter(
        person_id=_row(asked.person),
        acts=_acts(asked.act),
        article_id=_row(asked.article),
        locale=_locale(asked.language),
        since=_begin(_day(asked.since), zone),
        until=_begin(until + timedelta(days=1), zone) if until else None,
    )


def _acts(code: str) -> frozenset[str]:
    if code in GROUPS:
        return frozenset(GROUPS[code][1])
    if code and code not in ACTS:
        raise NotFound("page_not_found")
    return frozenset([code] if code else ())


def _locale(text: str) -> str | None:
    try:
        return parse_locale(text) if text else None
    except Invalid:
        raise NotFound("page_not_found") from None


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
