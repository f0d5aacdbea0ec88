"""What axe finds on each page, in both themes: WCAG 2.1 A and AA, and its best practices."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

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
LOOKED_AT = [shown for shown in PAGES + STATES if shown.name != "long-article"]
"""Of two thousand rows each is like the first thirty of another page, and axe takes minutes for them."""


def test_every_page_has_an_example(served: Served) -> None:
    assert not missing_pages(served.app)
    assert not strangers(served.app)


@pytest.mark.sample(30)
@pytest.mark.parametrize("shown", LOOKED_AT, ids=lambda shown: shown.name)
def test_axe_finds_nothing_in_either_theme(served: Served, browser: Browser, shown: Shown) -> None:
    found: list[str] = []
    with served.browsing(browser, shown, viewport={"width": 1440, "height": 900}) as page:
        for theme, rules in THEMES.items():
            page.emulate_media(color_scheme=theme)
            answer: dict[str, Any] = Axe().run(page, options={"runOnly": list(rules)}).response
            found += [f"{theme}: {words}" for one in answer["violations"] for words in said(one)]
    assert not found, "\n".join(found)


def said(violation: dict[str, Any]) -> list[str]:
    """A line for each element of it."""
    return [
        f"{violation['id']}: {node['html'][:160]} {' '.join(node['failureSummary'].split())[:300]}"
        for node in violation["nodes"]
    ]
