"""What was approved before in other words: told in its row, taken by a key or all at once, and put back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.browser.conftest import Product
from tests.browser.field import open_field
from tests.browser.intercepting import intercept
from tests.chaos.processes import wait_until
from tests.factories import make_article
from tests.services.story import IN_CHINESE, LEFT, Story
from tms.db.models import Version
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

PAGE = Understood(
    language="en",
    title="Night trains return",
    blocks=[Block("paragraph", f"{LEFT} It carried 240 people. A second line will follow in 2027.")],
)
BETTER = {LEFT: "首班夜車十點開出。", "It carried 240 people.": "車上坐了240人。"}
DERIVED = "第一列夜班列車十點開出。"


def story(product: Product) -> Story:
    return Story(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    )


def translate(one: Story) -> None:
    for source in ("Night trains return", *BETTER, "A second line will follow in 2027."):
        one.save("zh-Hans", source, IN_CHINESE[source])


@pytest.fixture
def again(product: Product) -> Story:
    """The article a second time, after the first one was approved with two sentences in other words."""
    first = story(product)
    translate(first)
    for source, text in BETTER.items():
        first.save("zh-Hant", source, text)
    first.finish("zh-Hans", "zh-Hant")
    second = story(product)
    translate(second)
    return second


def rows_of(page: Page, again: Story) -> Any:
    page.goto(f"/articles/{again.id}/versions/zh-Hant")
    return page.locator("li.seg")


def expect_text(row: Any, text: str) -> None:
    expect(row.locator("[data-target]")).to_have_attribute("data-text", text)


def test_one_is_taken_by_a_key_and_the_line_counts_on(signed_in: Callable[[Role], Page], again: Story) -> None:
    page = signed_in(Role.TRANSLATOR)
    rows = rows_of(page, again)
    line = page.locator("[data-approved-of-all]")
    expect(line).to_contain_text("approved before in other words: 2")
    offer = rows.nth(1).locator(".approved-before")
    expect(offer).to_contain_text("Approved before Night trains return worded by Translator")
    expect(offer.locator("del")).to_have_count(1)
    expect(rows.nth(3).locator(".approved-before")).to_have_count(0)
    rows.nth(1).locator(".n").click()
    expect(open_field(page)).to_have_text(DERIVED)
    page.keyboard.press("Alt+o")
    page.keyboard.press("1")
    expect_text(rows.nth(1), BETTER[LEFT])
    expect(line).to_contain_text("approved before in other words: 1")
    expect(rows.nth(1).locator(".n")).to_be_focused()
    assert again.history("zh-Hant", LEFT)[-1].act == "take"
    page.keyboard.press("Control+z")
    expect_text(rows.nth(1), DERIVED)
    expect(line).to_contain_text("approved before in other words: 2")


def test_a_worker_drafts_and_derives_and_what_was_approved_is_told(
    signed_in: Callable[[Role], Page], product: Product, again: Story
) -> None:
    """The article a third time, with nothing done by hand but one key for each sentence of the 简体."""
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE, run=False)

    def is_open() -> bool:
        with product.database.begin() as uow:
            statuses = uow.session.scalars(select(Version.status).where(Version.article_id == article_id))
            return "new" not in set(statuses)

    wait_until(is_open, seconds=30, what="the worker opens both versions")
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    rows = page.locator("li.seg")
    for at, source in enumerate(BETTER, 1):
        rows.nth(at).locator(".n").click()
        expect(open_field(page)).to_have_text(IN_CHINESE[source])
        page.keyboard.press("Control+Enter")
        expect(rows.nth(at)).to_have_attribute("data-state", "translated")
        expect(rows.nth(at)).not_to_have_attribute("data-saving")
    page.goto(f"/articles/{article_id}/versions/zh-Hant")
    for at, text in enumerate(BETTER.values(), 1):
        expect(rows.nth(at).locator(".approved-before")).to_have_attribute("data-approved-text", text)
    # The way by the mouse, and the history says what was done.
    rows.nth(1).get_by_role("button", name="Take this").click()
    expect_text(rows.nth(1), BETTER[LEFT])
    rows.nth(1).locator(".n").click()
    page.locator("aside").get_by_text("History").first.click()
    expect(page.locator(".history")).to_contain_text("Translator took over what was approved before")


def test_all_are_taken_at_once_and_what_changed_meanwhile_is_named(
    signed_in: Callable[[Role], Page], again: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    rows = rows_of(page, again)
    page.locator("[data-approved-of-all]").get_by_role("button", name="Show them").click()
    expect(page.locator("li.seg:not(.out):not(.context)")).to_have_count(2)
    page.keyboard.press("Escape")
    # The text moves on while nobody tells the page.
    intercept(page, "**/versions/zh-Hant?since=*", lambda route: route.abort())
    again.save("zh-Hans", "It carried 240 people.", "车上有240位乘客。")
    page.get_by_role("button", name="Take all").click()
    note = page.locator("[data-undoable]")
    expect(note).to_contain_text("Taken over as approved before: 1.")
    expect(note).to_contain_text("Left as they are, because they have changed")
    expect(note.locator(".places a")).to_have_text(["3"])
    page.unroute("**/versions/zh-Hant?since=*")
    note.get_by_role("button", name="Show them").click()
    expect(page.locator("li.seg:not(.out):not(.context) .n .num")).to_have_text(["3"])
    page.reload()
    expect_text(rows.nth(1), BETTER[LEFT])
    expect_text(rows.nth(2), "車上有240位乘客。")


def test_without_scripts_all_are_taken_and_put_back(
    signed_in: Callable[[Role], Page], again: Story, product: Product, browser: Any
) -> None:
    cookies = signed_in(Role.TRANSLATOR).context.cookies()
    context = browser.new_context(java_script_enabled=False, base_url=product.url)
    context.add_cookies(cookies)
    page = context.new_page()
    rows = rows_of(page, again)
    page.get_by_role("button", name="Take all").click()
    expect(page.get_by_role("status").filter(has_text="Taken over as approved before: 2.")).to_be_visible()
    expect_text(rows.nth(1), BETTER[LEFT])
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status").filter(has_text="Put back: 2.")).to_be_visible()
    expect_text(rows.nth(1), DERIVED)
    context.close()
