"""The source editor in a real browser, and an editor who revises while a translator writes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text
from tests.factories import make_article
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Source
from tms.domain.permissions import Role
from tms.services.source.revisions import read_source
from tms.services.workspace.rows import SegmentRow
from tms.services.workspace.workspace import workspace

pytestmark = pytest.mark.browser

HANS = "zh-Hans"
SOURCE = Source(
    language="en",
    title="Night trains return",
    blocks=[
        Block("paragraph", "The first train left at ten. Nobody saw it."),
        Block("paragraph", "A second line will follow."),
        Block("paragraph", "Nobody asked the passengers."),
    ],
)


def texts(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator("[data-block] textarea").all()]


def field(page: Page, number: int) -> Locator:
    return page.locator("[data-block] textarea").nth(number - 1)


def caret(of: Locator, at: int) -> None:
    of.focus()
    of.evaluate("(field, at) => field.setSelectionRange(at, at)", at)


def opened(page: Page, article_id: int) -> Page:
    page.goto(f"/articles/{article_id}/source")
    expect(page.locator("[data-kept]")).to_have_text("Nothing changed yet")
    return page


def kept(page: Page) -> None:
    expect(page.locator("[data-kept]")).to_have_text(re.compile("^Kept in this browser"))


def review(page: Page) -> None:
    page.locator(".actions").get_by_role("button", name="Review changes").click()
    expect(page.locator("h1")).to_have_text("Is this the new source?")


def rows(product: Product, article_id: int) -> list[SegmentRow]:
    with product.database.begin() as uow:
        return workspace(uow, product.newsroom[Role.TRANSLATOR], article_id, HANS).rows


@pytest.mark.full
def test_blocks_are_split_joined_moved_and_removed_with_keys_alone(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    page = opened(signed_in(Role.EDITOR), article_id)
    first, second, third = texts(page)
    caret(field(page, 1), len("The first train left at ten. "))
    page.keyboard.press("Enter")
    assert texts(page) == ["The first train left at ten.", "Nobody saw it.", second, third]
    expect(field(page, 2)).to_be_focused()
    page.keyboard.press("Backspace")
    assert texts(page) == [first, second, third]
    expect(field(page, 1)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    assert texts(page) == [second, first, third]
    expect(field(page, 2)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    caret(field(page, 1), len(first))
    page.keyboard.press("Delete")
    assert texts(page) == [f"{first} {second}", third]
    caret(field(page, 2), len(third))
    page.keyboard.press("Enter")
    page.keyboard.type("By keys alone.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Is this the new source?")
    expect(page.locator(".change.new .says")).to_contain_text("By keys alone.")


@pytest.mark.full
def test_an_input_method_at_work_splits_nothing(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    page = opened(signed_in(Role.EDITOR), article_id)
    before = texts(page)
    field(page, 1).evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    assert texts(page) == before


@pytest.mark.full
def test_pasted_markdown_becomes_blocks(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    page = opened(signed_in(Role.EDITOR), article_id)
    caret(field(page, 1), len("The first train left at ten."))
    field(page, 1).evaluate(
        """field => {
          const data = new DataTransfer();
          data.setData("text/plain", "## Next\\n\\nA **big** day.\\n\\n- one\\n- two");
          field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.locator("[data-block]")).to_have_count(8)
    assert texts(page)[:6] == ["The first train left at ten.", "Next", "A **big** day.", "one", "two", "Nobody saw it."]
    kinds = [select.input_value() for select in page.locator("[data-block] select").all()]
    assert kinds[:6] == ["paragraph", "heading", "paragraph", "list_item", "list_item", "paragraph"]


@pytest.mark.full
def test_what_was_typed_survives_a_reload_and_is_forgotten_once_it_is_a_revision(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    page = opened(signed_in(Role.EDITOR), article_id)
    field(page, 3).fill("Everybody asked them.")
    kept(page)
    page.reload()
    expect(page.locator("[data-drafts]")).to_contain_text("had not saved is back")
    assert texts(page)[2] == "Everybody asked them."
    review(page)
    page.get_by_role("button", name="Make it revision 2").click()
    expect(page.locator("main")).to_contain_text("Revision 2 is the source now.")
    opened(page, article_id)
    expect(page.locator("[data-drafts]")).to_be_hidden()
    assert texts(page)[2] == "Everybody asked them."


@pytest.mark.full
def test_a_removed_block_can_be_brought_back(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    page = opened(signed_in(Role.EDITOR), article_id)
    before = texts(page)
    page.locator("[data-block]").nth(1).hover()
    page.get_by_role("button", name="Remove block 2").click()
    assert texts(page) == [before[0], before[2]]
    page.get_by_role("button", name="Bring it back").click()
    assert texts(page) == before


@pytest.mark.full
def test_a_translator_keeps_what_they_type_while_the_source_changes_under_it(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    translator, editor = signed_in(Role.TRANSLATOR), signed_in(Role.EDITOR)
    translator.goto(f"/articles/{article_id}/versions/{HANS}")
    segment = next(row.segment_id for row in rows(product, article_id) if row.source.text.startswith("The first"))
    row = translator.locator(f"#s-{segment}")
    row.locator("[data-target]").click()
    translator.keyboard.type("第一列车十点开出")

    opened(editor, article_id)
    field(editor, 1).fill("It was a Monday. The first train left at nine. Nobody saw it.")
    review(editor)
    editor.get_by_role("button", name="Make it revision 2").click()
    expect(editor.locator("main")).to_contain_text("Revision 2 is the source now.")

    expect(row).to_contain_text("The source changed while you were writing.", timeout=20_000)
    expect_text(row.locator("[data-field]"), "第一列车十点开出")
    expect(row.locator("[data-field]")).to_be_focused()
    expect(row.locator("[data-source] del")).to_contain_text("ten")
    expect(row.locator("[data-source] ins")).to_contain_text("nine")
    # The new sentence stands before the row, which nobody took away.
    expect(translator.locator("li.seg")).to_have_count(len(rows(product, article_id)))
    expect(translator.locator(f"li.seg:has(+ #s-{segment}) [data-source]")).to_have_text("It was a Monday.")
    translator.keyboard.type("，很准时")
    row.get_by_role("button", name="It still fits: confirm").click()
    expect(row).to_have_attribute("data-state", "translated")
    saved = next(one for one in rows(product, article_id) if one.segment_id == segment)
    assert (saved.target.text, saved.target.state, saved.target.look) == (
        "第一列车十点开出，很准时",
        "translated",
        None,
    )
    assert saved.source.text == "The first train left at nine."


@pytest.mark.full
def test_a_confirmation_that_answers_no_question_is_kept_and_asked_about(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    translator, editor = signed_in(Role.TRANSLATOR), signed_in(Role.EDITOR)
    translator.goto(f"/articles/{article_id}/versions/{HANS}")
    segment = next(row.segment_id for row in rows(product, article_id) if row.source.text.startswith("A second"))
    row = translator.locator(f"#s-{segment}")
    row.locator("[data-target]").click()
    translator.keyboard.press("Control+A")
    translator.keyboard.type("第二条线路会跟上")
    opened(editor, article_id)
    # Of this no machine makes a draft, which could come before the confirmation.
    field(editor, 2).fill("A line will follow.")
    review(editor)
    editor.get_by_role("button", name="Make it revision 2").click()
    expect(row).to_contain_text("The source changed while you were writing.", timeout=20_000)
    translator.keyboard.press("Control+Enter")
    expect(row).to_contain_text("Does this translation still fit?")
    kept_text = next(one for one in rows(product, article_id) if one.segment_id == segment)
    assert (kept_text.target.text, kept_text.target.look) == ("第二条线路会跟上", "source_changed")
    row.get_by_role("button", name=re.compile("Keep my translation")).click()
    expect(row).to_have_attribute("data-state", "translated")
    expect(row).not_to_contain_text("still fit")
    with product.database.begin() as uow:
        assert read_source(uow, product.newsroom[Role.EDITOR], article_id).revision == 2


@pytest.mark.full
def test_text_for_a_sentence_that_leaves_the_source_can_be_copied(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], SOURCE)
    translator, editor = signed_in(Role.TRANSLATOR), signed_in(Role.EDITOR)
    translator.goto(f"/articles/{article_id}/versions/{HANS}")
    segment = next(row.segment_id for row in rows(product, article_id) if row.source.text.startswith("Nobody asked"))
    translator.locator(f"#s-{segment} [data-target]").click()
    translator.keyboard.type("没有人问乘客")
    opened(editor, article_id)
    editor.locator("[data-block]").nth(2).hover()
    editor.get_by_role("button", name="Remove block 3").click()
    review(editor)
    editor.get_by_role("button", name="Make it revision 2").click()
    gone = translator.locator("[data-gone]")
    expect(gone).to_contain_text("The source no longer has a sentence", timeout=20_000)
    expect(gone.locator("textarea")).to_have_value("没有人问乘客")
    expect(translator.locator(f"#s-{segment}")).to_have_count(0)
    translator.reload()
    expect(translator.locator("[data-gone] textarea")).to_have_value("没有人问乘客")
    translator.get_by_role("button", name="I don’t need it").click()
    expect(translator.locator("[data-gone]")).to_have_count(0)
