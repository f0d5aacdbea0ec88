"""Saves that the server refuses: the text stays in its row with the reason, and with what can be done about it."""

import re
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.test_offline import HANS
from tests.factories import make_article
from tests.services.story import LEFT, Story
from tms.domain.permissions import Role
from tms.domain.storable import LONGEST_TEXT
from tms.services.people.members import change_member

pytestmark = [pytest.mark.browser, pytest.mark.full]

MINE = "第一列夜车十点开出。"


@pytest.fixture
def story(product: Product) -> Story:
    return Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))


def confirmed(page: Page, story: Story, text: str) -> tuple[Locator, int]:
    """The row after a text was confirmed in it, and the status that answered."""
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    open_field(page).fill(text)
    with page.expect_response(re.compile(rf"/segments/{story.segment(LEFT)}$")) as answer:
        page.keyboard.press("Control+Enter")
    expect(row.locator("[data-refused]")).to_be_visible()
    return row, answer.value.status


def roles_of_translator(story: Story, product: Product, roles: Sequence[Role]) -> None:
    administrator = product.newsroom[Role.ADMINISTRATOR]
    with product.database.begin() as uow:
        change_member(uow, administrator, story.translator.person_id, roles=roles, languages=[], assigned_only=False)


def test_a_text_that_is_no_translation_stays_with_the_reason_and_is_gone_on_with(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    long = "字" * (LONGEST_TEXT + 1)
    row, status = confirmed(page, story, long)
    assert status == 422
    panel = row.locator("[data-refused]")
    expect(panel.locator("[data-why]")).to_contain_text("at most 20,000 characters")
    expect(page.locator("[data-saved] span")).to_have_text("1 segment not saved")
    expect(row).to_have_attribute("data-tone", "conflict")
    # The button of the line leads there, and from there into the text, which is saved once it is shorter.
    page.locator("[data-saved] button").click()
    expect(panel.get_by_role("button", name="Go on with my text")).to_be_focused()
    page.keyboard.press("Enter")
    expect_text(open_field(page), long)
    open_field(page).fill(MINE)
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    expect(panel).to_have_count(0)
    assert story.text(HANS, LEFT).text == MINE


def test_what_is_forbidden_is_sent_again_when_it_is_allowed_again(
    signed_in: Callable[[Role], Page], product: Product, story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    before = story.text(HANS, LEFT).text
    page.add_init_script("delete globalThis.SharedWorker; delete globalThis.EventSource")
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    roles_of_translator(story, product, [Role.REVIEWER])
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    open_field(page).fill(MINE)
    with page.expect_response(re.compile(rf"/segments/{story.segment(LEFT)}$")) as answer:
        page.keyboard.press("Control+Enter")
    assert answer.value.status == 403
    panel = row.locator("[data-refused]")
    expect(panel.locator("[data-why]")).not_to_be_empty()
    expect(row.locator("[data-words-here]")).to_contain_text(MINE)
    assert story.text(HANS, LEFT).text == before
    with page.expect_response(re.compile(rf"/segments/{story.segment(LEFT)}$")) as answer:
        panel.get_by_role("button", name="Try again").click()
    assert answer.value.status == 403
    expect(panel).to_have_count(1)
    roles_of_translator(story, product, [Role.TRANSLATOR])
    panel.get_by_role("button", name="Try again").click()
    expect(row).to_have_attribute("data-state", "translated")
    expect(panel).to_have_count(0)
    assert story.text(HANS, LEFT).text == MINE


def test_a_text_that_is_discarded_gives_the_row_back_to_what_the_server_has(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save(HANS, LEFT, "头班车十点开出。")
    page = signed_in(Role.TRANSLATOR)
    row, _ = confirmed(page, story, "字" * (LONGEST_TEXT + 1))
    row.locator("[data-refused]").get_by_role("button", name="Discard my text").click()
    expect(row.locator("[data-refused]")).to_have_count(0)
    expect(row.locator("[data-words-here]")).to_contain_text("头班车十点开出。")
    expect(row.locator(".n")).to_be_focused()
    expect(row).to_have_attribute("data-tone", "translated")
    page.reload()
    expect(page.locator("[data-saved] span")).to_have_text("Nothing unsaved")
    expect(row.locator("[data-refused]")).to_have_count(0)
