"""A name within a line of our words, as of a language, is part of the line: no item of its own with a gap before it."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.gallery.pages import PAGES, Shown
from tests.gallery.serving import Served
from tests.gallery.states import STATES

pytestmark = pytest.mark.browser

TORN = """() => {
  const touching = (text, at) => /[\\p{L}\\p{N}]/u.test(text.at(at) ?? "");
  const found = [];
  for (const box of document.querySelectorAll("body *")) {
    const { display, flexDirection } = getComputedStyle(box);
    if (!display.includes("flex") || flexDirection.startsWith("column")) continue;
    const items = [...box.childNodes].filter((node) => node.textContent);
    items.slice(1).forEach((item, at) => {
      const before = items[at];
      const name = [before, item].find((node) => node.nodeType === Node.ELEMENT_NODE);
      const isTorn = [before, item].some((node) => node.nodeType === Node.TEXT_NODE) && name?.matches("span[lang]");
      if (isTorn && touching(before.textContent, -1) && touching(item.textContent, 0)) {
        found.push(`${box.className}: ${before.textContent}|${item.textContent}`);
      }
    });
  }
  return found;
}"""
WINDOW: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN"}


@pytest.mark.sample(40)
@pytest.mark.part(6)
@pytest.mark.parametrize("shown", [*PAGES, *STATES], ids=lambda shown: shown.name)
def test_no_name_is_torn_from_the_words_around_it(served: Served, browser: Browser, shown: Shown) -> None:
    with served.browsing(browser, shown, **WINDOW) as page:
        assert page.evaluate(TORN) == []
