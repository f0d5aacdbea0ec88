"""A phone: an article is reviewed by touch. A small laptop: a translator sees enough."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Product
from tests.browser.test_workspace_editor import save
from tests.factories import PASSWORD, make_article
from tests.gallery.pages import PAGES
from tests.gallery.serving import Served
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role
from tms.services.reviewing.submit import submit_version
from tms.services.workspace.workspace import workspace

pytestmark = pytest.mark.browser

HANS = "zh-Hans"
NOW = re.compile(r"\bnow\b")
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
SENTENCES = (
    "The first night train to the harbour left a little after ten.",
    "It carried two hundred and forty people on their way to work.",
    "The line had been closed since a storm washed a bridge away.",
    "Engineers needed eleven months for the money, nine weeks to build.",
    "Tickets cost what they did, although the ministry wanted more.",
    "A second train follows in spring if enough people buy tickets.",
    "Fishermen carry their catch to the city in the last wagon.",
    "Nobody complained, because the other way there is six hours long.",
)


@pytest.mark.full
@pytest.mark.parametrize("name", ["workspace", "workspace-review"])
def test_enlarged_twice_the_bars_leave_three_quarters_of_the_height(
    served: Served, browser: Browser, name: str
) -> None:
    (shown,) = (page for page in PAGES if page.name == name)
    with served.browsing(browser, shown, viewport={"width": 720, "height": 450}) as page:
        expect(page.locator(".ws-bar .actions")).to_be_visible()
        free = page.evaluate(
            """() => document.querySelector(".foot").getBoundingClientRect().top
                - document.querySelector(".ws-bar").getBoundingClientRect().bottom"""
        )
        assert free >= 0.75 * 450
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 720


@pytest.mark.full
def test_a_small_laptop_shows_twelve_segments_with_their_context(product: Product, browser: Browser) -> None:
    page_of = Understood(
        language="en",
        title="Night trains return",
        blocks=[Block("paragraph", " ".join(SENTENCES[at : at + 2])) for _ in range(3) for at in range(0, 8, 2)],
    )
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], page_of)
    context = browser.new_context(base_url=product.url, **LAPTOP)
    page = context.new_page()
    _sign_in(page, product.newsroom.email(Role.TRANSLATOR))
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    page.locator("li.seg").nth(7).locator(".n").click()
    expect(page.locator("li.seg.now")).to_have_count(1)
    heights = page.locator("li.seg:not(.now) .source").evaluate_all("all => all.map((one) => one.clientHeight)")
    assert min(heights[2:]) >= 40, "the sentences take two lines"
    seen = page.evaluate("""() => {
      const sheet = document.querySelector("[data-sheet]").getBoundingClientRect();
      const top = document.querySelector(".heads").getBoundingClientRect().bottom;
      const bottom = Math.min(sheet.bottom, innerHeight);
      return [...document.querySelectorAll(".seg")].map((row) => row.getBoundingClientRect())
        .filter((box) => box.top >= top - 1 && box.bottom <= bottom + 1).length;
    }""")
    # What has no room below the sheet is out of sight, and makes the window no longer than it is.
    page.set_viewport_size({"width": 1090, "height": LAPTOP["viewport"]["height"]})
    longer = page.evaluate("document.scrollingElement.scrollHeight - innerHeight")
    context.close()
    assert (seen >= 12, longer) == (True, 0)


@pytest.mark.full
def test_an_article_is_read_reviewed_and_approved_by_touch_on_a_phone(product: Product, browser: Browser) -> None:
    translator = product.newsroom[Role.TRANSLATOR]
    page_of = Understood(
        language="en", title="Night trains return", blocks=[Block("paragraph", " ".join(SENTENCES[:2]))]
    )
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], page_of)
    with product.database.begin() as uow:
        rows = workspace(uow, translator, article_id, HANS).rows
    for row, words in zip(rows, ("夜车回来了", "第一班夜车十点多开出。", "车上载有240人，大多去上班。"), strict=True):
        save(product, translator, article_id, row, words)
    with product.database.begin() as uow:
        submit_version(uow, translator, article_id, HANS)
    context = browser.new_context(base_url=product.url, **PHONE)
    page = context.new_page()
    _sign_in(page, product.newsroom.email(Role.REVIEWER))

    page.goto("/work")
    page.get_by_role("link", name="Night trains return").first.tap()
    page.wait_for_url(f"**/articles/{article_id}**")
    if HANS not in page.url:
        page.locator(f"main a[href='/articles/{article_id}/versions/{HANS}']").first.tap()
    segments = page.locator("li.seg")
    segments.nth(0).locator(".text").tap()
    for at in range(3):
        expect(segments.nth(at)).to_have_class(NOW)
        page.locator("li.seg.now [data-accept] button").tap()
        expect(segments.nth(at)).to_have_attribute("data-state", "reviewed")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    place = page.evaluate("scrollY")
    details, panel = page.get_by_role("link", name="Details"), page.get_by_role("complementary", name="This segment")
    details.tap()
    expect(panel.get_by_text("Nothing found in")).to_be_in_viewport()
    details.tap()
    expect(details).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("scrollY") == place
    page.get_by_role("button", name="Approve version").tap()
    expect(page.locator(".ws-bar .badge")).to_contain_text("approved", ignore_case=True)
    context.close()


def _sign_in(page: Page, email: str) -> None:
    page.goto("/login")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)
