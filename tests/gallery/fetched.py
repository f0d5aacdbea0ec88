"""Pages that an editor had fetched: one that waits, one that is here, and one that could not be brought in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select

from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.domain.errors import Invalid
from tms.domain.fetched_text import FetchedText
from tms.domain.permissions import Role
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
        with desk.database.begin() as uow:
            waiting = select(WorkItem.id).where(WorkItem.kind == "fetch", WorkItem.state == "waiting")
            item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
        assert item is not None
        fetch_page(desk.database.begin, item, read)
    return {f"{name}_page_id": number for name, number in (ids | {"waiting": _asked(desk, f"{_HERE}-again")}).items()}


def _asked(desk: "Desk", address: str) -> int:
    with desk.database.begin() as uow:
        return ask_for_page(uow, desk.people[Role.EDITOR], address)
