"""The time zones among which people choose: a city each, in the page's language, by parts of the world.

Of the zones of a country whose clocks agree all year one stands for all: typing its first letters finds it in the list.
"""

from collections.abc import Iterable
from csv import QUOTE_NONE, DictReader
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from tms.domain import locales
from tms.domain.translatable import Words
from tms.http.page_language import language

TABLE = Path(__file__).with_name("zones.tsv")
"""Made by ``tools/zone_names.py`` from Unicode CLDR (Unicode-3.0)."""

LANGUAGES = (locales.EN, locales.ZH_HANS, locales.ZH_HANT)
"""Those in which the table names the zones' cities."""

_PARTS = {
    "Asia": Words("Asia"),
    "Europe": Words("Europe"),
    "America": Words("America"),
    "Africa": Words("Africa"),
    "Australia": Words("Australia"),
    "Pacific": Words("Pacific"),
    "Atlantic": Words("Atlantic"),
    "Indian": Words("Indian Ocean"),
    "Antarctica": Words("Antarctica"),
}
_OTHERS = Words("Others")


class Zone(NamedTuple):
    """A zone's IANA name, and how it is called: its city, and how far its clock is ahead now."""

    name: str
    words: str


def zones_to_choose(*chosen: str) -> list[tuple[Words, list[Zone]]]:
    """The zones by parts of the world; those that are ``chosen`` are among them, as far as they are known."""
    names = _one_of_each() | (available_timezones() & set(chosen))
    by_part: dict[str, list[Zone]] = {part: [] for part in (*_PARTS, "")}
    for name in names:
        part = name.partition("/")[0]
        by_part[part if part in _PARTS else ""].append(Zone(name, zone_words(name)))
    groups = {part: sorted(zones, key=lambda zone: zone.words) for part, zones in by_part.items() if zones}
    return [(_PARTS.get(part, _OTHERS), zones) for part, zones in groups.items()]


def zone_words(name: str) -> str:
    """``Taipei · UTC+8``: the zone's city in the language of this request, and how far its clock is ahead now."""
    ahead = datetime.now(UTC).astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    minutes = abs(ahead) // timedelta(minutes=1)
    sign = "−" if ahead < timedelta() else "+"
    clock = f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
    city = _known().get(name, {}).get(language()) or last_part(name)
    return clock if name == "UTC" else f"{city} · {clock}"


def last_part(name: str) -> str:
    """``America/New_York`` → ``New York``: what a city is called that the table has no other name of."""
    return name.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=1)
def _known() -> dict[str, dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return {row["zone"]: row for row in DictReader(table, delimiter="\t", quoting=QUOTE_NONE)}


@lru_cache(maxsize=1)
def _one_of_each() -> frozenset[str]:
    """Of each country and each clock the zone that is named first elsewhere, too; and UTC."""
    countries = {name: row["country"] for name, row in _known().items() if row["country"]}
    usual = {name for name, row in _known().items() if row["usual"]}
    found: dict[tuple[str, tuple[timedelta, ...]], str] = {}
    for name in sorted(available_timezones() & countries.keys(), key=lambda one: (one not in usual, one)):
        if name.partition("/")[0] in {*_PARTS, "Arctic"}:
            found.setdefault((countries[name], _clock(name)), name)
    return frozenset({*found.values(), "UTC"})


def _clock(name: str) -> tuple[timedelta, ...]:
    """How far the zone's clock is ahead in each half month of this year."""
    begin, zone = datetime(datetime.now(UTC).year, 1, 1, tzinfo=UTC), ZoneInfo(name)
    days: Iterable[datetime] = (begin + timedelta(days=14 * n) for n in range(26))
    return tuple(day.astimezone(zone).utcoffset() or timedelta() for day in days)
