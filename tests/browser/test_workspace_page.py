"""The workspace as a page: what it looks like, what its keys and commands do, which rows it shows, what it says."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.intercepting import intercept
from tests.browser.test_offline import sign_in
from tests.factories import make_article, make_person
from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, LEFT, Story
from tests.services.threads.talk import Talk
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role
from tms.services.memory.remember import import_units

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"


@pytest.fixture
def story(product: Product) -> RevisedStory:
    return RevisedStory(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR])
    )


def test_title_headings_quotations_and_captions_look_like_what_they_are(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    words = {
        "heading": "What comes next",
        "paragraph": "It left at ten.",
        "quotation": "We are back.",
        "caption": "Ten.",
    }
    blocks = [Block(kind, text, level=2 if kind == "heading" else None) for kind, text in words.items()]  # type: ignore[arg-type]
    page_of = Understood(language="en", title="Night trains return", blocks=blocks)
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], page_of)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    expect(page.locator("li.seg")).to_have_count(5)
    look = {
        kind: page.locator(f".seg.kind-{kind} > .source").evaluate(
            "cell => [parseFloat(getComputedStyle(cell).fontSize), Number(getComputedStyle(cell).fontWeight),"
            " getComputedStyle(cell).boxShadow, getComputedStyle(cell).color]"
        )
        for kind in ("title", *words)
    }
    text = look["paragraph"]
    assert look["title"][0] > text[0]
    assert look["title"][1] > text[1]
    assert look["heading"][1] > text[1]
    assert (look["quotation"][2] == "none", text[2]) == (False, "none")
    assert look["caption"][3] != text[3]
    # Said as well, for whoever doesn't see it.
    expect(page.locator(".seg.kind-quotation .n .sr")).to_contain_text("quotation", ignore_case=True)


def test_each_match_has_its_key_and_a_key_without_a_match_does_nothing(
    signed_in: Callable[[Role], Page], product: Product, story: RevisedStory
) -> None:
    texts = [f"第{n}种译法。" for n in range(5)]
    with product.database.begin() as uow:
        import_units(uow, story.editor, [{"en": LEFT, HANS: text} for text in texts])
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    matches = page.locator("aside [data-match]")
    expect(matches).to_have_count(5)
    field = open_field(page)
    for n in range(5):
        page.keyboard.press(f"Control+{n + 1}")
        expect_text(field, matches.nth(n).get_attribute("data-match") or "")
    last = matches.nth(4).get_attribute("data-match") or ""
    # The other figures are none of the page's: it leaves them to the browser.
    page.evaluate("addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })")
    for n in range(6, 10):
        page.keyboard.press(f"Control+{n}")
        assert page.evaluate("window.taken") is False
    expect_text(field, last)
    page.keyboard.press("Control+5")
    assert page.evaluate("window.taken") is True
    expect_text(field, last)
    for n in range(3, -1, -1):
        page.keyboard.press("Control+z")
        expect_text(field, matches.nth(n).get_attribute("data-match") or "")
    # On a Mac the same key is another one's.
    page.keyboard.press("Meta+Enter")
    expect(page.locator(f"#s-{story.segment(LEFT)}")).to_have_attribute("data-state", "translated")


def test_a_similar_match_says_how_similar_it_is_and_what_is_different(
    signed_in: Callable[[Role], Page], product: Product, story: RevisedStory
) -> None:
    with product.database.begin() as uow:
        remembered = {"en": "The second night train left at ten.", HANS: "第二列夜车十点开出。"}
        import_units(uow, story.editor, [remembered])
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.locator(f"#s-{story.segment(LEFT)} .n").click()
    match = page.locator("aside [data-match]")
    expect(match.locator(".was b")).to_have_text(re.compile(r"^[789]\d%"))
    expect(match.locator(".was del")).to_contain_text("second")
    expect(match.locator(".was ins")).to_contain_text("first")


def test_the_palette_submits_a_version_for_its_translator(
    signed_in: Callable[[Role], Page], story: RevisedStory
) -> None:
    story.translate()
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.keyboard.press("Control+k")
    page.keyboard.type("submit")
    expect(page.get_by_role("option").first).to_have_text("Submit for review")
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner").get_by_text("waits for review")).to_be_visible()
    assert [step.state for step in story.steps(HANS)] == ["done", "active"]


def test_each_filter_shows_its_rows_between_two_neighbours(
    signed_in: Callable[[Role], Page], story: RevisedStory
) -> None:
    story.translate()
    story.save(HANS, CARRIED, "车上有240240人，，。")
    story.revise({"left at ten": "left at eleven"})
    Talk(story).about("What comes next", "Is that a heading?", by=story.editor)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    all_rows = page.locator("li.seg")
    expect(all_rows).to_have_count(7)
    page.locator("[data-find-button]").click()
    found = page.locator("[data-found]")
    kinds = (("source", "left at", 4), ("failed", CARRIED, 4), ("comments", "What comes next", 3))
    for kind, source, neighbours in kinds:
        page.locator(f"[data-find] [data-kind={kind}]").click()
        expect(found).to_have_text("1 of 7")
        hit = page.locator("li.seg:not(.out):not(.context)")
        expect(hit).to_have_count(1)
        expect(hit.locator(".source")).to_contain_text(source)
        # Two before it and two behind it, as far as there are any.
        expect(page.locator("li.seg.context")).to_have_count(neighbours)
    # Source and target are searched alike, beside the kind.
    page.locator("[data-find] [data-kind='']").click()
    for words in ("COMES NEXT", "接下来"):
        page.locator("#find-words").fill(words)
        expect(found).to_have_text("1 of 7")
    page.locator("#find-words").fill("")
    # What somebody is at work on is theirs before it is saved.
    page.locator(f"#s-{story.segment(CARRIED)} .n").click()
    open_field(page).fill("车上有240人。")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.reload()
    page.locator("[data-find-button]").click()
    page.locator("[data-find] [data-kind=open]").click()
    expect(page.locator("li.seg:not(.out):not(.context)")).to_have_count(2)


def test_mine_are_the_rows_that_one_wrote_or_is_at_work_on(
    signed_in: Callable[[Role], Page], product: Product, story: RevisedStory
) -> None:
    email, publication_id = "other@newsroom.example", product.newsroom.publication_id
    other = make_person(product.database, email, [Role.TRANSLATOR], publication_id)
    story.save(HANS, LEFT, "第一列夜车十点开出。")
    story.save(HANS, CARRIED, "车上有240人。", by=other)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.locator("[data-find-button]").click()
    mine, found = page.locator("[data-find] [data-kind=mine]"), page.locator("[data-found]")
    mine.click()
    expect(found).to_have_text("1 of 7")
    hits = page.locator("li.seg:not(.out):not(.context)")
    expect(hits).to_have_attribute("id", f"s-{story.segment(LEFT)}")
    # What is typed into another's text, and not confirmed, is one's own from here on, also after a reload.
    page.locator(f"#s-{story.segment(CARRIED)} .n").click()
    open_field(page).fill("列车载有240人。")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.reload()
    page.locator("[data-find-button]").click()
    mine.click()
    expect(found).to_have_text("2 of 7")
    expect(hits.nth(1)).to_have_attribute("id", f"s-{story.segment(CARRIED)}")


def test_the_line_says_saving_as_long_as_no_answer_came(signed_in: Callable[[Role], Page], story: RevisedStory) -> None:
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    said = page.locator("[data-saved] span")
    expect(said).to_have_text("Nothing unsaved")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    intercept(page, re.compile(r"/segments/\d+$"), hold)
    row = page.locator(f"#s-{story.segment(LEFT)}")
    row.locator(".n").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("第一列夜班列车十点开出。")
    expect(said).to_have_text(re.compile("^Typing kept"))
    page.keyboard.press("Control+Enter")
    expect(said).to_have_text("Saving…")
    expect(row.locator(".tag.saving")).to_have_text("saving…")
    held[0].continue_()
    expect(said).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    expect(row.locator(".tag.saving")).to_have_count(0)
    expect(page.locator("[data-announce]")).to_have_attribute("aria-live", "polite")


def test_what_was_typed_is_there_after_the_tab_was_closed_and_in_another_browser(
    context: Callable[[], BrowserContext], product: Product, story: RevisedStory
) -> None:
    machine = context()
    page = machine.new_page()
    sign_in(page, product.newsroom.email(Role.TRANSLATOR))
    address = f"/articles/{story.id}/versions/{HANS}"
    page.goto(address)
    row = f"#s-{story.segment(LEFT)}"
    page.locator(f"{row} .n").click()
    # Signed out meanwhile, the server takes nothing: what comes back is what this browser has kept.
    machine.clear_cookies()
    open_field(page).fill("还没有保存的字")
    expect(page.locator("[data-saved] span")).to_have_text("Typing kept in this browser")
    page.close()
    again = machine.new_page()
    sign_in(again, product.newsroom.email(Role.TRANSLATOR))
    again.goto(address)
    expect(again.locator(f"{row} [data-said]")).to_have_text("还没有保存的字")
    again.locator(row).get_by_role("button", name="Use it").click()
    expect_text(open_field(again), "还没有保存的字")
    again.keyboard.press("Control+End")
    again.keyboard.type("，和这些")
    expect(again.locator("[data-saved] span")).to_have_text("Typing kept, not saved yet")
    again.close()
    elsewhere = context().new_page()
    sign_in(elsewhere, product.newsroom.email(Role.TRANSLATOR))
    elsewhere.goto(address)
    expect(elsewhere.locator(f"{row} [data-said]")).to_have_text("还没有保存的字，和这些")
    elsewhere.locator(row).get_by_role("button", name="Use it").click()
    expect_text(open_field(elsewhere), "还没有保存的字，和这些")


@pytest.mark.full
def test_what_was_typed_in_one_browser_is_a_conflict_in_another_once_somebody_else_wrote_there(
    context: Callable[[], BrowserContext], product: Product, story: RevisedStory
) -> None:
    story.save(HANS, LEFT, "第一列夜车九点开出。")
    address = f"/articles/{story.id}/versions/{HANS}"
    row = f"#s-{story.segment(LEFT)}"
    page = context().new_page()
    sign_in(page, product.newsroom.email(Role.TRANSLATOR))
    page.goto(address)
    page.locator(f"{row} .n").click()
    open_field(page).fill("第一列夜车十点开出。")
    expect(page.locator("[data-saved] span")).to_have_text("Typing kept, not saved yet")
    page.close()
    colleague = make_person(
        product.database, "mei.lin@newsroom.example", [Role.TRANSLATOR], story.newsroom.publication_id
    )
    story.save(HANS, LEFT, "头班夜车九点开出。", by=colleague)
    elsewhere = context().new_page()
    sign_in(elsewhere, product.newsroom.email(Role.TRANSLATOR))
    elsewhere.goto(address)
    compared = elsewhere.locator(f"{row} [data-compare]")
    expect(compared).to_contain_text("changed this text while you were writing")
    expect(compared.locator("[data-base]")).to_have_text("第一列夜车九点开出。")
    compared.get_by_role("button", name="Keep mine").click()
    expect(elsewhere.locator(row)).to_contain_text("第一列夜车十点开出。")
    expect(compared).to_have_count(0)


def test_chinese_is_found_inside_of_words_from_the_workspace_and_leads_to_its_sentence(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save(HANS, LEFT, "第一列夜班列车十点开出。")
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.keyboard.press("Control+k")
    page.keyboard.type("班列")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    options.last.click()
    page.wait_for_url("**/search?q=*")
    hits = page.locator(".results li li")
    expect(hits.locator("mark").first).to_have_text("班列")
    hits.filter(has_text="简体").get_by_role("link").first.click()
    expect(page.locator("li.seg.now")).to_have_id(f"s-{story.segment(LEFT)}")
    # Of the other script, from the field in the bar.
    page.get_by_label("Search all articles").fill("夜班列車")
    page.keyboard.press("Enter")
    expect(hits.locator("mark", has_text="夜班列车")).to_have_count(1)
    expect(hits.locator("mark", has_text="夜班列車")).to_have_count(1)


def test_a_reviewer_sees_what_changed_since_the_last_acceptance(
    signed_in: Callable[[Role], Page], story: RevisedStory
) -> None:
    story.translate()
    story.finish(HANS)
    story.reopen(HANS, "translate")
    story.save(HANS, LEFT, "第一列夜班列车九点开出。")
    story.submit(HANS)
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    page.get_by_label("Changes").select_option("changed since the review")
    row = page.locator(f"#s-{story.segment(LEFT)}")
    expect(row.locator(".changes del")).to_have_text("十")
    expect(row.locator(".changes ins")).to_have_text("九")
    expect(page.locator("li.seg .changes:visible")).to_have_count(1)
