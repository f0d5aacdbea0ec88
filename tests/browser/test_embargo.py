"""An embargoed article: its own people work on it, and nobody else hears of it before its time, by whatever way."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import update

from tests.browser.conftest import Product
from tests.browser.test_being_told import hand_over_a_letter
from tests.browser.test_two_people import sign_in
from tests.factories import make_article, make_person
from tests.mailbox import Inbox, inbox, server
from tests.services.story import LEFT, Story
from tests.services.threads.talk import Talk
from tms.adapters.mail import MailServer
from tms.db.models import Article, Hold
from tms.domain.permissions import Role
from tms.services.jobs.assign import assign_step

__all__ = ["inbox", "server"]

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
TITLE = "夜班列车回来了"


@pytest.fixture
def story(product: Product) -> Story:
    """Approved in both languages, and embargoed for an hour; only the translator of 简体 has a part in it."""
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.translate()
    story.finish(HANS, "zh-Hant")
    story.reopen(HANS, "translate")
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, HANS, 0, story.translator.person_id)
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="assigned"))
        embargo = Hold(
            publication_id=story.newsroom.publication_id,
            article_id=story.id,
            kind="embargo",
            reason="The ministry speaks first",
            until=datetime.now(UTC) + timedelta(hours=1),
            time_zone="Europe/Berlin",
            owner_id=story.editor.person_id,
        )
        uow.session.add(embargo)
    return story


def lift(story: Story) -> None:
    """Its hour has come."""
    with story.database.begin() as uow:
        uow.session.execute(update(Hold).values(until=datetime.now(UTC) - timedelta(seconds=1)))
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="members"))


def test_nobody_else_hears_of_it_before_its_hour_and_then_it_is_published(
    signed_in: Callable[[Role], Page],
    context: Callable[[], BrowserContext],
    product: Product,
    story: Story,
    inbox: Inbox,
    server: str,
) -> None:
    editor, translator, reader = signed_in(Role.EDITOR), signed_in(Role.TRANSLATOR), context().new_page()
    make_person(product.database, "mei@newsroom.example", [Role.TRANSLATOR], product.newsroom.publication_id)
    outsider = sign_in(context().new_page(), "mei@newsroom.example")
    with story.database.begin() as uow:
        slug = uow.session.get_one(Article, story.id).slug

    # Who works on it finds it; a colleague finds neither its page, nor a word of it.
    translator.goto("/work")
    expect(translator.get_by_role("link", name="Night trains return").first).to_be_visible()
    outsider.goto("/work")
    expect(outsider.locator("main")).not_to_contain_text("Night trains return")
    outsider.goto(f"/search?q={LEFT}")
    expect(outsider.get_by_role("heading", name="Nothing found")).to_be_visible()
    for path in ("", f"/versions/{HANS}", f"/versions/{HANS}/preview"):
        answer = outsider.goto(f"/articles/{story.id}{path}")
        assert answer is not None
        assert answer.status == 404

    # What is said about it is told in the page; the letter has no word of it, and no title.
    Talk(story).about(LEFT, "@Translator, the minister wants “夜车”.", by=story.editor)
    hand_over_a_letter(story, product.url, MailServer(f"smtp://{server}", "Sanwen <desk@meridian.example>"))
    (letter,) = inbox.letters
    said = letter.as_string() + "".join(part.get_content() for part in letter.iter_parts())
    for secret in ("Night trains", "minister", "夜车", TITLE):
        assert secret not in said
    translator.goto("/notifications")
    expect(translator.locator("#told")).to_contain_text("the minister wants")

    # An editor who publishes too early is told why not, and readers see nothing.
    editor.goto(f"/articles/{story.id}")
    editor.get_by_role("button", name="Publish the chosen versions").click()
    expect(editor.get_by_role("alert")).to_contain_text("The ministry speaks first")
    for path in ("/en/", "/zh-Hant/", "/zh-Hant/feed.atom"):
        assert "ight trains return" not in reader.request.get(path).text()
    assert reader.request.get(f"/zh-Hant/{slug}").status == 404

    lift(story)
    editor.goto(f"/articles/{story.id}")
    editor.get_by_role("button", name="Publish the chosen versions").click()
    expect(editor.get_by_role("link", name="Read it").first).to_be_visible()
    reader.goto(f"/zh-Hant/{slug}")
    expect(reader.get_by_role("heading", level=1)).to_have_text("夜班列車回來了")
    assert "夜班列車回來了" in reader.request.get("/zh-Hant/feed.atom").text()
