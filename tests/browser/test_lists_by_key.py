"""The board and My work by keys: J, K and arrows go from entry to entry, Enter opens, X chooses, A is its button."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import ARTICLE, make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_my_work_and_the_board_are_walked_and_opened_by_keys(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    for n in range(3):
        make_article(product.database, product.newsroom[Role.EDITOR], replace(ARTICLE, title=f"Orchard {n}"))
    page = signed_in(Role.TRANSLATOR)
    page.goto("/work")
    entries = page.locator("#work a.cover")
    page.keyboard.press("j")
    expect(entries.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(entries.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(entries.nth(0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(entries.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/versions/zh-Hans"))

    board = signed_in(Role.EDITOR)
    board.goto("/board?sort=title")
    titles = board.locator(".board a.t")
    # While somebody writes, J is a letter.
    board.get_by_label("Words in the title").focus()
    board.keyboard.press("j")
    expect(board.get_by_label("Words in the title")).to_have_value("j")
    board.get_by_label("Words in the title").fill("")
    board.locator("h1").click()
    board.keyboard.press("j")
    board.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    board.keyboard.press("x")
    expect(board.locator("[data-chosen]")).to_have_text("1 article chosen")
    expect(board.locator("input[name=article]").nth(1)).to_be_checked()
    board.keyboard.press("j")
    board.keyboard.press("Enter")
    expect(board.get_by_role("heading", name="Orchard 2")).to_be_visible()
    board.go_back()
    board.keyboard.press("j")
    board.keyboard.press("a")
    expect(board.get_by_role("heading", name="Who does what")).to_be_visible()
    expect(board.get_by_label("Translation of 简体: who")).to_be_focused()


def test_an_editor_gives_all_steps_of_an_article_in_one_form_from_the_board(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.EDITOR)
    page.goto("/board")
    page.get_by_role("link", name="Assign… Night trains return").click()
    for name in ("简体", "繁體"):
        page.get_by_label(f"Translation of {name}: who").select_option(label="Translator")
        page.get_by_label(f"Review of {name}: who").select_option(label="Reviewer")
    page.get_by_label("The same date for all of them").fill("2030-01-31T18:00")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#board tbody tr").first).to_contain_text("31 Jan 2030")

    theirs = signed_in(Role.TRANSLATOR)
    theirs.goto("/work")
    expect(theirs.get_by_role("list", name="Assigned to you").get_by_role("link")).to_have_count(1)
    expect(theirs.get_by_role("list", name="Not to be done yet").get_by_role("link")).to_have_count(1)
