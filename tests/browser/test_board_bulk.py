"""An editor narrows the board, chooses articles and assigns them in one act; the translator finds them in My work."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.articles import copy_article
from tests.browser.conftest import Product
from tests.factories import ARTICLE, make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_an_editor_assigns_many_articles_and_the_translator_has_them(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    editor = product.newsroom[Role.EDITOR]
    for n in range(3):
        make_article(product.database, editor, replace(ARTICLE, title=f"Orchard {n}", section="Orchards"))
    make_article(product.database, editor, replace(ARTICLE, title="Something else", section="Harbours"))

    page = signed_in(Role.EDITOR)
    page.goto("/board")
    page.evaluate("window.notReloaded = true")
    page.get_by_label("Section").focus()
    page.get_by_label("Section").select_option(label="Orchards")
    expect(page.locator("#board tbody tr")).to_have_count(3)
    expect(page.get_by_label("Section")).to_be_focused()
    expect(page.locator(".fitting")).to_contain_text("3 articles fit")
    assert page.evaluate("window.notReloaded")
    expect(page).to_have_url(re.compile("section="))
    expect(page).not_to_have_url(re.compile("state="))

    # By keyboard: the space bar chooses, the bar says how many.
    boxes = page.locator(".choosing input[name=article]")
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen]")).to_have_text("1 article chosen")
    page.get_by_label("Choose all on this page").check()
    expect(page.locator("[data-chosen]")).to_have_text("3 articles chosen")
    boxes.nth(1).uncheck()
    expect(page.locator("[data-chosen]")).to_have_text("2 articles chosen")
    page.get_by_role("button", name="Assign or set a date…").click()

    expect(page.get_by_role("heading", name="Assign and date")).to_be_visible()
    page.get_by_role("checkbox", name="繁體").uncheck()
    page.get_by_label("Person").select_option(label="Translator")
    page.get_by_label("Due").fill("2030-01-31T18:00")
    page.get_by_role("button", name="See what changes").click()
    expect(page.locator("#changes")).to_have_text("2 versions change")
    page.get_by_role("button", name="Change them").click()

    expect(page.get_by_text("2 versions are changed.")).to_be_visible()
    # Somebody else's act redraws the board below the message.
    theirs = signed_in(Role.TRANSLATOR)
    for _ in range(2):
        theirs.goto("/work")
        theirs.get_by_role("button", name="Take the next").click()
    expect(page.locator("#board tbody tr").filter(has_text="Translator")).to_have_count(3)
    expect(page.get_by_text("2 versions are changed.")).to_be_visible()
    expect(page).to_have_url(re.compile("section="))
    page.wait_for_load_state()
    page.get_by_label("Person").select_option(label="Translator")
    expect(page.locator("#board tbody tr")).to_have_count(3)
    page.get_by_label("State").select_option(label="In review")
    expect(page.get_by_role("heading", name="No article fits all of this")).to_be_visible()
    page.go_back()
    expect(page.locator("#board tbody tr")).to_have_count(3)

    theirs.goto("/work")
    own = theirs.get_by_role("list", name="Assigned to you")
    expect(own.get_by_role("link", name="Orchard")).to_have_count(3)
    expect(own).to_contain_text("31 Jan 2030")
    theirs.get_by_role("link", name="Notifications").click()
    theirs.locator("#told").get_by_role("link", name="Editor assigned 2 steps to you").click()
    expect(theirs).to_have_url(re.compile("/work$"))


def test_three_hundred_articles_are_sorted_found_chosen_and_dated_at_once(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    editor = product.newsroom[Role.EDITOR]
    for title in ("anchors", "Bells", "Canals"):
        copied = make_article(product.database, editor, replace(ARTICLE, title=title))
        copy_article(product.database, copied, 99)
    page = signed_in(Role.EDITOR)
    page.goto("/board")
    rows = page.locator("#board tbody tr")
    expect(page.locator(".fitting")).to_contain_text("300 articles fit")
    page.evaluate("window.notReloaded = true")
    heading = page.locator("thead th").first
    heading.get_by_role("link", name="Article").focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text("anchors")
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(rows.first).to_contain_text("Canals")
    page.get_by_label("Words in the title").fill("bell")
    page.keyboard.press("Enter")
    expect(page.locator(".fitting")).to_contain_text("100 articles fit")
    expect(rows.first).to_contain_text("Bells")
    expect(page).to_have_url(re.compile("title=bell&sort=-title"))
    assert page.evaluate("window.notReloaded")
    page.get_by_role("link", name="Clear all").click()
    expect(page.locator(".fitting")).to_contain_text("300 articles fit")

    page.get_by_role("button", name="Assign or date all 300…").click()
    expect(page.locator(".pagehead")).to_contain_text("300 articles are chosen")
    page.get_by_label("Due").fill("2030-01-31T18:00")
    page.get_by_role("button", name="See what changes").click()
    expect(page.locator("#changes")).to_have_text("600 versions change")
    page.get_by_role("button", name="Change them").click()
    expect(page.get_by_text("600 versions are changed.")).to_be_visible()
    expect(page).to_have_url(re.compile("sort=-title"))
    expect(rows.first).to_contain_text("31 Jan 2030")
    page.get_by_label("Due").select_option(label="No date")
    expect(page.locator(".fitting")).to_contain_text("0 articles fit")


def test_a_date_is_said_in_words_of_the_page_beside_the_browsers_own(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{article_id}/assign")
    due = page.get_by_label("The same date for all of them")
    due.fill("2026-11-27T18:00")
    words = page.locator(".day-in-words").last
    expect(words).to_have_text("Friday 27 November 2026, 18:00")
    expect(due).to_have_accessible_description(re.compile("Friday 27 November 2026, 18:00"))
    due.fill("")
    expect(words).to_have_text("")
