"""An editor changes what is known of an article beside its text, and readers have it with the next release."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import form_of, send, soup, values, words
from tests.web.reader.putting_out import ALL, PAGE, approve, release_again
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.publishing.publish import publish


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    """An article that was printed on 25 November 2026, and that readers have in all languages."""
    article_id = make_article(database, newsroom[Role.EDITOR], PAGE)
    for locale in ("zh-Hans", "zh-Hant"):
        approve(database, newsroom, article_id, locale)
    with database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], article_id, ALL)
    return Story(database, newsroom, article_id)


def today() -> str:
    """The day of the release, in the publication's time zone."""
    return str(datetime.now(UTC).date())


def page_of(story: Story) -> str:
    return f"/articles/{story.id}/metadata"


def test_another_day_is_saved_told_and_with_readers_once_it_is_published_again(
    story: Story, client_of: Callable[[Role], FlaskClient], client: FlaskClient
) -> None:
    editor = client_of(Role.EDITOR)
    page = editor.get(page_of(story))
    assert values(form_of(page, page_of(story)))["published_on"] == "2026-11-25"
    assert send(editor, page, page_of(story), {"published_on": "2025-03-04"}).status_code == 303
    assert [event.data for event in story.events("metadata_changed")] == [
        {"published_on": {"before": "2026-11-25", "now": "2025-03-04"}}
    ]
    reading = "/zh-Hans/night-trains-return"
    assert "2025年3月4日" not in words(client.get(reading))
    assert [story.version(locale).live_behind for locale in ("en", "zh-Hans", "zh-Hant")] == [True] * 3
    with story.database.begin() as uow:
        publish(uow, story.editor, story.id, ["zh-Hans"])
    page_now = soup(client.get(reading))
    assert [str(time["datetime"]) for time in page_now.select(".by time")] == ["2025-03-04", today()]
    said = json.loads(page_now.select("script[type='application/ld+json']")[0].get_text())
    assert said["datePublished"] == "2025-03-04"
    assert not story.version("zh-Hans").live_behind


def test_without_a_day_the_day_of_the_release_is_what_readers_see(
    story: Story, client_of: Callable[[Role], FlaskClient], client: FlaskClient
) -> None:
    editor = client_of(Role.EDITOR)
    assert send(editor, editor.get(page_of(story)), page_of(story), {"published_on": ""}).status_code == 303
    with story.database.begin() as uow:
        publish(uow, story.editor, story.id, ["en"])
    (time,) = soup(client.get("/en/night-trains-return")).select(".by time")
    assert time["datetime"] == today()


def test_the_page_says_since_when_readers_have_each_version_and_what_was_corrected(
    story: Story, client_of: Callable[[Role], FlaskClient]
) -> None:
    with story.database.begin() as uow:
        release_again(uow.session, story.id, datetime(2199, 5, 6, 12, tzinfo=UTC), bytes(32))
    rows = soup(client_of(Role.EDITOR).get(page_of(story))).select(".field:has([name^=slug-])")
    days = [[str(time["datetime"]) for time in row.find_all("time")] for row in rows]
    assert days == [[today(), "2199-05-06"], [today()], [today()]]


def test_of_two_who_change_it_at_once_the_second_sees_what_the_first_saved(
    story: Story, client_of: Callable[[Role], FlaskClient]
) -> None:
    editor = client_of(Role.EDITOR)
    early = editor.get(page_of(story))
    send(editor, early, page_of(story), {"published_on": "2025-03-04"})
    late = send(editor, early, page_of(story), {"published_on": "2024-01-01"})
    assert late.status_code == 409
    assert values(form_of(late, page_of(story)))["published_on"] == "2024-01-01"
    assert "Now: 4 March 2025" in words(late)
    assert len(story.events("metadata_changed")) == 1
    assert send(editor, late, page_of(story), {}).status_code == 303
    assert len(story.events("metadata_changed")) == 2
    again = send(editor, editor.get(page_of(story)), page_of(story), {})
    assert (again.status_code, len(story.events("metadata_changed"))) == (303, 2)


@pytest.mark.parametrize("wrong", ["yesterday", "2026-02-30", "0"])
def test_what_is_no_day_is_refused_and_stays_in_the_form(
    story: Story, client_of: Callable[[Role], FlaskClient], wrong: str
) -> None:
    editor = client_of(Role.EDITOR)
    answer = send(editor, editor.get(page_of(story)), page_of(story), {"published_on": wrong})
    assert answer.status_code == 422
    assert not story.events("metadata_changed")


def test_a_new_address_holds_at_once_and_the_old_one_leads_there(
    story: Story, client_of: Callable[[Role], FlaskClient], client: FlaskClient
) -> None:
    editor = client_of(Role.EDITOR)
    page = editor.get(page_of(story))
    assert values(form_of(page, page_of(story)))["slug-zh-Hans"] == "night-trains-return"
    assert send(editor, page, page_of(story), {"slug-zh-Hans": "夜班列车 回来了"}).status_code == 303
    moved = client.get("/zh-Hans/night-trains-return")
    assert (moved.status_code, unquote(moved.location)) == (308, "/zh-Hans/夜班列车-回来了")
    reading = soup(client.get(moved.location))
    assert unquote(str(reading.select("link[rel=canonical]")[0]["href"])) == "http://localhost/zh-Hans/夜班列车-回来了"
    links = {str(one["hreflang"]): unquote(str(one["href"])) for one in reading.select("link[hreflang]:not([type])")}
    assert links["zh-Hans"].endswith("/zh-Hans/夜班列车-回来了")
    assert links["en"].endswith("/en/night-trains-return")
    # The text is as it was: it waits for no release.
    assert not story.version("zh-Hans").live_behind


@pytest.mark.parametrize(("written", "status"), [("夜车", 422), ("x" * 81, 422), ("", 422), ("trains", 409)])
def test_an_address_that_cannot_be_is_refused_and_stays_in_the_form(
    story: Story, client_of: Callable[[Role], FlaskClient], written: str, status: int
) -> None:
    make_article(story.database, story.editor, replace(PAGE, title="Trains"))
    editor = client_of(Role.EDITOR)
    wish = {"slug-en": written, "published_on": "2025-03-04"}
    answer = send(editor, editor.get(page_of(story)), page_of(story), wish)
    assert answer.status_code == status
    assert values(form_of(answer, page_of(story)))["slug-en"] == written
    assert not story.events("metadata_changed")


def test_an_english_address_that_is_to_come_is_told(
    database: Database, newsroom: Newsroom, story: Story, client_of: Callable[[Role], FlaskClient]
) -> None:
    editor = client_of(Role.EDITOR)
    to_come = "it is made from the English title when it is first published"
    chinese = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE))
    hints = [one.get_text() for one in soup(editor.get(page_of(chinese))).select("p.hint")]
    assert [to_come in " ".join(hint.split()) for hint in hints if "have it" in hint] == [True, False, False]
    assert to_come not in words(editor.get(page_of(story)))
