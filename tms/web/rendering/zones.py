"""The time zones among which people choose: a city each, in the page's language, by parts of the world.

Of the zones of a country whose clocks agree all year one stands for all: typing its first letters finds it in the list.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from tms.domain.translatable import Words
from tms.http.page_language import language

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
    city = _city(name, language().replace("-", "_"))
    return clock if name == "UTC" else f"{city} · {clock}"


@lru_cache(maxsize=2000)
def _city(name: str, tag: str) -> str:
    """As CLDR calls it, which knows some under their older names; else the last part of its name."""
    known = Locale.parse(tag).time_zones
    for one in (name, *_older_names().get(name, ())):
        if "city" in known.get(one, {}):
            return str(known[one]["city"])
    return name.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=1)
def _older_names() -> Mapping[str, list[str]]:
    older: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        older.setdefault(str(new), []).append(str(old))
    return older


@lru_cache(maxsize=1)
def _one_of_each() -> frozenset[str]:
    """Of each country and each clock the zone that is named first elsewhere, too; and UTC."""
    countries: Mapping[str, str] = get_global("zone_territories")
    usual = frozenset(get_global("windows_zone_mapping").values())
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
