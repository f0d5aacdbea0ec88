"""The parity page in a real browser: what a release waits for is found, corrected, and the release goes out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tests.services.story import CARRIED, IN_CHINESE, Story
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_an_editor_sees_what_stops_the_release_by_keyboard_and_on_a_narrow_page(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    story = Story(product.database, product.newsroom, article_id)
    wrong = {CARRIED: "车上有2400人。", "A second line will follow in 2027.": "第二条线路将在2029年开通。"}
    for source, text in (IN_CHINESE | wrong).items():
        story.save("zh-Hans", source, text)
    story.finish("zh-Hans", "zh-Hant")
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{story.id}")
    page.get_by_role("button", name="Publish the chosen versions").click()
    expect(page.get_by_role("alert")).to_contain_text("2 (numbers 1, dates 1)")
    page.locator("#parity a").click()
    places = page.locator("[data-place]")
    expect(places).to_have_count(2)
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(places.nth(1)).to_be_focused()
    expect(places.nth(1).locator("mark")).to_have_text(["2027", "2029年", "2029年"])
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(places.first.locator(".label").first).to_be_visible()
    page.get_by_role("link", name="Waive what is open…").click()
    page.locator("#waive textarea").fill("The ministry has corrected its figures.")
    page.locator("#waive button").click()
    expect(page.locator("#list")).to_contain_text("waived what is open")
    page.goto(f"/articles/{story.id}")
    page.get_by_role("button", name="Publish the chosen versions").click()
    expect(page.locator("#main")).to_contain_text("Published. Readers see it from now on.")
