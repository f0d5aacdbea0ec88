"""A translator lets a version show a picture of its own, or leaves one out; whoever has another turn only sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.adapters.pictures import written
from tests.browser.conftest import Product
from tests.services.pictured import WORDS, PicturedStory
from tms.adapters.pictures import PictureFolder
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.fixture
def story(product: Product) -> PicturedStory:
    made = PicturedStory(product.database, product.newsroom, PictureFolder(product.data / "pictures"))
    made.translate()
    return made


def row_of(page: Page, story: PicturedStory) -> Locator:
    return page.locator(f"#s-{story.segment(WORDS)}")


def test_a_version_shows_a_picture_of_its_own_and_leaves_it_out_by_keyboard(
    product: Product, story: PicturedStory, signed_in: Callable[[Role], Page], tmp_path: Path
) -> None:
    letters = tmp_path / "letters.png"
    letters.write_bytes(written.file_of(written.picture(size=(400, 300)), "PNG"))
    page = signed_in(Role.TRANSLATOR)
    workspace = f"/articles/{story.id}/versions/zh-Hans"
    page.goto(workspace)
    row = row_of(page, story)
    expect(row.locator(".source img")).to_have_count(1)
    expect(row.locator(".target img")).to_have_count(0)
    row.locator(".picture-here summary").focus()
    page.keyboard.press("Enter")
    row.get_by_label("Use another picture").set_input_files(letters)
    page.keyboard.press("Tab")
    row.get_by_label("Its credit").fill("Drawing: Zhou Min")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This version shows that picture now.")).to_be_visible()
    shown = row.locator(".target img")
    expect(shown).to_have_count(1)
    assert shown.evaluate("(one) => one.decode().then(() => one.naturalWidth)") in {400, 480}

    row.locator(".picture-here summary").focus()
    page.keyboard.press("Enter")
    row.get_by_role("button", name="Leave it out here").focus()
    page.keyboard.press("Enter")
    expect(row).to_contain_text("readers of this version see neither the picture nor these words")
    expect(row.locator(".target img")).to_have_count(0)
    page.goto(f"{workspace}/preview")
    expect(page.locator("figure.picture")).to_have_count(0)

    page.goto(workspace)
    row.locator(".picture-here summary").click()
    row.get_by_role("button", name="Show the article’s again").click()
    expect(page.get_by_text("This version shows the article’s picture again.")).to_be_visible()
    page.goto(f"{workspace}/preview")
    expect(page.locator("figure.picture img")).to_have_count(1)


GIVE = """(element, { kind, bytes, type, words }) => {
    const transfer = new DataTransfer();
    if (words) transfer.items.add(words, "text/plain");
    transfer.items.add(new File([new Uint8Array(bytes)], "letters.png", { type }));
    const how = { bubbles: true, cancelable: true };
    const goesOn = element.dispatchEvent(
        kind === "paste"
            ? new ClipboardEvent(kind, { ...how, clipboardData: transfer })
            : new DragEvent(kind, { ...how, dataTransfer: transfer }),
    );
    return !goesOn;
}"""
"""What a browser tells an element when a file is pasted or dropped on it; whether the page has taken it."""


@pytest.mark.parametrize("kind", ["paste", "drop"])
def test_a_picture_is_pasted_or_dropped_where_it_is_asked_for(
    product: Product, story: PicturedStory, signed_in: Callable[[Role], Page], kind: str
) -> None:
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/zh-Hans")
    row = row_of(page, story)
    row.locator(".picture-here summary").click()
    asked, field = row.locator(".picture-here summary"), row.get_by_label("Use another picture")
    letters = list(written.file_of(written.picture(size=(400, 300)), "PNG"))
    no_picture = {"kind": kind, "bytes": list(b"some words"), "type": "application/zip"}
    assert asked.evaluate(GIVE, no_picture) is True, "the browser does not open the file in place of the page"
    assert field.evaluate("(one) => one.files.length") == 0
    if kind == "paste":
        words = {"kind": kind, "bytes": letters, "type": "image/png", "words": "Lin"}
        assert asked.evaluate(GIVE, words) is False, "words of a document are pasted as words"
        assert field.evaluate("(one) => one.files.length") == 0
    assert asked.evaluate(GIVE, {"kind": kind, "bytes": letters, "type": "image/png"}) is True
    assert field.evaluate("(one) => one.files[0].name") == "letters.png"
    row.get_by_role("button", name="Use it here").click()
    expect(page.get_by_text("This version shows that picture now.")).to_be_visible()
    expect(row.locator(".target img")).to_have_count(1)


def test_what_is_no_picture_is_refused_in_words_and_who_has_another_turn_has_no_form(
    product: Product, story: PicturedStory, signed_in: Callable[[Role], Page], tmp_path: Path
) -> None:
    drawing = tmp_path / "drawing.png"
    drawing.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    page, other = signed_in(Role.TRANSLATOR), signed_in(Role.REVIEWER)
    for one in (page, other):
        one.goto(f"/articles/{story.id}/versions/zh-Hans")
    row = row_of(page, story)
    row.locator(".picture-here summary").click()
    row.get_by_label("Use another picture").set_input_files(drawing)
    row.get_by_role("button", name="Use it here").click()
    expect(page.locator("main")).to_contain_text("SVG can carry scripts")
    expect(row.locator(".target img")).to_have_count(0)
    expect(row_of(other, story).locator(".source img")).to_have_count(1)
    expect(other.locator(".picture-here")).to_have_count(0)
    story.show("zh-Hans")
    expect(row_of(other, story).locator(".target img")).to_have_count(1)
