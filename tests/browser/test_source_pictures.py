"""An editor puts pictures into the source: chosen, dropped, pasted; readers get them in the width that they need."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.adapters.pictures import written
from tests.browser.conftest import Product
from tests.browser.test_source_editor import SOURCE, caret, field, opened, review, texts
from tests.factories import make_article, run_pipeline
from tms.domain.permissions import Role
from tms.services.publishing.publish import publish

pytestmark = [pytest.mark.browser, pytest.mark.full]

PHOTO = written.file_of(written.picture(size=(1700, 900)), "JPEG")
SMALL = written.file_of(written.picture(size=(300, 200)), "PNG")
SEND = """([name, type, encoded, kind]) => {
  const bytes = Uint8Array.from(atob(encoded), (one) => one.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type }));
  const at = document.querySelector("[data-block] textarea");
  const event = kind === "drop"
    ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
    : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  at.dispatchEvent(event);
}"""


def test_pictures_come_into_the_source_and_to_readers(
    signed_in: Callable[[Role], Page], product: Product, tmp_path: Path
) -> None:
    editor = product.newsroom[Role.EDITOR]
    article_id = make_article(product.database, editor, SOURCE)
    page = opened(signed_in(Role.EDITOR), article_id)
    (tmp_path / "night_tram-2.jpg").write_bytes(PHOTO)
    page.locator("[data-picture-files]").set_input_files(tmp_path / "night_tram-2.jpg")
    expect(page.locator("img.thumb")).to_have_count(1)
    for name, kind in (("dropped.png", "drop"), ("pasted.png", "paste")):
        of_kind = written.file_of(written.picture(size=(300, 200 + len(kind))), "PNG")
        page.evaluate(SEND, [name, "image/png", base64.b64encode(of_kind).decode(), kind])
    expect(page.locator("img.thumb")).to_have_count(3)
    shown = [text for text in texts(page) if "picture:" in text]
    assert [text.partition("]")[0] for text in shown] == ["![pasted", "![dropped", "![night tram 2"]
    for thumb in page.locator("img.thumb").all():
        assert thumb.evaluate("(one) => one.decode().then(() => one.naturalWidth)") in {300, 480}

    page.evaluate(SEND, ["drawing.svg", "image/svg+xml", base64.b64encode(b"<svg xmlns='x'/>").decode(), "drop"])
    expect(page.locator("[data-drafts]")).to_contain_text("drawing.svg: SVG can carry scripts")
    expect(page.locator("img.thumb")).to_have_count(3)

    number = next(at for at, text in enumerate(texts(page), start=1) if "night tram" in text)
    caret(field(page, number), len(shown[-1]))
    page.keyboard.press("Enter")
    field(page, number + 1).fill("The tram till dawn.")
    page.locator("[data-block] select").nth(number).select_option("caption")
    review(page)
    page.get_by_role("button", name="Make it revision").click()
    expect(page.locator("h1")).not_to_have_text("Is this the new source?")
    run_pipeline(product.database, article_id)
    with product.database.begin() as uow:
        publish(uow, editor, article_id, ["en"])

    # Narrow first: of a picture that it has, the browser takes no smaller file.
    for wide, name in ((390, "480"), (1440, "960")):
        page.set_viewport_size({"width": wide, "height": 900})
        page.goto("/en/night-trains-return")
        image = page.get_by_alt_text("night tram 2")
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("complete", True)
        assert image.evaluate("(one) => one.currentSrc").endswith(f"/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
    expect(page.locator("figure.picture figcaption")).to_have_text("The tram till dawn.")
