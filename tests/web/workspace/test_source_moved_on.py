"""The workspace after the source moved on: the translator sees what changed and is asked, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.revising import RevisedStory
from tests.web.forms import soup, values, words
from tests.web.source.test_source_editor import ARTICLE
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.source.retired_segments import retired_segment
from tms.services.translating.save_segment import keep_typing

FIRST = "The first night train left at ten."
HANS = "zh-Hans"


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> RevisedStory:
    """Both Chinese versions are translated."""
    story = RevisedStory(database, newsroom, make_article(database, newsroom[Role.EDITOR], ARTICLE))
    story.confirm_open(HANS)
    return story


@pytest.fixture
def translator(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.TRANSLATOR)


def segment_of(story: RevisedStory, source: str) -> int:
    return next(row.segment_id for row in story.rows(HANS) if row.source.text == source)


def row(browser: FlaskClient, story: RevisedStory, segment_id: int) -> Tag:
    found = soup(browser.get(f"/articles/{story.id}/versions/{HANS}")).select_one(f"#s-{segment_id}")
    assert found is not None
    return found


def test_a_reopened_segment_shows_what_went_and_what_came(translator: FlaskClient, story: RevisedStory) -> None:
    segment_id = segment_of(story, FIRST)
    story.revise({"at ten": "at nine"})
    reopened = row(translator, story, segment_id)
    source = reopened.select_one("[data-source]")
    assert source is not None
    assert (source["data-text"], source["lang"]) == ("The first night train left at nine.", "en")
    assert [mark.get_text() for mark in source.select("del")] == ["[removed:ten]"]
    assert [mark.get_text() for mark in source.select("ins")] == ["[added:nine]"]
    assert "Does this translation still fit?" in reopened.get_text()
    assert f"译：{FIRST}" in reopened.get_text()


def test_keeping_the_translation_confirms_it_against_the_new_source(
    translator: FlaskClient, story: RevisedStory
) -> None:
    segment_id = segment_of(story, FIRST)
    story.revise({"at ten": "at nine"})
    form = row(translator, story, segment_id).select_one("form[data-keep]")
    assert form is not None
    answer = translator.post(str(form["action"]), data=values(form))
    assert answer.status_code == 303
    kept = next(one for one in story.rows(HANS) if one.segment_id == segment_id)
    assert (kept.target.text, kept.target.state, kept.target.look) == (f"译：{FIRST}", "translated", None)
    assert kept.source_before is None
    assert not row(translator, story, segment_id).select("[data-ask]")


def test_a_changed_address_is_told_to_the_translator(translator: FlaskClient, story: RevisedStory) -> None:
    page = story.page()
    link = page.blocks[2].codes["1"]
    page.blocks[2].codes["1"] = type(link)("link", "/chart")
    story.commit(page)
    linked = next(one for one in story.rows(HANS) if "map" in one.source.text)
    assert "now leads to" in row(translator, story, linked.segment_id).get_text()


def test_a_typo_leaves_the_row_alone_and_can_still_be_seen(translator: FlaskClient, story: RevisedStory) -> None:
    segment_id = segment_of(story, FIRST)
    story.revise({"night train": "nite train"}, typo=True)
    corrected = row(translator, story, segment_id)
    assert not corrected.select("[data-ask]")
    assert corrected["data-state"] == "translated"
    alone = translator.get(f"/articles/{story.id}/versions/{HANS}/segments/{segment_id}/row")
    about = soup(alone).select_one("template[data-about]")
    assert about is not None
    assert "The source was corrected since:" in about.get_text()


def test_what_was_typed_into_a_sentence_that_left_is_offered_with_where_it_went(
    translator: FlaskClient, story: RevisedStory, database: Database, newsroom: Newsroom
) -> None:
    segment_id = segment_of(story, "It carried 240 people.")
    with database.begin() as uow:
        keep_typing(uow, newsroom[Role.TRANSLATOR], story.id, HANS, segment_id, text="载有两百四十人", rev=2)
    story.revise({" It carried 240 people.": ""})
    page = translator.get(f"/articles/{story.id}/versions/{HANS}")
    assert "The source no longer has a sentence that you were working on." in words(page)
    typed = soup(page).select_one("[data-gone] textarea")
    assert typed is not None
    assert typed.get_text().strip() == "载有两百四十人"
    fragment = translator.get(f"/articles/{story.id}/versions/{HANS}/segments/{segment_id}/gone")
    assert "载有两百四十人" in fragment.text


def test_a_sentence_that_was_merged_into_another_leads_there(
    story: RevisedStory, database: Database, newsroom: Newsroom
) -> None:
    joined = story.page()
    segment_id = segment_of(story, "It carried 240 people.")
    first = joined.blocks[0]
    joined.blocks[0] = type(first)("paragraph", "The first night train left at ten and it carried 240 people.")
    story.commit(joined)
    heir = next(one for one in story.rows(HANS) if "and it carried 240 people" in one.source.text)
    with database.begin() as uow:
        found = retired_segment(uow, newsroom[Role.TRANSLATOR], story.id, HANS, segment_id)
    assert found.heirs == {heir.segment_id: heir.source.text}


def test_a_segment_that_is_still_there_is_not_gone(translator: FlaskClient, story: RevisedStory) -> None:
    segment_id = segment_of(story, FIRST)
    assert translator.get(f"/articles/{story.id}/versions/{HANS}/segments/{segment_id}/gone").status_code == 404
