"""A worker's part: fetching the page that somebody gave the address of, and reading the article in it."""

from collections.abc import Callable

from tms.db.models import FetchedPage
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Begin, UnitOfWork
from tms.domain.errors import TmsError
from tms.domain.fetched_text import FetchedText
from tms.domain.stored_errors import stored_params
from tms.services.pipeline.stage import still_mine

Reading = Callable[[str, Callable[[], None]], FetchedText]
"""Fetches the page at an address, says that it is there, and reads it. Raises TmsError."""


def fetch_page(begin: Begin, item: Claimed, read: Reading) -> None:
    """Fetch the page that the work item names, unless nobody wants it any more. Each worker that takes it begins anew.

    What goes wrong is told on its page, and tried again by its person: nobody waits for what a minute may change.
    """
    page_id = int((item.subject or {})["page"])
    address = _begun(begin, item, page_id)
    if address is None:
        return

    def is_there() -> None:
        with begin() as uow:
            if page := _page(uow, item, page_id):
                page.state = "reading"

    try:
        found = read(address, is_there)
    except TmsError as error:
        with begin() as uow:
            if page := _page(uow, item, page_id):
                page.state, page.error_code, page.error_params = "failed", error.code, stored_params(error)
            work_items.finish(uow.session, item)
        return
    with begin() as uow:
        if page := _page(uow, item, page_id):
            page.state = "done"
            page.text, page.format, page.encoding = found.text, found.format, found.encoding
            page.title, page.language = found.title, found.language
        work_items.finish(uow.session, item)


def _begun(begin: Begin, item: Claimed, page_id: int) -> str | None:
    with begin() as uow:
        page = _page(uow, item, page_id)
        if page is None or page.state in {"done", "failed"}:
            work_items.finish(uow.session, item)
            return None
        page.state = "fetching"
        return page.address


def _page(uow: UnitOfWork, item: Claimed, page_id: int) -> FetchedPage | None:
    """The page, locked; None if it was forgotten meanwhile. Raises LeaseLostError."""
    still_mine(uow, item)
    return uow.session.get(FetchedPage, (item.publication_id, page_id), with_for_update=True)
