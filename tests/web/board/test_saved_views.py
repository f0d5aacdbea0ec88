"""Saved views on the board: tabs above it, the form that saves one, and the page on which one's views are changed."""

from collections.abc import Callable

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.web.forms import alert, soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom) -> FlaskClient:
    make_article(database, newsroom[Role.EDITOR])
    return client_of(Role.EDITOR)


def tabs(browser: FlaskClient, address: str) -> dict[str, Tag]:
    found = soup(browser.get(address)).select('nav[aria-label="Views"] a')
    return {" ".join(tab.get_text(" ").split()): tab for tab in found}


def test_what_the_board_is_asked_for_is_saved_under_a_name_and_is_a_tab(editor: FlaskClient) -> None:
    assert not soup(editor.get("/board")).select("#save-view")
    form = soup(editor.get("/board?sort=-changed&due=overdue&nonsense=1")).select_one("#save-view form")
    assert form is not None
    query = form.select_one("input[name=query]")
    assert query is not None
    done = editor.post("/board/views", data={"name": "Late <b>ones</b>", "query": query["value"]})
    assert (done.status_code, done.location) == (303, "/board?due=overdue&sort=-changed")
    page = soup(editor.get(done.location))
    assert "The view is saved." in page.select("[data-passing]")[0].get_text()
    assert not page.select("#save-view")
    found = tabs(editor, done.location)
    assert list(found) == ["All articles", "Late <b>ones</b>"]
    assert found["Late <b>ones</b>"]["aria-current"] == "page"
    assert "aria-current" not in found["All articles"].attrs
    assert "aria-current" in tabs(editor, "/board")["All articles"].attrs


def test_the_board_opens_with_the_chosen_view_and_everything_stays_in_reach(editor: FlaskClient) -> None:
    editor.post("/board/views", data={"name": "Late", "query": "due=overdue", "opens": "1"})
    opened = editor.get("/board")
    assert (opened.status_code, opened.location) == (302, "/board?due=overdue")
    assert editor.get("/board", headers={"X-Fragment": "1"}).status_code == 200
    everything = str(tabs(editor, "/board?due=overdue")["All articles"]["href"])
    page = editor.get(everything)
    assert page.status_code == 200
    assert not soup(page).select(".narrowed")
    links = {str(link["href"]) for link in soup(editor.get("/board?due=overdue")).select("#board a[href^='/board']")}
    # But for the link to views, nothing of the board leads by itself to the view that it opens with.
    assert "/board" not in links
    # Narrowed to nothing any more by its form, it is still not the view.
    assert soup(editor.get("/board?due=overdue")).select("form.narrowing input[name=only]")


def test_a_view_is_renamed_shared_and_deleted(editor: FlaskClient, client_of: Callable[[Role], FlaskClient]) -> None:
    editor.post("/board/views", data={"name": "Late", "query": "due=overdue"})
    form = soup(editor.get("/board/views")).select_one("form[id^=change-]")
    assert form is not None
    address = str(form["action"])
    done = editor.post(address, data={"name": "Overdue", "shared": "1"})
    assert (done.status_code, done.location) == (303, "/board/views")
    translator = client_of(Role.TRANSLATOR)
    assert list(tabs(translator, "/board")) == ["All articles", "Overdue Editor"]
    theirs = soup(translator.get("/board/views"))
    assert "Overdue Editor" in [line.get_text().strip() for line in theirs.select("li")]
    assert not theirs.select("form[id^=change-]")
    editor.post(f"{address}/delete")
    assert tabs(translator, "/board") == {}
    assert "No view yet" in words(editor.get("/board/views"))


def test_a_refusal_keeps_what_was_typed(editor: FlaskClient) -> None:
    editor.post("/board/views", data={"name": "Late", "query": "due=overdue"})
    editor.post("/board/views", data={"name": "Mine", "query": "only=mine"})
    taken = editor.post("/board/views", data={"name": "LATE", "query": "due=week", "opens": "1"})
    assert taken.status_code == 409
    assert "You have a view “LATE” already" in alert(taken)
    page = soup(taken)
    assert [field["value"] for field in page.select("#view-name-new, input[name=query]")] == ["due=week", "LATE"]
    assert page.select("input[name=opens][checked]")
    address = str(page.select("form[id^=change-]")[0]["action"])
    empty = editor.post(address, data={"name": " "})
    assert empty.status_code == 422
    assert "Give the view a name" in alert(empty)


def test_only_editors_are_offered_to_share(editor: FlaskClient, client_of: Callable[[Role], FlaskClient]) -> None:
    assert soup(editor.get("/board?only=mine")).select("#save-view input[name=shared]")
    translator = client_of(Role.TRANSLATOR)
    assert not soup(translator.get("/board?only=mine")).select("#save-view input[name=shared]")
    refused = translator.post("/board/views", data={"name": "Mine", "query": "only=mine", "shared": "1"})
    assert refused.status_code == 403
