"""Time as people read it: in their own time zone, near dates by name, everything else as a date.

Due dates are entered in the publication's zone, and are shown in both where these differ.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import g
from markupsafe import Markup

from tms.adapters.translations.catalogues import voice_of
from tms.adapters.translations.chinese_dates import (
    day_in_chinese,
    short_weekday_in_chinese,
    weekday_in_chinese,
    year_and_day_in_chinese,
)
from tms.domain import locales
from tms.domain.errors import Invalid
from tms.http.context import actor, ngettext, unit_of_work
from tms.http.context import gettext as _
from tms.http.page_language import language
from tms.http.parameters import day_of, wall_time
from tms.services.page_header import Masthead, masthead

_YEARS = range(2000, 2200)


@dataclass(frozen=True, slots=True)
class Said:
    """A moment in words, what more to say, the tone of how pressing it is (a state's class, or none), and all of it.

    ``there`` is the moment as the publication's clock shows it, where that is not the reader's.
    """

    words: str
    more: str
    tone: str
    full: str
    there: str = ""


def our_masthead() -> Masthead:
    """The actor's publication, read once per request."""
    if "masthead" not in g:
        g.masthead = masthead(unit_of_work(), actor())
    found: Masthead = g.masthead
    return found


def zone() -> ZoneInfo:
    """The time zone in which the actor reads: their own, or their publication's."""
    if "zone" not in g:
        ours = our_masthead()
        g.zone = ZoneInfo(ours.own_zone or ours.time_zone)
    found: ZoneInfo = g.zone
    return found


def house_zone() -> ZoneInfo:
    """The time zone of the actor's publication, in which due dates are meant."""
    return ZoneInfo(our_masthead().time_zone)


def now() -> datetime:
    """The present moment, in the reader's time zone: one for the whole page."""
    if "now" not in g:
        g.now = datetime.now(UTC).astimezone(zone())
    found: datetime = g.now
    return found


def say_due(due: datetime) -> Said:
    """A due date: ``today 18:00``, ``tomorrow 09:00``, ``Fri 27 Nov``; for today and the past also how long.

    Midnight is the end of a day, and not the beginning of the next.
    """
    local, present = due.astimezone(zone()), now()
    day = (local - timedelta(microseconds=1)).date() if local > present else local.date()
    words = near(local, present) if day == local.date() else _midnight(day, present)
    there = _there(due)
    full = f"{moment_in_words(local)} ({zone().key})"
    if there:
        full += f" · {moment_in_words(due.astimezone(house_zone()))} ({house_zone().key})"
    if local < present:
        return Said(words, _("%(time)s overdue", time=distance(present - local)), "conflict", full, there)
    if day == present.date():
        return Said(words, _("in %(time)s", time=distance(local - present)), "attention", full, there)
    return Said(words, "", "", full, there)


def _there(due: datetime) -> str:
    """The due date as the publication's clock shows it, with its day and zone; nothing where both clocks agree then."""
    local, there = due.astimezone(zone()), due.astimezone(house_zone())
    if local.utcoffset() == there.utcoffset():
        return ""
    return f"{day_short(there.date())} {there:%H:%M} {house_zone().key}"


def near(moment: datetime, present: datetime) -> str:
    """A moment in words, near days by name, as seen from the present one; both in the same zone."""
    days = (moment.date() - present.date()).days
    if abs(days) <= 1:
        named = _("today") if days == 0 else _("tomorrow") if days == 1 else _("yesterday")
        return f"{named} {moment:%H:%M}"
    if is_english():
        year = "" if moment.year == present.year else f" {moment.year}"
        return f"{moment:%a} {moment.day} {moment:%b}{year}"
    said = day_in_chinese(moment) if moment.year == present.year else year_and_day_in_chinese(moment)
    return f"{said} {short_weekday_in_chinese(moment, language())}"


def _midnight(day: date, present: datetime) -> str:
    """The end of that day, which is not over yet."""
    if day == present.date():
        return _("tonight 24:00")
    words = near(datetime.combine(day, time.max, present.tzinfo), present)
    return words.replace("23:59", "24:00")


def distance(span: timedelta) -> str:
    """A span in its largest unit that matters: ``3 days``, ``3 h``, ``25 min``, ``under 1 min``."""
    minutes = int(abs(span).total_seconds()) // 60
    if minutes >= 2880:
        return ngettext("%(num)s day", "%(num)s days", minutes // 1440)
    if minutes >= 120:
        return _("%(n)s h", n=minutes // 60)
    return _("%(n)s min", n=minutes) if minutes else _("under 1 min")


def say_since(moment: datetime, before: str = "") -> Markup:
    """How long since then, as a time element behind the given words: ``waiting for 3 h``; or only ``just now``."""
    span = now() - moment
    words, before = (_("just now"), "") if span < timedelta(minutes=1) else (distance(span), before)
    return Markup('{}<time datetime="{}">{}</time>').format(before, moment.isoformat(), words)


def say_when(moment: datetime) -> str:
    """When that was, near days by name, in the reader's time zone."""
    return near(moment.astimezone(zone()), now())


def say_moment(moment: datetime) -> str:
    """When that was, with the time of day on all days: ``Fri 27 Nov 14:05``; in the reader's time zone."""
    local = moment.astimezone(zone())
    words = near(local, now())
    return words if words.endswith(f"{local:%H:%M}") else f"{words} {local:%H:%M}"


def day_short(day: date) -> str:
    """``25 Nov``, ``11月25日``: a day of this year beside others, as on the axis of a chart."""
    return f"{day.day} {day:%b}" if is_english() else day_in_chinese(day)


def weekday(day: int) -> str:
    """A day of the week, of which Monday is the first."""
    some_day = date(2024, 1, day)
    return f"{some_day:%A}" if is_english() else weekday_in_chinese(some_day)


def day_in_words(day: date) -> str:
    """``Wednesday 25 November``."""
    return f"{day:%A} {day.day} {day:%B}" if is_english() else day_in_chinese(day) + weekday_in_chinese(day)


def moment_in_words(local: datetime) -> str:
    """``Wednesday 25 November 2026, 18:00``; in Chinese as CLDR writes it."""
    return voice_of(language()).moment(local)


def is_english() -> bool:
    """Whether this request is answered in English, whose dates are ours and not those of CLDR's American English."""
    return language() == locales.EN


def in_field(moment: datetime | None) -> str:
    """The value of a ``datetime-local`` field, in the publication's time zone."""
    return moment.astimezone(house_zone()).strftime("%Y-%m-%dT%H:%M") if moment else ""


def from_field(value: str) -> datetime | None:
    """The moment that a ``datetime-local`` field names in the publication's time zone; None if it is empty.

    Raises Invalid (``due_wrong``).
    """
    if not value.strip():
        return None
    try:
        wall = wall_time(value)
    except ValueError:
        raise Invalid("due_wrong") from None
    if wall.year not in _YEARS:
        raise Invalid("due_wrong")
    return wall if wall.tzinfo else wall.replace(tzinfo=house_zone())


def date_from_field(value: str) -> date | None:
    """The day that a ``date`` field names; None if it is empty. Raises Invalid (``date_wrong``)."""
    if not value.strip():
        return None
    try:
        return day_of(value)
    except ValueError:
        raise Invalid("date_wrong") from None
