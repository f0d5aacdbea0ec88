"""What the checks found, on the page: marked in the text, dismissed with a reason, and told while somebody types."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import LEFT, Story
from tests.web.forms import send, soup
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


@pytest.fixture
def translator(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.TRANSLATOR)


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.save("zh-Hans", LEFT, "第一列夜班列車，，十点开出。")
    return story


def test_the_place_is_marked_and_the_side_panel_says_what_is_wrong(story: Story, translator: FlaskClient) -> None:
    segment = story.segment(LEFT)
    page = soup(translator.get(f"/articles/{story.id}/versions/zh-Hans?segment={segment}"))
    marked = page.select(f"#s-{segment} [data-words-here] .found.warning")
    assert "車" in {mark.get_text() for mark in marked}
    panel = page.select("aside .checks li.attention b")
    assert "Warning, script:" in [name.get_text() for name in panel]


def test_without_scripts_a_warning_is_dismissed_with_a_reason_and_counted_again(
    story: Story, translator: FlaskClient
) -> None:
    segment = story.segment(LEFT)
    where = f"/articles/{story.id}/versions/zh-Hans?segment={segment}"
    page = translator.get(where)
    (script,) = (one for one in story.row("zh-Hans", LEFT).findings if one.family == "script")
    action = f"/articles/{story.id}/versions/zh-Hans/segments/{segment}/dismiss"
    said = send(translator, page, action, {"finding": script.key, "reason": "A ship’s name."})
    page, before = translator.get(said.headers["Location"]), soup(page)
    after = soup(page)
    dismissed = after.select_one("aside .checks li.dismissed")
    assert dismissed is not None
    assert "A ship’s name." in dismissed.get_text()
    assert "車" not in {mark.get_text() for mark in after.select(f"#s-{segment} .found")}
    rows = [one.select_one(f"#s-{segment}") for one in (before, after)]
    assert [int(str(row["data-warnings"])) for row in rows if row is not None] == [2, 1]
    again = dismissed.select_one("form")
    assert again is not None
    said = send(translator, page, str(again["action"]))
    assert not soup(translator.get(said.headers["Location"])).select("aside .checks li.dismissed")


def test_what_is_typed_is_checked_and_not_kept(story: Story, translator: FlaskClient) -> None:
    segment = story.segment(LEFT)
    url = f"/articles/{story.id}/versions/zh-Hans/segments/{segment}/check"
    token = soup(translator.get(f"/articles/{story.id}/versions/zh-Hans")).select_one("meta[name=csrf-token]")
    assert token is not None
    headers = {"Accept": "application/json", "X-CSRFToken": str(token["content"])}
    answer = translator.post(url, data={"text": "第一列夜班列车的的十点开出"}, headers=headers)
    found = {(one["severity"], one["family"]) for one in answer.get_json()["findings"]}
    assert found == {("warning", "doubled"), ("warning", "end punctuation")}
    assert translator.post(url, headers=headers).status_code == 422
    assert translator.post(url, data={"text": "长" * 20_001}, headers=headers).status_code == 422
    assert story.text("zh-Hans", LEFT).text == "第一列夜班列車，，十点开出。"
    assert story.row("zh-Hans", LEFT).mine_pending is None
