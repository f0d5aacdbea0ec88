"""Modules of the pages in a real Chromium without the product: what the server answers, the test says itself."""

import time
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, Page, Route

from tests.architecture.syntax import ROOT

# From this host a page may do what else needs HTTPS, such as locks.
ADDRESS = "http://localhost"
_STATIC = ROOT / "tms/web/static"


class Server:
    """Serves the modules and one page. Requests wait in ``asked`` until the test answers them with ``answer``."""

    def __init__(self, context: BrowserContext, html: str) -> None:
        self.html = html
        self.asked: list[Route] = []
        self.ready: dict[str, tuple[int, Any]] = {}
        """What is answered at once, by path."""
        context.route("**/*", self._serve)
        self.page: Page = context.new_page()
        self.open()

    def open(self) -> Page:
        """The page anew; what is asked by the one before is answered no more."""
        self.page.goto(f"{ADDRESS}/page")
        self.asked.clear()
        return self.page

    def answer(self, body: object, status: int = 200) -> dict[str, str]:
        """Answer the oldest request that waits; its fields, and its path as ``path``."""
        self.wait_for(1)
        route = self.asked.pop(0)
        self._fulfil(route, status, body)
        return {"path": urlsplit(route.request.url).path, **dict(parse_qsl(route.request.post_data or ""))}

    def run(self, script: str, given: object = None) -> Any:
        """What a function of the page gives, in which ``take(path)`` is the module below ``/static/js``."""
        return self.page.evaluate(f"async (given) => {{ {_TAKE}; return await ({script})(given); }}", given)

    def wait_for(self, requests: int) -> None:
        """Wait until so many requests wait."""
        end = time.monotonic() + 20
        while len(self.asked) < requests:
            assert time.monotonic() < end, "the page asks for nothing"
            self.page.wait_for_timeout(20)

    @staticmethod
    def _fulfil(route: Route, status: int, body: object) -> None:
        """A text is HTML, everything else JSON."""
        if isinstance(body, str):
            route.fulfill(status=status, content_type="text/html", body=body)
        else:
            route.fulfill(status=status, json=body)

    def _serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/page":
            route.fulfill(content_type="text/html", body=f"<!doctype html><meta charset=utf-8>{self.html}")
        elif path.startswith("/static/"):
            route.fulfill(path=_STATIC / path.removeprefix("/static/"))
        elif path in self.ready:
            self._fulfil(route, *self.ready[path])
        else:
            self.asked.append(route)


_TAKE = "const take = (path) => import(`/static/js/${path}`)"
