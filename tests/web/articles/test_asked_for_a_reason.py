"""The dialogs of an article's page that ask for a reason: what was refused stands in them again."""

from collections.abc import Callable

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from tests.factories import Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import alert, asked_again, form_of, send, soup, values
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

HANS = "zh-Hans"


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


def acts(story: Story, browser: FlaskClient, menu: str) -> list[str]:
    page = soup(browser.get(f"/articles/{story.id}"))
    return [" ".join(one.get_text(" ").split()) for one in page.select(f"#{menu} :is(a, button)")]


def test_what_was_refused_is_asked_again_with_what_was_typed(story: Story, editor: FlaskClient) -> None:
    page = editor.get(f"/articles/{story.id}")
    assert soup(page).select("dialog") != []
    assert soup(page).select("dialog[open]") == []
    version = f"/articles/{story.id}/versions/{HANS}"
    assert send(editor, page, f"{version}/cancel", {"reason": "Another way"}).status_code == 303
    page = editor.get(f"/articles/{story.id}")
    refused = send(editor, page, f"{version}/reopen", {"step": "nowhere", "reason": "It is wanted again"})
    assert refused.status_code == 422
    (dialog,) = soup(refused).select("dialog[open]")
    assert dialog["id"] == f"reopen-{HANS}"
    field, words = dialog.select_one("textarea"), dialog.select_one(".notice")
    assert isinstance(field, Tag)
    assert isinstance(words, Tag)
    assert field.get_text().removeprefix("\n") == "It is wanted again"
    assert words.get_text(" ", strip=True) == alert(refused)


def test_what_was_chosen_in_a_refused_dialog_stays_chosen(story: Story, editor: FlaskClient) -> None:
    page, version = f"/articles/{story.id}", f"/articles/{story.id}/versions/{HANS}"
    send(editor, editor.get(page), f"{version}/cancel", {"reason": "Another way"})
    asked = {"step": "review", "reason": "Once more.\x00"}
    refused = send(editor, editor.get(page), f"{version}/reopen", asked)
    assert asked_again(refused) == (f"reopen-{HANS}", alert(refused), asked["reason"])
    assert values(form_of(refused, f"{version}/reopen"))["step"] == "review"
    story.publish("en")
    action = f"{page}/withdraw"
    assert values(form_of(editor.get(page), action)).getlist("locales") == ["en"]
    sent = {"csrf_token": values(form_of(editor.get(page), action))["csrf_token"], "reason": "Another harbour."}
    refused = editor.post(action, data=sent)
    assert asked_again(refused) == ("withdraw", alert(refused), sent["reason"])
    assert values(form_of(refused, action)).getlist("locales") == []


def test_who_withdraws_is_told_when_readers_notice_and_how_it_is_published_again(
    story: Story, editor: FlaskClient
) -> None:
    story.translate()
    story.finish(HANS)
    story.publish("en", HANS)
    page = f"/articles/{story.id}"
    dialog = soup(editor.get(page)).select_one("dialog#withdraw")
    assert dialog is not None
    # Pages that readers have may be kept for so long.
    assert "Within a minute readers find a notice" in dialog.get_text()
    assert dialog.select("label[for=withdraw-reason]")[0].get_text() == "Why? Readers don’t see it."
    story.withdraw("en", HANS)
    offered = [" ".join(one.get_text().split()) for one in soup(editor.get(page)).select("#publish .choices-list li")]
    assert "English the source" in offered
    assert "简体 withdrawn; to publish it again, reopen it in its menu and approve it" in offered


def test_a_menu_has_only_what_can_be_done_now(
    story: Story, editor: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    files = ["HTML", "Markdown", "Plain text"]
    assert acts(story, editor, "acts-en") == files
    assert acts(story, editor, f"acts-{HANS}") == [
        "Draft again…",
        "Make it the source…",
        "Cancel the job…",
        *files,
        "PO",
    ]
    assert acts(story, editor, "acts") == [
        "Who does what…",
        "Dates, tags, addresses…",
        "Pictures and their rights",
        "Another section…",
        "Make it confidential…",
        "Archive…",
        "Discard…",
        "Log of changes",
    ]
    assert acts(story, client_of(Role.REVIEWER), "acts") == []
    page = editor.get(f"/articles/{story.id}")
    assert send(editor, page, f"/articles/{story.id}/archive", {"reason": "Old"}).status_code == 303
    assert acts(story, editor, "acts") == ["Discard…", "Log of changes"]
    assert acts(story, editor, f"acts-{HANS}") == [*files, "PO"]
    (back,) = soup(editor.get(f"/articles/{story.id}")).select(f'form[action="/articles/{story.id}/unarchive"]')
    assert back.get_text(strip=True) == "Bring back from the archive"


def test_nobody_is_said_to_work_on_what_is_archived(story: Story, editor: FlaskClient) -> None:
    def steps() -> list[str]:
        shown = soup(editor.get(f"/articles/{story.id}")).select(f"#version-{HANS} .jobs .step")
        return [" ".join(one.get_text(" ").split()) for one in shown]

    assert "now" in steps()[0]
    page = editor.get(f"/articles/{story.id}")
    assert send(editor, page, f"/articles/{story.id}/archive", {"reason": "Old"}).status_code == 303
    assert steps() == ["Translation paused", "Review waiting"]
    badges = soup(editor.get(f"/articles/{story.id}")).select(f"#version-{HANS} .badge")
    assert [one.get_text(strip=True) for one in badges] == ["paused"]
    row = soup(editor.get("/board?only=archived")).select_one(f'tr:has(a[href$="/articles/{story.id}"])')
    assert row is not None
    assert "paused" in row.get_text()
    assert "translation" not in row.get_text()
