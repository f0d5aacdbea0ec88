"""The page about drafts, in each language of the interface."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import soup
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_chart_of_weeks_says_what_its_colour_means(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient], language: str
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.translate()
    story.submit("zh-Hans")
    editor = client_of(Role.EDITOR)
    editor.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    answer = editor.get("/drafts")
    assert answer.status_code == 200
    assert len(soup(answer).select(".weeks + .legend > .key.draft")) == 1
