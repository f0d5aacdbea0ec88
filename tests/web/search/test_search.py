"""The page of the search: what was found is marked, in its language, and leads to the segment."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import CARRIED, LEFT, Story
from tests.web.forms import soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.web.search.search import runs


def test_a_found_segment_is_marked_and_leads_to_its_row(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.save("zh-Hans", LEFT, "第一列<夜车>十点开出。")
    story.save("zh-Hans", CARRIED, "车上有240人。", confirm=False)
    page = soup(client_of(Role.TRANSLATOR).get("/search?q=夜車&in=zh-Hans"))
    link = page.select_one(f"a[href*='segment={story.segment(LEFT)}#']")
    assert link is not None
    assert link.get_text() == "第一列<夜车>十点开出。"
    assert [one.get_text() for one in link.select("[lang=zh-Hans] mark")] == ["夜车"]
    assert "简体 · In translation confirmed" in words(client_of(Role.TRANSLATOR).get("/search?q=夜車"))
    assert "简体 · In translation not confirmed" in words(client_of(Role.TRANSLATOR).get("/search?q=240&in=zh-Hans"))
    assert "繁體 · In translation machine draft" in words(client_of(Role.TRANSLATOR).get("/search?q=240&in=zh-Hant"))
    assert "English · source" in words(client_of(Role.TRANSLATOR).get("/search?q=night"))


def test_the_page_helps_where_nothing_is_found(client_of: Callable[[Role], FlaskClient]) -> None:
    browser = client_of(Role.TRANSLATOR)
    assert "What are you looking for?" in words(browser.get("/search"))
    assert "Type a little more" in words(browser.get("/search?q=车"))
    assert "Search everywhere" in words(browser.get("/search?q=nowhere&in=en&state=published&period=7&before=x"))


def test_what_lies_long_before_the_first_mark_is_left_out_and_marks_may_overlap() -> None:
    text = "x" * 200 + "夜车开"
    assert list(runs(text, [(200, 202), (201, 203)])) == [(False, "…"), (False, "x" * 70), (True, "夜车"), (True, "开")]
    assert list(runs("abc", [])) == [(False, "abc")]
