"""An editor tries an exception on an own article, sees what it would change, and saves it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_an_exception_is_tried_on_an_own_article_and_saved(signed_in: Callable[[Role], Page], product: Product) -> None:
    story = Article("en", "A paper folds", [Block("paragraph", "The Xinh. Daily wrote it. Nobody answered.")])
    make_article(product.database, product.newsroom[Role.EDITOR], story)
    page = signed_in(Role.EDITOR)
    page.locator("details.menu summary").click()
    page.get_by_role("link", name="Segmentation").click()
    page.get_by_label("Abbreviations").fill("Xinh.")
    page.get_by_role("button", name="Show what they would change").click()
    effects = page.locator("#effects")
    expect(effects).to_contain_text("1 place would be cut differently, in 1 of 1 articles")
    expect(effects.get_by_role("link", name="A paper folds")).to_be_visible()
    expect(effects.locator(".cuts ol").last.get_by_role("listitem")).to_have_text("The Xinh. Daily wrote it.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    expect(page.get_by_label("Abbreviations")).to_have_value("Xinh.")
