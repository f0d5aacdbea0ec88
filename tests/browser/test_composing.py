"""Input methods in every field with a key of its own: what they take never searches, chooses, sends or confirms."""

import re
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.typing import PINYIN, ZHUYIN
from tests.factories import make_article
from tests.services.story import LEFT, Story
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS, HANT = "zh-Hans", "zh-Hant"


def compose(page: Page, way: tuple[Sequence[str], str]) -> None:
    """Every step of it is answered with the keys that would end it, as people do who choose a word by Enter."""
    steps, words = way
    cdp = page.context.new_cdp_session(page)
    for step in steps:
        cdp.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
        # The browser gives the key to the input method, and the page sees that one was pressed.
        for modifiers in (0, 2):
            key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229, "modifiers": modifiers}
            cdp.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    cdp.send("Input.insertText", {"text": words})
    cdp.detach()


@pytest.mark.parametrize("way", [PINYIN[1], ZHUYIN[0]], ids=["pinyin", "zhuyin"])
def test_no_field_of_the_workspace_acts_while_words_are_composed_in_it(
    signed_in: Callable[[Role], Page], product: Product, way: tuple[Sequence[str], str]
) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.save(HANS, LEFT, "第一列夜车十点开出。")
    story.save(HANT, LEFT, "頭一班夜車八點開出。")
    story.save(HANS, LEFT, "第一列夜车九点开出。")
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    words = way[1]
    row = page.locator("li.seg").nth(5)
    row.locator(".n").click()
    field = open_field(page)
    field.fill("")
    compose(page, way)
    expect_text(field, words)
    expect(row).to_have_class(re.compile(r"\bnow\b"))
    expect(row).to_have_attribute("data-state", "initial")

    page.keyboard.press("Control+k")
    palette = page.locator("dialog[open] input")
    compose(page, way)
    expect(palette).to_have_value(words)
    expect(palette).to_be_focused()
    page.keyboard.press("Escape")

    page.keyboard.press("Alt+m")
    box = page.locator("#say-new")
    expect(box).to_be_focused()
    compose(page, way)
    expect(box).to_have_value(words)
    expect(page.locator("[data-thread]")).to_have_count(0)
    page.keyboard.press("Escape")

    page.locator(f"#s-{story.segment(LEFT)}").get_by_role("button", name="Merge by hand…").click()
    merged = page.locator("[data-merge-box] [data-field]")
    merged.fill("")
    compose(page, way)
    expect_text(merged, words)
    expect(page.locator("[data-merge-box]")).to_be_visible()
    page.keyboard.press("Escape")

    page.locator("[data-find-button]").click()
    find = page.locator("#find-words")
    compose(page, way)
    expect(find).to_have_value(words)
    expect(find).to_be_focused()
    assert story.text(HANT, LEFT).text == "頭一班夜車八點開出。"
