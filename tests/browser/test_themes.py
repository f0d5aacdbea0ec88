"""The dark theme: the whole page is dark, states keep colours of their own, and what is written stays readable."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import open_field
from tests.factories import make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

# How light an element's words and what is behind them are, each between 0 and 1.
_LIGHT = """(element) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const lightness = (colours) => {
        pen.clearRect(0, 0, 1, 1);
        for (const colour of colours) (pen.fillStyle = colour), pen.fillRect(0, 0, 1, 1);
        const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    };
    const behind = [];
    for (let one = element; one; one = one.parentElement) behind.unshift(getComputedStyle(one).backgroundColor);
    const ground = ["white", ...behind];
    return [lightness([...ground, getComputedStyle(element).color]), lightness(ground)];
}"""
_DOTS = "dots => dots.map((dot) => getComputedStyle(dot).backgroundColor + getComputedStyle(dot).borderColor)"


def test_the_workspace_is_dark_where_its_person_has_the_dark_theme(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    story.save("zh-Hans", LEFT, "第一列夜班列车十点开出。")
    story.save("zh-Hans", CARRIED, "车上有240人。", confirm=False)
    page = signed_in(Role.TRANSLATOR)
    looks = {}
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.goto(f"/articles/{story.id}/versions/zh-Hans")
        page.locator(f"#s-{story.segment(LEFT)} .n").click()
        expect(open_field(page)).to_be_focused()
        for place in ("body", "li.seg .source", "li.seg.now [data-field]", "aside h2", ".foot", ".bar h1"):
            words, ground = page.locator(place).first.evaluate(_LIGHT)
            assert (words - ground > 0.4) if theme == "dark" else (ground - words > 0.4), (theme, place, words, ground)
        # Draft, edited and confirmed are told apart.
        legend = page.locator("[data-legend] button:not([hidden]) .dot")
        expect(legend.nth(2)).to_be_visible()
        dots = legend.evaluate_all(_DOTS)
        assert len(dots) == len(set(dots)) >= 3
        page.keyboard.press("Control+k")
        words, ground = page.locator("dialog[open] li").first.evaluate(_LIGHT)
        assert (words > ground) == (theme == "dark")
        page.keyboard.press("Escape")
        looks[theme] = page.screenshot()
    assert looks["light"] != looks["dark"]
