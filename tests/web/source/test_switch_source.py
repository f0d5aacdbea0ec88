"""The page that asks before another language becomes the source."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.revising import RevisedStory
from tests.web.forms import alert, send, soup, words
from tests.web.source.test_source_editor import ARTICLE
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.source.revisions import read_source


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> RevisedStory:
    return RevisedStory(database, newsroom, make_article(database, newsroom[Role.EDITOR], ARTICLE))


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def address(story: RevisedStory, locale: str = "zh-Hans") -> str:
    return f"/articles/{story.id}/versions/{locale}/make-source"


def test_a_version_with_gaps_says_how_many_and_has_no_button(editor: FlaskClient, story: RevisedStory) -> None:
    page = editor.get(address(story))
    assert "segments are not confirmed in this version yet" in words(page)
    assert not soup(page).select("button.primary")


def test_a_whole_version_says_what_becomes_of_each_and_is_made_the_source(
    editor: FlaskClient, story: RevisedStory, database: Database
) -> None:
    story.confirm_open("zh-Hans")
    page = editor.get(address(story))
    said = {
        " ".join(row.select("dt")[0].get_text().split()): " ".join(row.select("dd")[0].get_text().split())
        for row in soup(page).select(".outlook > div")
    }
    assert said["简体"].startswith("becomes the source, as revision 2.")
    assert said["English"].startswith("is no longer the source; is translated from 简体.")
    assert said["繁體"].startswith("follows 简体")
    assert send(editor, page, address(story)).location == f"/articles/{story.id}"
    with database.begin() as uow:
        assert read_source(uow, story.editor, story.id).page.language == "zh-Hans"


def test_a_switch_that_is_refused_says_why_on_the_page(editor: FlaskClient, story: RevisedStory) -> None:
    answer = editor.post(address(story), data={"key": "6f1dd1f4-5f5b-4b0c-9d3c-1f6f6b8f6b8f"})
    assert answer.status_code == 409
    assert "nobody has confirmed" in alert(answer)


def test_the_source_itself_is_told_to_be_it(editor: FlaskClient, story: RevisedStory) -> None:
    page = editor.get(address(story, "en"))
    assert "is already the source" in words(page)
    assert not soup(page).select("button.primary")


def test_the_article_s_page_leads_there(editor: FlaskClient, story: RevisedStory) -> None:
    links = [str(link["href"]) for link in soup(editor.get(f"/articles/{story.id}")).select("a[href$=make-source]")]
    assert links == [address(story, locale) for locale in ("zh-Hans", "zh-Hant")]
