"""What the outside calls a language, chosen in a browser: readers are led to the new address."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tms.domain.permissions import Role

pytestmark = pytest.mark.browser


def test_an_editor_names_a_language_and_old_addresses_lead_on(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/publication")
    traditional = page.get_by_role("group", name="繁體")
    traditional.get_by_label("Language tag").fill("tc")
    page.get_by_role("button", name="Save the names").click()
    expect(page.get_by_role("alert")).to_contain_text("“tc” is not a language tag")
    traditional.get_by_label("Language tag").fill("zh-TW")
    traditional.get_by_label("Word in addresses").fill("tc")
    page.get_by_role("button", name="Save the names").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_text("/zh-hant/")).to_be_visible()
    page.goto("/zh-Hant/")
    expect(page).to_have_url(re.compile("/tc/$"))
    assert page.locator("html").get_attribute("lang") == "zh-TW"


def test_a_translator_names_no_languages(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.TRANSLATOR)
    answer = page.goto("/publication")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_label("Language tag")).to_have_count(0)
    assert page.request.post("/publication/languages", form={"tag-zh-Hant": "zh-TW"}).status in {400, 403}
