"""Pages say that readers see an older text than there is, and the editor can publish again."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import CARRIED, LEFT
from tests.web.forms import form_of, send, soup, values, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

EVERY = ("en", "zh-Hans", "zh-Hant")
BEHIND = "Readers see revision 1; the source is at revision 2."


@pytest.fixture
def published(database: Database, newsroom: Newsroom) -> RevisedStory:
    story = RevisedStory(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.approve_all()
    story.publish(*EVERY)
    return story


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def test_board_article_and_workspace_say_so_until_it_is_published_again(
    editor: FlaskClient, published: RevisedStory
) -> None:
    pages = ("/board", f"/articles/{published.id}", f"/articles/{published.id}/versions/zh-Hans")
    assert not [page for page in pages if BEHIND in words(editor.get(page))]
    published.revise({CARRIED: ""})
    assert not [page for page in pages if BEHIND not in words(editor.get(page))]
    article = editor.get(f"/articles/{published.id}")
    assert len(soup(article).select("[data-lags]")) == 3
    publish = f"/articles/{published.id}/publish"
    assert values(form_of(article, publish)).getlist("locales") == list(EVERY)
    assert send(editor, article, publish).status_code == 303
    assert not [page for page in pages if BEHIND in words(editor.get(page))]


def test_what_opened_again_is_worked_on_before_it_can_go_out(editor: FlaskClient, published: RevisedStory) -> None:
    published.revise({LEFT: ELEVEN})
    article = editor.get(f"/articles/{published.id}")
    form = form_of(article, f"/articles/{published.id}/publish")
    assert [box["value"] for box in form.select("[name=locales]")] == ["en"]
    assert values(form).getlist("locales") == []
    assert "published, newer text in progress" in words(article)
