"""Comments as forms without a script: beside a segment, on the article's page, and what is refused there."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import LEFT, Story
from tests.web.forms import alert, form_of, send, soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


def test_a_query_is_asked_answered_and_settled_beside_its_segment(
    story: Story, client_of: Callable[[Role], FlaskClient]
) -> None:
    at = story.segment(LEFT)
    page = f"/articles/{story.id}/versions/zh-Hans"
    open_row = f"{page}?segment={at}"
    translator, reviewer = client_of(Role.TRANSLATOR), client_of(Role.REVIEWER)
    asked = send(
        translator,
        translator.get(open_row),
        f"{page}/segments/{at}/threads",
        {"words": "十点是早上？ https://example.org/t", "kind": "query"},
    )
    assert asked.status_code == 303
    shown = soup(reviewer.get(open_row))
    (thread,) = shown.select("[data-thread]")
    said = thread.select_one(".words")
    assert said is not None
    assert said["lang"] == "zh-Hans"
    link = said.select_one("a")
    assert link is not None
    assert (link["href"], link["rel"]) == ("https://example.org/t", ["noopener", "nofollow", "ugc"])
    row = shown.select_one(f"#s-{at}")
    assert row is not None
    assert (row["data-threads"], row["data-queries"]) == ("1", "1")
    thread_id = thread["data-thread"]
    reply = f"/articles/{story.id}/threads/{thread_id}/comments"
    answered = send(reviewer, reviewer.get(open_row), reply, {"words": "In the evening."})
    assert answered.location.endswith(f"/versions/zh-Hans?segment={at}#thread-{thread_id}")
    settled = send(reviewer, reviewer.get(open_row), f"/articles/{story.id}/threads/{thread_id}/resolve")
    assert settled.status_code == 303
    assert "1 resolved" in words(translator.get(open_row))
    assert soup(translator.get(open_row)).select(f"#s-{at}[data-threads]") == []
    # All versions show it; in another one it holds nothing.
    assert "In the evening." in words(translator.get(f"/articles/{story.id}/versions/en?segment={at}"))


def test_an_open_query_is_named_where_the_version_is_submitted(
    story: Story, client_of: Callable[[Role], FlaskClient]
) -> None:
    story.translate()
    at, page = story.segment(LEFT), f"/articles/{story.id}/versions/zh-Hans"
    translator = client_of(Role.TRANSLATOR)
    send(
        translator,
        translator.get(f"{page}?segment={at}"),
        f"{page}/segments/{at}/threads",
        {"words": "Ten?", "kind": "query"},
    )
    refused = send(translator, translator.get(page), f"{page}/submit")
    assert refused.status_code == 409
    assert alert(refused).startswith("Open queries: 1, about segment ")


def test_the_articles_page_has_its_threads_and_leads_to_those_of_segments(
    story: Story, client_of: Callable[[Role], FlaskClient]
) -> None:
    at, page = story.segment(LEFT), f"/articles/{story.id}"
    editor = client_of(Role.EDITOR)
    threads = f"{page}/threads"
    made = send(editor, editor.get(page), threads, {"words": "Cut it to <b>600</b> words."})
    assert made.status_code == 303
    send(
        editor,
        editor.get(f"{page}/versions/zh-Hans?segment={at}"),
        f"{page}/versions/zh-Hans/segments/{at}/threads",
        {"words": "Which station?"},
    )
    shown = editor.get(page)
    assert "Cut it to <b>600</b> words." in words(shown)
    (link,) = soup(shown).select(".open-threads a[href*=segment]")
    assert LEFT in link.get_text()
    refused = send(editor, shown, threads, {"words": " "})
    assert (refused.status_code, alert(refused)) == (422, "Write what you want to say, then send it.")


def test_ones_own_words_are_edited_and_withdrawn(story: Story, client_of: Callable[[Role], FlaskClient]) -> None:
    page = f"/articles/{story.id}"
    editor, translator = client_of(Role.EDITOR), client_of(Role.TRANSLATOR)
    send(editor, editor.get(page), f"{page}/threads", {"words": "Cut @Translator, it."})
    shown = editor.get(page)
    (edit,) = (form["action"] for form in soup(shown).select("form[action$='/edit']"))
    assert form_of(shown, str(edit)).select_one("textarea").get_text().strip() == "Cut @Translator, it."  # type: ignore[union-attr]
    send(editor, shown, str(edit), {"words": "Cut it, @Translator."})
    theirs = translator.get(page)
    assert "Cut it, @Translator" in words(theirs)
    assert soup(theirs).select(".mention.me")
    assert not soup(theirs).select("form[action$='/edit']")
    (withdraw,) = (form["action"] for form in soup(editor.get(page)).select("form[action$='/withdraw'][data-settle]"))
    send(editor, editor.get(page), str(withdraw))
    assert "Comment withdrawn." in words(translator.get(page))
    assert "Cut it" not in words(translator.get(page))


def test_completion_offers_who_may_see_the_article(story: Story, client_of: Callable[[Role], FlaskClient]) -> None:
    answer = client_of(Role.TRANSLATOR).get(f"/articles/{story.id}/mentionable")
    assert answer.get_json() == {"people": ["Administrator", "Editor", "Reviewer"]}


def test_where_nobody_commented_or_can_no_heading_stands_alone(
    story: Story, client_of: Callable[[Role], FlaskClient]
) -> None:
    page, editor = f"/articles/{story.id}", client_of(Role.EDITOR)
    assert soup(editor.get(page)).select("#threads")
    with story.database.begin() as uow:
        archive_article(uow, story.editor, story.id, reason="Long over")
    assert not soup(editor.get(page)).select("#threads")
    assert "Comments" not in words(editor.get(page))
