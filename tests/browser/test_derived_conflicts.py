"""A text that was chosen by hand meets a new text of the version that it follows: one of both, or one made of both."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text
from tests.browser.typing import COPY
from tests.factories import make_article
from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.inline import Code
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS, HANT = "zh-Hans", "zh-Hant"
MARKED = "The ⟦1⟧night train⟦/1⟧ left at ⟦2⟧ten⟦/2⟧."
CODED = Understood(
    language="en",
    title="Night trains return",
    blocks=[Block("paragraph", MARKED, {"1": Code("strong"), "2": Code("link", "https://example.com/a")})],
)


def in_conflict(story: Story, source: str, first: str, by_hand: str, second: str) -> None:
    """zh-Hant is worded by hand, then zh-Hans says something else."""
    story.save(HANS, source, first)
    story.save(HANT, source, by_hand)
    story.save(HANS, source, second)


def opened(page: Page, story: Story, source: str) -> Locator:
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    return page.locator(f"#s-{story.segment(source)}")


def test_one_side_is_taken_and_another_text_made_by_hand(signed_in: Callable[[Role], Page], product: Product) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    in_conflict(story, LEFT, "第一列夜车十点开出。", "頭一班夜車八點開出。", "第一列夜车九点开出。")
    in_conflict(story, CARRIED, "车上有240人。", "車上載了240人。", "车上坐着240人。")
    page = signed_in(Role.TRANSLATOR)
    row = opened(page, story, LEFT)
    sides = row.locator("[data-sides]")
    expect(sides.locator("[data-mine] ins")).to_have_text(["頭", "班", "八"])
    expect(sides.locator("[data-theirs] ins")).to_have_text("九")

    sides.get_by_role("button", name="Merge by hand…").click()
    box = page.locator("[data-merge-box]")
    expect(box.locator("[data-side=base]")).to_have_text("第一列夜車十點開出。")
    expect(box.locator("[data-what]")).to_contain_text("简体 changed where")
    field = box.locator("[data-field]")
    expect(field).to_be_focused()
    # One may begin with either side; nothing is decided by closing the dialog.
    box.locator("[data-from-side=theirs]").click()
    expect_text(field, "第一列夜車九點開出。")
    page.keyboard.press("Control+z")
    expect_text(field, "頭一班夜車八點開出。")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    assert story.text(HANT, LEFT).text == "頭一班夜車八點開出。"
    sides.get_by_role("button", name="Merge by hand…").click()
    field.fill("頭一班夜車九點開出。")
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    expect(sides).to_have_count(0)
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert story.text(HANT, LEFT).text == "頭一班夜車九點開出。"

    other = page.locator(f"#s-{story.segment(CARRIED)}")
    other.get_by_role("button", name="Take theirs").click()
    expect(other.locator("[data-sides]")).to_have_count(0)
    expect(other.locator("[data-words-here]")).to_contain_text("車上坐著240人。")
    assert story.text(HANT, CARRIED).text == "車上坐著240人。"
    # What was made by hand stays when the other version is confirmed again as it is.
    story.save(HANS, LEFT, "第一列夜车九点开出。")
    assert story.text(HANT, LEFT).text == "頭一班夜車九點開出。"


def test_what_is_merged_keeps_its_codes_or_confirming_names_the_missing_one(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = Story(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR], CODED)
    )
    mine = "那班⟦1⟧夜車⟦/1⟧在⟦2⟧八點⟦/2⟧開出。"
    in_conflict(story, MARKED, "⟦1⟧夜车⟦/1⟧⟦2⟧十点⟦/2⟧开出。", mine, "⟦1⟧夜车⟦/1⟧⟦2⟧九点⟦/2⟧开出。")
    page = signed_in(Role.TRANSLATOR)
    row = opened(page, story, MARKED)
    row.get_by_role("button", name="Merge by hand…").click()
    box = page.locator("[data-merge-box]")
    field = box.locator("[data-field]")
    expect_text(field, mine)
    for side in ("base", "mine", "theirs"):
        expect(box.locator(f"[data-side={side}] .code")).to_have_count(4)

    # Half a pair is never confirmed; Ctrl+Q brings it back.
    field.fill("那班⟦1⟧夜車在⟦2⟧九點⟦/2⟧開出。")
    page.keyboard.press("Control+Enter")
    alert = box.get_by_role("alert")
    expect(alert).to_contain_text("Code /1 is missing: the other half of the pair is there.")
    expect(alert.get_by_role("button", name="Confirm without")).to_have_count(0)
    page.keyboard.press("Control+q")
    expect(field.locator("[data-marker]")).to_have_count(4)
    # A pair that is left out is named, and can be a choice.
    field.fill("那班⟦1⟧夜車⟦/1⟧九點開出。")
    box.get_by_role("button", name="Confirm").click()
    expect(alert).to_contain_text("Codes 2 and /2 are missing.")
    expect(box).to_be_visible()
    alert.get_by_role("button", name="Insert 2").click()
    expect(alert).to_have_count(0)
    # The codes of this dialog's texts are copied by their meaning, as in the row.
    page.keyboard.press("Control+a")
    assert field.evaluate(COPY, "copy")["text/plain"] == "那班夜車九點開出。"
    field.fill("那班⟦1⟧夜車⟦/1⟧在⟦2⟧九點⟦/2⟧開出。")
    page.keyboard.press("Control+Enter")
    expect(box).to_be_hidden()
    expect(row).to_have_attribute("data-state", "translated")
    expect(row.locator("[data-words-here] .code")).to_have_count(4)
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert story.text(HANT, MARKED).text == "那班⟦1⟧夜車⟦/1⟧在⟦2⟧九點⟦/2⟧開出。"


def test_a_changed_source_that_reaches_a_text_by_hand_is_asked_about_in_both_versions(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = RevisedStory(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR])
    )
    story.save(HANS, LEFT, "第一列夜车十点开出。")
    story.save(HANT, LEFT, "頭一班夜車八點開出。")
    story.revise({"left at ten": "left at eleven"})
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    expect(row.locator(".source ins")).to_contain_text("eleven")
    row.get_by_role("link", name="Change it").click()
    page.locator("li.seg.now [data-field]").fill("第一列夜车十一点开出。")
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")

    row = opened(page, story, LEFT)
    expect(row.locator("[data-theirs]")).to_contain_text("十一點")
    row.get_by_role("button", name="Merge by hand…").click()
    box = page.locator("[data-merge-box]")
    expect(box.locator("[data-from]")).to_contain_text("eleven")
    box.locator("[data-field]").fill("頭一班夜車十一點開出。")
    box.get_by_role("button", name=re.compile("^Confirm")).click()
    expect(row.locator("[data-sides], [data-ask]")).to_have_count(0)
    expect(row).to_have_attribute("data-state", "translated")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert story.text(HANT, LEFT).text == "頭一班夜車十一點開出。"


def test_on_a_telephone_the_text_that_is_made_and_its_button_are_in_sight(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    source = "The first night train left at ten, " * 6 + "and nobody asked why."
    page_of = Understood(language="en", title="Night trains return", blocks=[Block("paragraph", source)])
    story = Story(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR], page_of)
    )
    in_conflict(story, source, "第一列夜车十点开出，" * 9, "頭一班夜車八點開出，" * 9, "第一列夜车九点开出，" * 9)
    page = signed_in(Role.TRANSLATOR)
    page.set_viewport_size({"width": 390, "height": 664})
    opened(page, story, source).get_by_role("button", name="Merge by hand…").click()
    box = page.locator("[data-merge-box]")
    for part in (box.locator("[data-field]"), box.get_by_role("button", name=re.compile("^Confirm"))):
        expect(part).to_be_in_viewport(ratio=1)
    # The three texts scroll above them.
    box.locator("[data-from-side=theirs]").scroll_into_view_if_needed()
    expect(box.locator("[data-field]")).to_be_in_viewport(ratio=1)
