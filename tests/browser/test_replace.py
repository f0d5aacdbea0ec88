"""Words replaced in all texts of a version: shown first, codes as they were, confirmed as before, and taken back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import open_field
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.inline import Code
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

PAGE = Understood(
    language="en",
    title="Night trains return",
    blocks=[
        Block("paragraph", "The ⟦1⟧first⟦/1⟧ train left.", {"1": Code("emphasis")}),
        Block("paragraph", "A second train followed."),
        Block("paragraph", "The last train stayed."),
    ],
)
SAYS = ("夜车回来了", "⟦1⟧首班⟦/1⟧夜车开了。", "第二班夜车跟着开了。", "末班夜车没有开。")


def test_words_are_replaced_after_a_look_and_taken_back(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    rows = page.locator("li.seg")
    for at, text in enumerate(SAYS):
        rows.nth(at).locator(".n").click()
        open_field(page).fill(text)
        # The last one stays unconfirmed.
        page.keyboard.press("Control+Enter" if at < 3 else "Alt+ArrowUp")
        expect(rows.nth(at)).to_have_attribute("data-state", "translated" if at < 3 else "initial")
        expect(rows.nth(at)).not_to_have_attribute("data-saving")

    page.keyboard.press("Alt+r")
    box = page.get_by_role("dialog", name="Replace in this version")
    box.get_by_label("Words, exactly").fill("夜车")
    expect(box.get_by_role("button", name="Replace in 4 segments")).to_be_visible()
    box.get_by_label("Replace with").fill("夜班列车")
    expect(box.locator("li").nth(1)).to_contain_text("1首班/1夜车夜班列车开了。")
    box.get_by_role("checkbox").nth(2).uncheck()
    page.keyboard.press("Tab")
    box.get_by_role("button", name="Replace in 3 segments").click()

    after = ("夜班列车回来了", "⟦1⟧首班⟦/1⟧夜班列车开了。", SAYS[2], "末班夜班列车没有开。")
    states = ("translated", "translated", "translated", "initial")

    def expect_rows(texts: tuple[str, ...]) -> None:
        expect(page.locator("[data-unsaved]")).to_have_count(0)
        page.reload()
        for row, text, state in zip(rows.all(), texts, states, strict=True):
            expect(row.locator("[data-target]")).to_have_attribute("data-text", text)
            expect(row).to_have_attribute("data-state", state)

    undo = page.locator("[data-undoable]").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    # Once more without it, to read what the server has; then all of it back.
    expect(rows.nth(3).locator("[data-target]")).to_have_attribute("data-text", after[3])
    expect_rows(after)

    page.keyboard.press("Alt+r")
    box.get_by_label("Words, exactly").fill("夜班列车")
    box.get_by_label("Replace with").fill("夜车")
    page.keyboard.press("Enter")
    page.locator("[data-undoable]").get_by_role("button", name="Undo").click()
    expect_rows(after)


def test_after_replacing_the_caret_is_in_the_text_and_one_key_takes_it_back(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    rows = page.locator("li.seg")
    for at, text in enumerate(SAYS):
        rows.nth(at).locator(".n").click()
        open_field(page).fill(text)
        page.keyboard.press("Control+Enter")
        expect(rows.nth(at)).to_have_attribute("data-state", "translated")
        expect(rows.nth(at)).not_to_have_attribute("data-saving")
    rows.nth(2).locator(".n").click()

    def replace(sought: str, by: str) -> None:
        page.keyboard.press("Alt+r")
        box = page.get_by_role("dialog", name="Replace in this version")
        box.get_by_label("Words, exactly").fill(sought)
        box.get_by_label("Replace with").fill(by)
        page.keyboard.press("Enter")
        expect(box).to_be_hidden()

    def expect_texts(texts: tuple[str, ...]) -> None:
        for row, text in zip(rows.all(), texts, strict=True):
            expect(row.locator("[data-target]")).to_have_attribute("data-text", text)

    replace("夜车", "夜班列车")
    expect_texts(tuple(text.replace("夜车", "夜班列车") for text in SAYS))
    expect(open_field(page)).to_be_focused()
    page.keyboard.press("Control+z")
    expect_texts(SAYS)
    expect(open_field(page)).to_be_focused()

    # Once something else is typed, the key takes that back and nothing else.
    replace("夜车", "夜班列车")
    page.keyboard.press("Control+End")
    page.keyboard.type("吧")
    page.keyboard.press("Control+z")
    expect(open_field(page)).to_have_text(SAYS[2].replace("夜车", "夜班列车"))
    expect(rows.nth(0).locator("[data-target]")).to_have_attribute("data-text", "夜班列车回来了")
