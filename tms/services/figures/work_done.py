"""The figures of the last days, by version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tms.db.queries import step_figures
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize

PERIODS = (14, 28, 91)
"""The numbers of days that can be asked for."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was approved on a day: words (in Chinese, characters) and versions."""

    day: date
    words: int = 0
    versions: int = 0


@dataclass(frozen=True, slots=True)
class Approved:
    """One locale's days, each from the first to today."""

    locale: str
    days: Sequence[Day]

    @property
    def words(self) -> int:
        return sum(day.words for day in self.days)

    @property
    def most(self) -> int:
        return max(day.words for day in self.days)


@dataclass(frozen=True, slots=True)
class Times:
    """Steps of one kind in one locale: how many were done; half began and nine in ten began within; half took."""

    locale: str
    kind: str
    steps: int
    waited: timedelta
    waited_most: timedelta
    worked: timedelta


@dataclass(frozen=True, slots=True)
class WorkDone:
    """What was done in ``days`` days, today the last. Locales in the order of the product; none without a figure."""

    days: int
    approved: Sequence[Approved]
    times: Sequence[Times]


def read_figures(uow: UnitOfWork, actor: Actor, *, days: int, now: datetime, time_zone: str) -> WorkDone:
    """The figures of that many days, in two statements. Raises Denied."""
    authorize(actor, Action.EFFORT_VIEW)
    today = now.astimezone(ZoneInfo(time_zone)).date()
    first = today - timedelta(days=days - 1)
    since = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(time_zone))
    by_locale: dict[str, dict[date, Day]] = {}
    for row in step_figures.approved(uow.session, actor.publication_id, since, time_zone):
        by_locale.setdefault(row.locale, {})[row.day] = Day(row.day, int(row.words), row.versions)
    every = [first + timedelta(days=n) for n in range(days)]
    order = list(locales.NAMES)
    times = [
        Times(row.locale, row.kind, row.steps, _span(row.waited), _span(row.waited_most), _span(row.worked))
        for row in step_figures.times(uow.session, actor.publication_id, since)
    ]
    return WorkDone(
        days,
        [
            Approved(locale, [by_locale[locale].get(day, Day(day)) for day in every])
            for locale in sorted(by_locale, key=order.index)
        ],
        sorted(times, key=lambda one: order.index(one.locale)),
    )


def _span(seconds: float) -> timedelta:
    return timedelta(seconds=float(seconds))
