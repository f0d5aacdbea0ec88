"""By keyboard, an editor chooses how the house writes, sees what that changes, saves it, and takes it back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import CHINESE_ARTICLE, make_article
from tms.domain.imported_article import Block
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_a_choice_is_reviewed_saved_and_undone_by_keyboard(signed_in: Callable[[Role], Page], product: Product) -> None:
    story = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", "台湾在2024年5月3日公布。")])
    make_article(product.database, product.newsroom[Role.EDITOR], story)
    page = signed_in(Role.EDITOR)
    page.goto("/house-style")
    chosen = page.locator("form[data-house='zh-Hant-TW'] [name='choice-tai']")
    chosen.and_(page.locator(":checked")).focus()
    page.keyboard.press("ArrowDown")
    value = chosen.and_(page.locator(":checked")).get_attribute("value")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Before the house style is saved")
    expect(page.get_by_role("status")).to_contain_text("1 sentence changes")
    page.get_by_role("button", name="Save the house style").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved.")
    assert chosen.and_(page.locator(":checked")).get_attribute("value") == value
    page.get_by_role("button", name="Undo this change").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Undone.")
    expect(chosen.and_(page.locator(":checked"))).not_to_have_value(value or "")
