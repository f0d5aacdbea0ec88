"""What reaches people where they are: the bell, My work, the board, and a letter for whoever is away."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select, text, update

from tests.browser.conftest import Product
from tests.factories import make_article
from tests.mailbox import Inbox, inbox, server
from tests.services.revising import RevisedStory
from tests.services.story import LEFT, Story
from tms.adapters.mail import MailServer
from tms.db.models import JobStep, WorkItem
from tms.db.queries import work_items
from tms.domain.permissions import Role
from tms.services.jobs.assign import assign_step
from tms.services.notifications.digest import Office, make_digests, send_digest

__all__ = ["inbox", "server"]

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
NEWS_MS = 20_000


@pytest.fixture
def story(product: Product) -> RevisedStory:
    return RevisedStory(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR])
    )


def give_to_translator(story: RevisedStory) -> None:
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, HANS, 0, story.translator.person_id)


def hand_over_a_letter(story: Story, base: str, mail: MailServer) -> None:
    """What the sweep and a worker do, at once: the letter is made and taken before any other process sees it."""
    with story.database.begin() as uow:
        uow.session.execute(text("UPDATE notification SET at = at - interval '5 minutes'"))
        assert make_digests(uow) == 1
        newest = uow.session.scalars(select(WorkItem.id).where(WorkItem.kind == "digest")).one()
        item = work_items.claim(uow.session, newest, 60)
    assert item is not None
    send_digest(story.database.begin, item, mail.hand_in_once, Office(base, lambda *_: "nobody"))


def test_whoever_is_called_hears_the_bell_and_while_away_gets_a_letter_that_leads_to_the_words(
    signed_in: Callable[[Role], Page], product: Product, story: RevisedStory, inbox: Inbox, server: str
) -> None:
    translator, reviewer = signed_in(Role.TRANSLATOR), signed_in(Role.REVIEWER)
    reviewer.goto("/work")
    translator.goto(f"/articles/{story.id}/versions/{HANS}")
    translator.locator(f"#s-{story.segment(LEFT)} [data-target]").click()
    expect(translator.locator("#say-new")).to_be_visible()
    translator.keyboard.press("Alt+m")
    translator.keyboard.type("Ten in the evening? @rev")
    expect(translator.locator(".calls [aria-selected=true]")).to_have_text("Reviewer")
    translator.keyboard.press("Enter")
    translator.keyboard.press("Control+Enter")
    expect(translator.locator("[data-thread]")).to_contain_text("@Reviewer")
    expect(reviewer.locator("#bell .num")).to_have_text("1", timeout=NEWS_MS)

    hand_over_a_letter(story, product.url, MailServer(f"smtp://{server}", "Sanwen <desk@meridian.example>"))
    (letter,) = inbox.letters
    assert letter["To"] == product.newsroom.email(Role.REVIEWER)
    plain = next(iter(letter.iter_parts())).get_content()
    assert "Ten in the evening? @Reviewer" in plain
    links = re.findall(rf"{re.escape(product.url)}/notifications/\S+", plain)
    assert links
    reviewer.goto(links[0])
    reviewer.wait_for_url(f"**/articles/{story.id}/versions/{HANS}?segment={story.segment(LEFT)}#thread-*")
    expect(reviewer.locator("[data-thread]")).to_contain_text("Ten in the evening?")
    expect(reviewer.locator("#bell .num")).to_have_count(0)


def test_an_article_is_talked_about_on_its_page_until_that_is_settled(
    signed_in: Callable[[Role], Page], story: RevisedStory
) -> None:
    editor, translator = signed_in(Role.EDITOR), signed_in(Role.TRANSLATOR)
    translator.goto("/work")
    editor.goto(f"/articles/{story.id}")
    box = editor.get_by_label("A comment on the article")
    box.click()
    box.press_sequentially("Front page on Friday, @tran")
    expect(editor.locator(".calls [aria-selected=true]")).to_have_text("Translator")
    editor.keyboard.press("Enter")
    editor.get_by_role("button", name="Comment", exact=True).click()
    thread = editor.locator("[data-thread]")
    expect(thread).to_contain_text("Front page on Friday, @Translator")

    expect(translator.locator("#bell .num")).to_have_text("1", timeout=NEWS_MS)
    translator.locator("#bell").click()
    translator.get_by_role("link", name="mentioned you").click()
    translator.wait_for_url(f"**/articles/{story.id}#thread-*")
    theirs = translator.locator("[data-thread]")
    theirs.get_by_label("Reply").fill("On Thursday evening.")
    theirs.get_by_role("button", name="Reply").click()
    expect(translator.locator("[data-thread]")).to_contain_text("On Thursday evening.")

    editor.reload()
    thread.get_by_role("button", name="Resolve").click()
    settled = editor.locator("details.settled")
    expect(settled.locator("> summary")).to_have_text("1 resolved")
    settled.locator("> summary").click()
    expect(settled).to_contain_text("Resolved by Editor")
    settled.get_by_role("button", name="Reopen").click()
    expect(editor.locator("details.settled")).to_have_count(0)
    expect(thread).to_contain_text("On Thursday evening.")


def test_a_date_that_passes_is_told_to_whoever_has_it_and_stands_out_for_both(
    signed_in: Callable[[Role], Page], story: RevisedStory
) -> None:
    give_to_translator(story)
    editor, translator = signed_in(Role.EDITOR), signed_in(Role.TRANSLATOR)
    translator.goto("/notifications")
    expect(translator.locator("#told")).to_contain_text("assigned")
    translator.get_by_role("button", name="Mark all as read").click()
    expect(translator.locator("#bell .num")).to_have_count(0)
    editor.goto(f"/articles/{story.id}")
    editor.get_by_label(re.compile("^简体 due")).fill(f"{datetime.now(UTC) - timedelta(hours=25):%Y-%m-%dT%H:%M}")
    editor.locator("#version-zh-Hans").get_by_role("button", name="Set").click()

    # Nobody does anything more: the worker's clock tells of it, once.
    expect(translator.locator("#bell .num")).to_have_text("1", timeout=NEWS_MS)
    expect(translator.locator("#told")).to_contain_text("overdue", timeout=NEWS_MS)
    translator.goto("/work")
    late = translator.get_by_role("list", name="Overdue")
    expect(late.get_by_role("link", name="Night trains return")).to_be_visible()
    expect(translator.locator(".pagehead")).to_contain_text("1 overdue")

    editor.goto("/board")
    editor.locator("#narrow-due").select_option(label="Overdue")
    expect(editor.locator("#board tbody tr")).to_have_count(1)
    expect(editor.locator("#board td.due .conflict")).to_contain_text("overdue")


def test_a_changed_source_is_told_to_whoever_has_the_version_and_leads_there(
    signed_in: Callable[[Role], Page], story: RevisedStory
) -> None:
    story.save(HANS, LEFT, "第一列夜班列车十点开出。")
    give_to_translator(story)
    translator = signed_in(Role.TRANSLATOR)
    translator.goto("/notifications")
    translator.get_by_role("button", name="Mark all as read").click()
    expect(translator.locator("#bell .num")).to_have_count(0)
    story.revise({"left at ten": "left at eleven"})
    translator.reload()
    expect(translator.locator("#bell .num")).to_have_text("1")
    translator.locator("#told").get_by_role("link", name="source").click()
    translator.wait_for_url(f"**/articles/{story.id}**")
    translator.goto(f"/articles/{story.id}/versions/{HANS}")
    translator.keyboard.press("/")
    translator.locator("[data-find] [data-kind=source]").click()
    expect(translator.locator("[data-found]")).to_have_text(re.compile("^1 of "))


def test_what_stopped_and_what_waits_too_long_stand_out_on_the_board(
    signed_in: Callable[[Role], Page], product: Product, story: RevisedStory
) -> None:
    story.translate()
    story.submit(HANS)
    other = make_article(product.database, product.newsroom[Role.EDITOR], run=False)
    with product.database.begin() as uow:
        waiting = uow.session.scalars(select(WorkItem.id).where(WorkItem.article_id == other)).one()
        item = work_items.claim(uow.session, waiting, 600)
        assert item is not None
        work_items.fail(uow.session, item, code="engine_silent", words="The engine did not answer.", retry_in=None)
        long_ago = datetime.now(UTC) - timedelta(days=3)
        uow.session.execute(update(JobStep).where(JobStep.article_id == story.id).values(active_since=long_ago))
    editor = signed_in(Role.EDITOR)
    editor.goto("/board")
    expect(editor.locator(f"#article-{other}")).to_have_class("pressing")
    expect(editor.locator(f"#article-{story.id}")).to_have_class("pressing")
    expect(editor.locator(f"#article-{story.id} .why")).to_contain_text(["3 days"])
    editor.get_by_role("link", name=re.compile("^Stopped")).click()
    expect(editor.locator("#board tbody tr")).to_have_count(1)
    editor.locator(f"#article-{other}").get_by_role("link", name=re.compile("^Retry")).click()
    editor.wait_for_url(f"**/articles/{other}#stopped")
    expect(editor.locator("#stopped")).to_contain_text("The engine did not answer.")
    # It goes on from there by itself, and the page follows.
    editor.locator("#stopped").get_by_role("button", name=re.compile("^Retry")).click()
    expect(editor.locator("#version-zh-Hans")).to_contain_text("waits for a translator", timeout=40_000)
    expect(editor.locator("#stopped")).to_have_count(0)
