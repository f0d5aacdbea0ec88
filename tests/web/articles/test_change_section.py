"""Another section shows what its rules make of the article's sentences before anything happens."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.services.story import Story
from tests.web.forms import form_of, send, values
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.sections import find_or_add_section


def test_what_becomes_another_is_shown_and_done_when_it_is_sent_once_more(
    database: Database, newsroom: Newsroom, client_of: Callable[[Role], FlaskClient]
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE))
    editor = client_of(Role.EDITOR)
    with database.begin() as uow:
        trains = find_or_add_section(uow, story.editor.publication_id, "Trains", "en")
        make_rule(uow, story.editor, NewRule("zh-Hant-TW", "夜车", "夜班車", scope="topic", topic_id=trains))
    run_pipeline(database, story.id)
    page = editor.get(f"/articles/{story.id}")
    action = f"/articles/{story.id}/section"
    asked = send(editor, page, action, {"section": "Trains"})
    assert asked.status_code == 200
    assert "Nothing is changed yet" in asked.text
    assert "夜<ins>班</ins>車" in asked.text
    assert values(form_of(asked, action))["section"] == "Trains"
    assert not story.events("section_changed")
    assert send(editor, asked, action, {}).status_code == 303
    assert len(story.events("section_changed")) == 1
