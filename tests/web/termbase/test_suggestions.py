"""Suggested terms as an editor answers them, without a script: what is refused keeps its reason."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import LEFT, Story
from tests.web.forms import send, soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.termbase.suggestions import suggest_term

PAGE = "/terms/suggestions"


def test_a_reason_for_declining_is_kept_when_it_is_refused(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    with database.begin() as uow:
        at = story.segment(LEFT)
        who = newsroom[Role.TRANSLATOR]
        number = suggest_term(uow, who, story.id, "zh-Hans", at, source="night train", target="夜车", note="")
    editor = client_of(Role.EDITOR)
    page, act = editor.get(PAGE), f"{PAGE}/{number}/decline"
    no_text = "We say it otherwise.\x00"
    refused = send(editor, page, act, {"reason": no_text})
    assert refused.status_code == 422
    (field,) = soup(refused).select("details[open] input[name=reason]")
    assert field["value"] == no_text
    assert send(editor, page, act, {"reason": "We say 夜班车."}).status_code == 303
    late = send(editor, page, act, {"reason": "Nobody says it."})
    assert late.status_code == 404
    assert "You wrote: Nobody says it." in words(late)
