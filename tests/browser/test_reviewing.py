"""Reviewing in a real browser: what comes back says why, to whoever gets it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Product
from tests.browser.intercepting import intercept
from tests.factories import make_article, make_person
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.fixture
def story(product: Product) -> Story:
    """zh-Hans and zh-Hant in review."""
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.translate()
    story.submit("zh-Hans")
    story.submit("zh-Hant")
    return story


def test_reasons_are_chosen_by_key_and_shown_beside_the_segment_and_in_my_work(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    reviewer, translator = signed_in(Role.REVIEWER), signed_in(Role.TRANSLATOR)
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hans")
    row = reviewer.locator(f"#s-{story.segment(LEFT)}")
    row.locator("[data-target]").click()
    reviewer.keyboard.press("Alt+b")
    reviewer.keyboard.press("Control+Enter")
    expect(row.get_by_role("alert")).to_contain_text("choose what is wrong")
    reviewer.keyboard.press("Alt+2")
    reviewer.keyboard.type("“夜班”从哪里来？")
    reviewer.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-look", "sent_back")
    reviewer.get_by_role("link", name="Return…").click()
    reviewer.locator("#return .fault", has_text="Style").click()
    reviewer.get_by_role("button", name="Return to translator").click()
    expect(reviewer.locator("main")).to_contain_text("Returned to the translator.")

    translator.goto("/work")
    waiting = translator.locator("#work li", has_text="Sentences sent back")
    expect(waiting).to_contain_text("Style")
    expect(waiting).to_contain_text("Something is missing 1")
    translator.goto(f"/articles/{story.id}/versions/zh-Hans")
    translator.locator(f"#s-{story.segment(LEFT)} [data-target]").click()
    card = translator.locator(".side .card")
    expect(card).to_contain_text("Something is missing")
    expect(card).to_contain_text("“夜班”从哪里来？")


def test_what_came_back_opens_first_and_is_counted_down(signed_in: Callable[[Role], Page], story: Story) -> None:
    reviewer, translator = signed_in(Role.REVIEWER), signed_in(Role.TRANSLATOR)
    story.send_back("zh-Hans", CARRIED, "Too literal.")
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hans")
    expect(reviewer.get_by_role("link", name="Return to translator (1 sent back)…")).to_be_visible()
    reviewer.locator(f"#s-{story.segment(LEFT)} [data-target]").click()
    reviewer.keyboard.press("Alt+b")
    reviewer.keyboard.type("The hour is missing.")
    reviewer.keyboard.press("Control+Enter")
    reviewer.get_by_role("link", name="Return to translator (2 sent back)…").click()
    expect(reviewer.locator("#return-reason")).to_have_value(re.compile("The hour is missing.*\n.*Too literal"))
    reviewer.locator("#return").get_by_role("button", name="Return to translator").click()
    expect(reviewer.locator("main")).to_contain_text("Returned to the translator.")

    translator.goto("/work")
    row = translator.locator("#work li", has_text="sent back · 2 segments")
    row.get_by_role("link").click()
    now = translator.locator("li.seg.now")
    expect(now).to_have_id(f"s-{story.segment(LEFT)}")
    expect(now.locator(".notes").first).to_contain_text("The hour is missing.")
    count = translator.locator("[data-sent-back-of-all]")
    expect(count).to_have_text("2 sent back")
    translator.locator("[data-find-button]").click()
    chip = translator.locator("[data-kind=back]")
    expect(chip).to_have_text(re.compile(r"Sent back\s+2"))
    chip.click()
    expect(translator.locator("li.seg:not(.out):not(.context)")).to_have_count(2)
    now.locator("[contenteditable], textarea").first.focus()
    translator.keyboard.press("Control+Enter")
    expect(count).to_have_text("1 sent back")
    expect(now).to_have_id(f"s-{story.segment(CARRIED)}")
    translator.keyboard.press("Control+Enter")
    expect(count).to_be_hidden()


def test_what_is_clean_is_accepted_from_a_dialog_that_leads_to_what_is_left(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    reviewer = signed_in(Role.REVIEWER)
    story.send_back("zh-Hant", CARRIED, "too short")
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hant")
    reviewer.get_by_role("link", name="Accept many…").click()
    dialog = reviewer.get_by_role("dialog")
    expect(dialog).to_contain_text("6 segments are unchanged and clean")
    dialog.get_by_role("link", name="Segment 5", exact=True).click()
    expect(reviewer.locator("li.seg.now")).to_have_id(f"s-{story.segment(CARRIED)}")
    reviewer.get_by_role("link", name="Accept many…").click()
    dialog.get_by_role("button", name="Accept these 6").click()
    expect(reviewer.locator("li.seg[data-state=reviewed]")).to_have_count(6)
    expect(reviewer.locator(f"#s-{story.segment(CARRIED)}")).to_have_attribute("data-state", "initial")
    told = reviewer.locator(".above [role=status]")
    expect(told).to_contain_text("Segments accepted: 6. Left: 1 to look at first.")
    expect(told.locator(".places a")).to_have_text(re.compile(r"Segment\s*5"))
    told.get_by_role("button", name="Show them").click()
    expect(reviewer.locator("li.seg:not(.out):not(.context)")).to_have_id(f"s-{story.segment(CARRIED)}")
    told.locator(".places a").click()
    expect(reviewer.locator("li.seg.now")).to_have_id(f"s-{story.segment(CARRIED)}")


def test_a_version_that_is_submitted_too_early_leads_to_what_is_left(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    early = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    early.save("zh-Hans", LEFT, "第一列夜班列车十点开出。")
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{early.id}/versions/zh-Hans")
    page.get_by_role("button", name="Submit for review").click()
    refused = page.get_by_role("dialog").get_by_role("alert")
    expect(page.get_by_role("button", name="Submit all the same")).to_have_count(0)
    expect(refused).to_contain_text("Segments that are not confirmed yet: 6.")
    refused.get_by_role("button", name="Show them").click()
    shown = page.locator("li.seg:not(.out):not(.context)")
    expect(shown).to_have_count(6)
    expect(page.locator(f"#s-{early.segment(LEFT)}")).to_contain_class("context")
    expect(page.locator("[data-kind=left] .num")).to_have_text("6")


def test_changes_are_shown_by_key_and_follow_what_is_corrected(signed_in: Callable[[Role], Page], story: Story) -> None:
    story.recall("zh-Hant")
    story.save("zh-Hant", LEFT, "第一列夜班列車十時開出。")
    story.submit("zh-Hant")
    reviewer = signed_in(Role.REVIEWER)
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hant")
    row = reviewer.locator(f"#s-{story.segment(LEFT)}")
    reviewer.keyboard.press("d")
    expect(row.locator(".changes del")).to_have_text("點")
    expect(row.locator(".changes ins")).to_have_text("時")
    expect(reviewer.locator("[data-announce]")).to_have_text("Changed segments: 1.")
    expect(row.locator("[data-words-here]")).to_be_hidden()
    row.locator("[data-target]").click()
    reviewer.keyboard.press("e")
    expect(row.locator(".changes")).to_be_hidden()
    reviewer.keyboard.press("Control+End")
    reviewer.keyboard.type("了")
    reviewer.keyboard.press("Control+Enter")
    expect(row.locator(".changes ins")).to_have_count(2)
    reviewer.reload()
    expect(row.locator(".changes del")).to_have_text("點")
    # What the reviewer wrote is a change of what was handed over to them.
    reviewer.get_by_label("Changes").select_option("changed since the review")
    expect(row.locator(".changes ins")).to_have_count(1)
    expect(row.locator(".changes ins")).to_have_text("了")


def test_the_second_round_begins_with_what_was_changed_since_it_was_sent_back(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.send_back("zh-Hans", CARRIED, "How many?")
    story.give_back("zh-Hans", "How many?")
    story.save("zh-Hans", CARRIED, "车上有两百四十人。")
    story.submit("zh-Hans")
    reviewer = signed_in(Role.REVIEWER)
    reviewer.goto("/work")
    reviewer.locator("#work li", has_text="Second round").get_by_role("link", name="What changed").click()
    changed = reviewer.locator(f"#s-{story.segment(CARRIED)}")
    expect(changed.locator(".changes ins")).to_have_text("两百四十")
    expect(reviewer.locator("li.seg.out").first).to_be_hidden()
    expect(reviewer.get_by_role("button", name="What changed 1")).to_have_attribute("aria-pressed", "true")
    expect(reviewer.get_by_label("Changes")).to_have_value("return")
    reviewer.goto("/notifications")
    reviewer.get_by_role("link", name="again: a segment changed since it was sent back").click()
    expect(changed.locator(".changes ins")).to_have_text("两百四十")
    reviewer.keyboard.press("Control+k")
    expect(reviewer.get_by_role("option", name="Only what was changed (1)")).to_be_visible()


def test_an_acceptance_that_goes_is_told_at_once_and_by_the_bell(
    signed_in: Callable[[Role], Page], product: Product, story: Story
) -> None:
    other = make_person(product.database, "lin@newsroom.example", [Role.REVIEWER], product.newsroom.publication_id)
    story.accept("zh-Hans", LEFT)
    reviewer = signed_in(Role.REVIEWER)
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hans")
    row = reviewer.locator(f"#s-{story.segment(LEFT)}")
    expect(row).to_have_attribute("data-state", "reviewed")
    told = Story(product.telling, product.newsroom, story.id)
    told.save("zh-Hans", LEFT, "头一列夜班列车十点开出。", by=other)
    expect(row.locator(".note")).to_contain_text("accepted no more", timeout=20_000)
    expect(row).to_have_attribute("data-state", "translated")
    reviewer.goto("/notifications")
    expect(reviewer.locator("#told")).to_contain_text("that you had accepted")


def test_why_approving_has_to_wait_is_said_at_once_and_who_can_end_it_is_asked(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    reviewer = signed_in(Role.REVIEWER)
    reviewer.set_viewport_size({"width": 1440, "height": 500})
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hans")
    expect(reviewer.get_by_role("button", name="Approve version")).to_be_enabled()
    row = reviewer.locator(f"#s-{story.segment(LEFT)}")
    row.locator("[data-target]").click()
    reviewer.keyboard.press("e")
    reviewer.keyboard.press("Control+End")
    reviewer.keyboard.type("了")
    reviewer.keyboard.press("Control+Enter")
    expect(reviewer.get_by_role("button", name="Approve version")).to_be_disabled()
    expect(reviewer.locator("li.seg.now [data-note]")).to_contain_text("You corrected one segment yourself")
    reviewer.keyboard.press("Alt+o")
    expect(reviewer.locator("li.seg.now").get_by_role("button", name="Ask Translator to agree")).to_be_focused()
    reviewer.keyboard.press("Enter")
    expect(reviewer.get_by_role("main").get_by_role("status").first).to_contain_text("Translator")


def test_a_quick_reviewer_goes_on_while_answers_are_on_their_way(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    reviewer = signed_in(Role.REVIEWER)
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hans")
    rows = reviewer.locator("li.seg")
    held: list[Route] = []

    def answer() -> None:
        while held:
            held.pop().continue_()

    def hold(route: Route) -> None:
        held.append(route)

    # Pressed twice it is one decision, about the sentence that was read.
    intercept(reviewer, "**/segments/*/accept", hold)
    rows.nth(0).locator("[data-target]").click()
    reviewer.keyboard.press("Control+Enter")
    reviewer.keyboard.press("Control+Enter")
    expect(rows.nth(0)).to_contain_class("now")
    assert len(held) == 1
    answer()
    expect(rows.nth(1)).to_contain_class("now")
    expect(rows.nth(0)).to_have_attribute("data-state", "reviewed")
    expect(rows.nth(1)).to_have_attribute("data-state", "translated")
    reviewer.unroute("**/segments/*/accept")

    # The next one is open before the decided one has come anew.
    intercept(reviewer, "**/segments/*/row", hold)
    for at in (1, 2):
        reviewer.keyboard.press("Control+Enter")
        expect(rows.nth(at + 1)).to_contain_class("now")
    answer()
    for at in (1, 2):
        expect(rows.nth(at).locator(".n .dot.reviewed")).to_be_visible()
    expect(rows.nth(3)).to_contain_class("now")
    expect(rows.nth(3)).to_have_attribute("data-state", "translated")


def test_a_correction_that_came_back_is_agreed_to_once_for_what_follows_too(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=story.reviewer)
    story.accept_all("zh-Hans")
    story.accept_all("zh-Hant")
    reviewer, translator = signed_in(Role.REVIEWER), signed_in(Role.TRANSLATOR)
    reviewer.goto(f"/articles/{story.id}/versions/zh-Hans")
    reviewer.get_by_role("link", name="Return…").click()
    reviewer.get_by_label("What does the translator have to do?").fill("See what I corrected")
    reviewer.get_by_role("button", name="Return to translator").click()
    expect(reviewer.locator("main")).to_contain_text("Returned to the translator.")

    translator.goto(f"/articles/{story.id}/versions/zh-Hans")
    translator.get_by_role("link", name="Corrections to agree to 1").click()
    row = translator.locator(f"#s-{story.segment(LEFT)}")
    expect(row.locator("[data-agree]")).to_contain_text("if not, change it. That counts for 繁體 too")
    expect(row.locator("[data-agree] ins")).to_contain_text("首")
    row.get_by_role("button", name="Agree").click()
    expect(translator.locator(".above")).to_contain_text("You agreed to the correction.")
    expect(row).to_have_attribute("data-state", "reviewed")
    translator.get_by_role("button", name="Submit for review").click()
    expect(translator.locator(".above")).to_contain_text("Submitted for review.")
    translator.goto(f"/articles/{story.id}/versions/zh-Hant")
    expect(translator.locator(f"#s-{story.segment(LEFT)}")).to_have_attribute("data-state", "reviewed")
    expect(translator.locator("[data-agree]")).to_have_count(0)

    for locale in ("zh-Hans", "zh-Hant"):
        reviewer.goto(f"/articles/{story.id}/versions/{locale}")
        reviewer.get_by_role("button", name="Approve version").click()
        expect(reviewer.locator(".above")).to_contain_text("Approved.")
