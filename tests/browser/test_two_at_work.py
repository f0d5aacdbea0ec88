"""Two people in one version: they see each other, one takes over from the other, and two texts become one."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import APIResponse, BrowserContext, Locator, Page, Route, expect
from sqlalchemy import select

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.intercepting import intercept
from tests.browser.test_two_people import sign_in
from tests.chaos.processes import wait_until
from tests.factories import make_article, make_person
from tms.db.models import TextHistory
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

NEWS_MS = 20_000
BEFORE = "第一列夜车九点开出，车上坐满了人。"


def texts(product: Product, article_id: int, segment: str) -> list[str]:
    """What people made of the segment's 简体, oldest first."""
    with product.database.begin() as uow:
        return list(
            uow.session.scalars(
                select(TextHistory.text)
                .where(
                    TextHistory.article_id == article_id,
                    TextHistory.segment_id == int(segment),
                    TextHistory.act == "edit",
                )
                .order_by(TextHistory.version_id, TextHistory.rev)
            )
        )


@pytest.fixture
def article_id(product: Product) -> int:
    return make_article(product.database, product.newsroom[Role.EDITOR])


@pytest.fixture
def two(context: Callable[[], BrowserContext], product: Product, article_id: int) -> tuple[Page, Page]:
    """A translator, and a colleague who reviews as well, each with the same version open."""
    publication = product.newsroom.publication_id
    make_person(product.database, "mei.lin@newsroom.example", [Role.TRANSLATOR, Role.REVIEWER], publication)
    pages = []
    for email in (product.newsroom.email(Role.TRANSLATOR), "mei.lin@newsroom.example"):
        page = sign_in(context().new_page(), email)
        page.goto(f"/articles/{article_id}/versions/zh-Hans")
        page.wait_for_load_state()
        pages.append(page)
    return pages[0], pages[1]


COVERED = """(row) => {
  const words = row.querySelector("[data-words-here]");
  const range = document.createRange();
  range.selectNodeContents(words);
  const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
  const badges = [...row.querySelectorAll("[data-target] > .avatar")].map((one) => one.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return [lines.length > 0, badges.length, badges.some((badge) => lines.some((line) => meet(badge, line)))];
}"""


def test_the_badge_of_a_colleague_covers_no_text(two: tuple[Page, Page]) -> None:
    first, second = two
    row = second.locator("li.seg").nth(3)
    row.locator("[data-target]").click()
    open_field(second).fill(BEFORE * 3)
    second.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    row.locator("[data-target]").click()
    seen = first.locator("li.seg").nth(3)
    expect(seen.locator("[data-words-here]")).to_contain_text(BEFORE * 3, timeout=NEWS_MS)
    expect(seen.locator("[data-target] > .avatar")).to_have_count(1, timeout=NEWS_MS)
    for width in (390, 1440):
        first.set_viewport_size({"width": width, "height": 900})
        assert seen.evaluate(COVERED) == [True, 1, False], width


def test_they_see_each_other_and_where_until_one_closes_the_page(
    two: tuple[Page, Page], context: Callable[[], BrowserContext], product: Product, article_id: int
) -> None:
    first, second = two
    company = first.locator("[data-company]")
    expect(company).to_be_visible(timeout=NEWS_MS)
    expect(second.locator("[data-company]")).to_be_visible()
    second.locator("li.seg").nth(2).locator("[data-target]").click()
    row = first.locator("li.seg").nth(2)
    expect(row).to_have_class(re.compile(r"\bhere\b"), timeout=NEWS_MS)
    expect(row.locator(".avatar")).to_have_attribute("title", re.compile("Mei"))
    expect(first.locator("[data-strip] i").nth(2)).to_have_class(re.compile(r"\bhere\b"), timeout=NEWS_MS)
    second.locator("li.seg").nth(4).locator("[data-target]").click()
    expect(first.locator("li.seg").nth(4)).to_have_class(re.compile(r"\bhere\b"), timeout=NEWS_MS)
    expect(row).not_to_have_class(re.compile(r"\bhere\b"), timeout=NEWS_MS)

    # An editor who only reads is seen as well, at what they have in sight, and in whichever version.
    reader = sign_in(context().new_page(), product.newsroom.email(Role.EDITOR))
    reader.goto(f"/articles/{article_id}/versions/zh-Hans")
    top = first.locator("li.seg").nth(0)
    expect(top).to_have_class(re.compile(r"\bread-here\b"), timeout=NEWS_MS)
    expect(top.locator(".avatar")).to_have_attribute("title", re.compile("reads here"))
    expect(first.locator("[data-strip] i").nth(0)).to_have_class(re.compile(r"\bread-here\b"))
    reader.goto(f"/articles/{article_id}/versions/zh-Hant")
    company.locator("summary").click()
    people = company.locator("[data-people] li")
    expect(people).to_have_count(2, timeout=NEWS_MS)
    expect(people.nth(0)).to_contain_text("translates")
    expect(people.nth(1)).to_contain_text("繁體")
    people.nth(0).get_by_role("button", name="segment 5").click()
    expect(first.locator("li.seg").nth(4)).to_have_class(re.compile(r"\bnow\b"))
    reader.close()
    second.close()
    expect(company).to_be_hidden(timeout=NEWS_MS)
    expect(first.locator("li.seg.here")).to_have_count(0)


def test_nobody_is_in_their_own_company_with_two_tabs(two: tuple[Page, Page], article_id: int) -> None:
    first, second = two
    tab = first.context.new_page()
    tab.goto(f"/articles/{article_id}/versions/zh-Hans")
    for page in (first, tab):
        expect(page.locator("[data-people] li")).to_have_count(1, timeout=NEWS_MS)
    # What is told of one tab reaches the other too, before what is told of the colleague after it.
    first.locator("li.seg").nth(2).locator("[data-target]").click()
    expect(second.locator("li.seg").nth(2)).to_have_class(re.compile(r"\bhere\b"), timeout=NEWS_MS)
    second.locator("li.seg").nth(4).locator("[data-target]").click()
    for page in (first, tab):
        expect(page.locator("li.seg").nth(4)).to_have_class(re.compile(r"\bhere\b"), timeout=NEWS_MS)
        expect(page.locator("li.seg.here")).to_have_count(1)
        expect(page.locator("[data-people] li")).to_have_count(1)
        expect(page.locator("[data-people] li")).to_contain_text("Mei")


def test_an_answer_that_comes_late_does_not_bring_back_who_has_left(two: tuple[Page, Page]) -> None:
    first, second = two
    company = first.locator("[data-company]")
    expect(company).to_be_visible(timeout=NEWS_MS)
    held: list[tuple[Route, APIResponse]] = []
    intercept(first, "**/here", lambda route: held.append((route, route.fetch())))
    first.locator("li.seg").nth(2).locator("[data-target]").click()
    with first.expect_response("**/here") as late:
        for _ in range(100):
            first.wait_for_timeout(100)
            if held:
                break
        second.close()
        expect(company).to_be_hidden(timeout=NEWS_MS)
        for route, answer in held:
            assert "Mei" in answer.text()
            route.fulfill(response=answer)
    late.value.finished()
    first.wait_for_timeout(500)
    expect(company).to_be_hidden()
    first.unroute_all()


def translated_by_the_first(first: Page, second: Page) -> tuple[Locator, Locator]:
    """The second row on both pages, once both show what the first confirmed there."""
    row = first.locator("li.seg").nth(1)
    there = second.locator(f"#s-{row.get_attribute('data-segment')}")
    row.locator("[data-target]").click()
    open_field(first).fill(BEFORE)
    first.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    expect(there.locator("[data-target]")).to_contain_text(BEFORE, timeout=NEWS_MS)
    return row, there


def test_one_takes_over_with_a_reason_both_write_and_make_one_text_of_two_by_hand(
    two: tuple[Page, Page], product: Product, article_id: int
) -> None:
    first, second = two
    row, there = translated_by_the_first(first, second)
    segment = row.get_attribute("data-segment") or ""

    row.locator("[data-target]").click()
    open_field(first).fill("第一列夜车十点开出，车上坐满了人。")
    expect(there.locator(".who")).to_be_visible(timeout=NEWS_MS)
    there.locator("[data-target]").click()
    note = there.locator("[data-note]")
    expect(note).to_contain_text("is working on this segment")
    note.get_by_role("button", name="Take over…").click()
    expect(second.locator("aside [data-claim]")).to_have_text(re.compile(r"runs out in [012]:\d\d"))
    second.keyboard.type("The page closes at six")
    second.keyboard.press("Enter")
    expect(note).to_contain_text("The segment is yours now.")

    # Whoever had it is told at once, by whom and why, and what they typed stays in their row.
    expect(row.locator("[data-note]")).to_contain_text("“The page closes at six”", timeout=NEWS_MS)
    expect(row.locator("[data-note]")).to_contain_text("has taken this segment over")
    expect_text(open_field(first), "第一列夜车十点开出，车上坐满了人。")
    first.keyboard.press("Alt+ArrowDown")
    expect(row.locator("[data-offer]")).to_contain_text("十点")
    row.get_by_role("button", name="Use it").click()

    open_field(second).fill("第一列夜车八点开出，车上坐满了人。")
    second.keyboard.press("Control+Enter")
    sides = row.locator("[data-compare]")
    expect(sides).to_contain_text("八点", timeout=NEWS_MS)
    expect(sides.locator("[data-what]")).to_contain_text("Mei", timeout=NEWS_MS)
    assert texts(product, article_id, segment) == [BEFORE, "第一列夜车八点开出，车上坐满了人。"]

    # Undecided it is still there after a reload.
    first.on("dialog", lambda dialog: dialog.accept())
    first.reload()
    expect(sides).to_contain_text("八点", timeout=NEWS_MS)
    expect(sides.locator("[data-mine]")).to_contain_text("十点")

    sides.get_by_role("button", name="Merge by hand…").click()
    box = first.locator("[data-merge-box]")
    expect(box.locator("[data-what]")).to_contain_text("changed the same place")
    expect(box.locator("[data-side=base]")).to_have_text(BEFORE)
    expect(box.locator("[data-side=mine] ins")).to_have_text("十")
    expect(box.locator("[data-side=theirs] ins")).to_have_text("八")
    field = box.locator("[data-field]")
    expect(field).to_be_focused()
    field.fill("第一列夜车八点三十分开出，车上坐满了人。")
    first.keyboard.press("Escape")
    expect(box).to_be_hidden()
    sides.get_by_role("button", name="Merge by hand…").click()
    expect_text(field, "第一列夜车八点三十分开出，车上坐满了人。")
    first.keyboard.press("Control+Enter")
    expect(box).to_be_hidden()
    expect(row).to_have_attribute("data-state", "translated")
    expect(sides).to_have_count(0)
    expect(row.locator("[data-offer]")).to_have_count(0)
    expect(there.locator("[data-target]")).to_contain_text("八点三十分", timeout=NEWS_MS)
    assert texts(product, article_id, segment) == [
        BEFORE,
        "第一列夜车八点开出，车上坐满了人。",
        "第一列夜车八点三十分开出，车上坐满了人。",
    ]


def test_changes_in_two_places_are_proposed_in_one_text(
    two: tuple[Page, Page], product: Product, article_id: int
) -> None:
    first, second = two
    row, there = translated_by_the_first(first, second)
    segment = row.get_attribute("data-segment") or ""
    first.context.set_offline(True)
    row.locator("[data-target]").click()
    open_field(first).fill("第一列夜车十点开出，车上坐满了人。")
    first.keyboard.press("Control+Enter")
    there.locator("[data-target]").click()
    open_field(second).fill("第一列夜车九点开出，车上挤满了人。")
    second.keyboard.press("Control+Enter")
    wait_until(lambda: len(texts(product, article_id, segment)) == 2, seconds=20, what="the second has saved")
    first.context.set_offline(False)
    expect(row.locator("[data-compare]")).to_be_visible(timeout=40_000)
    first.reload()
    row.get_by_role("button", name="Merge by hand…").click()
    box = first.locator("[data-merge-box]")
    expect(box.locator("[data-what]")).to_contain_text("changed a different part")
    expect_text(box.locator("[data-field]"), "第一列夜车十点开出，车上挤满了人。")
    box.get_by_role("button", name="Confirm").click()
    expect(row).to_have_attribute("data-state", "translated")
    expect(first.locator("[data-saved]")).to_contain_text("Saved")
    assert texts(product, article_id, segment)[-1] == "第一列夜车十点开出，车上挤满了人。"
    assert len(texts(product, article_id, segment)) == 3
