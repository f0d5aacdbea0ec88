"""Keys that spare a translator's hands: the source's text, marks a keyboard lacks, letters' case, and the way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field, select
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.inline import Code
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

SOURCE = "The ⟦1⟧first⟦/1⟧ train left."
PAGE = Understood(
    language="en",
    title="Night trains return",
    blocks=[Block("paragraph", SOURCE, {"1": Code("emphasis")}), Block("paragraph", "Nobody asked.")],
)


@pytest.fixture
def page(signed_in: Callable[[Role], Page], product: Product) -> Page:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    page.locator("li.seg").nth(1).locator(".n").click()
    expect(open_field(page)).to_be_focused()
    return page


def test_the_source_marks_and_letters_come_by_key_and_are_taken_back(page: Page) -> None:
    field = open_field(page)
    field.fill("首班车")
    page.keyboard.press("Alt+c")
    expect_text(field, SOURCE)
    page.keyboard.press("Control+z")
    expect_text(field, "首班车")

    # A pair goes around what is selected, a single mark to the caret.
    select(field, 0, 2)
    page.keyboard.press("Alt+i")
    expect(page.get_by_role("dialog", name="Special characters")).to_be_visible()
    page.keyboard.press("1")
    expect_text(field, "“首班”车")
    page.keyboard.press("End")
    page.keyboard.press("Alt+i")
    page.keyboard.press("5")
    expect_text(field, "“首班”车——")
    page.keyboard.press("Alt+i")
    page.keyboard.press("9")
    page.keyboard.type("night rail")
    expect_text(field, "“首班”车——\u00a0night rail")

    # The word at the caret, then what is selected; it stays selected, so that the key goes through the cases.
    page.keyboard.press("Shift+F3")
    expect_text(field, "“首班”车——\u00a0night Rail")
    page.keyboard.press("Shift+F3")
    page.keyboard.type("Train")
    expect_text(field, "“首班”车——\u00a0night Train")
    page.keyboard.press("Alt+i")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


def test_a_code_goes_around_what_was_selected_a_moment_ago(page: Page) -> None:
    # Pressed within one task: the browser has told nobody yet what is selected now.
    field = open_field(page)
    field.fill("首班车")
    field.evaluate(
        """(field) => {
            getSelection().selectAllChildren(field);
            const key = { key: "q", code: "KeyQ", ctrlKey: true, bubbles: true, cancelable: true };
            field.dispatchEvent(new KeyboardEvent("keydown", key));
        }"""
    )
    expect_text(field, "⟦1⟧首班车⟦/1⟧")


def test_keys_work_on_while_words_of_the_source_are_selected(page: Page) -> None:
    row = page.locator("li.seg").nth(1)
    field = open_field(page)
    row.locator("[data-source]").dblclick(position={"x": 10, "y": 10})
    assert page.evaluate("getSelection().toString()").strip()
    expect(field).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    field.fill("⟦1⟧首班⟦/1⟧车开了。")
    row.locator("[data-source]").dblclick(position={"x": 10, "y": 10})
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    expect(page.locator("li.seg").nth(2)).to_contain_class("now")
