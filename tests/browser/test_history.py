"""What happened to a segment, beside it: each text with what it changed, and any of them again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.factories import make_article
from tests.services.story import LEFT, Story
from tms.domain.permissions import Role
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
FIRST, SECOND = "第一列夜车十点开出。", "第一列夜车九点开出。"


def test_a_text_of_before_is_read_with_what_changed_since_brought_back_and_taken_back(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    for text in (FIRST, SECOND):
        story.save(HANS, LEFT, text)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    entries = page.locator("aside [data-history] li")
    newest, before = (entries.filter(has_text=text) for text in ("九", FIRST))
    expect(newest.locator("ins")).to_have_text("九")
    expect(newest.locator("del")).to_have_text("十")
    expect(newest).to_contain_text("Translator")
    # What stands there now needs no bringing back.
    expect(newest.get_by_role("button", name="Bring this text back")).to_have_count(0)

    before.get_by_role("button", name="Bring this text back").click()
    field = open_field(page)
    expect(field).to_be_focused()
    expect_text(field, FIRST)
    page.keyboard.press("Control+z")
    expect_text(field, SECOND)
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+Enter")
    expect(row.locator("[data-words-here]")).to_have_text(FIRST)
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    assert [one.text for one in story.history(HANS, LEFT) if one.act == "edit"] == [FIRST, SECOND, FIRST]


def test_a_reviewer_reads_the_history_and_brings_a_text_back_as_a_correction(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.save(HANS, LEFT, FIRST)
    story.translate()
    story.submit(HANS)
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    page.locator("aside [data-history] li", has_text=FIRST).get_by_role("button", name="Bring this text back").click()
    expect_text(open_field(page), FIRST)
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-rev", "4")
    # What the translator wrote is theirs again, and no work of who brought it back.
    expect(row).not_to_have_attribute("data-own", "")
    assert story.text(HANS, LEFT).text == FIRST


def test_each_half_of_a_split_segment_has_the_history_of_the_whole(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.save(HANS, LEFT, FIRST)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    rows = page.locator("li.seg")
    expect(rows).to_have_count(7)
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    expect(open_field(page)).to_be_focused()
    page.keyboard.press("Alt+s")
    box = page.locator("dialog.split")
    box.get_by_role("button", name="Split", exact=True).click()
    expect(rows).to_have_count(8)
    whole = page.locator("aside [data-history] li", has_text=FIRST)
    expect(whole.last).to_be_visible()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("li.seg.now .num")).to_have_text("5")
    expect(page.locator("aside h2:visible").first).to_contain_text("Segment 5")
    expect(whole.last).to_contain_text("in the segment that this one was split from")


def test_what_replaced_an_assembly_is_new_as_a_whole_and_one_act_is_one_entry(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    with product.database.begin() as uow:
        terms = [TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")]
        add_concept(uow, product.newsroom[Role.EDITOR], ConceptEntry("", terms=terms))
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    assert story.text(HANS, LEFT).text == "The first 夜班列车 left at ten."
    story.save(HANS, LEFT, FIRST)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    entries = page.locator("aside [data-history] li")
    expect(entries).to_have_count(2)
    expect(entries.first).to_contain_text("edited and confirmed")
    expect(entries.first.locator(".said")).to_have_text(FIRST)
    expect(entries.first.locator("ins, del")).to_have_count(0)
    expect(entries.last).to_contain_text("replaced")
