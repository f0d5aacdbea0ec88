"""Pages that an editor asks for by their address: fetched once, seen by nobody else, lost to no worker that dies."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tests.services.desk import Desk
from tms.db.models import FetchedPage, WorkItem
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid, NotFound, TooMany
from tms.domain.fetched_text import FetchedText
from tms.domain.permissions import Actor, Role
from tms.services.fetching.fetch_page import fetch_page
from tms.services.fetching.pages import (
    AT_ONCE,
    FetchView,
    KeptText,
    ask_for_page,
    fetched_page,
    fetched_pages,
    forget_old_pages,
    forget_page,
    text_of_page,
)
from tms.services.pipeline.stage import LeaseLostError

ADDRESS = "https://news.example/ferries"
FOUND = FetchedText(ADDRESS, "# Ferries\n\nThe ferry left at noon.", "markdown", "UTF-8", "Ferries", "en")


@pytest.fixture
def editor(desk: Desk) -> Actor:
    return desk.newsroom[Role.EDITOR]


def asked(database: Database, editor: Actor, address: str = ADDRESS) -> int:
    with database.begin() as uow:
        return ask_for_page(uow, editor, address)


def claimed(database: Database) -> Claimed:
    """What a worker takes next."""
    with database.begin() as uow:
        waiting = select(WorkItem.id).where(WorkItem.kind == "fetch", WorkItem.state == "waiting").order_by(WorkItem.id)
        item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
    assert item is not None
    return item


def seen(database: Database, editor: Actor, page_id: int) -> FetchView:
    with database.begin() as uow:
        return fetched_page(uow, editor, page_id)


def answering(found: FetchedText = FOUND) -> Callable[[str, Callable[[], None]], FetchedText]:
    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        assert address == ADDRESS
        is_there()
        return found

    return read


def test_a_page_is_fetched_read_and_kept_until_it_is_brought_in(database: Database, editor: Actor) -> None:
    page_id = asked(database, editor, "news.example/ferries#top")
    assert (seen(database, editor, page_id).state, seen(database, editor, page_id).address) == ("waiting", ADDRESS)
    states: list[str] = []

    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        states.append(seen(database, editor, page_id).state)
        is_there()
        states.append(seen(database, editor, page_id).state)
        return FOUND

    fetch_page(database.begin, claimed(database), read)
    found = seen(database, editor, page_id)
    assert states == ["fetching", "reading"]
    assert (found.state, found.title, found.language, found.is_under_way) == ("done", "Ferries", "en", False)
    with database.begin() as uow:
        assert text_of_page(uow, editor, page_id) == KeptText(FOUND.text, "markdown", "UTF-8")
        assert [one.id for one in fetched_pages(uow, editor)] == [page_id]
        forget_page(uow, editor, page_id)
        assert fetched_pages(uow, editor) == []


def test_what_went_wrong_is_told_and_the_work_is_over(database: Database, editor: Actor) -> None:
    page_id = asked(database, editor)

    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        raise Invalid("fetch_site_broken", host="news.example", status=500)

    item = claimed(database)
    fetch_page(database.begin, item, read)
    found = seen(database, editor, page_id)
    assert (found.state, "news.example" in str(found.error)) == ("failed", True)
    with database.begin() as uow:
        assert uow.session.get_one(WorkItem, item.id).state == "done"
        with pytest.raises(NotFound):
            text_of_page(uow, editor, page_id)


def test_a_worker_that_dies_leaves_it_to_the_next_and_one_that_comes_late_changes_nothing(
    database: Database, editor: Actor
) -> None:
    page_id = asked(database, editor)
    first = claimed(database)

    def dies(address: str, is_there: Callable[[], None]) -> FetchedText:
        is_there()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_page(database.begin, first, dies)
    assert seen(database, editor, page_id).state == "reading"
    with database.begin() as uow:
        uow.session.execute(
            update(WorkItem).where(WorkItem.id == first.id).values(lease_until=func.now() - timedelta(1))
        )
        work_items.take_back_expired(uow.session, 5)
    fetch_page(database.begin, claimed(database), answering())
    assert seen(database, editor, page_id).state == "done"
    with pytest.raises(LeaseLostError):
        fetch_page(database.begin, first, answering())


def test_what_nobody_wants_any_more_is_not_fetched(database: Database, editor: Actor) -> None:
    page_id = asked(database, editor)
    item = claimed(database)
    with database.begin() as uow:
        forget_page(uow, editor, page_id)

    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        raise AssertionError(address)

    fetch_page(database.begin, item, read)
    with database.begin() as uow:
        assert uow.session.get_one(WorkItem, item.id).state == "done"


def test_a_page_that_is_forgotten_while_it_is_fetched_stays_forgotten(database: Database, editor: Actor) -> None:
    page_id = asked(database, editor)

    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        with database.begin() as uow:
            forget_page(uow, editor, page_id)
        is_there()
        return FOUND

    fetch_page(database.begin, claimed(database), read)
    with database.begin() as uow:
        assert fetched_pages(uow, editor) == []


def test_nobody_else_sees_it_and_only_an_editor_asks(database: Database, editor: Actor, desk: Desk) -> None:
    page_id = asked(database, editor)
    with database.begin() as uow:
        assert fetched_pages(uow, desk.foreign_editor) == []
        forget_page(uow, desk.foreign_editor, page_id)
        with pytest.raises(NotFound):
            fetched_page(uow, desk.foreign_editor, page_id)
        for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
            for act in (ask_for_page, fetched_page, text_of_page, forget_page):
                with pytest.raises(Denied):
                    act(uow, desk.newsroom[role], ADDRESS if act is ask_for_page else page_id)  # type: ignore[arg-type]
    assert seen(database, editor, page_id).state == "waiting"


def test_what_no_worker_did_in_time_is_told_and_after_a_day_it_is_gone(database: Database, editor: Actor) -> None:
    page_id = asked(database, editor)
    age = update(FetchedPage).where(FetchedPage.id == page_id)
    with database.begin() as uow:
        uow.session.execute(age.values(created_at=func.now() - timedelta(minutes=11)))
        found = fetched_page(uow, editor, page_id)
        assert (found.state, "in time" in str(found.error)) == ("failed", True)
        uow.session.execute(age.values(created_at=func.now() - timedelta(hours=25)))
        assert fetched_pages(uow, editor) == []
        forget_old_pages(uow)
        with pytest.raises(NotFound):
            fetched_page(uow, editor, page_id)


def test_nobody_has_more_than_so_many_fetched_at_once(database: Database, editor: Actor) -> None:
    for number in range(AT_ONCE):
        asked(database, editor, f"{ADDRESS}/{number}")
    with database.begin() as uow, pytest.raises(TooMany) as refused:
        ask_for_page(uow, editor, ADDRESS)
    assert refused.value.params["n"] == AT_ONCE
