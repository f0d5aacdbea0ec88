"""The list of source revisions, one of them, and two compared."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.revising import RevisedStory
from tests.web.forms import soup, words
from tests.web.source.test_source_editor import ARTICLE, changes
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> RevisedStory:
    """An article whose hour was corrected, then a typo."""
    story = RevisedStory(database, newsroom, make_article(database, newsroom[Role.EDITOR], ARTICLE))
    story.revise({"at ten": "at nine"})
    story.revise({"will follow": "follows"}, typo=True)
    return story


@pytest.fixture
def reader(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    """A translator: who sees the article sees its revisions."""
    return client_of(Role.TRANSLATOR)


def test_the_list_tells_who_made_which_revision_and_what_it_changed(reader: FlaskClient, story: RevisedStory) -> None:
    rows = [
        " ".join(row.get_text(" ").split())
        for row in soup(reader.get(f"/articles/{story.id}/revisions")).select("tbody tr")
    ]
    assert [row.split()[1] for row in rows] == ["3", "2", "1"]
    assert "Typo only the source now Editor" in rows[0]
    assert "Edited Editor" in rows[1]
    assert "1 changed" in rows[1]
    assert "Imported · English" in rows[2]


def test_any_revision_is_shown_as_it_was(reader: FlaskClient, story: RevisedStory) -> None:
    first, second = (words(reader.get(f"/articles/{story.id}/revisions/{number}")) for number in (1, 2))
    assert "The first night train left at ten." in first
    assert "The first night train left at nine." in second
    assert "the source now" not in second


def test_any_two_are_compared(reader: FlaskClient, story: RevisedStory) -> None:
    page = reader.get(f"/articles/{story.id}/revisions/compare?from=1&to=3")
    assert changes(page) == [
        "changed: The first night train left at [-ten][+nine].",
        "changed: A second line [-will follow][+follows].",
    ]
    newest = reader.get(f"/articles/{story.id}/revisions/compare")
    assert changes(newest) == ["changed: A second line [-will follow][+follows]."]


def test_a_revision_compared_with_itself_is_not_different(reader: FlaskClient, story: RevisedStory) -> None:
    assert "No sentence is different" in words(reader.get(f"/articles/{story.id}/revisions/compare?from=2&to=2"))


@pytest.mark.parametrize("path", ["9", "compare?from=1&to=9"])
def test_a_revision_that_never_was_is_not_found(reader: FlaskClient, story: RevisedStory, path: str) -> None:
    answer = reader.get(f"/articles/{story.id}/revisions/{path}")
    assert answer.status_code == 404
    assert "no source revision 9" in words(answer)


def test_the_article_s_page_leads_to_the_editor_and_to_the_revisions(
    client_of: Callable[[Role], FlaskClient], reader: FlaskClient, story: RevisedStory
) -> None:
    links = {
        role: [
            str(link["href"])
            for link in soup(browser.get(f"/articles/{story.id}")).select(".source-links a, #article-acts a[href^='/']")
        ]
        for role, browser in (("translator", reader), ("editor", client_of(Role.EDITOR)))
    }
    assert links == {
        "translator": [f"/articles/{story.id}/revisions"],
        "editor": [
            *(f"/articles/{story.id}/{page}" for page in ("source", "revisions", "assign", "metadata", "pictures")),
            f"/log?article={story.id}",
        ],
    }
