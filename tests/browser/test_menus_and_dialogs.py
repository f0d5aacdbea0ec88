"""The acts of an article's page in their menus, and the dialogs that ask for a reason: by keyboard, without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tests.services.story import Story
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser


@pytest.fixture
def story(product: Product) -> Story:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    return Story(product.database, product.newsroom, article_id)


@pytest.fixture
def editor(signed_in: Callable[[Role], Page], story: Story) -> Page:
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{story.id}")
    return page


def test_a_menu_is_gone_through_with_the_arrows_and_left_with_escape(editor: Page) -> None:
    menu = editor.locator("#acts-zh-Hant")
    menu.locator("summary").focus()
    editor.keyboard.press("ArrowDown")
    expect(menu).to_have_attribute("open", "")
    expect(menu.get_by_role("link", name="Detach from 简体…")).to_be_focused()
    editor.keyboard.press("ArrowDown")
    expect(menu.get_by_role("link", name="Make it the source…")).to_be_focused()
    editor.keyboard.press("End")
    expect(menu.get_by_role("link", name="PO")).to_be_focused()
    editor.keyboard.press("ArrowDown")
    expect(menu.get_by_role("link", name="Detach from 简体…")).to_be_focused()
    editor.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    editor.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    # The focus that goes on takes the menu with it.
    editor.locator("#acts > summary").focus()
    expect(menu).not_to_have_attribute("open", "")


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"]


def test_a_menu_that_opens_moves_nothing(editor: Page) -> None:
    for menu in ("#acts", "#acts-zh-Hans"):
        before = [top(editor, one) for one in (".source-links", ".artbody", ".meter")]
        editor.locator(f"{menu} > summary").click()
        expect(editor.locator(f"{menu} > div")).to_be_visible()
        assert [top(editor, one) for one in (".source-links", ".artbody", ".meter")] == before


def test_comments_stand_under_versions_with_badges_in_line(editor: Page) -> None:
    editor.set_viewport_size({"width": 1240, "height": 900})
    badges = [box["y"] for one in editor.locator(".version .badge").all() if (box := one.bounding_box())]
    assert len(badges) == 3
    # Han characters in a badge make it a pixel higher.
    assert max(badges) - min(badges) <= 2
    versions, comments, rail = (editor.locator(one).bounding_box() for one in (".versions", ".talk", ".rail"))
    assert versions is not None
    assert comments is not None
    assert rail is not None
    assert (comments["x"], comments["width"]) == (versions["x"], versions["width"])
    assert 0 < comments["y"] - versions["y"] - versions["height"] < 40
    assert rail["x"] > versions["x"] + versions["width"]


def test_the_dialog_of_the_section_begins_in_its_field(editor: Page) -> None:
    editor.locator("#acts > summary").click()
    editor.get_by_role("link", name="Another section…").click()
    expect(editor.get_by_label("Section", exact=True)).to_be_focused()


def test_a_dialog_asks_for_the_reason_and_gives_the_focus_back(editor: Page, story: Story) -> None:
    menu, dialog = editor.locator("#acts-zh-Hans"), editor.locator("#cancel-zh-Hans")
    menu.locator("summary").click()
    menu.get_by_role("link", name="Cancel the job…").click()
    reason = dialog.get_by_label("Why?")
    expect(reason).to_be_focused()
    editor.keyboard.type("The paper goes another way")
    editor.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    editor.keyboard.press("Enter")
    menu.get_by_role("link", name="Cancel the job…").click()
    expect(reason).to_have_value("The paper goes another way")
    dialog.get_by_role("link", name="Close").click()
    expect(menu.locator("summary")).to_be_focused()
    editor.keyboard.press("Enter")
    menu.get_by_role("link", name="Cancel the job…").click()
    dialog.get_by_role("button", name="Cancel the job of 简体").click()
    expect(editor.get_by_role("status").first).to_contain_text("The job is cancelled.")
    expect(editor.locator("#version-zh-Hans")).to_contain_text("The paper goes another way")


def test_news_leave_a_dialog_that_is_open(editor: Page, story: Story) -> None:
    editor.locator("#acts-zh-Hans > summary").click()
    editor.locator("#acts-zh-Hans").get_by_role("link", name="Cancel the job…").click()
    dialog = editor.locator("#cancel-zh-Hans")
    dialog.get_by_role("button").focus()
    translator = str(story.newsroom[Role.TRANSLATOR].person_id)
    other = editor.context.new_page()
    other.goto(editor.url)
    assigning = other.locator("#version-zh-Hans form.joined").first
    assigning.locator("select").select_option(translator)
    # The page behind asks at once, or when it comes to the front: whichever this browser does.
    with editor.expect_response(lambda answer: answer.url.endswith("/stages")) as news:
        assigning.get_by_role("button").click()
        expect(other.get_by_role("status").first).to_have_text("Assigned.")
        other.close()
        editor.bring_to_front()
    news.value.finished()
    editor.wait_for_timeout(500)
    expect(dialog.get_by_role("button")).to_be_focused()
    editor.keyboard.press("Escape")
    editor.locator("h1").click()
    expect(editor.locator("#version-zh-Hans select").first).to_have_value(translator)


def test_an_address_shows_its_dialog(editor: Page, story: Story) -> None:
    editor.goto("about:blank")
    editor.goto(f"/articles/{story.id}#archive")
    dialog = editor.locator("#archive")
    expect(dialog.get_by_label("Why?")).to_be_focused()
    editor.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    # A browser says that a dialog has closed after it has hidden it.
    expect(editor).to_have_url(re.compile(rf"/articles/{story.id}$"))


def test_without_scripts_a_dialog_stands_over_the_page(product: Product, browser: Browser, editor: Page) -> None:
    state = editor.context.storage_state()
    address = editor.url
    context = browser.new_context(base_url=product.url, java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(address)
    dialog = page.locator("#archive")
    expect(dialog).to_be_hidden()
    page.locator("#acts > summary").click()
    page.get_by_role("link", name="Archive…").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("link", name="Close").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name="Archive…").click()
    dialog.get_by_label("Why?").fill("Old news")
    dialog.get_by_role("button", name="Archive this article").click()
    expect(page.get_by_role("status").first).to_contain_text("Archived.")
    context.close()
