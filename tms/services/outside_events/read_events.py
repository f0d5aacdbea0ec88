"""Reading the log of outside events by a cursor: every event once, in the order of the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, select
from sqlalchemy.dialects.postgresql import JSONB

from tms.db.models import Article, OutsideEvent, OutsideLog, Person, PublicationLocale
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Gone, Invalid
from tms.domain.outside_events import NAMED
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import seen_by
from tms.services.authorize import authorize

MOST_EVENTS = 500
NOW = "now"
"""A cursor that names the end of the log: what happens from here on."""

_DIGITS = 18


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as the outside is told of it; ``who`` is a name where the article's pages show one.

    ``tags`` are what the publication calls each locale now; the log has locales, which are never renamed.
    """

    id: int
    number: int
    at: datetime
    kind: str
    article_id: int
    external_id: str
    person_id: int | None
    who: str | None
    data: Mapping[str, Any]
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events, the cursor from which the next are read, and whether there are more already."""

    events: Sequence[ToldEvent]
    cursor: str
    has_more: bool


def read_events(uow: UnitOfWork, actor: Actor, cursor: str, *, most: int = MOST_EVENTS) -> EventPage:
    """The next events after the cursor, of articles that the actor may see; "" begins with the oldest that is kept.

    Who stops in between goes on with the last cursor and misses none. Raises Denied, Invalid (``cursor_wrong``),
    Gone (``events_gone``: some after the cursor were deleted by age, or the cursor is of a life of the database that a
    restore ended).
    """
    authorize(actor, Action.EVENTS_READ)
    after = _after(cursor)
    rows = uow.session.execute(
        told_events()
        .add_columns(seen_by(actor).label("is_seen"))
        .where(OutsideEvent.publication_id == actor.publication_id, OutsideEvent.number > (after or 0))
        .order_by(OutsideEvent.number)
        .limit(0 if cursor == NOW else most + 1)
    ).all()
    # Asked after them: what was deleted before they were read is known by then.
    gone, last, stands = _standing(uow, actor.publication_id, after)
    if after is not None and after != gone and not stands:
        raise Gone("events_gone")
    shown = rows[:most]
    reached = shown[-1].number if shown else last if cursor == NOW else max(after or 0, gone)
    return EventPage([as_told(row) for row in shown if row.is_seen], str(reached), has_more=len(rows) > len(shown))


def _standing(uow: UnitOfWork, publication_id: int, after: int | None) -> tuple[int, int, bool]:
    """The last number that was deleted, the last that an event has, and whether one has the number ``after``.

    A cursor names an event that is there, or the last that was deleted; there are numbers that no event has, since
    those after a restore begin far behind.
    """
    of_log = OutsideEvent.publication_id == OutsideLog.publication_id
    log = uow.session.execute(
        select(
            OutsideLog.gone_number,
            select(func.max(OutsideEvent.number)).where(of_log).scalar_subquery(),
            exists().where(of_log, OutsideEvent.number == after),
        ).where(OutsideLog.publication_id == publication_id)
    ).one_or_none()
    if log is None:
        return 0, 0, False
    gone, last, stands = log
    return gone, gone if last is None else last, stands


def told_events() -> Select[*tuple[Any, ...]]:
    """The columns of a ``ToldEvent``, joined to its article."""
    tags = (
        select(
            PublicationLocale.publication_id,
            func.jsonb_object_agg(PublicationLocale.locale, PublicationLocale.tag, type_=JSONB).label("by_locale"),
        )
        .group_by(PublicationLocale.publication_id)
        .subquery()
    )
    return (
        select(
            OutsideEvent.id,
            OutsideEvent.number,
            OutsideEvent.at,
            OutsideEvent.kind,
            OutsideEvent.article_id,
            Article.external_id,
            OutsideEvent.person_id,
            case((OutsideEvent.kind.in_(sorted(NAMED)), Person.name)).label("who"),
            OutsideEvent.data,
            tags.c.by_locale,
        )
        .join(
            Article,
            and_(Article.publication_id == OutsideEvent.publication_id, Article.id == OutsideEvent.article_id),
        )
        .outerjoin(Person, Person.id == OutsideEvent.person_id)
        .join(tags, tags.c.publication_id == OutsideEvent.publication_id)
    )


def as_told(row: Any) -> ToldEvent:
    """The event that a row of ``told_events`` is."""
    return ToldEvent(*row[: len(ToldEvent.__dataclass_fields__)])


def as_json(event: ToldEvent) -> dict[str, Any]:
    """The event as receivers and readers get it, in the form that Standard Webhooks proposes."""
    return {
        "id": event_name(event.id),
        "type": event.kind,
        "timestamp": event.at.isoformat(),
        "cursor": str(event.number),
        "data": {
            "article": {"id": event.article_id, "external_id": event.external_id},
            "by": _by(event),
            **_with_tags(event),
        },
    }


def event_name(event_id: int) -> str:
    """What an event is called everywhere outside, and again whenever it is sent again."""
    return f"evt_{event_id}"


def _with_tags(event: ToldEvent) -> dict[str, Any]:
    """The event's own data with languages as the publication calls them now, wherever they stand."""

    def told(holder: Mapping[str, Any]) -> dict[str, Any]:
        locale = holder.get("language")
        return {**holder, "language": event.tags.get(locale, locale)} if isinstance(locale, str) else dict(holder)

    data = told(event.data)
    return data | {"versions": [told(one) for one in data["versions"]]} if "versions" in data else data


def _by(event: ToldEvent) -> dict[str, Any] | None:
    if event.person_id is None:
        return None
    return {"id": event.person_id, **({"name": event.who} if event.who else {})}


def _after(cursor: str) -> int | None:
    """The number that the cursor names; None where it names the beginning or the end."""
    if cursor in {"", NOW}:
        return None
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) <= _DIGITS):
        raise Invalid("cursor_wrong")
    return int(cursor)
