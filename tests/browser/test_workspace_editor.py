"""The workspace's editor in a real browser: keys, input methods, unsaved text, two texts for one segment, reviewing."""

import re
import uuid
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field, text_in
from tests.browser.slow import DATABASE as SLOW_DATABASE
from tests.factories import make_article, make_person
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.inline import Code
from tms.domain.permissions import Actor, Role
from tms.services.memory.remember import import_units
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import workspace

pytestmark = pytest.mark.browser

HANS = "zh-Hans"
PAGE = Understood(
    language="en",
    title="Night trains return",
    blocks=[
        Block("paragraph", "The ⟦1⟧first⟦/1⟧ train left.", {"1": Code("emphasis")}),
        Block("paragraph", "A second line will follow."),
        Block("paragraph", "Nobody asked."),
    ],
)


def rows(product: Product, article_id: int) -> list[SegmentRow]:
    with product.database.begin() as uow:
        return workspace(uow, product.newsroom[Role.TRANSLATOR], article_id, HANS).rows


def save(product: Product, actor: Actor, article_id: int, row: SegmentRow, text: str) -> None:
    """What somebody else's page sends; nobody hears of it, as the database's commit is not told to the broker."""
    wish = Save(text=text, rev=row.target.rev, source_rev=row.source.rev, key=uuid.uuid4(), confirm=True)
    with product.database.begin() as uow:
        save_segment(uow, actor, article_id, HANS, row.segment_id, wish)


def colleague(product: Product) -> Actor:
    return make_person(
        product.database, "colleague@newsroom.example", [Role.TRANSLATOR], product.newsroom.publication_id
    )


def opened(page: Page, number: int) -> Locator:
    page.locator("li.seg").nth(number - 1).locator(".n").click()
    return open_field(page)


def said(page: Page) -> Locator:
    return page.locator("[data-saved] span")


def test_keys_save_restore_and_insert_and_an_input_method_never_confirms(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    seg = page.locator("li.seg")

    # Leaving with the arrow saves without confirming.
    editor = opened(page, 1)
    editor.fill("夜车回来了")
    page.keyboard.press("Alt+ArrowDown")
    expect(seg.nth(0)).to_have_attribute("data-tone", "edited")
    expect(said(page)).to_have_text(re.compile(r"^Saved "))
    assert rows(product, article_id)[0].target.text == "夜车回来了"

    # Codes: a button's key puts them around the selection, and a broken one is not confirmed.
    editor.fill("开了⟦1⟧")
    page.keyboard.press("Control+Enter")
    expect(page.locator("li.seg.now [data-note] [role=alert]")).to_contain_text("Code /1 is missing")
    editor.fill("第一列")
    editor.select_text()
    page.keyboard.press("Alt+1")
    expect_text(editor, "⟦1⟧第一列⟦/1⟧")

    # Enter belongs to the input method as long as it composes.
    page.evaluate(
        """document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, isComposing: true }))"""
    )
    expect(seg.nth(1)).to_have_class(re.compile(r"\bnow\b"))
    page.keyboard.press("Control+Enter")
    expect(seg.nth(2)).to_have_class(re.compile(r"\bnow\b"))
    expect(seg.nth(1)).to_have_attribute("data-state", "translated")

    # Escape goes back to the saved text, and what was typed can be brought back.
    before = text_in(editor)
    editor.fill("没有保存")
    page.keyboard.press("Escape")
    expect_text(editor, before)
    page.get_by_role("button", name="Bring back what I typed").click()
    expect_text(editor, "没有保存")


@pytest.mark.full
def test_a_match_is_put_into_the_text_as_if_it_were_typed(signed_in: Callable[[Role], Page], product: Product) -> None:
    with product.database.begin() as uow:
        units = [{"en": "Nobody asked.", HANS: text} for text in ("没人问。", "没有人问。")]
        import_units(uow, product.newsroom[Role.EDITOR], units)
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    editor = opened(page, 4)
    expect_text(editor, "没有人问。")
    matches = page.locator("aside [data-match]")
    expect(matches).to_have_count(2)

    page.keyboard.press("Control+2")
    expect_text(editor, "没人问。")
    expect(said(page)).not_to_have_text(re.compile(r"^Saved "))
    assert rows(product, article_id)[3].target.text == "没有人问。"
    page.keyboard.press("Control+5")
    expect_text(editor, "没人问。")
    matches.nth(0).get_by_role("button").click()
    expect_text(editor, "没有人问。")

    page.keyboard.press("Control+2")
    page.keyboard.press("Control+Enter")
    expect(page.locator("li.seg").nth(3)).to_have_attribute("data-state", "translated")
    expect(said(page)).to_have_text(re.compile(r"^Saved "))
    assert (rows(product, article_id)[3].target.text, rows(product, article_id)[3].target.origin) == (
        "没人问。",
        "human",
    )


@pytest.mark.full
def test_whoever_writes_second_chooses_and_no_key_press_chooses_for_them(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    other = colleague(product)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    seg = page.locator("li.seg")
    for number, theirs in ((3, "别人的第三句"), (4, "别人的第四句")):
        editor = opened(page, number)
        editor.fill(f"我的第{number}句")
        save(product, other, article_id, rows(product, article_id)[number - 1], theirs)
        page.keyboard.press("Control+Enter")
        row = seg.nth(number - 1)
        expect(row.locator("[data-compare] [data-theirs]")).to_contain_text(theirs[-2:])
        expect(said(page)).to_have_text("Conflict in 1 segment")

        # Opening the row and confirming again is no choice: it is refused again.
        opened(page, number)
        expect_text(open_field(page), f"我的第{number}句")
        page.keyboard.press("Control+Enter")
        expect(row.locator("[data-compare]")).to_be_visible()
        assert rows(product, article_id)[number - 1].target.text == theirs

        if number == 3:
            row.get_by_role("button", name="Merge by hand…").click()
            made = page.locator("[data-merge-box] [data-field]")
            expect_text(made, "我的第3句")
            made.fill("两人的第三句")
            page.keyboard.press("Control+Enter")
        else:
            row.get_by_role("button", name="Take theirs").click()
        expect(row.locator("[data-compare]")).to_have_count(0)
        expect(row).to_have_attribute("data-state", "translated")
    assert [row.target.text for row in rows(product, article_id)[2:]] == ["两人的第三句", "别人的第四句"]


@pytest.mark.full
def test_unsaved_text_stands_in_its_row_until_it_is_used_or_discarded(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    for number in (3, 4):
        editor = opened(page, number)
        editor.fill(f"没存的{number}")
        page.reload()
    offers = page.locator("[data-offer]")
    expect(offers).to_have_count(2)

    # Typing something else meanwhile loses neither.
    editor = opened(page, 3)
    editor.fill("别的字")
    page.reload()
    expect(page.locator("li.seg").nth(2).locator("[data-said]")).to_have_text("别的字")
    page.locator("li.seg").nth(2).get_by_role("button", name="Use it").click()
    expect_text(open_field(page), "别的字")
    page.keyboard.press("Control+Enter")
    expect(page.locator("li.seg").nth(2)).to_have_attribute("data-state", "translated")
    expect(page.locator("li.seg").nth(2).locator("[data-said]")).to_have_text("没存的3")

    for _ in range(2):
        offers.first.get_by_role("button", name="Discard").click()
    expect(offers).to_have_count(0)
    page.reload()
    expect(page.locator("li.seg")).to_have_count(4)
    expect(offers).to_have_count(0)


@pytest.mark.full
def test_a_reviewer_works_by_keyboard_and_sees_changes_as_they_happen(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    for row in rows(product, article_id):
        text = "⟦1⟧第一列⟦/1⟧车开了。" if row.source.codes else f"第{row.number}句"
        save(product, product.newsroom[Role.TRANSLATOR], article_id, row, text)
    with product.database.begin() as uow:
        submit_version(uow, product.newsroom[Role.TRANSLATOR], article_id, HANS)
    reviewer, onlooker = signed_in(Role.REVIEWER), signed_in(Role.EDITOR)
    for page in (reviewer, onlooker):
        page.goto(f"/articles/{article_id}/versions/{HANS}")
    seg = reviewer.locator("li.seg")
    expect(seg.nth(0).locator(".n")).to_be_focused()
    reviewer.keyboard.press("Enter")
    reviewer.keyboard.press("Control+Enter")
    expect(seg.nth(0)).to_have_attribute("data-state", "reviewed")
    expect(seg.nth(1)).to_have_class(re.compile(r"\bnow\b"))
    reviewer.keyboard.press("Alt+b")
    expect(reviewer.get_by_label("What would be better?")).to_be_focused()
    # The key that accepts elsewhere sends back here, and not without a reason.
    reviewer.keyboard.press("Control+Enter")
    expect(seg.nth(1).locator("[role=alert]")).to_contain_text("Say why you send it back")
    reviewer.keyboard.type("Too stiff")
    reviewer.keyboard.press("Shift+Tab")
    reviewer.keyboard.press("Control+Enter")
    expect(seg.nth(1)).to_contain_text("Sent back. Reviewer: Too stiff")
    expect(seg.nth(2)).to_have_class(re.compile(r"\bnow\b"))
    reviewer.keyboard.press("Alt+b")
    reviewer.keyboard.type("Who is nobody?")
    reviewer.keyboard.press("Control+Enter")
    expect(seg.nth(2)).to_contain_text("Sent back. Reviewer: Who is nobody?")
    # The button says how many are sent back as soon as the bar has been told of it.
    reviewer.locator("[data-opens][href='#return']").click()
    reviewer.get_by_label("What does the translator have to do?").fill("See both")
    reviewer.keyboard.press("Control+Enter")
    expect(reviewer.locator("main")).to_contain_text("Returned to the translator.")
    assert [row.target.state for row in rows(product, article_id)] == ["reviewed", "initial", "initial", "translated"]

    expect(onlooker.locator("li.seg").nth(0)).to_have_attribute("data-state", "reviewed", timeout=15_000)
    expect(onlooker.locator("li.seg").nth(1)).to_contain_text("Too stiff", timeout=15_000)


@pytest.mark.full
@pytest.mark.parametrize(
    ("keys", "does"),
    [
        (["Control+k"], "[role=option]"),
        (["?"], "[data-all-keys][open]"),
        (["/", *"nobody"], "[data-found]:text-is('1 of 4')"),
        (["Control+k", "3", "Enter"], "li.seg.now .num:text-is('3')"),
    ],
)
def test_what_is_pressed_before_the_page_is_alive_is_done_as_soon_as_it_is(
    product: Product, signed_in: Callable[[Role], Page], keys: Sequence[str], does: str
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.add_init_script(SLOW_DATABASE)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator(does).first).to_be_visible()


@pytest.mark.full
def test_what_is_clicked_before_the_page_is_alive_is_done_as_soon_as_it_is(
    product: Product, signed_in: Callable[[Role], Page]
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.add_init_script(SLOW_DATABASE)
    address = f"/articles/{article_id}/versions/zh-Hans"
    page.goto(address)
    page.locator("li.seg").nth(2).locator("[data-target]").click()
    page.get_by_role("link", name="Preview").click()
    page.get_by_role("button", name="Hide 繁體").click()
    expect(page.locator("li.seg").nth(2).locator("[data-field]")).to_be_visible()
    expect(page.locator(".side article.read")).to_be_visible()
    expect(page.locator(".third").first).to_be_hidden()
    expect(page).to_have_url(re.compile(rf"{address}$"))


@pytest.mark.full
def test_what_is_typed_before_the_page_is_alive_stands_in_the_row_that_was_clicked(
    product: Product, signed_in: Callable[[Role], Page]
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.add_init_script(SLOW_DATABASE)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    row = page.locator("li.seg").nth(2)
    row.locator("[data-target]").click()
    before = row.locator("[data-target]").get_attribute("data-text")
    for key in ["x", "y", "Backspace", "z"]:
        page.keyboard.press(key)
    expect(row.locator("[data-field]")).to_have_text(f"{before}xz")


@pytest.mark.full
def test_a_page_one_of_whose_scripts_did_not_come_works_as_without_scripts(
    product: Product, signed_in: Callable[[Role], Page]
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.route(re.compile(r"/js/controllers/palette\.js"), lambda route: route.abort())
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    page.locator("li.seg .n").nth(2).click()
    page.wait_for_url("**?segment=*")
    page.locator("li.seg.now textarea").fill("没有脚本也能写。")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("li.seg").nth(2)).to_contain_text("没有脚本也能写。")
