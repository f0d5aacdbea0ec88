"""The field that a segment's text is written in, as tests use it: filled, read, and with the caret somewhere.

Playwright fills it by itself; codes are written as the markers that are stored: ``field.fill("⟦1⟧第一⟦/1⟧列")``.
"""

from playwright.sync_api import Locator, Page, expect

OPEN = "li.seg.now [data-field]"


def open_field(page: Page) -> Locator:
    """The field of the row that somebody is at work on."""
    return page.locator(OPEN)


def _value(field: Locator) -> Locator:
    return field.locator("xpath=following-sibling::textarea[@name='text']")


def expect_text(field: Locator, text: str, *, timeout: float | None = None) -> None:
    """Wait until the text is this one, with its codes as markers; ``timeout`` in milliseconds."""
    expect(_value(field)).to_have_value(text, timeout=timeout)


def text_in(field: Locator) -> str:
    return _value(field).input_value()


def select(field: Locator, start: int, end: int | None = None) -> None:
    """Put the caret there by keyboard, and select up to ``end``: in steps of an arrow, a code being one."""
    field.press("Control+Home")
    for _ in range(start):
        field.press("ArrowRight")
    for _ in range((end or start) - start):
        field.press("Shift+ArrowRight")
