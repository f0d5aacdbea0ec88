"""A person's notifications: the list, how many are unread, reading them, and where each one leads."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import aliased

from tms.db.models import Notification, Person, Thread, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.mentions import mentioned_in
from tms.domain.notices import Notice
from tms.domain.permissions import Action, Actor
from tms.services.article_visibility import of_actor, sight
from tms.services.authorize import authorize
from tms.services.notifications.inbox_statements import told_in_sight
from tms.services.notifications.notify import not_told_now
from tms.services.versions.headlines import headlines

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
    together: int = 1
    """How many versions it tells of: several that one act gave, or one day made overdue."""
    sent_back: int = 0
    """How many segments of a version that was returned are sent back still; ``words`` are then the first line."""
    changed: int = 0
    """How many segments of a version that was submitted again were changed since it was sent back."""


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
class InboxContents:
    """What a person is told of: lines about versions of several articles, and the others by article."""

    together: Sequence[InboxLine]
    articles: Sequence[OfArticle]

    @property
    def lines(self) -> Sequence[InboxLine]:
        return [*self.together, *(one for article in self.articles for one in article.told)]


@dataclass(frozen=True, slots=True)
class NoticeTarget:
    """Where a notification leads: a segment of a version, a version, or the article's page; and the thread there.

    Without an article it is a webhook, or else the person's account; of several articles ``together`` the list of
    their versions, and of an ended right that of all of them.
    """

    article_id: int | None
    locale: str | None
    segment_id: int | None
    thread_id: int | None
    together: Notice | None = None
    is_resubmitted: bool = False
    """Whether it tells of another round, of which one reads first what was changed."""
    webhook_id: int | None = None


def notifications(
    uow: UnitOfWork, actor: Actor, *, unread_only: bool = False, only: Collection[Notice] = (), most: int = MOST
) -> InboxContents:
    """Notifications by article, the one with the newest first, of articles that the actor sees.

    ``only``: these kinds. Raises Denied.
    """
    authorize(actor, Action.NOTIFICATIONS_READ)
    statement = told_in_sight(sight(actor), unread_only=unread_only, only=frozenset(only)).limit(most)
    return by_article(uow, actor.publication_id, statement, of_actor(actor))


def account_notifications(uow: UnitOfWork, actor: Actor, *, unread_only: bool = False) -> list[InboxLine]:
    """Notifications about the actor's account and about webhooks, the newest first. Raises Denied."""
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


def by_article(uow: UnitOfWork, publication_id: int, statement: Select[*tuple[Any, ...]], key: Any) -> InboxContents:
    """The notifications that the statement finds, by article, with the articles' titles."""
    rows = uow.session.execute(statement, key).all()
    heads = headlines(uow, publication_id, sorted({row.article_id for row in rows})) if rows else {}
    names = _names(uow, frozenset().union(*(mentioned_in(row.words or "") for row in rows)))
    together: list[InboxLine] = []
    found: dict[int, list[InboxLine]] = {}
    guards: dict[int, bool] = {}
    for row in rows:
        kind, is_unread = Notice(row.kind), row.is_unread
        told = InboxLine(
            row.id,
            kind,
            row.times,
            row.at,
            row.who,
            row.locale,
            _first_line(row.words) if row.sent_back else row.words,
            names,
            is_unread,
            row.faults or (),
            row.together,
            row.sent_back,
            row.changed,
        )
        if told.together > 1 and not row.one_article:
            together.append(told)
            continue
        guards[row.article_id] = row.is_guarded
        found.setdefault(row.article_id, []).append(told)
    articles = [
        OfArticle(article_id, heads[article_id].title, heads[article_id].language, guards[article_id], told)
        for article_id, told in found.items()
        if article_id in heads
    ]
    return InboxContents(together, articles)


def _first_line(words: str | None) -> str | None:
    """A return that gathers what was said about each segment tells of the first; the others stand beside theirs."""
    first, _, more = (words or "").partition("\n")
    return f"{first.rstrip()} …" if more.strip() else words


def _names(uow: UnitOfWork, people: frozenset[int]) -> dict[int, str]:
    if not people:
        return {}
    rows = uow.session.execute(select(Person.id, Person.name).where(Person.id.in_(people)))
    return {row.id: row.name for row in rows}


def read_notifications(uow: UnitOfWork, actor: Actor, notification_id: int | None, *, together: bool = False) -> None:
    """Mark one of the actor's notifications as read, with those of its batch if ``together``, or all.

    Where several are, one that is told again at this moment is unread again. Raises NotFound
    (``notification_not_found``).
    """
    authorize(actor, Action.NOTIFICATIONS_READ)
    mine = [
        Notification.publication_id == actor.publication_id,
        Notification.person_id == actor.person_id,
        Notification.read_at.is_(None),
    ]
    if notification_id is not None:
        row = _mine(uow, actor, notification_id)
        if together and row.batch is not None:
            mine.append(Notification.id.in_(not_told_now(*mine, Notification.batch == row.batch)))
        else:
            mine.append(Notification.id == notification_id)
    else:
        mine.append(Notification.id.in_(not_told_now(*mine)))
    uow.session.execute(update(Notification).where(*mine).values(read_at=func.now()))
    uow.person_told(actor.publication_id, actor.person_id)


def follow_notification(uow: UnitOfWork, actor: Actor, notification_id: int, *, together: bool = False) -> NoticeTarget:
    """Mark a notification as read, with those of its batch if ``together``; where it leads at present.

    Raises NotFound (``notification_not_found``).
    """
    authorize(actor, Action.NOTIFICATIONS_READ)
    row = _mine(uow, actor, notification_id)
    read_notifications(uow, actor, notification_id, together=together)
    if together and row.batch is not None:
        every = _articles_of(uow, actor, row.batch)
        return NoticeTarget(every.pop() if len(every) == 1 else None, None, None, None, Notice(row.kind))
    if row.kind == Notice.WEBHOOK_STOPPED:
        return NoticeTarget(None, None, None, None, webhook_id=int(row.about.partition(":")[2]))
    if row.kind == Notice.RIGHT_ENDED:
        return NoticeTarget(row.article_id, None, None, None, Notice.RIGHT_ENDED)
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
    is_resubmitted = row.kind == Notice.RESUBMITTED
    return NoticeTarget(row.article_id, locale, segment_id, row.thread_id, is_resubmitted=is_resubmitted)


def _articles_of(uow: UnitOfWork, actor: Actor, batch: str) -> set[int | None]:
    own = (Notification.publication_id == actor.publication_id, Notification.person_id == actor.person_id)
    return set(uow.session.scalars(select(Notification.article_id).where(*own, Notification.batch == batch)))


def _mine(uow: UnitOfWork, actor: Actor, notification_id: int) -> Notification:
    row = uow.session.get(Notification, (actor.publication_id, notification_id))
    if row is None or row.person_id != actor.person_id:
        raise NotFound("notification_not_found")
    return row
