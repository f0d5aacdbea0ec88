"""What is chosen acts on the page as it is now; what opens is typed into; and the line above counts what waits."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.intercepting import intercept
from tests.factories import make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
_WATCH = """() => {
  const actions = document.querySelector("[data-swap=actions]");
  const was = actions.firstElementChild;
  new MutationObserver(() => (window.swapped = !was.isConnected)).observe(actions, { childList: true });
}"""


@pytest.fixture
def story(product: Product) -> Story:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.translate()
    return story


def _seeking(page: Page, story: Story, words: str) -> None:
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    expect(page.locator("li.seg .n[tabindex]")).to_have_count(7)
    page.keyboard.press("Control+k")
    page.keyboard.type(words)


def test_a_command_acts_on_the_header_as_it_is_now(signed_in: Callable[[Role], Page], story: Story) -> None:
    page = signed_in(Role.TRANSLATOR)
    _seeking(page, story, "submit")
    expect(page.get_by_role("option").first).to_have_text("Submit for review")
    # As news does it: the same buttons, made anew.
    page.evaluate("document.querySelector('[data-swap=actions]').innerHTML += ''")
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner").get_by_text("waits for review")).to_be_visible()


def test_a_command_that_news_took_away_says_so_and_shows_what_there_is(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    _seeking(page, story, "submit")
    expect(page.get_by_role("option").first).to_have_text("Submit for review")
    page.evaluate("document.querySelector('[data-swap=actions] form:has(.primary)').remove()")
    page.keyboard.press("Enter")
    told = page.locator(".palette [data-problem]")
    expect(told).to_contain_text("“Submit for review” can’t be done now")
    expect(page.get_by_role("option", name="Submit for review")).to_have_count(0)
    page.locator("#palette-words").fill("all keys")
    expect(told).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("[data-all-keys]")).to_have_attribute("open", "")


def test_a_form_whose_header_news_has_changed_while_it_waited_is_sent(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    open_field(page).fill("首列夜班列车十点开出。")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    intercept(page, re.compile(r"/segments/\d+$"), hold)
    # Without an answer to what is open, the form goes where it leads.
    intercept(
        page,
        re.compile(r"/submit$"),
        lambda route: route.abort() if route.request.method == "GET" else route.continue_(),
    )
    page.evaluate(_WATCH)
    page.get_by_role("button", name="Submit for review").click()
    expect(page.locator("[data-saved]")).to_contain_text("Saving…")
    page.evaluate("document.querySelector('[data-swap=actions]').innerHTML += ''")
    page.wait_for_function("window.swapped")
    story.save(HANS, CARRIED, "车上有二百四十人。")
    held[0].continue_()
    # What was left is not confirmed: the server refuses the wish, and says so, which only a form that was sent hears.
    expect(page.get_by_text("Segments that are not confirmed yet")).to_be_visible()


def test_what_is_typed_after_dismiss_is_the_reason_and_never_the_translation(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save(HANS, CARRIED, "车上有240人，，。")
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.locator(f"#s-{story.segment(CARRIED)} .n").click()
    field = open_field(page)
    expect(field).to_be_focused()
    summary = page.locator("aside [data-checks] summary").first
    expect(summary).to_have_text("Dismiss…")
    summary.focus()
    # Nothing is typed from a button into the text, whose caret stood there last.
    page.keyboard.type("x")
    expect_text(field, "车上有240人，，。")
    page.keyboard.press("Enter")
    page.keyboard.type("As the author wants it.")
    expect(page.locator("aside [data-checks] input[name=reason]").first).to_have_value("As the author wants it.")
    expect_text(field, "车上有240人，，。")
    # Whoever goes back to the text is where they were.
    field.focus()
    page.keyboard.type("！")
    expect_text(field, "车上有240人，，。！")


def test_nothing_unsaved_is_not_said_while_a_typed_text_waits(signed_in: Callable[[Role], Page], story: Story) -> None:
    page = signed_in(Role.TRANSLATOR)
    address = f"/articles/{story.id}/versions/{HANS}"
    page.goto(address)
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    open_field(page).fill("还没有保存的字")
    line = page.locator("[data-saved]")
    expect(line).to_contain_text("Typing kept")
    page.goto(address)
    expect(line).to_contain_text("1 typed text not saved")
    line.get_by_role("button", name="Show").click()
    offer = page.locator(f"#s-{story.segment(LEFT)} [data-offer]")
    expect(offer.get_by_role("button").first).to_be_focused()
    offer.get_by_role("button", name="Discard").click()
    expect(line).to_contain_text("Nothing unsaved")
