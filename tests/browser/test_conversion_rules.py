"""By keyboard, an editor sees what a rule would change, saves it, sees its texts follow, and takes it back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import CHINESE_ARTICLE, make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_a_rule_is_previewed_saved_and_undone_by_keyboard(signed_in: Callable[[Role], Page], product: Product) -> None:
    make_article(product.database, product.newsroom[Role.EDITOR], CHINESE_ARTICLE)
    page = signed_in(Role.EDITOR)
    page.goto("/conversion-rules")
    page.locator("#source").focus()
    page.keyboard.type("夜车")
    page.keyboard.press("Tab")
    page.keyboard.type("夜班車")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Before this rule is saved")
    expect(page.locator(".count")).to_have_text("It affects 1 sentence in 1 article in progress.")
    expect(page.locator(".would ins")).to_have_text("班")
    page.get_by_role("button", name="Save the rule").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    expect(page.locator("#progress")).to_contain_text("version with the phrase is done")
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Undone.")
