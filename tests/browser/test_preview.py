"""The version as its readers will see it, beside the editor."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_the_preview_scrolls_along_takes_up_what_is_saved_and_shows_each_version(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    panel = page.locator(".side")
    panel.get_by_role("link", name="Preview").click()
    article = panel.locator("article.read")
    expect(article).to_have_attribute("lang", "zh-Hans")
    row = page.locator("li.seg").nth(4)
    row.locator("[data-target]").click()
    here = article.locator(".here")
    expect(here).to_have_attribute("data-segment", row.get_attribute("data-segment") or "")

    # What is saved stands there without a reload, and the next row is followed to.
    page.keyboard.press("Control+a")
    page.keyboard.type("第一列夜车十点开出。")
    page.keyboard.press("Control+Enter")
    expect(article).to_contain_text("第一列夜车十点开出。", timeout=10_000)
    expect(here).not_to_have_attribute("data-segment", row.get_attribute("data-segment") or "")

    # A click on a sentence makes its row the current one.
    article.get_by_text("第一列夜车十点开出。").click()
    expect(here).to_have_text("第一列夜车十点开出。")

    panel.locator(".switch").get_by_role("link", name="繁體").click()
    expect(article).to_have_attribute("lang", "zh-Hant")
    expect(article).to_contain_text("第一列夜車十點開出。", timeout=10_000)

    page.set_viewport_size({"width": 390, "height": 800})
    panel.get_by_role("link", name="Preview").click()
    page.wait_for_url("**/preview")
    expect(page.locator("article.read")).to_contain_text("第一列夜车十点开出。")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
