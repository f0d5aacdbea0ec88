"""Three people take one article from a pasted page to three published versions."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import open_field
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

PASTED = """Language : English 简体 繁體
Economy

Night trains return to the north

By Mara Lindqvist, transport editor

25 November 2026

The first night train left at ten. It carried 240 people across the border, twice as many as planned.

A second line will follow in 2027. Nobody on the platform asked what it would cost.

You might also like
Back to Top
"""

TRANSLATIONS = {
    "Night trains return to the north": "夜班列车重返北方",
    "Mara Lindqvist": "玛拉·林德奎斯特",
    "transport editor": "交通编辑",
    "The first night train left at ten.": "第一列夜班列车十点发出。",
    "It carried 240 people across the border, twice as many as planned.": "它载着240人越过边境，是计划的两倍。",
    "A second line will follow in 2027.": "第二条线路将于2027年开通。",
    "Nobody on the platform asked what it would cost.": "站台上没有人问要花多少钱。",
}


def bring_in(page: Page) -> str:
    """The editor pastes the page, looks at what was understood and creates the article; its address."""
    page.get_by_role("link", name="New article").click()
    page.get_by_label("The article").fill(PASTED)
    page.get_by_role("radio", name="English").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Night trains return to the north")
    expect(page.get_by_label("Section")).to_have_value("Economy")
    expect(page.get_by_label("Date")).to_have_value("2026-11-25")
    page.get_by_role("button", name="Create the article").click()
    page.wait_for_url(re.compile(r"/articles/\d+$"))
    return page.url


def translate(page: Page, address: str) -> None:
    """The translator confirms every sentence by keyboard alone, then submits."""
    page.goto(f"{address}/versions/zh-Hans")
    rows = page.locator("li.seg")
    expect(rows).to_have_count(len(TRANSLATIONS))
    rows.first.locator("[data-target]").click()
    editor = open_field(page)
    for _ in TRANSLATIONS:
        expect(editor).to_be_focused()
        source = page.locator("li.seg.now [data-source]").inner_text()
        editor.fill(TRANSLATIONS[source])
        now = page.locator("li.seg.now").get_attribute("id")
        page.keyboard.press("Control+Enter")
        expect(page.locator(f"#{now}")).to_have_attribute("data-state", "translated")
    # The last one is left and no other is open: the panel beside it tells what was saved.
    expect(page.get_by_role("complementary").locator(".badge")).to_have_text("confirmed")
    page.get_by_role("banner").get_by_role("button", name="Submit for review").click()
    expect(page.get_by_role("banner").get_by_text("waits for review")).to_be_visible()


def submit_derived(page: Page, address: str) -> None:
    """繁體 has followed and needs no second confirmation; one word is chosen by a person."""
    page.goto(f"{address}/versions/zh-Hant")
    title = page.locator("li.seg").first
    expect(title.locator("[data-target]")).to_contain_text("夜班列車重返北方")
    title.locator("[data-target]").click()
    editor = open_field(page)
    editor.fill("夜車重返北方")
    page.keyboard.press("Control+Enter")
    expect(title).to_have_attribute("data-state", "translated")
    page.get_by_role("banner").get_by_role("button", name="Submit for review").click()
    expect(page.get_by_role("banner").get_by_text("waits for review")).to_be_visible()


def approve(page: Page, address: str, locale: str) -> None:
    page.goto(f"{address}/versions/{locale}")
    page.get_by_role("link", name="Accept many…").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Accept .* changed one")).click()
    expect(page.locator("li.seg:not([data-state=reviewed])")).to_have_count(0)
    page.get_by_role("button", name="Approve version").click()
    expect(page.get_by_role("button", name="Approve version")).to_have_count(0)


@pytest.mark.full
def test_three_people_take_a_pasted_page_to_three_published_versions(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    editor, translator, reviewer = (signed_in(role) for role in (Role.EDITOR, Role.TRANSLATOR, Role.REVIEWER))

    address = bring_in(editor)
    # The page shows the stages as they end, without being reloaded.
    expect(editor.locator("#version-zh-Hans")).to_contain_text("waits for a translator", timeout=30_000)
    expect(editor.locator("#version-zh-Hant")).to_contain_text("follows 简体", timeout=30_000)

    translator.goto("/work")
    expect(translator.get_by_role("link", name="Night trains return to the north").first).to_be_visible()
    translate(translator, address)
    submit_derived(translator, address)

    approve(reviewer, address, "zh-Hans")
    approve(reviewer, address, "zh-Hant")

    editor.goto(address)
    editor.get_by_role("button", name="Publish the chosen versions").click()
    expect(editor.get_by_role("link", name="Read it")).to_have_count(3)

    editor.locator("#version-zh-Hant").get_by_role("link", name="Read it").click()
    expect(editor.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(editor.get_by_role("heading", level=1)).to_have_text("夜車重返北方")
    expect(editor.locator("link[rel=alternate][hreflang]:not([type])")).to_have_count(4)
    switch = editor.get_by_role("navigation", name=re.compile("."))
    switch.get_by_role("link", name="简体").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("夜班列车重返北方")
    expect(editor.locator("html")).to_have_attribute("lang", "zh-Hans")
    switch.get_by_role("link", name="English").click()
    expect(editor.get_by_role("heading", level=1)).to_have_text("Night trains return to the north")
