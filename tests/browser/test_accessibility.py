"""What axe finds on each page, in both themes: WCAG 2.1 A and AA, and its best practices."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.gallery.pages import PAGES, Shown, missing_pages, strangers
from tests.gallery.serving import Served
from tests.gallery.states import STATES

pytestmark = pytest.mark.browser

Theme = Literal["light", "dark"]
THEMES: Mapping[Theme, Sequence[str]] = {
    "light": ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"),
    "dark": ("color-contrast",),
}
"""The rules by tag or name: of a page in the dark, everything but its colours is as in the light."""
EVERYWHERE = PAGES + STATES
FURTHER_ROWS = ".seg:nth-child(n + 51), .strip i:nth-child(n + 51)"
"""Of two thousand each is like the first fifty; axe takes minutes for them, also for what it is told to leave out."""
WINDOW = {"width": 1440, "height": 900}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

OWN_ON_A_PHONE = {
    "bulk", "decisions", "discarded", "drafts", "engine", "figures", "house-style", "new-article-preview", "parity",
    "people", "person", "revisions", "rules", "search", "source", "source-preview", "term-new", "term-suggestions",
    "workspace-comments", "workspace-empty",
}  # fmt: skip
"""Pages whose tables and columns are other ones there; most of the rest only become narrower."""
ON_A_PHONE = [
    shown
    for shown in EVERYWHERE
    if shown.is_main
    or shown.name in OWN_ON_A_PHONE
    or (shown in STATES and not shown.name.startswith(("error-", "empty-")))
]


def test_every_page_has_an_example(served: Served) -> None:
    assert not missing_pages(served.app)
    assert not strangers(served.app)


@pytest.mark.sample(60)
@pytest.mark.part(6)
@pytest.mark.parametrize("shown", EVERYWHERE, ids=lambda shown: shown.name)
def test_axe_finds_nothing_in_either_theme(served: Served, browser: Browser, shown: Shown) -> None:
    found: list[str] = []
    with served.browsing(browser, shown, viewport=WINDOW) as page:
        for theme, rules in THEMES.items():
            page.emulate_media(color_scheme=theme)
            found += violations(page, theme, rules)
    assert not found, "\n".join(found)


@pytest.mark.sample(60)
@pytest.mark.part(6)
@pytest.mark.parametrize("shown", EVERYWHERE, ids=lambda shown: shown.name)
def test_a_page_on_a_phone_has_room_and_axe_finds_nothing(served: Served, browser: Browser, shown: Shown) -> None:
    with served.browsing(browser, shown, **PHONE) as page:
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
        page.evaluate("scrollTo(1000, 0)")
        assert page.evaluate("scrollX") == 0, "it scrolls sideways"
        found = violations(page, "light", THEMES["light"]) if shown in ON_A_PHONE else []
    assert not found, "\n".join(found)


def violations(page: Page, theme: str, rules: Sequence[str]) -> list[str]:
    """A line for each element of each."""
    page.locator(FURTHER_ROWS).evaluate_all("all => all.forEach((one) => one.remove())")
    answer: dict[str, Any] = Axe().run(page, options={"runOnly": list(rules), "resultTypes": ["violations"]}).response
    return [f"{theme}: {words}" for one in answer["violations"] for words in said(one)]


def said(violation: dict[str, Any]) -> list[str]:
    """A line for each element of it."""
    return [
        f"{violation['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:300]}"
        for node in violation["nodes"]
    ]
