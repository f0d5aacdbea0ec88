"""What was measured, for an article's page and for the page of charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Row

from tms.db.queries import draft_effort
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Action, Actor
from tms.domain.translatable import Words
from tms.services.authorize import authorize

DAYS = 91
"""How many days back the charts look: thirteen weeks."""

_SOURCES = {
    "memory": Words("Memory"),
    "repeat": Words("Same sentence in the article"),
    "mt": Words("Machine translation"),
    "assembly": Words("Assembly"),
    "derived": Words("Conversion"),
    "imported": Words("Imported"),
}


@dataclass(frozen=True, slots=True)
class ShareChanged:
    """How much of the drafts of one kind was changed: the mean share of characters, in per cent."""

    what: str
    segments: int
    mean: float
    unchanged: int
    who: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday; ``mean`` is None if nothing was handed in."""

    monday: date
    segments: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class EffortReport:
    """How much people changed drafts in the last thirteen weeks."""

    sources: list[ShareChanged]
    weeks: list[Week]

    @property
    def segments(self) -> int:
        return sum(one.segments for one in self.sources)


def effort_report(uow: UnitOfWork, actor: Actor) -> EffortReport:
    """How much people changed drafts, by source of the drafts and by week."""
    authorize(actor, Action.EFFORT_VIEW)
    publication_id = actor.publication_id
    return EffortReport(
        sources=[_changed(row) for row in draft_effort.by_source(uow.session, publication_id, DAYS)],
        weeks=_weeks(draft_effort.by_week(uow.session, publication_id, DAYS)),
    )


def effort_by_person(uow: UnitOfWork, actor: Actor) -> list[ShareChanged]:
    """How much people changed drafts, by person and source of the drafts, for editors."""
    authorize(actor, Action.EFFORT_OF_PEOPLE)
    return [_changed(row) for row in draft_effort.by_person(uow.session, actor.publication_id, DAYS)]


def effort_of_article(uow: UnitOfWork, article_id: int) -> dict[str, list[ShareChanged]]:
    """How much people changed an article's drafts, by locale, for each source of drafts.

    For a caller that has asked whether the actor may see the article.
    """
    found: dict[str, list[ShareChanged]] = {}
    for row in draft_effort.of_article(uow.session, article_id):
        found.setdefault(row.locale, []).append(_changed(row))
    return found


def _changed(row: Row[Any]) -> ShareChanged:
    named = row._mapping  # noqa: SLF001  the public way to ask whether a column is there
    return ShareChanged(
        what=row.engine or _SOURCES.get(row.origin, row.origin),
        segments=row.segments,
        mean=float(row.mean),
        unchanged=row.unchanged,
        who=named.get("name", ""),
        locale=named.get("locale", ""),
    )


def _weeks(rows: Sequence[Row[Any]]) -> list[Week]:
    """The weeks that the charts look back at, those without a figure too, so that a gap is seen as one."""
    if not rows:
        return []
    known = {row.week: row for row in rows}
    today = datetime.now(UTC).date()
    last = max(rows[-1].week, today - timedelta(days=today.weekday()))
    monday = min(rows[0].week, last - timedelta(days=DAYS - 7))
    weeks = []
    while monday <= last:
        row = known.get(monday)
        weeks.append(Week(monday, row.segments if row else 0, float(row.mean) if row else None))
        monday += timedelta(days=7)
    return weeks
