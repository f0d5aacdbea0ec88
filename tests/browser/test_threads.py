"""Two people about one sentence: a question, the bell, the answer; and nothing that is typed is disturbed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Product
from tests.browser.intercepting import intercept
from tests.factories import make_article
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser


@pytest.mark.full
def test_a_question_is_asked_found_by_the_bell_answered_and_settled(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    translator, reviewer = signed_in(Role.TRANSLATOR), signed_in(Role.REVIEWER)
    reviewer.goto("/work")
    translator.goto(f"/articles/{article_id}/versions/zh-Hans")
    row = translator.locator("li.seg").nth(4)
    row.locator("[data-target]").click()
    segment = row.get_attribute("data-segment")
    expect(translator.locator("#say-new")).to_be_visible()
    translator.keyboard.press("Alt+m")
    translator.keyboard.type("Ten in the evening? @rev")
    expect(translator.locator(".calls [aria-selected=true]")).to_have_text("Reviewer")
    translator.keyboard.press("Enter")
    translator.get_by_label("Query: the version waits").check()
    translator.locator("#say-new").focus()
    translator.keyboard.press("Control+Enter")
    expect(translator.locator("[data-thread]")).to_contain_text("Ten in the evening? @Reviewer")
    translator.keyboard.press("Escape")
    expect(row.locator("[data-editor] [contenteditable=true]")).to_be_focused()

    # The other one's bell rings without a reload, and leads to the sentence.
    expect(reviewer.locator("#bell .num")).to_have_text("1", timeout=15_000)
    reviewer.locator("#bell").click()
    reviewer.get_by_role("link", name="mentioned you").click()
    reviewer.wait_for_url(f"**/articles/{article_id}/versions/zh-Hans?segment={segment}#thread-*")
    expect(reviewer.locator("#bell .num")).to_have_count(0)

    # While the first one types on, the answer comes in, and what they type stays.
    translator.keyboard.press("Alt+m")
    translator.keyboard.type("Or in the mor")
    thread = reviewer.locator("[data-thread]").first
    thread.get_by_label("Reply").fill("In the evening.")
    thread.get_by_label("Reply").press("Control+Enter")
    expect(translator.locator("[data-thread]")).to_contain_text("In the evening.", timeout=15_000)
    expect(translator.locator("[data-thread] textarea[name=words]").last).to_have_value("Or in the mor")
    expect(translator.locator("[data-thread] textarea[name=words]").last).to_be_focused()

    thread.get_by_role("button", name="Resolve").click()
    expect(reviewer.locator("[data-settled] > summary")).to_have_text("1 resolved")
    expect(translator.locator(f"#s-{segment}[data-threads]")).to_have_count(0, timeout=15_000)


@pytest.mark.full
def test_the_comment_that_is_asked_for_by_key_waits_for_the_panel(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.TRANSLATOR)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/segments/*/threads", hold)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    rows = page.locator("li.seg")

    def answer() -> None:
        for route in held:
            route.continue_()
        held.clear()

    with page.expect_request("**/segments/*/threads"):
        rows.nth(3).locator("[data-target]").click()
    page.keyboard.press("Alt+m")
    answer()
    expect(page.locator("#say-new")).to_be_focused()
    page.keyboard.press("Escape")

    # Whoever goes on typing stays where they are.
    with page.expect_request("**/segments/*/threads"):
        rows.nth(4).locator("[data-target]").click()
    page.keyboard.press("Alt+m")
    page.keyboard.type("x")
    answer()
    expect(page.locator("#say-new")).to_be_visible()
    expect(rows.nth(4).locator("[data-editor] [contenteditable=true]")).to_be_focused()


@pytest.mark.full
def test_what_is_said_about_one_segment_never_stands_beside_another(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    rows = page.locator("li.seg")
    rows.nth(4).locator("[data-target]").click()
    page.locator("#say-new").fill("Ten in the evening?")
    page.locator("#say-new").press("Control+Enter")
    expect(page.locator("[data-thread]")).to_have_count(1)
    # What explains another segment doesn't come.
    intercept(page, "**/segments/**", lambda route: route.abort("internetdisconnected"))
    rows.nth(0).locator("[data-target]").click()
    expect(rows.nth(0)).to_have_class(re.compile(r"\bnow\b"))
    expect(page.locator("[data-thread], form.say")).to_have_count(0)
