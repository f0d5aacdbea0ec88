"""Watched feeds: asked when they are due and by one worker at a time; an entry comes once, however it comes."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from tests.services.desk import Desk
from tms.db.models import Article, Feed, WorkItem
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.feed_entry import ReadEntry, ReadFeed
from tms.domain.permissions import Actor, Role
from tms.services.fetching.candidates import (
    FeedCandidate,
    candidates,
    dismiss_candidate,
    dismiss_candidates,
    take_candidate,
)
from tms.services.fetching.check_feed import EVERY, SELDOMEST, FeedAnswer, check_feed
from tms.services.fetching.feeds import (
    FeedView,
    free_feeds,
    pause_feed,
    queue_due_feeds,
    remove_feed,
    try_feed,
    watch_feed,
    watched_feeds,
)
from tms.services.fetching.pages import fetched_page, text_of_page
from tms.services.pipeline.stage import LeaseLostError

ADDRESS = "https://news.example/feed"


def entry(number: int, **other: object) -> ReadEntry:
    said: dict[str, object] = {
        "key": f"item-{number}",
        "address": f"https://news.example/{number}",
        "title": f"Entry {number}",
        "language": "en",
        "said_at": datetime(2026, 3, number, tzinfo=UTC),
    }
    return ReadEntry(**(said | other))  # type: ignore[arg-type]


@pytest.fixture
def editor(desk: Desk) -> Actor:
    return desk.newsroom[Role.EDITOR]


@pytest.fixture
def feed_id(database: Database, editor: Actor) -> int:
    with database.begin() as uow:
        return watch_feed(uow, editor, ADDRESS)


def claimed(database: Database) -> Claimed:
    with database.begin() as uow:
        waiting = select(WorkItem.id).where(WorkItem.kind == "feed", WorkItem.state == "waiting").order_by(WorkItem.id)
        item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
    assert item is not None
    return item


def answer(database: Database, *entries: ReadEntry, title: str = "The Harbour", etag: str = "") -> Mapping[str, str]:
    """Let a worker ask, and be answered so; what it said that is known already."""
    told: dict[str, str] = {}

    def ask(address: str, known: Mapping[str, str]) -> FeedAnswer:
        told.update(known)
        return FeedAnswer(ReadFeed(title, entries), etag, "")

    check_feed(database.begin, claimed(database), ask)
    return told


def failing(database: Database) -> None:
    def ask(address: str, known: Mapping[str, str]) -> FeedAnswer:
        raise Invalid("fetch_site_broken", host="news.example", status=500)

    check_feed(database.begin, claimed(database), ask)


def new(database: Database, editor: Actor) -> list[FeedCandidate]:
    with database.begin() as uow:
        return list(candidates(uow, editor).shown)


def the_feed(database: Database, editor: Actor) -> FeedView:
    with database.begin() as uow:
        (found,) = watched_feeds(uow, editor)
    return found


def again(database: Database, editor: Actor, feed_id: int) -> None:
    with database.begin() as uow:
        try_feed(uow, editor, feed_id)


def test_what_is_new_is_listed_newest_first_and_nothing_is_created(
    database: Database, editor: Actor, feed_id: int
) -> None:
    with database.begin() as uow:
        before = uow.session.scalar(select(func.count()).select_from(Article))
    answer(database, entry(1), entry(3), entry(2))
    assert [one.title for one in new(database, editor)] == ["Entry 3", "Entry 2", "Entry 1"]
    found = the_feed(database, editor)
    assert (found.title, found.new, found.error, found.is_asked_now) == ("The Harbour", 3, None, False)
    with database.begin() as uow:
        assert uow.session.scalar(select(func.count()).select_from(Article)) == before


def test_an_entry_comes_once_by_its_number_and_by_its_address_whatever_became_of_it(
    database: Database, editor: Actor, feed_id: int
) -> None:
    answer(database, entry(1), entry(2))
    one, two = sorted(new(database, editor), key=lambda each: each.title)
    with database.begin() as uow:
        dismiss_candidate(uow, editor, one.id)
        take_candidate(uow, editor, two.id)
        watch_feed(uow, editor, "https://news.example/another-feed")
    answer(database, entry(1, key="same-page"), entry(2, address="http://news.example/2/?utm_source=feed", key="x"))
    again(database, editor, feed_id)
    answer(
        database, entry(1, address="https://news.example/moved"), entry(2), entry(1, key="both"), entry(1, key="both")
    )
    assert new(database, editor) == []


def test_what_is_taken_is_fetched_for_the_preview_and_decided_once(
    database: Database, editor: Actor, feed_id: int, desk: Desk
) -> None:
    answer(database, entry(1), entry(2, address="", text="The ferry left at noon."))
    without_page, with_page = new(database, editor)
    with database.begin() as uow:
        page = fetched_page(uow, editor, take_candidate(uow, editor, with_page.id))
        assert (page.address, page.state) == ("https://news.example/1", "waiting")
        page_id = take_candidate(uow, editor, without_page.id)
        assert text_of_page(uow, editor, page_id).text == "# Entry 2\n\nThe ferry left at noon."
    for act in (take_candidate, dismiss_candidate):
        with database.begin() as uow, pytest.raises(Conflict):
            act(uow, editor, with_page.id)
        with database.begin() as uow, pytest.raises(NotFound):
            act(uow, desk.foreign_editor, with_page.id)


def test_all_that_was_seen_is_dismissed_and_what_came_meanwhile_stays(
    database: Database, editor: Actor, feed_id: int
) -> None:
    answer(database, entry(1), entry(2))
    seen = max(one.id for one in new(database, editor))
    again(database, editor, feed_id)
    answer(database, entry(3))
    with database.begin() as uow:
        assert dismiss_candidates(uow, editor, seen) == 2
    assert [one.title for one in new(database, editor)] == ["Entry 3"]


def test_a_feed_is_asked_for_news_only_and_keeps_what_it_had_where_nothing_changed(
    database: Database, editor: Actor, feed_id: int
) -> None:
    assert answer(database, entry(1), etag='"one"') == {}
    again(database, editor, feed_id)
    told: dict[str, str] = {}

    def unchanged(address: str, known: Mapping[str, str]) -> FeedAnswer:
        told.update(known)
        return FeedAnswer(None)

    check_feed(database.begin, claimed(database), unchanged)
    assert told == {"If-None-Match": '"one"'}
    again(database, editor, feed_id)
    assert answer(database, entry(1)) == {"If-None-Match": '"one"'}
    assert the_feed(database, editor).title == "The Harbour"


def test_one_that_fails_says_why_and_is_asked_more_and_more_seldom(
    database: Database, editor: Actor, feed_id: int
) -> None:
    waits: list[Any] = []
    for _ in range(8):
        failing(database)
        with database.begin() as uow:
            waits.append(uow.session.scalars(select(Feed.next_at - func.now())).one())
        again(database, editor, feed_id)
    assert waits[:3] == [EVERY, 2 * EVERY, 4 * EVERY]
    assert waits[-1] == SELDOMEST
    assert "a fault of its own" in str(the_feed(database, editor).error)
    answer(database, entry(1))
    with database.begin() as uow:
        assert uow.session.scalars(select(Feed.next_at - func.now())).one() == EVERY
    assert the_feed(database, editor).error is None


def due(database: Database) -> int:
    with database.begin() as uow:
        return queue_due_feeds(uow)


def test_it_is_asked_when_it_is_due_and_never_twice_at_once(database: Database, editor: Actor, feed_id: int) -> None:
    assert due(database) == 0
    first = claimed(database)
    again(database, editor, feed_id)
    with database.begin() as uow:
        assert uow.session.scalars(select(WorkItem.state).where(WorkItem.kind == "feed")).all() == ["running"]
        uow.session.execute(update(Feed).values(next_at=func.now() - timedelta(minutes=1)))
    assert due(database) == 0
    check_feed(database.begin, first, lambda *_: FeedAnswer(ReadFeed("", [entry(1)])))
    assert due(database) == 0
    with database.begin() as uow:
        uow.session.execute(update(Feed).values(next_at=func.now() - timedelta(minutes=1)))
    assert due(database) == 1
    with database.begin() as uow:
        pause_feed(uow, editor, feed_id, paused=True)
    answer(database, entry(2))
    with database.begin() as uow:
        uow.session.execute(update(Feed).values(next_at=func.now() - timedelta(minutes=1)))
    assert due(database) == 0
    with database.begin() as uow:
        pause_feed(uow, editor, feed_id, paused=False)
    assert due(database) == 1


def test_a_worker_that_dies_leaves_it_to_the_next_and_one_that_comes_late_adds_nothing(
    database: Database, editor: Actor, feed_id: int
) -> None:
    first = claimed(database)

    def dies(address: str, known: Mapping[str, str]) -> FeedAnswer:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_feed(database.begin, first, dies)
    with database.begin() as uow:
        uow.session.execute(
            update(WorkItem).where(WorkItem.id == first.id).values(lease_until=func.now() - timedelta(1))
        )
        work_items.take_back_expired(uow.session, 5)
    answer(database, entry(1))
    with pytest.raises(LeaseLostError):
        check_feed(database.begin, first, lambda *_: FeedAnswer(ReadFeed("", [entry(2)])))
    assert [one.title for one in new(database, editor)] == ["Entry 1"]


def test_work_that_was_given_up_lets_go_of_its_feed(database: Database, editor: Actor, feed_id: int) -> None:
    item = claimed(database)
    with database.begin() as uow:
        work_items.fail(uow.session, item, code="stage_broken", words="Broken.", retry_in=None)
        assert free_feeds(uow) == 1
        assert free_feeds(uow) == 0
    assert not the_feed(database, editor).is_asked_now


def test_a_feed_that_is_removed_while_it_is_asked_stays_removed(
    database: Database, editor: Actor, feed_id: int
) -> None:
    def ask(address: str, known: Mapping[str, str]) -> FeedAnswer:
        with database.begin() as uow:
            remove_feed(uow, editor, feed_id)
        return FeedAnswer(ReadFeed("", [entry(1)]))

    check_feed(database.begin, claimed(database), ask)
    assert new(database, editor) == []


def test_only_an_editor_watches_and_nobody_elses_feeds(
    database: Database, editor: Actor, feed_id: int, desk: Desk
) -> None:
    acts: list[Callable[..., object]] = [try_feed, remove_feed]
    with database.begin() as uow:
        for act in acts:
            with pytest.raises(NotFound):
                act(uow, desk.foreign_editor, feed_id)
            for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
                with pytest.raises(Denied):
                    act(uow, desk.newsroom[role], feed_id)
        assert watched_feeds(uow, desk.foreign_editor) == []
        with pytest.raises(Conflict):
            watch_feed(uow, editor, f"{ADDRESS}#x")
        watch_feed(uow, desk.foreign_editor, ADDRESS)
