"""Latin letters have one face: also in Chinese text, and also those of other languages' names."""

import pytest
from playwright.sync_api import Browser

from tests.gallery.pages import PAGES
from tests.gallery.serving import Served

pytestmark = pytest.mark.browser

NAMES = "Savić Łódź Şahin Dvořák Nguyễn œuvre Ağca"


@pytest.mark.parametrize(("name", "face"), [("board", "Inter"), ("reader-en", "Source Serif 4")])
@pytest.mark.parametrize("locale", ["en", "zh-Hans", "zh-Hant", "zh-Hant-HK"])
def test_names_of_other_languages_have_the_face_of_the_text(
    served: Served, browser: Browser, name: str, face: str, locale: str
) -> None:
    (shown,) = (page for page in PAGES if page.name == name)
    with served.browsing(browser, shown) as page:
        page.evaluate(
            """([names, locale]) => {
                const text = document.createElement("p");
                text.id = "names";
                text.lang = locale;
                text.className = document.querySelector(".read") ? "read" : "";
                text.textContent = names;
                document.body.append(text);
                return document.fonts.ready;
            }""",
            [NAMES, locale],
        )
        page.wait_for_function("document.fonts.status === 'loaded'")
        devtools = page.context.new_cdp_session(page)
        devtools.send("DOM.enable")
        devtools.send("CSS.enable")
        root = devtools.send("DOM.getDocument")["root"]["nodeId"]
        node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": "#names"})["nodeId"]
        fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    letters = {font["familyName"]: font["glyphCount"] for font in fonts if font["glyphCount"] > NAMES.count(" ")}
    assert [family.startswith(face) for family in letters] == [True]
