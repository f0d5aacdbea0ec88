"""How far a version is, at a glance: the strip, the figures, the column beside; and giving it to somebody."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import open_field
from tests.factories import make_article
from tests.services.story import CARRIED, LEFT, Story
from tests.services.threads.talk import Talk
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"


@pytest.fixture
def story(product: Product) -> Story:
    return Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))


def test_the_strip_has_open_checks_and_comments_and_progress_is_told_in_words_and_percent(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save(HANS, CARRIED, "车上有240240人，，。")
    Talk(story).about(LEFT, "Ten in the evening?", by=story.editor)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    ticks = page.locator("[data-strip] i")
    at = {
        source: page.locator(f"#s-{story.segment(source)}").evaluate("row => [...row.parentNode.children].indexOf(row)")
        for source in (CARRIED, LEFT)
    }
    for name, source in (("checks", CARRIED), ("talk", LEFT)):
        expect(ticks.nth(at[source])).to_have_class(re.compile(rf"\b{name}\b"))
    # 4 of 28 words; then 11.
    percent, words = page.locator(".foot [data-count=percent]"), page.locator(".foot [data-count=words]")
    total = int(page.locator(".foot [data-count=all-words]").inner_text())
    expect(words).to_have_text("4")
    expect(percent).to_have_text(str(400 // total))
    page.locator(f"#s-{story.segment(CARRIED)} .n").click()
    open_field(page).fill("车上有240人。")
    page.keyboard.press("Control+Enter")
    expect(ticks.nth(at[CARRIED])).not_to_have_class(re.compile(r"\bchecks\b"))
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    open_field(page).fill("第一列夜班列车十点开出。")
    page.keyboard.press("Control+Enter")
    expect(words).to_have_text("11")
    expect(percent).to_have_text(str(1100 // total))
    page.reload()
    expect(percent).to_have_text(str(1100 // total))


def test_the_third_version_is_put_away_and_shown_again(signed_in: Callable[[Role], Page], story: Story) -> None:
    story.save(HANS, LEFT, "第一列夜班列车十点开出。")
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    third = page.locator(f"#s-{story.segment(LEFT)} .third")
    target = page.locator(f"#s-{story.segment(LEFT)} .target")
    expect(third).to_be_visible()
    narrow = target.evaluate("cell => cell.clientWidth")
    page.get_by_role("button", name="Hide 繁體").click()
    expect(third).to_be_hidden()
    back = page.get_by_role("button", name="Show 繁體")
    expect(back).to_be_focused()
    assert target.evaluate("cell => cell.clientWidth") > narrow
    page.reload()
    expect(page.locator("li.seg").first).to_be_visible()
    expect(third).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("third version")
    page.keyboard.press("Enter")
    expect(third).to_be_visible()
    expect(back).to_be_hidden()


def test_an_editor_gives_a_version_to_somebody_from_the_palette(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.keyboard.press("Control+k")
    page.keyboard.type("assign")
    expect(page.locator("dialog[open]").get_by_role("option").first).to_have_text("Assign or set a date…")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Assign and date")).to_be_visible()
    page.get_by_label("Person").select_option(label="Translator")
    page.get_by_role("button", name="See what changes").click()
    page.get_by_role("button", name="Change them").click()
    expect(page.get_by_text("2 versions are changed.")).to_be_visible()
    assert story.steps(HANS)[0].assignee_id == story.translator.person_id
    # Whoever may not assign isn't offered it.
    other = signed_in(Role.TRANSLATOR)
    other.goto(f"/articles/{story.id}/versions/{HANS}")
    other.keyboard.press("Control+k")
    expect(other.locator("dialog[open]").get_by_role("option").first).to_be_visible()
    other.keyboard.type("assign or")
    expect(other.locator("dialog[open]").get_by_role("option", name="Assign or set a date…")).to_have_count(0)
