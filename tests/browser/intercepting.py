"""Standing in for the server, in a page that is open already."""

from collections.abc import Callable
from re import Pattern
from typing import Any

from playwright.sync_api import Page, Route

PROBE = "/healthz"


def intercept(page: Page, url: str | Pattern[str], handler: Callable[[Route], Any]) -> None:
    """``page.route`` that holds from here on.

    The browser says that it intercepts before the page's own process has heard of it: what goes out at once would reach
    the server now and then.
    """
    page.route(url, handler)
    page.route(f"**{PROBE}", lambda route: route.fulfill(status=204))
    while page.evaluate(f"async () => (await fetch('{PROBE}')).status") != 204:
        pass
    page.unroute(f"**{PROBE}")
