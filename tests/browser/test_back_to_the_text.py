"""What is opened beside the text hides nothing for long: Esc closes it first, and each choice of a row has a key."""

import re
import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field, select
from tests.factories import make_article, make_person
from tests.services.story import Story
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.inline import Code
from tms.domain.permissions import Actor, Role
from tms.services.memory.remember import import_units
from tms.services.threads.comment import open_segment_thread
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
PAGE = Understood(
    language="en",
    title="Night trains",
    blocks=[
        Block("paragraph", "The ⟦1⟧first⟦/1⟧ train left.", {"1": Code("emphasis")}),
        Block("paragraph", "It was cold."),
    ],
)


@pytest.fixture
def article_id(product: Product) -> int:
    units = [
        {"en": "Everybody slept.", HANS: "大家睡着了。", "zh-Hant": "大家上了夜車。"},
        {"en": "The night train was late.", HANS: "夜车晚点了。", "zh-Hant": "夜車誤點了。"},
        {"en": "He took 夜车 home.", HANS: "他回家了。"},
    ]
    with product.database.begin() as uow:
        import_units(uow, product.newsroom[Role.EDITOR], units)
    return make_article(product.database, product.newsroom[Role.EDITOR], PAGE)


@pytest.fixture
def page(signed_in: Callable[[Role], Page], article_id: int) -> Page:
    page = signed_in(Role.TRANSLATOR)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    page.locator("li.seg").nth(1).locator(".n").click()
    expect(open_field(page)).to_be_focused()
    return page


def test_esc_closes_what_is_open_beside_the_text_before_it_touches_the_text(page: Page) -> None:
    panel = page.locator("aside.side")
    memory = panel.locator("[data-concordance]")
    field = open_field(page)
    field.fill("夜车开走了")
    # The word at the caret is looked up; what has it in the language that is written comes first.
    select(field, 1)
    page.keyboard.press("Alt+k")
    expect(memory.locator("li").first).to_contain_text("夜车晚点了。")
    expect(memory.locator("li").first.locator("p").first).to_have_text("夜车晚点了。")
    expect(open_field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(memory).to_be_hidden()
    expect_text(field, "夜车开走了")
    expect(open_field(page)).to_be_focused()

    # A number puts one in, and one key takes it back.
    select(field, 0, 2)
    page.keyboard.press("Alt+k")
    expect(memory).to_be_visible()
    expect(memory.locator("[data-put] kbd").first).to_have_text("1")
    page.keyboard.press("Control+1")
    expect_text(field, "夜车晚点了。开走了")
    page.keyboard.press("Control+z")
    expect_text(field, "夜车开走了")
    # The next segment has its own matches and terms in sight.
    page.keyboard.press("Alt+ArrowDown")
    expect(memory).to_be_hidden()

    # With no word at the caret one writes what is sought.
    open_field(page).fill("")
    page.keyboard.press("Alt+k")
    expect(memory.locator("[data-seek-here]")).to_be_focused()
    page.keyboard.type("late")
    page.keyboard.press("Enter")
    expect(memory.locator("li")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(memory).to_be_hidden()
    expect(open_field(page)).to_be_focused()

    # The brief, the preview and the keys go first as well.
    open_field(page).fill("很冷")
    for name in ("Brief and style", "Preview"):
        panel.get_by_role("link", name=name).click()
        expect(panel.locator("[data-about]")).to_be_hidden()
        expect(panel.locator(".back-by")).to_be_visible()
        open_field(page).focus()
        page.keyboard.press("Escape")
        expect(panel.locator("[data-about]")).to_be_visible()
        expect(panel.locator(".back-by")).to_be_hidden()
    page.get_by_role("button", name="All keys").click()
    open_field(page).focus()
    page.keyboard.press("Escape")
    expect(panel.locator("[data-all-keys]")).not_to_have_attribute("open", "")
    expect_text(open_field(page), "很冷")


def test_codes_of_a_match_are_chips(signed_in: Callable[[Role], Page], product: Product) -> None:
    with product.database.begin() as uow:
        units = [{"en": "The ⟦1⟧first⟦/1⟧ train left.", HANS: "⟦1⟧首班⟦/1⟧车开了。"}]
        import_units(uow, product.newsroom[Role.EDITOR], units)
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    page.locator("li.seg").nth(1).locator(".n").click()
    match = page.locator("aside [data-match]").first
    expect(match.locator(".says .code")).to_have_text(["1", "/1"])
    expect(match).not_to_contain_text("⟦")


def test_each_segment_is_told_of_from_the_top_and_a_link_to_what_was_said_shows_it(
    page: Page, product: Product, article_id: int
) -> None:
    panel = page.locator("aside.side")
    page.set_viewport_size({"width": 1440, "height": 500})
    page.locator("li.seg").nth(1).locator(".n").focus()
    page.keyboard.press("?")
    expect(panel.locator("[data-all-keys]")).to_have_attribute("open", "")
    assert panel.evaluate("panel => panel.scrollTop") > 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(panel.locator("[data-about] h2").first).to_contain_text("Segment 3")
    assert panel.evaluate("panel => panel.scrollTop") == 0

    story = Story(product.database, product.newsroom, article_id)
    segment_id = story.segment("It was cold.")
    with product.database.begin() as uow:
        thread = open_segment_thread(
            uow, story.reviewer, article_id, HANS, segment_id, kind="remark", text="How cold?", key=uuid.uuid4()
        )
    panel.get_by_role("link", name="Brief and style").click()
    expect(panel.locator("[data-pane=guidance]")).to_be_visible()
    page.goto(f"/articles/{article_id}/versions/{HANS}?segment={segment_id}#thread-{thread}")
    expect(panel.locator(f"#thread-{thread}")).to_be_in_viewport()


def test_when_all_is_confirmed_it_is_said_in_the_text_where_one_is_and_the_key_submits(page: Page) -> None:
    seg = page.locator("li.seg")
    for number, text in enumerate(("夜车", "⟦1⟧头一列⟦/1⟧开了。", "很冷。")):
        seg.nth(number).locator(".n").click()
        open_field(page).fill(text)
        page.keyboard.press("Control+Enter")
    expect(seg.nth(2).locator("[data-note]")).to_contain_text("All segments are confirmed.")
    expect(open_field(page)).to_be_focused()
    page.keyboard.type("真")
    expect_text(open_field(page), "很冷。真")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-saved] span")).to_have_text(re.compile(r"^Saved "))
    page.keyboard.press("Alt+o")
    expect(seg.nth(2).get_by_role("button", name="Submit for review")).to_be_focused()


def test_a_choice_has_a_key_and_after_a_comment_one_goes_on(page: Page, product: Product, article_id: int) -> None:
    seg = page.locator("li.seg")
    other = make_person(product.database, "other@newsroom.example", [Role.TRANSLATOR], product.newsroom.publication_id)
    seg.nth(2).locator(".n").click()
    open_field(page).fill("我写的")
    save(product, other, article_id, 2, "别人写的")
    page.keyboard.press("Control+Enter")
    expect(seg.nth(2).locator("[data-compare]")).to_be_visible()
    if "now" not in (seg.nth(2).get_attribute("class") or "").split():
        seg.nth(2).locator(".n").click()
    # A figure alone is a letter of the text.
    page.keyboard.press("Alt+o")
    expect(seg.nth(2).locator("[data-compare] [data-choose=mine]")).to_be_focused()
    page.keyboard.press("2")
    expect(seg.nth(2).locator("[data-compare]")).to_have_count(0)
    expect(seg.nth(2).locator("[data-words-here]")).to_contain_text("别人写的")

    seg.nth(1).locator(".n").click()
    open_field(page).fill("开了。")
    page.keyboard.press("Control+Enter")
    expect(seg.nth(1).get_by_role("button", name="Confirm without")).to_be_visible()
    page.keyboard.press("Alt+o")
    page.keyboard.press("Escape")
    expect(open_field(page)).to_be_focused()
    # Until the panel has read what is known of the segment, no term can be suggested in it.
    expect(page.locator("aside [data-suggest]")).to_be_visible()
    page.keyboard.press("Alt+g")
    expect(page.get_by_label("Words of the source")).to_be_focused()

    page.keyboard.press("Alt+m")
    expect(page.locator("#say-new")).to_be_focused()
    page.keyboard.type("Really?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("aside [data-threads]")).to_contain_text("Really?")
    page.keyboard.press("Alt+ArrowDown")
    expect(seg.nth(2)).to_have_class(re.compile(r"\bnow\b"))
    expect(open_field(page)).to_be_focused()


def save(product: Product, actor: Actor, article_id: int, at: int, text: str) -> None:
    """What somebody else's page sends."""
    with product.database.begin() as uow:
        row = workspace(uow, actor, article_id, HANS).rows[at]
        wish = Save(text, row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
        save_segment(uow, actor, article_id, HANS, row.segment_id, wish)
