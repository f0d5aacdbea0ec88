"""The rules page: what a rule would change is shown before it is saved; it is listed, retired, undone."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.services.story import Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

FIRST = "第一列夜车十点发出。"
RULE = {
    "profile": "zh-Hant-TW",
    "source": "夜车",
    "target": "夜班車",
    "scope": "publication",
    "note": "as the style book says",
}
Browser = Callable[[Role], FlaskClient]


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE))


def saved(story: Story, browser: FlaskClient) -> str:
    answer = browser.post("/conversion-rules", data=RULE)
    assert answer.status_code == 303
    run_pipeline(story.database, story.id)
    return answer.headers["Location"]


def test_the_effect_is_shown_before_anything_is_saved(story: Story, client_of: Browser) -> None:
    answer = client_of(Role.EDITOR).post("/conversion-rules", data=RULE | {"do": "preview"})
    assert answer.status_code == 200
    assert "<del>第一列夜車十點發出。</del>" in answer.text
    assert "<ins>第一列夜班車十點發出。</ins>" in answer.text
    assert 'value="夜班車"' in answer.text
    assert story.text("zh-Hant", FIRST).text == "第一列夜車十點發出。"


def test_a_saved_rule_is_listed_and_its_texts_are_told(story: Story, client_of: Browser) -> None:
    browser = client_of(Role.EDITOR)
    change = browser.get(saved(story, browser)).text
    assert "第一列夜班車十點發出。" in change
    assert 'All <span class="num">1</span> versions' in change
    page = client_of(Role.TRANSLATOR).get("/conversion-rules").text
    assert "夜班車" in page
    assert "as the style book says" in page
    assert "New rule" not in page
    assert "夜班車" not in client_of(Role.TRANSLATOR).get("/conversion-rules?q=夜市").text.split("Last changes")[0]


def test_retiring_shows_first_what_it_would_change(story: Story, client_of: Browser) -> None:
    browser = client_of(Role.EDITOR)
    saved(story, browser)
    listed = browser.get("/conversion-rules").text
    number = listed.split("retire=")[1].split('"')[0]
    assert "<ins>第一列夜車十點發出。</ins>" in browser.get(f"/conversion-rules?retire={number}").text
    assert browser.post(f"/conversion-rules/{number}/retire").status_code == 303
    run_pipeline(story.database, story.id)
    assert story.text("zh-Hant", FIRST).text == "第一列夜車十點發出。"


def test_an_undo_lists_what_it_left(story: Story, client_of: Browser) -> None:
    browser = client_of(Role.EDITOR)
    change = saved(story, browser)
    story.save("zh-Hant", FIRST, "頭班夜班車十點發出。")
    answer = browser.post(f"{change}/undo")
    assert answer.status_code == 303
    run_pipeline(story.database, story.id)
    page = browser.get(answer.headers["Location"]).text
    assert "Left as people changed them" in page
    assert "頭班夜班車十點發出。" in page
    assert browser.post(f"{change}/undo").status_code == 409


def test_what_is_no_rule_comes_back_with_words_and_what_was_typed(story: Story, client_of: Browser) -> None:
    answer = client_of(Role.EDITOR).post("/conversion-rules", data=RULE | {"target": " "})
    assert answer.status_code == 422
    assert "needs a phrase and what stands for it" in answer.text
    assert 'value="夜车"' in answer.text


def test_the_workspace_says_how_many_decisions_are_left(story: Story, client_of: Browser) -> None:
    page = client_of(Role.REVIEWER).get(f"/articles/{story.id}/versions/zh-Hant").text
    assert f"/articles/{story.id}/versions/zh-Hant/decisions" in page
