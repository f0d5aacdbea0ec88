"""The page of watched feeds: what an editor adds, asks, pauses, takes and dismisses there."""

from collections.abc import Callable, Mapping

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.web.forms import alert, soup, words
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.errors import Invalid
from tms.domain.feed_entry import ReadEntry, ReadFeed
from tms.domain.permissions import Role
from tms.services.fetching.check_feed import FeedAnswer, check_feed

ADDRESS = "https://news.example/feed"


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


@pytest.fixture
def answered(database: Database) -> Callable[[FeedAnswer | Invalid], None]:
    """A worker asks the feed that waits, and is answered so."""

    def done(said: FeedAnswer | Invalid) -> None:
        def ask(address: str, known: Mapping[str, str]) -> FeedAnswer:
            if isinstance(said, Invalid):
                raise said
            return said

        with database.begin() as uow:
            waiting = select(WorkItem.id).where(WorkItem.kind == "feed", WorkItem.state == "waiting")
            item = work_items.claim(uow.session, uow.session.scalars(waiting.limit(1)).one(), 60)
        assert item is not None
        check_feed(database.begin, item, ask)

    return done


NEWS = FeedAnswer(
    ReadFeed(
        "The <Harbour>",
        [
            ReadEntry("1", "https://news.example/1", "渡轮留在港口", "zh-Hans", "<script>alert(1)</script>"),
            ReadEntry("2", "", "Ferries stay", "en", text="The ferry left at noon."),
        ],
    )
)


def acted(editor: FlaskClient, page: str, act: str) -> str:
    """What the first form of that kind on the page is answered: where it leads."""
    actions = [str(form["action"]) for form in soup(editor.get(page)).select(f'form[action$="/{act}"]')]
    return editor.post(next(one for one in actions if any(map(str.isdigit, one)))).headers["Location"]


def test_a_feed_is_added_asked_and_its_entries_are_taken_and_dismissed(
    editor: FlaskClient, answered: Callable[[FeedAnswer | Invalid], None]
) -> None:
    assert "No feed is watched yet" in words(editor.get("/feeds"))
    editor.post("/feeds", data={"address": ADDRESS})
    assert soup(editor.get("/feeds")).select_one("#feeds[data-controller=progress]")
    answered(NEWS)
    page = editor.get("/feeds")
    assert not soup(page).select("#feeds script")
    (chinese,) = soup(page).select("h3[lang=zh-Hans]")
    assert chinese.text == "渡轮留在港口"
    assert "The <Harbour>" in words(page)
    assert acted(editor, "/feeds", "dismiss") == "/feeds"
    watched = acted(editor, "/feeds", "take")
    preview = editor.get(watched, follow_redirects=True)
    assert "The ferry left at noon." in preview.text
    assert "Nothing is new." in words(editor.get("/feeds"))


def test_one_that_fails_says_why_and_is_paused_watched_again_and_removed(
    editor: FlaskClient, answered: Callable[[FeedAnswer | Invalid], None]
) -> None:
    editor.post("/feeds", data={"address": ADDRESS})
    answered(Invalid("fetch_site_broken", host="news.example", status=503))
    page = words(editor.get("/feeds"))
    assert "news.example has a fault of its own (it answered 503)" in page
    assert "It is asked again" in page
    acted(editor, "/feeds", "pause")
    assert "paused" in words(editor.get("/feeds"))
    acted(editor, "/feeds", "resume")
    acted(editor, "/feeds", "try")
    assert "It is being asked." in words(editor.get("/feeds"))
    acted(editor, "/feeds", "remove")
    assert "No feed is watched yet" in words(editor.get("/feeds"))


@pytest.mark.parametrize(("address", "said"), [("no address", "not a web address"), (ADDRESS, "watched already")])
def test_what_is_refused_is_said_beside_its_field(editor: FlaskClient, address: str, said: str) -> None:
    editor.post("/feeds", data={"address": ADDRESS})
    answer = editor.post("/feeds", data={"address": address})
    assert said in alert(answer)
    field = soup(answer).select_one("#feed-address")
    assert field is not None
    assert field["value"] == address
