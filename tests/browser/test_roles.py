"""What each role does in a day and no other journey shows; ``README.md`` of this folder has the list of them all."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.test_offline import sign_in
from tests.factories import make_article, make_person
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Role
from tms.services.jobs.assign import set_due

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.fixture
def story(product: Product) -> Story:
    return Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))


def test_a_translator_sees_the_third_version_the_strip_and_the_progress_follow_the_keys(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/zh-Hans")
    page.keyboard.press("?")
    expect(page.locator("[data-all-keys]")).to_have_attribute("open", "")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    open_field(page).fill("第一列夜班列车十点开出。")
    ticks = page.locator("[data-strip] .translated")
    expect(ticks).to_have_count(0)
    page.keyboard.press("Control+Enter")
    # The derived version beside it, the strip, the bar and the figures say so without a reload.
    expect(row).to_have_attribute("data-state", "translated", timeout=20_000)
    expect(row.locator(".third")).to_contain_text("第一列夜班列車十點開出。", timeout=20_000)
    expect(ticks).to_have_count(1)
    expect(page.locator(".foot [data-count=done]")).to_have_text("1")
    expect(page.locator(".foot [data-count=words]")).to_have_text("7")
    expect(page.locator("[data-legend] [data-tone=translated]")).to_contain_text("1 confirmed")
    # One key confirms and goes to the very next segment, though that is confirmed; with Shift it goes over those.
    before = page.locator(f"li.seg:has(+ #s-{story.segment(LEFT)})")
    after = page.locator(f"#s-{story.segment(LEFT)} + li.seg")
    before.locator(".n").click()
    open_field(page).fill("夜班列车")
    page.keyboard.press("Control+Enter")
    expect(row).to_contain_class("now")
    page.keyboard.press("Alt+ArrowUp")
    expect(before).to_contain_class("now")
    page.keyboard.press("Control+Shift+Enter")
    expect(after).to_contain_class("now")
    expect(after).to_have_attribute("data-state", "initial")


def test_words_that_are_selected_are_looked_up_in_the_memory(
    signed_in: Callable[[Role], Page], product: Product, story: Story
) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.accept_all("zh-Hans")
    story.approve("zh-Hans")
    other = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{other}/versions/zh-Hans")
    row = page.locator("li.seg", has_text=CARRIED)
    row.locator(".n").click()
    open_field(page).fill("列车")
    page.keyboard.press("Control+a")
    page.keyboard.press("Alt+k")
    memory = page.locator("aside [data-concordance]")
    expect(memory).to_contain_text("第一列夜班列车十点开出。")
    expect(memory.locator("mark").first).to_have_text("列车")
    # Nothing was left: what is put in takes the place of what is selected, and one key takes it back.
    expect(open_field(page)).to_be_focused()
    memory.locator("li", has_text="第一列夜班列车十点开出。").get_by_role("button", name="insert").click()
    expect_text(open_field(page), "第一列夜班列车十点开出。")
    page.keyboard.press("Control+z")
    expect_text(open_field(page), "列车")
    memory.get_by_role("button", name="Close").click()
    expect(memory).to_be_hidden()
    expect(open_field(page)).to_be_focused()
    assert len(page.context.pages) == 1


def test_whoever_wrote_a_version_reads_why_somebody_else_approves_it(
    signed_in: Callable[[Role], Page], product: Product, story: Story, context: Callable[[], BrowserContext]
) -> None:
    email = "both@newsroom.example"
    both = make_person(product.database, email, [Role.TRANSLATOR, Role.REVIEWER], product.newsroom.publication_id)
    story.translate()
    story.save("zh-Hans", LEFT, "头一列夜班列车十点开出。", by=both)
    story.submit("zh-Hans")
    page = context().new_page()
    sign_in(page, email)
    page.goto(f"/articles/{story.id}/versions/zh-Hans")
    expect(page.get_by_role("button", name="Approve version")).to_be_disabled()
    expect(page.locator("#why-not-mine")).to_contain_text("someone else approves")
    reviewer = signed_in(Role.REVIEWER)
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hans")
    expect(reviewer.get_by_role("button", name="Approve version")).to_be_enabled()


def test_the_only_reviewer_asks_the_translator_to_agree_to_a_correction_and_approves(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=story.reviewer)
    story.accept_all("zh-Hans")
    reviewer, translator = signed_in(Role.REVIEWER), signed_in(Role.TRANSLATOR)
    address = f"/articles/{story.id}/versions/zh-Hans"
    reviewer.goto(address)
    expect(reviewer.get_by_role("button", name="Approve version")).to_be_disabled()
    expect(reviewer.locator("#why-not-mine")).to_contain_text("You corrected one segment yourself")
    expect(reviewer.locator("#why-not-mine")).to_contain_text("you can approve")
    reviewer.get_by_role("button", name="to agree").click()
    expect(reviewer.locator(".above")).to_contain_text("is told that your corrections wait")
    # By the bell to the sentence, which says what was changed.
    translator.goto("/notifications")
    translator.get_by_role("link", name="asks you to agree").first.click()
    row = translator.locator(f"#s-{story.segment(LEFT)}")
    expect(row.locator("[data-agree]")).to_contain_text("corrected this text in the review")
    expect(row.locator("[data-agree] ins")).to_contain_text("首")
    expect(translator.get_by_role("link", name="Corrections to agree to 1")).to_be_visible()
    row.get_by_role("button", name="Agree").focus()
    translator.keyboard.press("Enter")
    expect(translator.locator(".above")).to_contain_text("You agreed to the correction.")
    expect(translator.locator("[data-agree]")).to_have_count(0)
    expect(row).to_have_attribute("data-state", "reviewed")
    # The reviewer's page hears of it by itself.
    reviewer.get_by_role("button", name="Approve version").click()
    expect(reviewer.locator(".above")).to_contain_text("Approved.")


def test_an_editor_sees_what_is_late_puts_an_article_elsewhere_and_reads_the_figures(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.translate()
    story.finish("zh-Hans")
    with story.database.begin() as uow:
        set_due(uow, story.editor, story.id, "zh-Hant", datetime.now(UTC) - timedelta(hours=3))
    page = signed_in(Role.EDITOR)
    page.goto("/board")
    row = page.locator(".board tr", has_text="Night trains return")
    expect(row).to_have_class(re.compile("pressing"))
    expect(row.locator("td.due")).to_contain_text("overdue")
    row.get_by_role("link", name="Night trains return", exact=True).click()
    page.locator("#acts > summary").click()
    page.get_by_role("link", name="Another section…").click()
    page.get_by_label("Section", exact=True).fill("Railways")
    page.locator("#section").get_by_role("button", name="Save").click()
    expect(page.locator(".kicker")).to_have_text("Railways")
    page.goto("/board")
    page.locator("#narrow-section").select_option("Railways")
    expect(page.locator(".fitting")).to_contain_text("1 article fits")
    expect(page.locator(".board")).to_contain_text("Night trains return")
    page.goto("/figures")
    expect(page.locator("figure", has_text="简体").locator("svg rect")).to_have_count(1)
    expect(page.get_by_role("table").last).to_contain_text("Review")


def test_everybody_chooses_the_language_of_the_pages_and_how_often_letters_come(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    page.goto("/account")
    page.locator("#letters").locator("[value=daily]").check()
    page.locator("#letters").get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
    page.goto(f"/articles/{story.id}")
    page.locator("header.bar details.menu summary").click()
    page.locator("header.bar details.menu").get_by_role("button", name="繁體").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.get_by_role("navigation").first).to_contain_text("我的任務")
    # What is not of the interface keeps its own language.
    expect(page.locator("h1")).to_have_attribute("lang", "en")
    page.goto(f"/articles/{story.id}/versions/zh-Hans")
    expect(page.get_by_role("button", name="提交審校")).to_be_visible()
    expect(page.locator("li.seg [data-target]").first).to_have_attribute("lang", "zh-Hans")
    page.goto("/account")
    expect(page.locator("#letters input:checked")).to_have_value("daily")
