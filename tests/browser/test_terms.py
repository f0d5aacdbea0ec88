"""Terms beside a segment: underlined in the source, put into the text by key, suggested from a selection, answered."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field, select
from tests.factories import make_article
from tests.services.story import LEFT, Story
from tms.db.models import Publication
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.memory.remember import import_units
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


@pytest.mark.full
def test_what_is_known_is_put_in_by_its_number_after_the_codes(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    newsroom = product.newsroom
    with product.database.begin() as uow:
        terms = [TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")]
        add_concept(uow, newsroom[Role.EDITOR], ConceptEntry("", terms=terms))
        uow.session.get_one(Publication, newsroom.publication_id).drafts_in_part = False
    text = "The ⟦1⟧first⟦/1⟧ night train left at 10 p.m. on 3 May 2025."
    story = ImportedArticle("en", "Trains", [Block("paragraph", text, {"1": Code("emphasis")})])
    article_id = make_article(product.database, newsroom[Role.EDITOR], story)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    page.locator("li.seg").nth(1).locator(".n").click()
    field = open_field(page)
    # A part is no draft: the field is empty, and what is known stands beside it.
    expect_text(field, "")
    keys = page.locator("aside [data-beside] [data-use-term] kbd")
    expect(keys.first).to_have_text("2")
    last = keys.count() + 1
    page.keyboard.press(f"Alt+{last}")
    expect_text(field, "2025年5月3日")
    page.keyboard.press("Alt+2")
    expect_text(field, "2025年5月3日夜班列车")
    page.keyboard.press("Alt+9")
    expect(page.locator("[data-announce]")).to_have_text("Nothing has this number.")
    page.keyboard.press("Alt+1")
    expect_text(field, "2025年5月3日夜班列车⟦1⟧⟦/1⟧")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect_text(field, "2025年5月3日")


@pytest.mark.full
def test_pieces_stand_apart_in_english_and_close_together_in_both_scripts(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    newsroom = product.newsroom
    with product.database.begin() as uow:
        forms = {"en": "night train", "zh-Hans": "夜班列车", "zh-Hant-TW": "夜班列車"}
        terms = [TermEntry(locale, text) for locale, text in forms.items()]
        add_concept(uow, newsroom[Role.EDITOR], ConceptEntry("", terms=terms))
        uow.session.get_one(Publication, newsroom.publication_id).drafts_in_part = False
        import_units(uow, newsroom[Role.EDITOR], [{"en": "Nobody knows the day.", "zh-Hans": "没有人知道是哪一天。"}])
    page = signed_in(Role.TRANSLATOR)

    def pressed(text: str, language: str, locale: str, *keys: str) -> str:
        blocks = [Block("paragraph", text)]
        article_id = make_article(product.database, newsroom[Role.EDITOR], ImportedArticle(language, "Trains", blocks))
        page.goto(f"/articles/{article_id}/versions/{locale}")
        page.locator("li.seg").nth(1).locator(".n").click()
        expect(page.locator("aside [data-beside] [data-use-term] kbd").first).to_be_visible()
        for key in keys:
            page.keyboard.press(key)
        return open_field(page).inner_text().replace("\ufeff", "").replace("\u00a0", " ").strip()

    said = "“Nobody knows the day,” said the driver of the night train on 3 May 2025."
    assert pressed(said, "en", "zh-Hans", "Alt+1", "Alt+2", "Alt+3") == "没有人知道是哪一天夜班列车2025年5月3日"
    assert pressed(said, "en", "zh-Hant", "Alt+1", "Alt+2") == "夜班列車2025年5月3日"
    said = "夜班列车于2025年5月3日开出，载有240人。"
    assert pressed(said, "zh-Hans", "en", "Alt+1", "Alt+3", "Alt+2") == "night train 240 May 3, 2025"


def _shot(page: Page, name: str) -> None:
    folder = os.environ.get("SHOTS")
    for width in (1440, 390) if folder else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
    if folder:
        page.set_viewport_size({"width": 1440, "height": 900})
