"""The feeds that a publication watches: added, tried, paused and removed by its editors, asked when they are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from tms.db.models import Feed, FeedEntry
from tms.db.queries import work_items
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.messages import MESSAGES
from tms.domain.permissions import Action, Actor
from tms.domain.stored_errors import error_words
from tms.domain.web_address import web_address
from tms.domain.work_kinds import WorkKind
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication

MOST_FEEDS = 200
"""So many a publication watches. Each is asked every half an hour."""


LATER = timedelta(hours=1)
"""When a feed is asked again whose work was given up."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed as editors see it: when it was asked last and is asked next, how many of its entries are new, and what
    went wrong the last time."""

    id: int
    address: str
    title: str
    is_paused: bool
    is_asked_now: bool
    checked_at: datetime | None
    next_at: datetime
    new: int
    error: str | None = None


def watched_feeds(uow: UnitOfWork, actor: Actor) -> Sequence[FeedView]:
    """All of the publication's feeds, by their titles. Raises Denied."""
    authorize(actor, Action.ARTICLE_IMPORT)
    new = (
        select(FeedEntry.feed_id, func.count().label("new"))
        .where(FeedEntry.publication_id == actor.publication_id, FeedEntry.state == "new")
        .group_by(FeedEntry.feed_id)
        .subquery()
    )
    rows = uow.session.execute(
        select(Feed, func.coalesce(new.c.new, 0))
        .outerjoin(new, new.c.feed_id == Feed.id)
        .where(Feed.publication_id == actor.publication_id)
        .order_by(func.lower(func.coalesce(func.nullif(Feed.title, ""), Feed.address)), Feed.id)
    )
    return [_view(feed, count) for feed, count in rows]


def _view(feed: Feed, new: int) -> FeedView:
    params = feed.error_params if feed.error_params is not None else {}
    return FeedView(
        id=feed.id,
        address=feed.address,
        title=feed.title,
        is_paused=feed.is_paused,
        is_asked_now=feed.asking_item_id is not None,
        checked_at=feed.checked_at,
        next_at=feed.next_at,
        new=new,
        error=error_words(feed.error_code, MESSAGES.get(feed.error_code or ""), params) if feed.error_code else None,
    )


def watch_feed(uow: UnitOfWork, actor: Actor, typed: str) -> int:
    """Watch the feed at an address from now on; its number. It is asked at once.

    Raises Denied, Invalid (``fetch_address_wrong``), Conflict (``feed_watched``, ``feeds_too_many``).
    """
    authorize(actor, Action.ARTICLE_IMPORT)
    address = web_address(typed)
    authorize_locked_publication(uow, actor, Action.ARTICLE_IMPORT)
    known = uow.session.scalars(select(Feed.address).where(Feed.publication_id == actor.publication_id)).all()
    if address in known:
        raise Conflict("feed_watched")
    if len(known) >= MOST_FEEDS:
        raise Conflict("feeds_too_many", most=MOST_FEEDS)
    feed = Feed(publication_id=actor.publication_id, address=address, added_by=actor.person_id)
    uow.session.add(feed)
    uow.session.flush()
    _queue(uow, feed)
    return feed.id


def try_feed(uow: UnitOfWork, actor: Actor, feed_id: int) -> None:
    """Ask it now, also one that is paused. Raises Denied, NotFound (``feed_not_found``)."""
    _queue(uow, _locked(uow, actor, feed_id))


def pause_feed(uow: UnitOfWork, actor: Actor, feed_id: int, *, paused: bool) -> None:
    """Ask it no more, or again from now on. Raises Denied, NotFound (``feed_not_found``)."""
    feed = _locked(uow, actor, feed_id)
    if feed.is_paused != paused:
        feed.is_paused, feed.next_at = paused, func.now()


def remove_feed(uow: UnitOfWork, actor: Actor, feed_id: int) -> None:
    """Watch it no more, and forget its entries; articles that were made of them stay. Raises Denied, NotFound."""
    feed = _locked(uow, actor, feed_id)
    uow.session.execute(delete(Feed).where(Feed.publication_id == feed.publication_id, Feed.id == feed.id))


def _locked(uow: UnitOfWork, actor: Actor, feed_id: int) -> Feed:
    authorize(actor, Action.ARTICLE_IMPORT)
    feed = uow.session.get(Feed, (actor.publication_id, feed_id), with_for_update=True)
    if feed is None:
        raise NotFound("feed_not_found")
    return feed


def queue_due_feeds(uow: UnitOfWork) -> int:
    """Queue the asking of every feed whose time has come, unless it is asked already; how many."""
    due = uow.session.scalars(
        select(Feed)
        .where(~Feed.is_paused, Feed.next_at <= func.now(), Feed.asking_item_id.is_(None))
        .order_by(Feed.next_at)
        .limit(100)
        .with_for_update(skip_locked=True)
    ).all()
    for feed in due:
        _queue(uow, feed)
    return len(due)


def _queue(uow: UnitOfWork, feed: Feed) -> None:
    """One work item at a time asks a feed: the row names it until it has ended, however it ends."""
    if feed.asking_item_id is not None and not work_items.has_ended(uow.session, feed.asking_item_id):
        return
    subject = {"publication": feed.publication_id, "feed": feed.id}
    item_id = work_items.enqueue_other(uow.session, WorkKind.FEED, f"{WorkKind.FEED}:{feed.id}", subject)
    feed.asking_item_id = item_id
    uow.queue(item_id, WorkKind.FEED)


def free_feeds(uow: UnitOfWork) -> int:
    """Let go of what a work item left that was given up after too many attempts; how many feeds."""
    left = uow.session.scalars(
        select(Feed).where(Feed.asking_item_id.is_not(None)).with_for_update(skip_locked=True)
    ).all()
    freed = [feed for feed in left if feed.asking_item_id and work_items.has_ended(uow.session, feed.asking_item_id)]
    for feed in freed:
        feed.asking_item_id, feed.next_at = None, func.now() + LATER
    return len(freed)
