"""What others do arrives while somebody is at work: nothing goes away under their hands, and no text over another's."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.test_offline import HANS, cut, edits
from tests.factories import make_article, make_person
from tests.services.story import LEFT, Story
from tms.domain.permissions import Actor, Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

NEWS_MS = 20_000
LAST = "A second line will follow in 2027."
BEFORE, MINE, THEIRS = "第一列夜车九点开出。", "第一列夜车十点开出。", "第一列夜车八点开出。"


@pytest.fixture
def story(product: Product) -> Story:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.save(HANS, LEFT, BEFORE)
    return story


@pytest.fixture
def colleague(product: Product) -> Actor:
    publication = product.newsroom.publication_id
    return make_person(product.database, "second@newsroom.example", [Role.TRANSLATOR], publication)


def visit(page: Page, story: Story, source: str = LEFT) -> Locator:
    """The workspace, which asks for news by itself; the row of the source."""
    page.add_init_script("delete globalThis.SharedWorker")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    expect(page.locator("[data-live-status]")).to_have_text("updates every 3 s")
    return page.locator(f"#s-{story.segment(source)}")


def hears_of(page: Page, story: Story, colleague: Actor) -> None:
    """What was done up to now has come to the page: something that is done now has come."""
    story.save(HANS, LAST, "2027年再开一条。", by=colleague)
    words = page.locator(f"#s-{story.segment(LAST)} [data-words-here]")
    expect(words).to_have_text("2027年再开一条。", timeout=NEWS_MS)


def test_the_field_that_is_open_stays_and_no_text_goes_over_anothers(
    signed_in: Callable[[Role], Page], product: Product, story: Story, colleague: Actor
) -> None:
    page = signed_in(Role.TRANSLATOR)
    row = visit(page, story)
    row.locator(".n").click()
    field = open_field(page)
    expect_text(field, BEFORE)
    field.evaluate("(field) => (field.isTheSame = true)")
    story.save(HANS, LEFT, THEIRS, by=colleague)
    # Nothing was typed: it shows what stands there now, and one types on in it.
    expect_text(field, THEIRS, timeout=NEWS_MS)
    expect(row.locator("[data-note]")).to_contain_text("changed by someone else just now")
    expect(field).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(MINE)

    story.save(HANS, LEFT, "头班车八点开出。", by=colleague)
    sides = row.locator("[data-compare]")
    expect(sides).to_contain_text("头班车", timeout=NEWS_MS)
    expect_text(field, MINE)
    expect(field).to_be_focused()
    assert field.evaluate("(field) => field.isTheSame")
    # Confirming chooses for nobody: the text is tried upon the one that it was written upon.
    with page.expect_response(re.compile(rf"/segments/{story.segment(LEFT)}$")) as answer:
        page.keyboard.press("Control+Enter")
    assert answer.value.status == 409
    expect(sides).to_contain_text("头班车")
    assert edits(product, story.id) == [BEFORE, THEIRS, "头班车八点开出。"]
    with page.expect_response(re.compile(rf"/segments/{story.segment(LEFT)}$")) as answer:
        sides.get_by_role("button", name="Keep mine").click()
    assert answer.value.ok
    assert edits(product, story.id)[-1] == MINE


def test_a_text_that_waits_to_be_sent_stays_in_its_row(
    signed_in: Callable[[Role], Page], story: Story, colleague: Actor
) -> None:
    page = signed_in(Role.TRANSLATOR)
    row = visit(page, story)
    cut(page)
    row.locator(".n").click()
    open_field(page).fill(MINE)
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-saved] span")).to_have_text("No answer, 1 waiting")
    story.save(HANS, LEFT, THEIRS, by=colleague)
    hears_of(page, story, colleague)
    expect(row.locator("[data-words-here]")).to_contain_text(MINE)
    expect(row.locator(".tag.saving")).to_be_visible()
    page.context.unroute_all()
    page.locator("[data-saved] button").click()
    expect(row.locator("[data-compare]")).to_contain_text("八")


def test_a_form_of_the_header_that_is_being_filled_in_stays(
    signed_in: Callable[[Role], Page], story: Story, colleague: Actor
) -> None:
    story.translate()
    story.submit(HANS)
    page = signed_in(Role.REVIEWER)
    visit(page, story)
    page.get_by_text("Return…").click()
    reason = page.locator("#return-reason")
    reason.fill("Once more")
    # Anything that the server would show otherwise.
    mark = page.locator("[data-swap=actions] [data-old]")
    page.locator("[data-swap=actions]").evaluate("(actions) => actions.insertAdjacentHTML('beforeend', '<i data-old>')")
    for is_left in (False, True):
        if is_left:
            reason.blur()
        with page.expect_response(re.compile("since=")) as answer:
            pass
        answer.value.finished()
        page.wait_for_timeout(500)
        expect(reason).to_have_value("Once more")
        expect(mark).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_text("Return…")).to_be_focused()
    page.locator("body").click(position={"x": 1, "y": 1})
    expect(mark).to_have_count(0, timeout=NEWS_MS)


def test_what_is_made_of_two_texts_is_kept_through_a_closed_box_and_a_reload(
    signed_in: Callable[[Role], Page], story: Story, colleague: Actor
) -> None:
    page = signed_in(Role.TRANSLATOR)
    row = visit(page, story)
    row.locator(".n").click()
    open_field(page).fill(MINE)
    story.save(HANS, LEFT, THEIRS, by=colleague)
    merge = row.get_by_role("button", name="Merge by hand…")
    merge.click(timeout=NEWS_MS)
    box = page.locator("[data-merge-box]")
    made = "第一列夜车八点到十点开出。"
    box.locator("[data-field]").fill(made)
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    merge.click()
    expect_text(box.locator("[data-field]"), made)
    page.reload()
    offer = row.locator("[data-offer]")
    expect(offer).to_contain_text(made)
    # What was written before it waits behind it.
    offer.get_by_role("button", name="Discard").click()
    expect(offer).to_contain_text(MINE)
