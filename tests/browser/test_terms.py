"""Terms beside a segment: underlined in the source, put into the text by key, suggested from a selection, answered."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, select
from tests.factories import make_article
from tests.services.story import LEFT, Story
from tms.domain.permissions import Role
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

pytestmark = pytest.mark.browser


@pytest.mark.full
def test_a_term_is_inserted_by_key_and_one_that_was_suggested_fails_what_does_not_say_it(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    newsroom = product.newsroom
    story = Story(product.database, newsroom, make_article(product.database, newsroom[Role.EDITOR]))
    with product.database.begin() as uow:
        terms = [
            TermEntry("en", "night train"),
            TermEntry("zh-Hans", "夜班列车"),
            TermEntry("zh-Hans", "夜车", "deprecated"),
        ]
        add_concept(uow, story.editor, ConceptEntry("", note="As the railway says", terms=terms))
    page = signed_in(Role.TRANSLATOR)
    address = f"/articles/{story.id}/versions/zh-Hans?segment={story.segment(LEFT)}"
    page.goto(f"{address}#now")
    panel = page.locator("aside [data-beside]")
    expect(panel.locator("s")).to_have_text("夜车")
    expect(panel).to_contain_text("As the railway says")
    assert page.evaluate("[...CSS.highlights.get('term')].map(String)") == ["night train"]
    field = page.get_by_role("textbox", name="Text of this segment")
    field.fill("第一列开出。")
    select(field, 3)
    field.press("Alt+t")
    expect_text(field, "第一列夜班列车开出。")

    select(field, 0, 3)
    panel.get_by_text("Suggest a term").click()
    page.get_by_label("Words of the source").fill("left at ten")
    expect(page.get_by_label("Term in")).to_have_value("第一列")
    _shot(page, "panel")
    page.get_by_label("Term in").fill("十点开出")
    page.get_by_role("button", name="Suggest it").click()
    expect(page.get_by_role("status").filter(has_text="Suggested")).to_be_visible()
    expect_text(field, "第一列夜班列车开出。")
    field.press("Control+Enter")
    expect(page.get_by_role("main")).to_contain_text("1 of 7 confirmed")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")

    editor = signed_in(Role.EDITOR)
    editor.goto("/terms/suggestions")
    _shot(editor, "suggestions")
    editor.get_by_role("button", name="Accept").click()
    expect(editor.get_by_role("main")).to_contain_text("1 open text fails")
    _shot(editor, "open-texts")
    for path in ("/terms", "/terms/new"):
        editor.goto(path)
        _shot(editor, path.strip("/").replace("/", "-"))
    editor.goto("/terms")
    editor.get_by_role("link", name="Open night train").click()
    _shot(editor, "concept")


def _shot(page: Page, name: str) -> None:
    folder = os.environ.get("SHOTS")
    for width in (1440, 390) if folder else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
    if folder:
        page.set_viewport_size({"width": 1440, "height": 900})
