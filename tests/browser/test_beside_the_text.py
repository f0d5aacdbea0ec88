"""What stands beside the text and above it while somebody writes: terms, checks, filter, words that are replaced."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field, select
from tests.browser.intercepting import intercept
from tests.browser.test_review_keys import DEAF
from tests.factories import make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Role
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
BESIDE = "**/beside"
NEXT = "A second line will follow in 2027."


@pytest.fixture
def story(product: Product) -> Story:
    return Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))


def visit(page: Page, story: Story, source: str) -> Page:
    """The workspace at a segment, deaf to what others do."""
    page.add_init_script(DEAF)
    page.goto(f"/articles/{story.id}/versions/{HANS}?segment={story.segment(source)}#now")
    expect(open_field(page)).to_be_focused()
    return page


def test_the_term_that_the_text_has_is_passed_over_and_a_suggestion_is_kept_until_it_has_gone(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    with story.database.begin() as uow:
        for source, target in (("first", "首"), ("night train", "夜班列车")):
            terms = [TermEntry("en", source), TermEntry(HANS, target)]
            add_concept(uow, story.editor, ConceptEntry("", terms=terms))
    page = visit(signed_in(Role.TRANSLATOR), story, LEFT)
    expect(page.locator("aside [data-use-term]")).to_have_count(2)
    field = open_field(page)
    field.fill("首")
    page.keyboard.press("End")
    page.keyboard.press("Alt+t")
    expect_text(field, "首夜班列车")

    # What is selected in the text is what a suggestion begins with; without an answer nothing of it goes.
    select(field, 1, 3)
    panel = page.locator("aside [data-beside]")
    panel.get_by_text("Suggest a term").click()
    expect(page.get_by_label("Term in")).to_have_value("夜班")
    page.get_by_label("Words of the source").fill("night")
    intercept(page, "**/suggest-term", lambda route: route.abort())
    page.get_by_role("button", name="Suggest it").click()
    told = panel.locator("[data-told]")
    expect(told).to_contain_text("No answer from the server")
    expect(page.get_by_label("Words of the source")).to_have_value("night")
    page.unroute_all()
    page.get_by_role("button", name="Suggest it").click()
    expect(told).to_contain_text("Suggested")
    expect(page.get_by_label("Words of the source")).to_have_value("")
    expect_text(field, "首夜班列车")


def test_what_was_found_in_a_text_of_before_is_not_said_of_the_present_one(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = visit(signed_in(Role.TRANSLATOR), story, CARRIED)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    intercept(page, "**/check", hold)
    field = open_field(page)
    for number, text in enumerate(("车上有240人。。", "车上有240人，，。"), 1):
        field.fill(text)
        while len(held) < number:
            page.wait_for_timeout(20)
    for route in reversed(held):
        with page.expect_response("**/check") as answer:
            route.continue_()
        answer.value.finished()
        page.evaluate("() => new Promise(requestAnimationFrame)")
    checks = page.locator("aside [data-checks]")
    expect(checks).to_contain_text("，，。")
    expect(checks).not_to_contain_text("。。")


def test_warnings_are_gone_through_and_begin_again_after_the_last(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save(HANS, CARRIED, "车上有240人，，。")
    story.save(HANS, NEXT, "2027年开通，，。")
    page = visit(signed_in(Role.TRANSLATOR), story, LEFT)
    for source in (CARRIED, NEXT, CARRIED):
        page.keyboard.press("Alt+w")
        expect(page.locator("li.seg.now")).to_have_id(f"s-{story.segment(source)}")


def test_a_row_that_fits_no_longer_stays_until_the_next_choice_and_esc_shows_all(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    for source in ("Night trains return", "Mara Lindqvist", "Transport editor", "What comes next", NEXT):
        story.save(HANS, source, "译文")
    page = visit(signed_in(Role.TRANSLATOR), story, LEFT)
    rows, row = page.locator("li.seg:not(.out)"), page.locator(f"#s-{story.segment(LEFT)}")
    count = page.locator("li.seg").count()
    page.keyboard.press("Escape")
    page.locator("[data-find-button]").click()
    # There is nothing of a kind: it isn't offered.
    expect(page.locator("[data-kind=comments]")).to_be_hidden()
    kind = page.locator("[data-kind=open]")
    expect(kind.locator(".num")).to_have_text("2")
    kind.click()
    expect(page.locator("[data-found]")).to_have_text(f"2 of {count}")
    row.locator(".n").click()
    open_field(page).fill("第一列夜车十点开出。")
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    expect(row).not_to_contain_class("out")
    expect(page.locator(f"#s-{story.segment(CARRIED)}")).to_contain_class("now")
    kind.click()
    expect(page.locator("[data-found]")).to_have_text(f"1 of {count}")
    page.locator("#find-words").press("Escape")
    expect(rows).to_have_count(count)
    expect(page.locator("#find-words")).to_be_hidden()


def test_words_are_replaced_only_in_texts_that_still_say_what_was_shown(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save(HANS, LEFT, "夜车开出。")
    story.save(HANS, CARRIED, "夜车载着240人。")
    page = visit(signed_in(Role.TRANSLATOR), story, NEXT)
    page.keyboard.press("Alt+r")
    box = page.get_by_role("dialog", name="Replace in this version")
    box.get_by_label("Words, exactly").fill("夜车")
    box.get_by_label("Replace with").fill("夜班列车")
    expect(box.get_by_role("button", name="Replace in 2 segments")).to_be_visible()
    # A colleague's text comes to the page while the box is open.
    there = f"#s-{story.segment(CARRIED)} [data-target]"
    page.evaluate("at => (document.querySelector(at).dataset.text = '火车载着240人。')", there)
    page.keyboard.press("Enter")
    told = page.locator("[data-undoable]")
    expect(told).to_contain_text("Replaced in 1 segment. Changed in the meantime: 1.")
    expect(told.locator(".places a")).to_have_attribute("data-go-to", str(story.segment(CARRIED)))
    told.get_by_role("button", name="Show them").click()
    expect(page.locator("li.seg:not(.out):not(.context)")).to_have_id(f"s-{story.segment(CARRIED)}")
    expect(page.locator(f"#s-{story.segment(LEFT)}")).to_have_attribute("data-state", "translated")
    expect(page.locator(f"#s-{story.segment(LEFT)} [data-target]")).to_have_attribute("data-text", "夜班列车开出。")
    assert story.text(HANS, CARRIED).text == "夜车载着240人。"


def test_one_thing_that_is_known_has_one_key_and_no_range(signed_in: Callable[[Role], Page], story: Story) -> None:
    terms = [TermEntry("en", "night train"), TermEntry(HANS, "夜班列车")]
    with story.database.begin() as uow:
        add_concept(uow, story.editor, ConceptEntry("", terms=terms))
    page = visit(signed_in(Role.TRANSLATOR), story, LEFT)
    keys = page.locator("aside [data-piece-keys]")
    expect(page.locator("aside [data-use-term]")).to_have_count(1)
    expect(keys).to_be_visible()
    assert " ".join(keys.inner_text().split()) == "Alt 1"


def test_a_suggestion_that_is_asked_for_early_opens_when_the_panel_is_here(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    of_left = f"**/segments/{story.segment(LEFT)}/beside"
    held = _held_back(page, of_left)
    visit(page, story, LEFT)
    words = page.get_by_label("Words of the source")
    page.keyboard.press("Alt+g")
    told = page.locator("[data-announce]")
    expect(told).to_have_text("What is known of this segment is loading.")
    # To whoever sees the page as well.
    beside = page.locator("aside [data-beside]")
    expect(beside).to_have_text("What is known of this segment is loading.")
    expect(open_field(page)).to_be_focused()
    _first(page, held).abort()
    expect(told).to_have_text("No answer from the server. Nothing is lost; try again.")
    expect(beside).to_have_text("No answer from the server. Nothing is lost; try again.")

    page.keyboard.press("Alt+g")
    expect(told).to_have_text("What is known of this segment is loading.")
    _answer(page, held, of_left)
    expect(words).to_be_focused()


def test_the_panel_says_that_what_is_known_of_a_row_is_on_its_way(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    of_next = f"**/segments/{story.segment(CARRIED)}/row"
    held = _held_back(page, of_next)
    visit(page, story, LEFT)
    about = page.locator("aside [data-about]")
    expect(about.get_by_role("heading", name="Checks")).to_be_visible()
    page.keyboard.press("Alt+ArrowDown")
    expect(about).to_have_text("What is known of this segment is loading.")
    _answer(page, held, of_next)
    expect(about.get_by_role("heading", name="Checks")).to_be_visible()


def test_whoever_writes_on_or_goes_on_is_not_led_to_a_suggestion(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.TRANSLATOR)
    held = _held_back(page, BESIDE)
    visit(page, story, LEFT)
    page.keyboard.press("Alt+g")
    page.keyboard.type("我")
    _answer(page, held, BESIDE)
    expect(page.locator("aside [data-suggest]")).to_be_visible()
    expect(open_field(page)).to_be_focused()

    held = _held_back(page, BESIDE)
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+g")
    page.keyboard.press("Alt+ArrowDown")
    _answer(page, held, BESIDE)
    expect(page.locator("aside [data-suggest]")).to_be_visible()
    expect(open_field(page)).to_be_focused()


def test_a_suggestion_stays_when_what_is_known_comes_anew(signed_in: Callable[[Role], Page], story: Story) -> None:
    page = signed_in(Role.TRANSLATOR)
    page.clock.install()
    visit(page, story, LEFT)
    expect(page.locator("aside [data-suggest]")).to_be_visible()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("aside [data-suggest]")).to_be_visible()
    page.clock.fast_forward(61_000)
    of_left = f"**/segments/{story.segment(LEFT)}/beside"
    held = _held_back(page, of_left)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("aside [data-suggest]")).to_be_visible()
    expect(open_field(page)).to_be_focused()
    page.keyboard.press("Alt+g")
    words = page.get_by_label("Words of the source")
    expect(words).to_be_focused()
    page.keyboard.type("night train")
    _answer(page, held, of_left, and_more="<p>Known since then.</p>")
    expect(words).to_have_value("night train")
    expect(words).to_be_focused()


def _held_back(page: Page, what: str) -> list[Route]:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    intercept(page, what, hold)
    return held


def _first(page: Page, held: list[Route]) -> Route:
    while not held:
        page.wait_for_timeout(20)
    return held.pop(0)


def _answer(page: Page, held: list[Route], what: str, and_more: str = "") -> None:
    """Let the answers that are held back come, and those that are asked for later; the page uses the first."""
    asked = _first(page, held)
    with page.expect_response(asked.request.url):
        if and_more:
            answer = asked.fetch()
            asked.fulfill(response=answer, body=answer.text() + and_more)
        page.unroute(what)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
