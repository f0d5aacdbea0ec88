"""An article of two thousand segments, by somebody who works in it: nothing of the page is slower to use than usual."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.articles import page_of
from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.factories import make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

SEGMENTS = 2_000
HANS = "zh-Hans"
PATIENCE_MS = 60_000
"""For what is laid out anew in all rows: with other work on the machine that takes longer than anything else here."""


@pytest.mark.part(2)
def test_two_thousand_segments_are_opened_written_searched_filtered_and_confirmed_to_the_last(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], page_of(SEGMENTS))
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    rows = page.locator("li.seg")
    expect(rows).to_have_count(SEGMENTS)
    expect(page.locator("[data-strip] i")).to_have_count(SEGMENTS)
    rows.nth(1).locator(".n").click()
    field = open_field(page)
    expect(field).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("第零句。")
    expect_text(field, "第零句。")
    page.keyboard.press("Control+Enter")
    expect(rows.nth(1)).to_have_attribute("data-state", "translated")
    expect(page.locator("li.seg.now .num")).to_have_text("3")

    # By its number to the last one, which is in sight and has its neighbours, its source and its panel.
    page.keyboard.press("Control+k")
    page.keyboard.type(str(SEGMENTS))
    page.keyboard.press("Enter")
    expect(page.locator("li.seg.now .num")).to_have_text(str(SEGMENTS))
    expect(rows.last).to_be_in_viewport()
    expect(page.locator("aside [data-about] h2").first).to_contain_text(f"Segment {SEGMENTS}", timeout=PATIENCE_MS)
    field.fill("最后一句。")
    page.keyboard.press("Control+Enter")
    expect(rows.last).to_have_attribute("data-state", "translated")
    # The next unconfirmed one after the last is the first of all, which is the title.
    expect(page.locator("li.seg.now .num")).to_have_text("1")
    expect(page.locator(".foot [data-count=done]")).to_have_text("2")
    expect(page.locator("[data-strip] .translated")).to_have_count(2)
    page.keyboard.press("Escape")

    rows.first.locator(".n").focus()
    page.keyboard.press("/")
    page.keyboard.type("number 1234 ")
    expect(page.locator("[data-found]")).to_have_text(f"1 of {SEGMENTS}", timeout=PATIENCE_MS)
    expect(page.locator("li.seg:not(.out):not(.now)")).to_have_count(5)
    page.keyboard.press("Enter")
    expect(page.locator("li.seg.now .source")).to_contain_text("number 1234")
    field.fill("第一千二百三十四句。")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".foot [data-count=done]")).to_have_text("3")
    page.get_by_role("button", name="Show all").click()
    page.keyboard.press("/")
    page.locator("#find-words").fill("最后一句")
    expect(page.locator("[data-found]")).to_have_text(f"1 of {SEGMENTS}", timeout=PATIENCE_MS)
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.reload()
    expect(page.locator("li.seg[data-state=translated]")).to_have_count(3)
