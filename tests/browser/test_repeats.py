"""A sentence that repeats, in a real browser: confirmed once, it stands in the other places without a reload."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

RAIN, SAID = "The software failed again.", "软件再次失灵。"
PAGE = Understood(
    language="en",
    title="Failures",
    blocks=[Block("paragraph", text) for text in (RAIN, RAIN, "Nobody asked.", RAIN)],
)


def test_what_is_confirmed_once_stands_everywhere_and_is_no_conflict_for_who_goes_on(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    seg = page.locator("li.seg")
    seg.nth(1).locator(".n").click()
    field = open_field(page)
    field.fill(SAID)
    page.keyboard.press("Control+Enter")

    # The next row is open already, with the text that has just come in; the others show it, and whose it is.
    expect(seg.nth(2)).to_have_class(re.compile(r"\bnow\b"))
    expect_text(field, SAID, timeout=20_000)
    expect(seg.nth(4).locator("[data-words-here]")).to_contain_text(SAID)
    expect(seg.nth(4).locator(".tag.draft")).to_have_text("same sentence as segment 2")
    expect(page.locator("[data-announce]")).to_have_text("The same sentence: drafted in 3, 5 too.")

    # Confirming it, or writing another, is answered without a question.
    page.keyboard.press("Control+Enter")
    expect(seg.nth(2)).to_have_attribute("data-tone", "translated")
    seg.nth(4).locator(".n").click()
    expect(seg.nth(4)).to_have_class(re.compile(r"\bnow\b"))
    field.fill("软件又坏了。")
    page.keyboard.press("Control+Enter")
    expect(seg.nth(4)).to_have_attribute("data-tone", "translated")
    expect(seg.nth(4).locator("[data-words-here]")).to_contain_text("软件又坏了。")
    page.reload()
    expect(seg.nth(4).locator("[data-words-here]")).to_contain_text("软件又坏了。")
    expect(seg.nth(2).locator("[data-words-here]")).to_contain_text(SAID)
