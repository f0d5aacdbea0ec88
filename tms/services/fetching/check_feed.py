"""A worker's part: asking a feed what is new, and keeping its new entries as candidates; nothing is created."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert as insert_once

from tms.db.models import Feed, FeedEntry
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.errors import TmsError
from tms.domain.feed_entry import ReadEntry, ReadFeed
from tms.domain.same_article import plain_address
from tms.domain.stored_errors import stored_params
from tms.services.pipeline.stage import still_mine

EVERY = timedelta(minutes=30)
"""How often a feed is asked."""

SELDOMEST = timedelta(days=1)
"""A feed that fails again and again is asked more and more seldom, down to this."""


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a feed answered: ``read`` is None where nothing has changed since it was asked last."""

    read: ReadFeed | None
    etag: str = ""
    modified: str = ""


Asking = Callable[[str, Mapping[str, str]], FeedAnswer]
"""Asks the feed at an address, with headers that say what is known of it. Raises TmsError."""


def check_feed(begin: Begin, item: Claimed, ask: Asking) -> None:
    """Ask the feed that the work item names, and keep what is new of it, all or nothing."""
    feed_id = int((item.subject or {})["feed"])
    with begin() as uow:
        feed = _feed(uow, item, feed_id)
        if feed is None:
            work_items.finish(uow.session, item)
            return
        address = feed.address
        known = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    error: TmsError | None = None
    answer = FeedAnswer(None)
    try:
        answer = ask(address, {name: value for name, value in known.items() if value})
    except TmsError as failure:
        error = failure
    with begin() as uow:
        feed = _feed(uow, item, feed_id)
        if feed is not None:
            if error is None:
                _keep(uow, feed, answer)
            else:
                _note_failure(feed, error)
            feed.asking_item_id, feed.checked_at = None, func.now()
        work_items.finish(uow.session, item)


def _feed(uow: UnitOfWork, item: Claimed, feed_id: int) -> Feed | None:
    """The feed, locked; None if it was removed, or another work item asks it. Raises LeaseLostError."""
    still_mine(uow, item)
    feed = uow.session.get(Feed, (item.publication_id, feed_id), with_for_update=True)
    return feed if feed is not None and feed.asking_item_id == item.id else None


def _note_failure(feed: Feed, error: TmsError) -> None:
    feed.failures = min(feed.failures + 1, 20)
    feed.error_code, feed.error_params = error.code, stored_params(error)
    feed.next_at = func.now() + min(EVERY * 2 ** (feed.failures - 1), SELDOMEST)


def _keep(uow: UnitOfWork, feed: Feed, answer: FeedAnswer) -> None:
    feed.failures, feed.error_code, feed.error_params = 0, None, None
    feed.next_at = func.now() + EVERY
    if answer.read is None:
        return
    feed.etag, feed.modified = answer.etag, answer.modified
    feed.title = answer.read.title or feed.title
    rows = [_row(feed, one) for one in answer.read.entries if one.address or one.text]
    if rows:
        # One that is known by its id or by its address, also from another feed, is no candidate a second time.
        uow.session.execute(insert_once(FeedEntry).on_conflict_do_nothing(), rows)


def _row(feed: Feed, one: ReadEntry) -> dict[str, object]:
    return {
        "publication_id": feed.publication_id,
        "feed_id": feed.id,
        "key": one.key,
        "address": plain_address(one.address) if one.address else None,
        "link": one.address or None,
        "text": None if one.address else one.text,
        "title": one.title,
        "language": one.language,
        "excerpt": one.excerpt,
        "said_at": one.said_at,
    }
