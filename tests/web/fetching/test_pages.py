"""Bringing an article in by its address: asked for, watched, and shown like a pasted one before anything is created."""

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from tests.factories import Newsroom
from tests.fetched_site import lets_the_site_through, site
from tests.web.forms import alert, form_of, send, soup, values, words
from tms.adapters import egress
from tms.adapters.egress import Egress
from tms.adapters.page_fetcher import PageFetcher
from tms.adapters.page_reader import fetch_article, read_article_at
from tms.db.models import Article, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.fetched_text import FetchedText
from tms.domain.permissions import Role
from tms.services.fetching.fetch_page import fetch_page

MOST = 2_000_000


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with site() as running:
        yield running


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


@pytest.fixture
def work(database: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Fetches what waits, as a worker does."""
    monkeypatch.setattr(egress, "is_allowed", lets_the_site_through)
    fetcher = PageFetcher(Egress(), "Sanwen")

    def read(address: str, is_there: Callable[[], None]) -> FetchedText:
        answer = fetch_article(fetcher, address, MOST)
        is_there()
        return read_article_at(answer, MOST)

    def done() -> None:
        with database.begin() as uow:
            waiting = select(WorkItem.id).where(WorkItem.kind == "fetch", WorkItem.state == "waiting")
            item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
        assert item is not None
        fetch_page(database.begin, item, read)

    return done


def asked(editor: FlaskClient, address: str) -> str:
    """The page on which it is watched."""
    answer = editor.post("/articles/fetch", data={"address": address})
    assert answer.status_code == 303, alert(answer)
    return answer.headers["Location"]


def test_an_article_goes_from_its_address_to_the_preview_and_in(
    editor: FlaskClient, address: str, work: Callable[[], None], database: Database, newsroom: Newsroom
) -> None:
    watched = asked(editor, f"{address}/news/2026/03/04/ferries")
    waiting = editor.get(watched)
    assert "Fetching the page…" in words(waiting)
    assert soup(waiting).select_one("#fetched[data-controller=progress]")
    assert "being fetched" in words(editor.get("/articles/new"))
    work()
    assert soup(editor.get(watched, headers={"X-Fragment": "1"})).select_one("#fetched[data-lead-to]")
    page = editor.get(watched, follow_redirects=True)
    fields = values(form_of(page, "/articles"))
    assert (fields["title"], fields["author"], fields["published_on"]) == (
        "Ferries stay in the harbour",
        "Mara Lindqvist",
        "2026-03-04",
    )
    assert fields["source_address"] == "https://news.example/ferries"
    assert "All rights reserved" in words(page)
    with database.begin() as uow:
        assert uow.session.scalar(select(func.count()).select_from(Article)) == 0
    created = send(editor, page, "/articles")
    assert created.status_code == 303, alert(created)
    article = editor.get(created.headers["Location"])
    link = soup(article).select_one('.arthead a[href="https://news.example/ferries"]')
    assert link is not None
    assert link.text.strip() == "news.example"
    assert "Ferries stay" not in words(editor.get("/articles/new"))
    assert editor.get(watched).status_code == 404


def test_one_that_is_here_already_is_told_by_its_address(
    editor: FlaskClient, address: str, work: Callable[[], None]
) -> None:
    for _ in range(2):
        watched = asked(editor, f"{address}/own?utm_source=letter")
        work()
        page = editor.get(watched, follow_redirects=True)
        if "seems to be in Sanwen already" not in words(page):
            assert send(editor, page, "/articles", {"title": "Another title"}).status_code == 303
    assert "the same address" in words(page)


def test_it_is_read_again_in_another_way_from_the_preview(
    editor: FlaskClient, address: str, work: Callable[[], None]
) -> None:
    watched = asked(editor, f"{address}/gb")
    work()
    page = editor.get(watched, follow_redirects=True)
    assert values(form_of(page, "/articles"))["was_read_in"] == "GB18030"
    again = send(editor, page, "/articles", {"format": "text"})
    assert again.status_code in {303, 422, 409}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/401", "only to those who are signed in"),
        ("/404", "no page at this address"),
        ("/500", "a fault of its own"),
        ("/inside", "not on the public web"),
        ("/metadata", "not on the public web"),
        ("/picture", "not a web page but image/png"),
        ("/script", "No article was found on this page"),
        ("/endless", "larger than"),
    ],
)
def test_what_could_not_be_brought_in_says_why_and_is_tried_again(
    editor: FlaskClient, address: str, work: Callable[[], None], path: str, said: str
) -> None:
    watched = asked(editor, address + path)
    work()
    page = editor.get(watched)
    assert said in alert(page)
    assert values(form_of(page, "/articles/fetch"))["address"] == address + path
    assert "could not be brought in" in words(editor.get("/articles/new"))
    editor.post(f"{watched}/forget")
    assert "could not be brought in" not in words(editor.get("/articles/new"))


def test_what_is_no_address_is_refused_beside_its_field(editor: FlaskClient) -> None:
    answer = editor.post("/articles/fetch", data={"address": "file:///etc/passwd"})
    assert answer.status_code == 422
    assert "not a web address" in alert(answer)
    assert values(form_of(answer, "/articles/fetch"))["address"] == "file:///etc/passwd"


@pytest.mark.parametrize(("language", "said"), [("zh-Hans", "公开"), ("zh-Hant", "公開")])
def test_it_is_said_in_the_language_of_the_page(
    editor: FlaskClient, address: str, work: Callable[[], None], language: str, said: str
) -> None:
    watched = asked(editor, f"{address}/inside")
    work()
    editor.post("/language", data={"language": language})
    assert said in alert(editor.get(watched))


def test_who_may_not_bring_in_fetches_nothing(client_of: Callable[[Role], FlaskClient]) -> None:
    translator = client_of(Role.TRANSLATOR)
    assert translator.post("/articles/fetch", data={"address": "https://news.example/a"}).status_code == 403
    assert translator.get("/articles/fetched/1").status_code == 403
