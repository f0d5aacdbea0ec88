"""Lists that change in place: the termbase while one types, the board's filters."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tms.domain.permissions import Role
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

pytestmark = pytest.mark.browser


@pytest.mark.full
def test_lists_change_in_place_and_keep_the_focus(signed_in: Callable[[Role], Page], product: Product) -> None:
    make_article(product.database, product.newsroom[Role.EDITOR])
    with product.database.begin() as uow:
        concepts = [
            ConceptEntry(en, terms=[TermEntry("en", en), TermEntry("zh-Hans", zh)])
            for en, zh in (("night train", "夜班列车"), ("harbour", "港口"))
        ]
        import_concepts(uow, product.newsroom[Role.EDITOR], concepts)
    page = signed_in(Role.EDITOR)
    page.goto("/terms")
    page.evaluate("window.notReloaded = true")
    search = page.locator("main").get_by_role("searchbox")
    search.press_sequentially("港口")
    expect(page.locator("#found tbody tr")).to_have_count(1)
    expect(search).to_be_focused()
    assert page.evaluate("window.notReloaded")
    expect(page).to_have_url(re.compile("q="))

    page.goto("/board")
    page.evaluate("window.notReloaded = true")
    page.get_by_role("link", name="Stopped").click()
    expect(page.locator("#board")).to_contain_text("Nothing here")
    expect(page).to_have_url(re.compile("only=stuck"))
    page.get_by_role("link", name="All", exact=True).click()
    expect(page.locator("#board")).to_contain_text("Night trains return")
    assert page.evaluate("window.notReloaded")
