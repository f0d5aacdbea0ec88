"""Whose segment it is: a claim that runs out without a word, and one that a reviewer takes over in review."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import text

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.intercepting import intercept
from tests.browser.test_two_people import sign_in
from tests.chaos.processes import wait_until
from tests.factories import make_article, make_person
from tests.services.story import LEFT, Story
from tms.domain.permissions import Role
from tms.services.translating.claims import release_claim

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
NEWS_MS = 20_000


@pytest.fixture
def story(product: Product) -> Story:
    return Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))


def holder_of(story: Story) -> str | None:
    holder = story.row(HANS, LEFT).holder
    return holder.name if holder else None


def test_a_claim_that_has_run_out_goes_from_the_row_though_nobody_tells_of_it(
    signed_in: Callable[[Role], Page], product: Product, story: Story
) -> None:
    newsroom = product.newsroom
    colleague = make_person(product.database, "mei@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    page = signed_in(Role.TRANSLATOR)
    story.claim(HANS, LEFT, by=colleague)
    # The page's own clock can't be put forward for this: each answer tells it the server's time, and that counts.
    with product.database.begin() as uow:
        uow.session.execute(text("UPDATE claim SET until = now() + interval '15 seconds'"))
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    expect(row.locator(".who")).to_have_attribute("title", "Mei is working on this")
    expect(page.locator("[data-live-status]")).to_have_text("live")
    expect(row.locator(".who")).to_have_count(0, timeout=15_000 + NEWS_MS)
    row.locator(".n").click()
    expect(open_field(page)).to_be_focused()
    wait_until(lambda: holder_of(story) == "Translator", seconds=20, what="whoever comes next has it")
    expect(row.locator("[data-note]")).not_to_contain_text("is working on this segment")


def test_who_opens_a_segment_that_another_has_is_told_for_how_long(
    signed_in: Callable[[Role], Page], product: Product, story: Story
) -> None:
    newsroom = product.newsroom
    colleague = make_person(product.database, "mei@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    story.claim(HANS, LEFT, by=colleague)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    expect(row.locator("[data-note]")).to_contain_text("Mei is working on this segment.")
    expect(page.locator("aside [data-claim]")).to_have_text(re.compile(r"runs out in [012]:\d\d"))
    assert holder_of(story) == "Mei"


def test_a_reviewer_takes_a_correction_over_with_a_reason_and_the_other_keeps_what_they_typed(
    signed_in: Callable[[Role], Page], context: Callable[[], BrowserContext], product: Product, story: Story
) -> None:
    story.translate()
    story.submit(HANS)
    make_person(product.database, "mei@newsroom.example", [Role.REVIEWER], product.newsroom.publication_id)
    first, second = signed_in(Role.REVIEWER), sign_in(context().new_page(), "mei@newsroom.example")
    for page in (first, second):
        page.goto(f"/articles/{story.id}/versions/{HANS}")
        expect(page.locator("[data-live-status]")).to_have_text("live")
    row, there = (page.locator(f"#s-{story.segment(LEFT)}") for page in (first, second))
    row.locator("[data-target]").click()
    first.keyboard.press("e")
    open_field(first).fill("第一列夜车十点准时开出。")

    expect(there.locator(".who")).to_be_visible(timeout=NEWS_MS)
    there.locator("[data-target]").click()
    second.keyboard.press("e")
    there.locator("[data-note]").get_by_role("button", name="Take over…").click()
    # Not without a reason.
    second.keyboard.press("Enter")
    expect(there.locator("[data-note]")).not_to_contain_text("The segment is yours now.")
    second.keyboard.type("It goes to print")
    second.keyboard.press("Enter")
    expect(there.locator("[data-note]")).to_contain_text("The segment is yours now.")

    expect(row.locator("[data-note]")).to_contain_text(
        "Mei has taken this segment over: “It goes to print”", timeout=NEWS_MS
    )
    expect(first.locator("aside .card", has_text="taken it over from you")).to_contain_text("It goes to print")
    expect_text(open_field(first), "第一列夜车十点准时开出。")
    open_field(second).fill("首列夜班列车十点开出。")
    second.keyboard.press("Control+Enter")
    expect(there.locator("[data-words-here]")).to_contain_text("首列夜班列车十点开出。")
    # The one who lost it sees both texts, and nothing of theirs was saved over the other's.
    sides = row.locator("[data-compare]")
    expect(sides.locator("[data-theirs]")).to_contain_text("首列", timeout=NEWS_MS)
    expect(sides.locator("[data-mine]")).to_contain_text("准时")
    sides.get_by_role("button", name="Take theirs").click()
    expect(row.locator("[data-words-here]")).to_contain_text("首列夜班列车十点开出。")
    assert story.text(HANS, LEFT).text == "首列夜班列车十点开出。"
    assert [(event.data or {})["reason"] for event in story.events("claim_taken_over")] == ["It goes to print"]


def test_a_claim_comes_to_the_row_and_goes_again_as_its_person_does(
    signed_in: Callable[[Role], Page], product: Product, story: Story
) -> None:
    newsroom = product.newsroom
    colleague = make_person(product.database, "mei@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    page = signed_in(Role.TRANSLATOR)
    page.add_init_script("delete globalThis.SharedWorker")
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    expect(page.locator("[data-live-status]")).to_have_text("updates every 3 s")
    story.claim(HANS, LEFT, by=colleague)
    expect(row.locator(".who")).to_have_attribute("title", "Mei is working on this", timeout=NEWS_MS)
    # Whoever is there already is told as well, and sees that it is free again.
    row.locator(".n").click()
    expect(row.locator("[data-note]")).to_contain_text("Mei is working on this segment.")
    with product.database.begin() as uow:
        release_claim(uow, colleague, story.id, HANS, story.segment(LEFT))
    expect(row).not_to_have_attribute("data-holder", "Mei", timeout=NEWS_MS)


def test_a_claim_that_is_not_taken_over_says_why_and_keeps_the_reason(
    context: Callable[[], BrowserContext], product: Product, story: Story
) -> None:
    story.claim(HANS, LEFT)
    both = [Role.TRANSLATOR, Role.REVIEWER]
    make_person(product.database, "mei@newsroom.example", both, product.newsroom.publication_id)
    page = sign_in(context().new_page(), "mei@newsroom.example")
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    row.locator("[data-note]").get_by_role("button", name="Take over…").click()
    reason = page.locator("aside .takeover input[name=reason]")
    expect(reason).to_be_focused()
    page.keyboard.type("It goes to print")
    intercept(page, "**/take-over", lambda route: route.abort())
    page.keyboard.press("Enter")
    problem = page.locator("aside .takeover [data-problem]")
    expect(problem).to_contain_text("There is no answer from the server.")
    expect(reason).to_have_value("It goes to print")
    assert holder_of(story) == "Translator"
    page.unroute("**/take-over")
    page.keyboard.press("Enter")
    expect(row.locator("[data-note]")).to_contain_text("The segment is yours now.")
    expect(open_field(page)).to_be_focused()
    assert holder_of(story) == "Mei"
