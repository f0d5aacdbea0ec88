"""The reviewer's keys where something is in the way: a reason that was begun, a text that changed, one's own work."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.browser.intercepting import intercept
from tests.factories import make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
DEAF = "delete globalThis.SharedWorker; delete globalThis.EventSource; setInterval = () => 0"


@pytest.fixture
def story(product: Product) -> Story:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.translate()
    story.submit(HANS)
    return story


@pytest.fixture
def page(signed_in: Callable[[Role], Page], story: Story) -> Page:
    """The reviewer's, which hears of nothing that others do."""
    page = signed_in(Role.REVIEWER)
    page.add_init_script(DEAF)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    expect(page.locator("li.seg .n").first).to_be_focused()
    return page


def opened(page: Page, story: Story, source: str = LEFT) -> Locator:
    row = page.locator(f"#s-{story.segment(source)}")
    row.locator("[data-target]").click()
    expect(row).to_contain_class("now")
    return row


def test_a_reason_that_is_begun_is_sent_and_never_an_acceptance(page: Page, story: Story) -> None:
    row = opened(page, story)
    page.keyboard.press("Alt+b")
    expect(row.locator("textarea")).to_be_focused()
    # A reason that is chosen twice is chosen no more, and nothing is sent without one.
    page.keyboard.press("Alt+2")
    expect(row.locator("[name=fault]").nth(1)).to_be_checked()
    page.keyboard.press("Alt+2")
    expect(row.locator("[name=fault]").nth(1)).not_to_be_checked()
    row.locator(".n").focus()
    page.keyboard.press("Control+Enter")
    expect(row.get_by_role("alert")).to_contain_text("choose what is wrong")
    expect(row.locator("textarea")).to_be_focused()
    expect(row).to_have_attribute("data-state", "translated")
    # Esc closes it, and the key accepts again.
    page.keyboard.press("Escape")
    expect(row.locator("[data-back] summary")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "reviewed")


def test_a_text_that_changed_meanwhile_is_shown_and_not_accepted(page: Page, story: Story) -> None:
    row = opened(page, story)
    story.save(HANS, LEFT, "头班车十点开出。", by=story.reviewer)
    with page.expect_response(re.compile("/accept$")) as answer:
        page.keyboard.press("Control+Enter")
    assert answer.value.status == 409
    expect(row.get_by_role("alert")).to_contain_text("has changed the text since. Read it again.")
    expect(row.locator("[data-words-here]")).to_contain_text("头班车十点开出。")
    expect(row).to_contain_class("now")
    assert story.row(HANS, LEFT).target.state == "translated"


def test_what_one_wrote_oneself_says_why_it_is_not_accepted(page: Page, story: Story) -> None:
    story.save(HANS, CARRIED, "车上有240位乘客。", by=story.reviewer)
    page.reload()
    row = opened(page, story, CARRIED)
    page.keyboard.press("Control+Enter")
    expect(row.get_by_role("alert")).to_contain_text("You wrote or confirmed this text.")
    expect(row).to_have_attribute("data-state", "translated")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(f"#s-{story.segment(LEFT)}")).to_contain_class("now")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#s-{story.segment(LEFT)}")).to_have_attribute("data-state", "reviewed")
    # Over one's own to the next that is to be accepted.
    expect(row).not_to_contain_class("now")
    expect(page.locator("li.seg.now")).to_have_attribute("data-state", "translated")


def test_without_an_answer_nothing_is_accepted_and_the_key_works_again(page: Page, story: Story) -> None:
    row = opened(page, story)
    intercept(page, "**/accept", lambda route: route.abort())
    page.keyboard.press("Control+Enter")
    expect(row.get_by_role("alert")).to_contain_text("There is no answer from the server.")
    expect(row).to_have_attribute("data-state", "translated")
    page.unroute("**/accept")
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "reviewed")


def test_after_a_jump_enter_accepts_nothing_until_accept_is_reached(page: Page, story: Story) -> None:
    rows, numbers = page.locator("li.seg"), page.locator("li.seg .n")
    page.keyboard.press("Control+k")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(rows.nth(2)).to_contain_class("now")
    expect(numbers.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(numbers.nth(2)).to_be_focused()
    # Nor after a step, nor after a decision by key; whoever has gone to the button stays on it.
    page.keyboard.press("Alt+ArrowDown")
    expect(numbers.nth(3)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(rows.nth(3)).to_have_attribute("data-state", "reviewed")
    expect(numbers.nth(4)).to_be_focused()
    page.goto(f"/articles/{story.id}/versions/{HANS}?segment={story.segment(LEFT)}#now")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    expect(row.locator(".n")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+k")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    rows.nth(0).locator("[data-accept] button").press("Enter")
    expect(rows.nth(1).locator("[data-accept] button")).to_be_focused()
    expect(page.locator("li.seg[data-state=reviewed]")).to_have_count(2)
