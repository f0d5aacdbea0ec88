"""What stands in the workspace's panel beside the segment: the brief and the style guide."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_what_an_editor_writes_is_read_beside_the_text_and_changes_there_without_a_reload(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    editor, translator = signed_in(Role.EDITOR), signed_in(Role.TRANSLATOR)
    editor.goto("/style-guide")
    editor.locator("#zh-Hans summary").click()
    editor.locator("#guide-zh-Hans").fill("# 数字\n\n- 百分比用“%”")
    editor.locator("#zh-Hans").get_by_role("button", name="Save").click()
    expect(editor.get_by_role("status")).to_contain_text("Saved.")
    editor.goto(f"/articles/{article_id}")
    editor.locator("#brief summary").click()
    editor.get_by_label("Purpose").fill("Front page.")
    editor.get_by_role("button", name="Save the brief").click()
    expect(editor.locator("#brief")).to_contain_text("Front page.")

    translator.goto(f"/articles/{article_id}/versions/zh-Hans")
    panel = translator.locator(".side")
    panel.get_by_role("link", name="Brief and style").click()
    expect(panel).to_contain_text("Front page.")
    expect(panel.locator(".guide")).to_have_attribute("lang", "zh-Hans")
    expect(panel.get_by_role("heading", name="数字")).to_be_visible()
    expect(panel.locator("[data-about]")).to_be_hidden()

    editor.locator("#brief summary").click()
    editor.get_by_label("Purpose").fill("Page two.")
    editor.get_by_role("button", name="Save the brief").click()
    expect(panel).to_contain_text("Page two.", timeout=15_000)

    # The choice holds over a reload; a key that is about the segment leads back to it.
    translator.reload()
    expect(panel).to_contain_text("Page two.")
    translator.locator("li.seg").nth(4).locator("[data-target]").click()
    expect(translator.locator("#say-new")).to_be_attached()
    translator.keyboard.press("Alt+m")
    expect(translator.locator("#say-new")).to_be_focused()
    expect(panel.locator("[data-pane=guidance]")).to_be_hidden()

    translator.set_viewport_size({"width": 390, "height": 800})
    panel.get_by_role("link", name="Brief and style").click()
    translator.wait_for_url("**/guidance")
    expect(translator.get_by_role("main")).to_contain_text("Page two.")
