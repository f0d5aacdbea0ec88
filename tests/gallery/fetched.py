"""Pages that an editor had fetched: one that waits, one that is here, one that could not come; watched feeds."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.domain.errors import Invalid
from tms.domain.feed_entry import ReadEntry, ReadFeed
from tms.domain.fetched_text import FetchedText
from tms.domain.permissions import Role
from tms.services.fetching.check_feed import FeedAnswer, check_feed
from tms.services.fetching.feeds import pause_feed, watch_feed
from tms.services.fetching.fetch_page import fetch_page
from tms.services.fetching.pages import ask_for_page

if TYPE_CHECKING:
    from tests.gallery.newsroom import Desk

_TEXT = """---
url: https://harbour.example/2026/03/ferries
---

# Ferries stay in the harbour

By Mara Lindqvist

4 March 2026

The ferry left at noon, and it was the last one of the year. Nobody was on board but the crew.

It will come back in May, if the contract is signed by then. The company says that it will be.

<!-- around the article: Weather · Timetables · More lines -->
"""
_HERE = "https://harbour.example/2026/03/ferries"
_INSIDE = "https://intranet.example/board/minutes-of-the-meeting-in-march?page=2"


def fetched_pages(desk: "Desk") -> dict[str, int]:
    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        is_there()
        if address == _INSIDE:
            raise Invalid("fetch_not_public", host="intranet.example")
        return FetchedText(address, _TEXT, "markdown", "UTF-8", "Ferries stay in the harbour", "en")

    ids = {name: _asked(desk, address) for name, address in (("here", _HERE), ("inside", _INSIDE))}
    for _ in ids:
        fetch_page(desk.database.begin, _claimed(desk, "fetch"), read)
    return {f"{name}_page_id": number for name, number in (ids | {"waiting": _asked(desk, f"{_HERE}-again")}).items()}


def _claimed(desk: "Desk", kind: str) -> Claimed:
    with desk.database.begin() as uow:
        waiting = select(WorkItem.id).where(WorkItem.kind == kind, WorkItem.state == "waiting").order_by(WorkItem.id)
        item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
    assert item is not None
    return item


def _asked(desk: "Desk", address: str) -> int:
    with desk.database.begin() as uow:
        return ask_for_page(uow, desk.people[Role.EDITOR], address)


_NEWS = (
    ("The last ferry of the year leaves without a passenger", "en", "The crew had packed already, and the town waits."),
    ("最后一班渡轮空船开出", "zh-Hans", "船员已经收拾好了行李，镇上的人还在等。如果合同签好，它五月会回来。"),
    ("港口封閉到星期天", "zh-Hant", ""),
)
_FEEDS = {
    "https://harbour.example/feed.atom": "The Harbour",
    "https://broken.example/rss.xml": "",
    "https://harbour.example/weather/a-long-address-of-a-feed-that-nobody-reads-any-more.xml": "渡轮与天气",
}


def feeds_watched(desk: "Desk") -> None:
    """One with news, one that fails, one that is paused."""
    editor = desk.people[Role.EDITOR]

    def ask(address: str, known: Mapping[str, str]) -> FeedAnswer:
        del known
        if "broken" in address:
            raise Invalid("fetch_site_broken", host="broken.example", status=500)
        news = enumerate(_NEWS if "atom" in address else ())
        entries = [
            ReadEntry(
                f"{n}",
                f"https://harbour.example/2026/{n}",
                title,
                language,
                excerpt,
                datetime(2026, 3, 4, n, tzinfo=UTC),
            )
            for n, (title, language, excerpt) in news
        ]
        return FeedAnswer(ReadFeed(_FEEDS[address], entries))

    for address in _FEEDS:
        with desk.database.begin() as uow:
            feed_id = watch_feed(uow, editor, address)
        check_feed(desk.database.begin, _claimed(desk, "feed"), ask)
    with desk.database.begin() as uow:
        pause_feed(uow, editor, feed_id, paused=True)
