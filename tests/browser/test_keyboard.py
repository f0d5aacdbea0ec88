"""Every main page by the Tab key alone: all of it is reached, in order, focus is seen, and the skip link skips."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.gallery.pages import PAGES, Shown
from tests.gallery.serving import Served

pytestmark = pytest.mark.browser

HOW: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
MAIN = [shown for shown in PAGES if shown.is_main]

_STOPS = """() => {
  const shows = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const one = (name, more = "") => document.querySelector(`input[name="${name}"]${more}`);
  const isOneOfItsGroup = (it) => it.type !== "radio" || it === (one(it.name, ":checked") ?? one(it.name));
  const fields = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const all = [...document.querySelectorAll(`${fields}, [tabindex], [contenteditable=true]`)];
  window.stops = all.filter((it) => it.tabIndex >= 0 && !it.disabled && shows(it) && isOneOfItsGroup(it));
  window.visited = [];
  return [window.stops.length, all.filter((it) => it.tabIndex > 0).map((it) => it.outerHTML)];
}"""
_STEP = """async () => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const isMarked = (style) =>
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5) || style.boxShadow !== "none";
  // Of a link that covers its whole entry the entry is outlined, of a row's number the row.
  const around = it.matches(".cover") ? it.closest("li") : it.matches(".seg > .n") ? it.parentElement : null;
  const isSeen = () => {
    const box = it.getBoundingClientRect();
    return (
      ((around && isMarked(getComputedStyle(around))) ||
        isMarked(getComputedStyle(it)) || isMarked(getComputedStyle(it, "::after"))) &&
      box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight &&
      box.right > 0 && box.left < innerWidth
    );
  };
  // The browser scrolls to it with the next frame.
  for (let n = 0; n < 20 && !isSeen(); n++) await new Promise(requestAnimationFrame);
  // A date is a single field with several stops, which the browser marks itself.
  const isWithin = visited.at(-1) === it;
  const again = visited.includes(it) && !isWithin;
  visited.push(it);
  return { what: it.outerHTML.slice(0, 160), isSeen: isSeen() || isWithin, again, place: stops.indexOf(it) };
}"""
# A script may have made one place of many meanwhile, of which the others are no stops any more.
_MISSED = """() => stops
  .filter((it) => it.isConnected && it.tabIndex >= 0 && !visited.includes(it))
  .map((it) => it.outerHTML.slice(0, 160))"""


@pytest.mark.sample(9)
@pytest.mark.parametrize("shown", MAIN, ids=lambda shown: shown.name)
def test_tab_leads_through_the_page_and_out_of_it(served: Served, browser: Browser, shown: Shown) -> None:
    with served.browsing(browser, shown, **HOW) as page:
        count, jumping = page.evaluate(_STOPS)
        assert count > 1
        assert not jumping, "a tabindex above 0 breaks the order"
        places = _walk(page, count)
        assert page.evaluate(_MISSED) == []
        # In the order of the document, once around.
        turns = sum(later < earlier for earlier, later in pairwise(places))
        assert turns <= 1, places


def _walk(page: Page, count: int) -> list[int]:
    """Press Tab until a place comes again; where the known stops stand among all of them."""
    places: list[int] = []
    for _ in range(2 * count + 20):
        page.keyboard.press("Tab")
        step = page.evaluate(_STEP)
        if step is None:
            continue
        if step["again"]:
            return places
        assert step["isSeen"], f"focus can't be seen on {step['what']}"
        if step["place"] >= 0:
            places.append(step["place"])
    raise AssertionError("the Tab key never came around")


@pytest.mark.sample(9)
@pytest.mark.parametrize("shown", [one for one in MAIN if "workspace" not in one.name], ids=lambda shown: shown.name)
def test_the_skip_link_comes_first_and_leads_into_the_page(served: Served, browser: Browser, shown: Shown) -> None:
    with served.browsing(browser, shown, **HOW) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.skip')")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
