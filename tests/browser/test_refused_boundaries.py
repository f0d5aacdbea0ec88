"""Boundaries that can't be moved: nothing is split or merged, the box or the row says why, and the keys work on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.intercepting import intercept
from tests.browser.test_review_keys import DEAF
from tests.factories import make_article, make_person
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Actor, Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
MINE = "第一列夜车，十点开出。"


@pytest.fixture
def story(product: Product) -> Story:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.save(HANS, LEFT, MINE)
    story.save(HANS, CARRIED, "车上有240人。")
    return story


@pytest.fixture
def colleague(product: Product) -> Actor:
    publication = product.newsroom.publication_id
    return make_person(product.database, "second@newsroom.example", [Role.TRANSLATOR], publication)


@pytest.fixture
def page(signed_in: Callable[[Role], Page], story: Story) -> Page:
    page = signed_in(Role.TRANSLATOR)
    page.add_init_script(DEAF)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    expect_text(open_field(page), MINE)
    return page


def test_a_split_that_is_refused_keeps_its_box_with_the_reason_and_leads_back(
    page: Page, story: Story, colleague: Actor
) -> None:
    rows = page.locator("li.seg")
    count = rows.count()
    page.keyboard.press("Alt+s")
    box = page.locator("dialog.split")
    expect(box).to_be_visible()
    story.save(HANS, LEFT, "头班车十点开出。", by=colleague)
    with page.expect_response(re.compile("/split$")) as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 409
    expect(box.locator("[data-problem]")).not_to_be_empty()
    expect(box.locator("[data-problem]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(open_field(page)).to_be_focused()
    expect(rows).to_have_count(count)


def test_a_split_without_an_answer_is_one_split_when_it_is_sent_again(page: Page) -> None:
    rows = page.locator("li.seg")
    count = rows.count()
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.post_data or "") if one.url.endswith("/split") else None)
    page.keyboard.press("Alt+s")
    box = page.locator("dialog.split")
    expect(box).to_be_visible()

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    intercept(page, "**/split", lose_the_answer)
    page.keyboard.press("Enter")
    expect(box.locator("[data-problem]")).to_contain_text("No answer from the server")
    page.unroute("**/split")
    page.keyboard.press("Enter")
    expect(box).to_be_hidden()
    expect(rows).to_have_count(count + 1)
    # The same request, which the server knows by its key.
    assert sent[0] == sent[1]


def test_a_merge_that_is_refused_changes_no_row_and_says_why(page: Page, story: Story, colleague: Actor) -> None:
    rows = page.locator("li.seg")
    count = rows.count()
    story.save(HANS, CARRIED, "车上载着240人。", by=colleague)
    with page.expect_response(re.compile("/merge$")) as answer:
        page.keyboard.press("Alt+j")
    assert answer.value.status == 409
    expect(page.locator("li.seg.now [data-note] .conflict")).not_to_be_empty()
    expect(rows).to_have_count(count)
    expect_text(open_field(page), MINE)
