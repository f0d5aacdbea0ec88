"""A real Chromium looks at what is built."""

from tests.browser.conftest import browser, playwright

__all__ = ["browser", "playwright"]
