"""Moving a segment's boundary in a real browser: by the dialog, by keys and from the palette, and back again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field, select
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

PAGE = Understood(
    language="en",
    title="Night trains",
    blocks=[Block("paragraph", "It left at ten, and it was full. Nobody slept."), Block("paragraph", "It was cold.")],
)


def texts(page: Page) -> list[tuple[str, str]]:
    words = "row => ['source', 'target'].map(name => row.querySelector(`[data-${name}]`))"
    said = f"rows => rows.map({words}).map(cells => cells.map(cell => cell.dataset.text ?? cell.textContent.trim()))"
    both: list[tuple[str, str]] = page.locator("li.seg").evaluate_all(said)
    return [(source, target) for source, target in both]


def move_to(box: Locator, name: str, words: str) -> None:
    """Move the mark by keyboard until the first part ends with the words."""
    slider = box.locator(f"[data-cut={name}] input")
    slider.press("Home")
    for _ in range(80):
        first = box.locator(f"[data-cut={name}] [data-half]").first.inner_text().strip()
        if first.endswith(words):
            return
        slider.press("ArrowRight")
    raise AssertionError(first)


def test_a_boundary_is_moved_and_moved_back_without_losing_what_was_typed(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    seg = page.locator("li.seg")
    seg.nth(1).locator(".n").click()
    field = open_field(page)
    field.fill("十点开出，车上坐满了人。")
    whole = "It left at ten, and it was full."

    # From the palette, with the caret behind the comma; the source's mark stands behind its own comma already.
    select(field, 5)
    page.keyboard.press("Control+k")
    page.keyboard.type("split here")
    page.keyboard.press("Enter")
    box = page.locator("dialog.split")
    expect(box).to_be_visible(timeout=20_000)  # What was typed is saved first.
    halves = box.locator("[data-cut=target] [data-half]")
    expect(halves).to_have_text(["十点开出，", "车上坐满了人。"])
    move_to(box, "source", "ten,")
    box.get_by_role("button", name="Split", exact=True).click()
    expect(box).to_be_hidden()
    expect(seg).to_have_count(5, timeout=20_000)
    assert texts(page)[1:3] == [("It left at ten,", "十点开出，"), ("and it was full.", "车上坐满了人。")]
    expect_text(open_field(page), "十点开出，")
    expect(page.locator("[data-announce]")).to_have_text(re.compile("^Split"))

    # What is typed after it is saved on its own half, and the way back brings both together.
    open_field(page).fill("夜里十点开出，")
    page.keyboard.press("Alt+j")
    expect(seg).to_have_count(4, timeout=20_000)
    expect_text(open_field(page), "夜里十点开出，车上坐满了人。")
    assert texts(page)[1][0] == whole
    page.locator("li.seg.now [data-note] button").click()
    expect(seg).to_have_count(5, timeout=20_000)
    assert texts(page)[1:3] == [("It left at ten,", "夜里十点开出，"), ("and it was full.", "车上坐满了人。")]

    # The last of a paragraph has no neighbour to be merged with, and says so.
    seg.nth(3).locator(".n").click()
    expect(seg.nth(3)).to_have_class(re.compile(r"\bnow\b"))
    page.keyboard.press("Alt+j")
    expect(page.locator("li.seg.now [data-note]")).to_contain_text("last segment of its paragraph")
    page.reload()
    assert texts(page)[1:3] == [("It left at ten,", "夜里十点开出，"), ("and it was full.", "车上坐满了人。")]


def test_the_key_that_takes_back_takes_back_the_boundary_and_doubles_nothing(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    seg = page.locator("li.seg")
    whole = "十点开出，车上坐满了人。"
    seg.nth(1).locator(".n").click()
    open_field(page).press_sequentially(whole)
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-saved] span")).to_have_text(re.compile(r"^Saved "))
    seg.nth(1).locator(".n").click()

    def split() -> None:
        page.keyboard.press("Alt+s")
        box = page.locator("dialog.split")
        expect(box).to_be_visible(timeout=20_000)
        page.keyboard.press("Enter")
        expect(seg).to_have_count(5, timeout=20_000)
        expect_text(open_field(page), "十点开出，")

    # Straight after a split, and straight after a merge.
    split()
    page.keyboard.press("Control+z")
    expect(seg).to_have_count(4, timeout=20_000)
    expect_text(open_field(page), whole)
    expect(page.locator("[data-announce]")).to_have_text(re.compile("^Merged"))
    page.keyboard.press("Control+z")
    expect(seg).to_have_count(5, timeout=20_000)
    expect_text(open_field(page), "十点开出，")

    # With something typed since, the key takes that back, and then the boundary; never more.
    open_field(page).press_sequentially("呢")
    page.keyboard.press("Control+z")
    expect_text(open_field(page), "十点开出，")
    page.keyboard.press("Control+z")
    expect(seg).to_have_count(4, timeout=20_000)
    expect_text(open_field(page), whole)
    split()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowUp")
    expect_text(open_field(page), "十点开出，")
    page.keyboard.press("Control+z")
    expect_text(open_field(page), "十点开出，")
    page.keyboard.press("Alt+j")
    expect(seg).to_have_count(4, timeout=20_000)
    expect_text(open_field(page), whole)
    expect(page.locator("[data-offer]")).to_have_count(0)


def test_on_a_telephone_the_mark_is_moved_by_touch(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    seg = page.locator("li.seg")
    seg.nth(1).locator(".n").click()
    open_field(page).fill("十点开出，车上坐满了人。")
    page.locator("li.seg.now [data-do=split]").click()
    box = page.locator("dialog.split")
    expect(box).to_be_visible(timeout=20_000)
    expect(box.locator("[data-cut=source] [data-half]").first).to_have_text("It left at ten, ")
    box.get_by_label("Leave the whole translation in the first segment").check()
    expect(box.locator("[data-cut=target] .moves")).to_be_hidden()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    box.get_by_role("button", name="Split", exact=True).click()
    expect(seg).to_have_count(5, timeout=20_000)
    assert texts(page)[1:3] == [("It left at ten,", "十点开出，车上坐满了人。"), ("and it was full.", "")]


def test_the_place_is_found_by_few_keys(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    seg = page.locator("li.seg")
    seg.nth(1).locator(".n").click()
    open_field(page).fill("十点开出，车上坐满了人。")
    page.keyboard.press("Alt+s")
    box = page.locator("dialog.split")
    expect(box).to_be_visible(timeout=20_000)
    first = box.locator("[data-cut=source] [data-half]").first
    expect(first).to_have_text("It left at ten, ")
    for key, says in (
        ("ArrowRight", "It left at ten, and "),
        ("ArrowRight", "It left at ten, and it "),
        ("Shift+ArrowRight", "It left at ten, and it w"),
        ("ArrowLeft", "It left at ten, and it "),
        ("ArrowUp", "It left at ten, "),
        ("ArrowLeft", "It left at ten"),
    ):
        page.keyboard.press(key)
        expect(first).to_have_text(says)
    page.keyboard.press("Escape")

    # What was clicked in the source is the edge of that word.
    expect(open_field(page)).to_be_visible()
    place = """source => {
        const node = source.firstChild.nodeType === 3 ? source.firstChild : source.firstChild.firstChild;
        getSelection().setPosition(node, source.textContent.indexOf("full") + 1);
    }"""
    page.locator("li.seg.now [data-source]").evaluate(place)
    page.keyboard.press("Alt+s")
    expect(first).to_have_text("It left at ten, and it was ")
