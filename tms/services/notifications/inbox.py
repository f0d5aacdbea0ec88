"""A person's notifications: the list, how many are unread, reading them, and where each one leads."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ScalarSelect, Select, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from tms.db.models import Article, Comment, Notification, Person, SignOff, Thread, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.mentions import mentioned_in
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import SignOffKind
from tms.services.article_visibility import PERSON, PUBLICATION, Sight, of_actor, sight, visible_in
from tms.services.authorize import authorize
from tms.services.notifications.notify import not_told_now
from tms.services.versions.headlines import headlines
from tms.services.withhold_guarded import guarded

MOST = 200
"""The number of newest notifications that are shown; older ones are no news."""


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One line. ``words`` are what was said last (a comment, as stored, with the ``names`` of whom it mentions) or the
    reason that was given, ``faults`` the types of fault that were chosen with it or instead of it.
    """

    id: int
    kind: Notice
    times: int
    at: datetime
    who: str | None
    locale: str | None
    words: str | None
    names: Mapping[int, str]
    is_unread: bool
    faults: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class OfArticle:
    """The notifications about one article, the newest first.

    ``is_guarded``: neither its title nor what people wrote about it leaves the house.
    """

    article_id: int
    title: str
    language: str
    is_guarded: bool
    told: Sequence[InboxLine]


@dataclass(frozen=True, slots=True)
class NoticeTarget:
    """Where a notification leads: a segment of a version, a version, or the article's page; and the thread there.

    Without an article it is the person's account.
    """

    article_id: int | None
    locale: str | None
    segment_id: int | None
    thread_id: int | None


def notifications(
    uow: UnitOfWork, actor: Actor, *, unread_only: bool = False, only: Collection[Notice] = (), most: int = MOST
) -> list[OfArticle]:
    """Notifications by article, the one with the newest first, of articles that the actor sees.

    ``only``: these kinds. Raises Denied.
    """
    authorize(actor, Action.NOTIFICATIONS_READ)
    statement = _told(sight(actor)).limit(most)
    if unread_only:
        statement = statement.where(Notification.read_at.is_(None))
    if only:
        statement = statement.where(Notification.kind.in_(only))
    return by_article(uow, actor.publication_id, statement, of_actor(actor))


def account_notifications(uow: UnitOfWork, actor: Actor, *, unread_only: bool = False) -> list[InboxLine]:
    """Notifications about the actor's account, the newest first. Raises Denied."""
    authorize(actor, Action.NOTIFICATIONS_READ)
    by = aliased(Person)
    statement = (
        select(Notification, by.name)
        .outerjoin(by, by.id == Notification.by_id)
        .where(
            Notification.publication_id == actor.publication_id,
            Notification.person_id == actor.person_id,
            Notification.article_id.is_(None),
        )
        .order_by(Notification.at.desc(), Notification.id.desc())
        .limit(MOST)
    )
    if unread_only:
        statement = statement.where(Notification.read_at.is_(None))
    return [
        InboxLine(row.id, Notice(row.kind), row.times, row.at, who, None, None, {}, row.read_at is None)
        for row, who in uow.session.execute(statement)
    ]


def by_article(uow: UnitOfWork, publication_id: int, statement: Select[*tuple[Any, ...]], key: Any) -> list[OfArticle]:
    """The notifications that the statement finds, by article, with the articles' titles."""
    rows = uow.session.execute(statement, key).all()
    heads = headlines(uow, publication_id, sorted({row.article_id for row in rows})) if rows else {}
    names = _names(uow, frozenset().union(*(mentioned_in(row.words or "") for row in rows)))
    found: dict[int, list[InboxLine]] = {}
    guards: dict[int, bool] = {}
    for row in rows:
        guards[row.article_id] = row.is_guarded
        kind, is_unread = Notice(row.kind), row.read_at is None
        told = InboxLine(
            row.id, kind, row.times, row.at, row.who, row.locale, row.words, names, is_unread, row.faults or ()
        )
        found.setdefault(row.article_id, []).append(told)
    return [
        OfArticle(article_id, heads[article_id].title, heads[article_id].language, guards[article_id], told)
        for article_id, told in found.items()
        if article_id in heads
    ]


def _names(uow: UnitOfWork, people: frozenset[int]) -> dict[int, str]:
    if not people:
        return {}
    rows = uow.session.execute(select(Person.id, Person.name).where(Person.id.in_(people)))
    return {row.id: row.name for row in rows}


def read_notifications(uow: UnitOfWork, actor: Actor, notification_id: int | None) -> None:
    """Mark one of the actor's notifications as read, or all. Raises NotFound (``notification_not_found``).

    Where all are, one that is told again at this moment is unread again.
    """
    authorize(actor, Action.NOTIFICATIONS_READ)
    mine = [
        Notification.publication_id == actor.publication_id,
        Notification.person_id == actor.person_id,
        Notification.read_at.is_(None),
    ]
    if notification_id is not None:
        _mine(uow, actor, notification_id)
        mine.append(Notification.id == notification_id)
    else:
        mine.append(Notification.id.in_(not_told_now(*mine)))
    uow.session.execute(update(Notification).where(*mine).values(read_at=func.now()))
    uow.person_told(actor.publication_id, actor.person_id)


def follow_notification(uow: UnitOfWork, actor: Actor, notification_id: int) -> NoticeTarget:
    """Mark a notification as read; where it leads at present. Raises NotFound (``notification_not_found``)."""
    authorize(actor, Action.NOTIFICATIONS_READ)
    row = _mine(uow, actor, notification_id)
    read_notifications(uow, actor, notification_id)
    if row.article_id is None:
        return NoticeTarget(None, None, None, None)
    locale, segment_id = None, row.segment_id
    if row.thread_id is not None:
        thread = uow.session.get_one(Thread, (row.article_id, row.thread_id))
        segment_id = thread.segment_id
        version_id = thread.version_id
    else:
        version_id = row.version_id
    if version_id is not None:
        locale = uow.session.scalar(
            select(Version.locale).where(Version.article_id == row.article_id, Version.id == version_id)
        )
    return NoticeTarget(row.article_id, locale, segment_id, row.thread_id)


def _mine(uow: UnitOfWork, actor: Actor, notification_id: int) -> Notification:
    row = uow.session.get(Notification, (actor.publication_id, notification_id))
    if row is None or row.person_id != actor.person_id:
        raise NotFound("notification_not_found")
    return row


@lru_cache(maxsize=8)
def unread(kind: Sight) -> Any:
    """The number of ``PERSON``'s unread notifications, for their account and articles of that sight, as a column."""
    return (
        select(func.count())
        .select_from(Notification)
        .where(
            Notification.publication_id == PUBLICATION,
            Notification.person_id == PERSON,
            Notification.read_at.is_(None),
            or_(Notification.article_id.is_(None), _sees(kind)),
        )
        .scalar_subquery()
    )


def _sees(kind: Sight) -> Any:
    of_it = select(visible_in(kind)).where(Article.id == Notification.article_id)
    return of_it.correlate_except(Article).scalar_subquery()


@lru_cache(maxsize=8)
def _told(kind: Sight) -> Select[*tuple[Any, ...]]:
    return told_to_person().where(_sees(kind))


def told_to_person() -> Select[*tuple[Any, ...]]:
    """Notifications of ``PERSON``, the newest first, with names and words."""
    by, newest = aliased(Person), aliased(Comment)
    said = (
        select(newest.text)
        .where(
            newest.article_id == Notification.article_id,
            newest.thread_id == Notification.thread_id,
            newest.person_id == Notification.by_id,
            newest.withdrawn_at.is_(None),
        )
        .order_by(newest.id.desc())
        .limit(1)
        .correlate(Notification)
        .scalar_subquery()
    )
    reason, faults = (_of_last_return(column) for column in (SignOff.reason, SignOff.faults))
    return (
        select(
            Notification.id,
            Notification.kind,
            Notification.times,
            Notification.at,
            Notification.read_at,
            Notification.article_id,
            by.name.label("who"),
            Version.locale,
            func.coalesce(said, reason).label("words"),
            faults.label("faults"),
            guarded().label("is_guarded"),
        )
        .join(Article, Article.id == Notification.article_id)
        .outerjoin(by, by.id == Notification.by_id)
        .outerjoin(Version, (Version.article_id == Notification.article_id) & (Version.id == Notification.version_id))
        .where(Notification.publication_id == PUBLICATION, Notification.person_id == PERSON)
        .order_by(Notification.at.desc(), Notification.id.desc())
    )


def _of_last_return(column: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
    """What the sign-off says by which the notification's segment or version came back last."""
    return (
        select(column)
        .where(
            SignOff.article_id == Notification.article_id,
            SignOff.version_id == Notification.version_id,
            SignOff.segment_id.is_not_distinct_from(Notification.segment_id),
            SignOff.kind.in_([SignOffKind.SEND_BACK, SignOffKind.RETURN]),
            Notification.kind.in_([Notice.SENT_BACK, Notice.RETURNED]),
        )
        .order_by(SignOff.id.desc())
        .limit(1)
        .correlate(Notification)
        .scalar_subquery()
    )
