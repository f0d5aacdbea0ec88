"""Buttons that detach and attach: a segment in the workspace, a whole version on the article's page."""

from collections.abc import Callable

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from tests.factories import run_pipeline
from tests.web.forms import alert, send, soup, words
from tests.web.workspace.test_workspace import HANT, Place, place, row_of

__all__ = ["place"]

from tms.domain.permissions import Role


@pytest.fixture
def translator(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.TRANSLATOR)


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def first(place: Place, locale: str = HANT) -> int:
    return place.rows(locale)[-1].segment_id


def change(place: Place, text: str, locale: str = "zh-Hans") -> None:
    place.save(place.rows(locale)[-1], text, locale)


def page_of(browser: FlaskClient, place: Place, segment_id: int) -> Tag:
    return row_of(browser.get(place.url(HANT, f"?segment={segment_id}")), segment_id)


def buttons(browser: FlaskClient, place: Place, segment_id: int) -> list[str]:
    """Where the forms beside the segment lead that detach and attach it."""
    page = soup(browser.get(place.url(HANT, f"?segment={segment_id}")))
    actions = [str(form.get("action", "")) for form in page.find_all("form")]
    return [action for action in actions if action.endswith(("/detach", "/attach"))]


def shown(row: Tag) -> str:
    return " ".join(row.get_text(" ").split())


def test_a_segment_is_detached_told_and_attached_again(translator: FlaskClient, place: Place) -> None:
    change(place, "夜车十点发出。")
    segment_id = first(place)
    url = place.url(HANT, f"/segments/{segment_id}")
    assert buttons(translator, place, segment_id) == [f"{url}/detach"]
    answer = translator.post(f"{url}/detach", follow_redirects=True)
    assert "Detached. You are told of what changes in the other version; this text stays." in words(answer)
    change(place, "夜车九点发出。")
    assert buttons(translator, place, segment_id) == [f"{url}/attach"]
    row = shown(page_of(translator, place, segment_id))
    assert "夜車十點發出。" in row
    assert "简体 changed; this text no longer follows it." in row
    assert "简体 before 夜车十点发出。 简体 now 夜车九点发出。" in row
    answer = translator.post(f"{url}/attach", follow_redirects=True)
    assert "Attached. What the other version has changed since is in the text now; read it." in words(answer)
    assert "夜車九點發出。" in shown(page_of(translator, place, segment_id))


def test_what_is_refused_is_said_on_the_page(translator: FlaskClient, place: Place) -> None:
    change(place, "夜车。")
    answer = translator.post(place.url(HANT, f"/segments/{first(place)}/attach"))
    assert answer.status_code == 409
    assert "This text is not detached." in words(answer)


def test_a_version_is_detached_with_a_reason_and_attached_again(
    editor: FlaskClient, translator: FlaskClient, place: Place
) -> None:
    change(place, "夜车十点发出。")
    article = f"/articles/{place.article_id}"
    there = f"{article}/versions/{HANT}"
    assert "Say why" in alert(send(editor, editor.get(article), f"{there}/detach", {"reason": " "}))
    send(editor, editor.get(article), f"{there}/detach", {"reason": "Taipei writes its own."})
    panel = soup(editor.get(article)).find(id=f"version-{HANT}")
    assert isinstance(panel, Tag)
    assert "Detached by Editor" in shown(panel)
    assert "Taipei writes its own." in shown(panel)
    workspace = words(translator.get(place.url(HANT)))
    assert "Taipei writes its own. Changes in 简体 are shown here and never taken over." in workspace
    assert buttons(translator, place, first(place)) == []
    change(place, "夜车九点发出。")
    segment_id = first(place)
    assert "简体 now 夜车九点发出。" in shown(page_of(translator, place, segment_id))
    assert send(editor, editor.get(article), f"{there}/attach").status_code == 303
    run_pipeline(place.database, place.article_id)
    assert "夜車九點發出。" in shown(page_of(translator, place, segment_id))


def test_translators_see_no_button_for_a_version(translator: FlaskClient, place: Place) -> None:
    assert not soup(translator.get(f"/articles/{place.article_id}")).select("form[action$='/detach']")


def test_a_conflict_shows_what_it_was_mine_and_theirs(translator: FlaskClient, place: Place) -> None:
    change(place, "夜车十点发出。")
    change(place, "夜車十點開出。", HANT)
    change(place, "夜车十点驶出。")
    sides = page_of(translator, place, first(place)).select_one("[data-sides]")
    assert sides is not None
    texts = [sides.select_one(f"[data-{name}]") for name in ("base", "mine", "theirs")]
    assert [text.get_text() if text else None for text in texts] == [
        "夜車十點發出。",
        "夜車十點開出。",
        "夜車十點駛出。",
    ]
