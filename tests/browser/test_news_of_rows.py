"""News of an article in an open page: what a colleague does comes as the rows that it changed, and nothing else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import APIResponse, BrowserContext, Page, Response, Route, expect

from tests.browser.conftest import Product
from tests.browser.intercepting import intercept
from tests.browser.test_two_people import sign_in
from tests.factories import make_article, make_person
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import CARRIED, LEFT
from tms.domain.permissions import Role
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_a_row_that_a_colleague_confirms_comes_alone_and_a_changed_source_as_the_whole_page(
    context: Callable[[], BrowserContext], product: Product
) -> None:
    make_person(product.database, "second@newsroom.example", [Role.TRANSLATOR], product.newsroom.publication_id)
    story = RevisedStory(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR])
    )
    path = f"/articles/{story.id}/versions/zh-Hans"
    first = sign_in(context().new_page(), product.newsroom.email(Role.TRANSLATOR))
    second = sign_in(context().new_page(), "second@newsroom.example")
    heard: list[Response] = []
    first.on("response", lambda answer: heard.append(answer) if "since=" in answer.url else None)
    for page in (first, second):
        page.goto(path)
        expect(page.locator("[data-live-status]")).to_have_text("live")
    row = f"#s-{story.segment(LEFT)}"

    second.locator(f"{row} [data-target]").click()
    expect(first.locator(f"{row} .who")).to_be_visible(timeout=10_000)
    second.locator(f"{row} [data-field]").fill("第一列夜车十点开出。")
    second.keyboard.press("Control+Enter")
    expect(first.locator(f"{row} [data-words-here]")).to_have_text("第一列夜车十点开出。", timeout=10_000)
    expect(first.locator(f"{row} .who")).to_have_count(0, timeout=10_000)
    expect(first.locator("[data-count=done]").first).to_have_text("1")
    assert all("data-news" in answer.text() for answer in heard)

    with product.database.begin() as uow:
        terms = [TermEntry("en", "night train"), TermEntry("zh-Hans", "夜行列车")]
        add_concept(uow, product.newsroom[Role.EDITOR], ConceptEntry("", terms=terms))
    # Its news, which here nobody told: with that of a lease.
    second.locator("li.seg [data-target]").last.click()
    expect(first.locator(f"{row} .warns")).to_be_visible(timeout=15_000)
    assert all("data-news" in answer.text() for answer in heard)

    story.revise({LEFT: ELEVEN, CARRIED: ""})
    second.locator("li.seg [data-target]").first.click()
    expect(first.locator(f"#s-{story.segment(CARRIED)}")).to_have_count(0, timeout=15_000)
    assert any("data-news" not in answer.text() for answer in heard)
    expect(first.locator(f"{row} .source")).to_contain_text("eleven")


def test_an_answer_that_comes_late_does_not_put_back_what_a_later_one_brought(
    signed_in: Callable[[Role], Page], context: Callable[[], BrowserContext], product: Product
) -> None:
    make_person(product.database, "second@newsroom.example", [Role.TRANSLATOR], product.newsroom.publication_id)
    story = RevisedStory(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR])
    )
    path = f"/articles/{story.id}/versions/zh-Hans"
    first, second = signed_in(Role.TRANSLATOR), sign_in(context().new_page(), "second@newsroom.example")
    for page in (first, second):
        page.goto(path)
        expect(page.locator("[data-live-status]")).to_have_text("live")
    row = f"#s-{story.segment(LEFT)}"
    held: list[tuple[Route, APIResponse]] = []

    # What the server said when it was asked, told later.
    def hold(route: Route) -> None:
        held.append((route, route.fetch()))

    first.locator(f"{row} .n").click()
    first.locator(f"{row} [data-field]").fill("第一列夜车十点开出。")
    intercept(first, f"**/segments/{story.segment(LEFT)}/row", hold)
    first.keyboard.press("Control+Enter")
    expect(first.locator(row)).to_have_attribute("data-state", "translated")
    expect(second.locator(f"{row} [data-words-here]")).to_have_text("第一列夜车十点开出。", timeout=15_000)
    second.locator(f"{row} [data-target]").click()
    second.locator(f"{row} [data-field]").fill("首列夜车十点开出。")
    second.keyboard.press("Control+Enter")
    words = first.locator(f"{row} [data-words-here]")
    expect(words).to_have_text("首列夜车十点开出。", timeout=15_000)
    assert held
    for route, answer in held:
        with first.expect_event("requestfinished"):
            route.fulfill(response=answer)
    # With another question answered after it, it has been read.
    first.locator("li.seg").last.locator(".n").click()
    expect(first.locator("aside [data-about] h2").first).to_contain_text("Segment 7")
    expect(words).to_have_text("首列夜车十点开出。")
