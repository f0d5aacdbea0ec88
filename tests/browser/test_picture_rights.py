"""An editor says what may be done with the article's pictures, by keyboard; a translator is not let in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.services.pictured import PicturedStory
from tms.adapters.pictures import PictureFolder
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]


@pytest.fixture
def story(product: Product) -> PicturedStory:
    return PicturedStory(product.database, product.newsroom, PictureFolder(product.data / "pictures"))


def test_rights_are_said_and_an_unused_picture_taken_out(
    product: Product, story: PicturedStory, signed_in: Callable[[Role], Page]
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{story.id}")
    page.locator("#acts summary").click()
    page.get_by_role("link", name="Pictures and their rights").click()
    shown = page.locator(f"#picture-{story.picture}")
    expect(shown).to_contain_text("in the text")
    picture = shown.locator("img")
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth)") == 480
    shown.get_by_label("Licence").focus()
    page.keyboard.type("CC BY 4.0")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(shown.get_by_label("Licence")).to_have_value("CC BY 4.0")

    unused = page.locator(f"#picture-{story.other}")
    unused.get_by_role("button", name="Take it out of the article").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The picture is taken out of the article.")).to_be_visible()
    expect(unused).to_have_count(0)


def test_two_editors_at_once_see_what_the_other_said(
    product: Product, story: PicturedStory, signed_in: Callable[[Role], Page]
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{story.id}/pictures")
    other = page.context.new_page()
    other.goto(page.url)
    credit = other.locator(f"#credit-{story.picture}")
    credit.fill("Photo: Ida Berg, 2026")
    credit.press("Enter")
    expect(other.get_by_text("Saved.")).to_be_visible()
    mine = page.locator(f"#credit-{story.picture}")
    mine.fill("Photo: I. Berg")
    mine.press("Enter")
    expect(page.get_by_text("Someone else changed what is said of this picture")).to_be_visible()
    expect(mine).to_have_value("Photo: I. Berg")
    expect(page.get_by_text("Now: Photo: Ida Berg, 2026")).to_be_visible()
    mine.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(mine).to_have_value("Photo: I. Berg")


def test_a_translator_is_not_let_in(product: Product, story: PicturedStory, signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}")
    expect(page.get_by_role("link", name="Pictures and their rights")).to_have_count(0)
    answer = page.goto(f"/articles/{story.id}/pictures")
    assert answer is not None
    assert answer.status == 403
