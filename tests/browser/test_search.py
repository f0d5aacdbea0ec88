"""From the header of any page to the sentence that says it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_words_are_searched_from_the_header_and_lead_to_their_segment(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.TRANSLATOR)
    page.goto("/work")
    page.get_by_label("Search all articles").fill("carried 240")
    page.keyboard.press("Enter")
    expect(page.locator(".results li li a").first.locator("mark")).to_have_text(["carried", "240"])
    page.locator(".results li li a").first.click()
    page.wait_for_url(f"**/articles/{article_id}/versions/*?segment=*")
    expect(page.locator("li.seg.now")).to_contain_text("carried 240")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("search all")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search")
    to_search = page.get_by_role("navigation", name="Main").get_by_role("link", name="Search")
    expect(to_search).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/work")
    to_search.click()
    page.wait_for_url("**/search")
    page.locator("#words").fill("nowhere")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
