"""The checks while somebody works: told as they type, reached by a key, dismissed without leaving the row."""

import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import open_field, text_in
from tests.factories import make_article
from tms.domain.permissions import Role
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace

pytestmark = pytest.mark.browser

HANS = "zh-Hans"


def warned(product: Product, article_id: int) -> int:
    """A confirmed text with warnings; answers its segment."""
    translator = product.newsroom[Role.TRANSLATOR]
    with product.database.begin() as uow:
        row = workspace(uow, translator, article_id, HANS).rows[4]
        wish = Save("车上有240240人，，。", row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
        save_segment(uow, translator, article_id, HANS, row.segment_id, wish)
    return row.segment_id


@pytest.mark.full
def test_a_translator_meets_warnings_by_keyboard(product: Product, signed_in: Callable[[Role], Page]) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    segment_id = warned(product, article_id)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    counter = page.locator("[data-warnings-of-all]")
    expect(counter).to_contain_text("warnings")
    before = int(counter.inner_text().split()[0])

    page.keyboard.press("Alt+w")
    expect(page.locator("li.seg.now")).to_have_attribute("data-segment", str(segment_id))
    checks = page.locator("aside [data-checks]")
    expect(checks).to_contain_text("“，，。” appears twice.")

    field = open_field(page)
    field.fill("车上有240人。。")
    expect(checks).to_contain_text("“。。” appears twice.")
    expect(checks).not_to_contain_text("240240")
    page.keyboard.press("Escape")
    expect(checks).to_contain_text("“，，。” appears twice.")

    item = checks.locator("li", has_text="“，，。” appears twice.")
    item.locator("summary").press("Enter")
    reason = item.locator("input[name=reason]")
    reason.fill("As the author wants it.")
    reason.press("Enter")
    expect(checks.locator("li.dismissed")).to_contain_text("As the author wants it.")
    expect(counter).to_contain_text(f"{before - 1} ")
    assert text_in(open_field(page)) == "车上有240240人，，。"


@pytest.mark.full
def test_a_warning_is_dismissed_by_two_keys(product: Product, signed_in: Callable[[Role], Page]) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    warned(product, article_id)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    page.keyboard.press("Alt+w")
    checks = page.locator("aside [data-checks]")
    warnings = checks.locator("li.attention")
    expect(checks).to_contain_text("“，，。” appears twice.")
    before = warnings.count()

    page.keyboard.press("Alt+x")
    expect(checks.locator("details[open] [data-reason]").first).to_be_focused()
    # Esc takes it back, and the caret is in the text again.
    page.keyboard.press("Escape")
    expect(open_field(page)).to_be_focused()
    expect(checks.locator("details.dismissing[open]")).to_have_count(0)

    page.keyboard.press("Alt+x")
    page.keyboard.press("4")
    expect(checks.locator("li.dismissed .why")).to_contain_text("Left out or added on purpose.")
    expect(warnings).to_have_count(before - 1)
    expect(open_field(page)).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("4")
    assert text_in(open_field(page)).endswith("4")
    # What is typed has no warnings of the saved text: the key says so.
    expect(checks.locator("details.dismissing")).to_have_count(0)
    page.keyboard.press("Alt+x")
    expect(page.locator("[data-announce]")).to_contain_text("Confirm it first")
    # The figure of somebody who didn't look is not the text's, and they are told.
    page.keyboard.press("3")
    expect(page.locator("li.seg.now [data-note]")).to_contain_text("Nothing was dismissed")
    assert text_in(open_field(page)).endswith("。4")
    page.keyboard.press("3")
    assert text_in(open_field(page)).endswith("。43")


def test_reasons_for_dismissing_stand_within_the_panel_with_their_numbers(
    product: Product, signed_in: Callable[[Role], Page]
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    segment_id = warned(product, article_id)
    page = signed_in(Role.TRANSLATOR)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    page.keyboard.press("Alt+w")
    row = page.locator(f"#s-{segment_id}")
    panel = page.locator("aside.side")
    expect(panel.locator("[data-checks]")).to_contain_text("“，，。” appears twice.")
    page.keyboard.press("Alt+x")
    reasons = panel.locator("details[open] [data-reason]")
    expect(reasons).to_have_count(5)
    edges = panel.bounding_box()
    assert edges
    for reason in reasons.all():
        for part in (reason, reason.locator("kbd")):
            box = part.bounding_box()
            assert box
            assert edges["x"] < box["x"]
            assert box["x"] + box["width"] <= edges["x"] + edges["width"]
            assert edges["y"] < box["y"]
            assert box["y"] + box["height"] <= edges["y"] + edges["height"]
        words = reason.bounding_box()
        # Beside each other, as far as there is room, and not one under another.
        assert words
        assert words["width"] > 2 * words["height"]

    # What is dismissed is no longer marked in its row, without a reload.
    n = panel.locator("[data-checks] > .attention").count()
    for left in range(n - 1, -1, -1):
        expect(panel.locator("[data-checks] > .attention")).to_have_count(left + 1)
        if left < n - 1:
            page.keyboard.press("Alt+x")
        page.keyboard.press("1")
    expect(panel.locator("[data-checks] > .attention")).to_have_count(0)
    page.keyboard.press("Alt+ArrowDown")
    expect(row.locator("[data-words-here]")).to_be_visible()
    expect(row.locator(".warns")).to_have_count(0)
