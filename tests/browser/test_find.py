"""Finding one's way in a long article: a filter with context, words in source and target, and the command palette."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

LONG = Understood(
    language="en",
    title="Night trains return",
    blocks=[Block("paragraph", f"Train number {n} left at {n}.") for n in range(1, 30)]
    + [Block("paragraph", "The ferry was late.")],
)


def shown(page: Page) -> list[int]:
    """Numbers of the rows that are in sight."""
    numbers = page.locator("li.seg:not(.out) .n .num").all_text_contents()
    return [int(number) for number in numbers]


@pytest.mark.full
def test_words_show_their_segments_between_two_neighbours_and_confirming_stays_among_them(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], LONG)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    page.locator("li.seg .n").first.focus()
    page.keyboard.press("/")
    page.keyboard.type("NUMBER 1")
    expect(page.locator("[data-found]")).to_have_text(re.compile(r"^11 of 31$"))
    assert shown(page) == [1, 2, 3, 4, *range(9, 23)]
    assert page.locator("li.seg.context").count() == 7

    # Enter opens the first that has them; confirming leads to the next one of these, not to the one between.
    page.keyboard.press("Enter")
    assert page.locator("li.seg.now .num").text_content() == "2"
    field = page.locator("li.seg.now [name=text], li.seg.now [data-field]").first
    field.fill("列车一号十点开出。")
    page.keyboard.press("Control+Enter")
    expect(page.locator("li.seg.now .num")).to_have_text("11")

    page.keyboard.press("Control+k")
    page.keyboard.type("show all")
    page.keyboard.press("Enter")
    assert len(shown(page)) == 31


@pytest.mark.full
def test_a_filter_counts_its_segments_and_can_be_asked_for_by_address(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], LONG)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans?q=ferry")
    expect(page.locator("[data-found]")).to_have_text("1 of 31")
    assert shown(page) == [29, 30, 31]
    page.locator("[data-kind=open]").click()
    expect(page.locator("[data-found]")).to_have_text("1 of 31")
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 31


@pytest.mark.full
def test_the_palette_goes_to_a_segment_by_its_number_and_does_what_the_page_can_do(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], LONG)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    page.keyboard.press("Control+k")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    page.keyboard.type("27")
    page.keyboard.press("Enter")
    expect(page.locator("li.seg.now .num")).to_have_text("27")

    page.keyboard.press("Control+k")
    page.keyboard.type("bmit")
    expect(options.first).to_have_text("Submit for review")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)

    page.keyboard.press("Control+k")
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    expect(page.locator("[data-found]")).to_have_text("1 of 31")
