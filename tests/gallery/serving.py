"""Serves a gallery from this process, and shows its pages in a browser."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Flask, request
from playwright.sync_api import Browser, BrowserContext, Page, Route
from sqlalchemy.exc import OperationalError
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.gallery.acting import Forms
from tests.gallery.newsroom import Gallery, fill
from tests.gallery.pages import Shown
from tms.adapters.rate_limit import RateLimit
from tms.adapters.translations.catalogues import LANGUAGES
from tms.app import create_app
from tms.bootstrap import Container
from tms.http.page_language import language


@dataclass(frozen=True, slots=True)
class Served:
    """A gallery behind an address."""

    app: Flask
    url: str
    gallery: Gallery
    forms: Forms

    @contextmanager
    def browsing(self, browser: Browser, shown: Shown, **how: Any) -> Iterator[Page]:
        """The page in a window of its own, signed in as its person, when it has come to rest."""
        with ExitStack() as stack:

            def window() -> BrowserContext:
                opened = browser.new_context(base_url=self.url, **{"locale": "en-GB", **how})
                stack.callback(opened.close)
                return opened

            if shown.company is not None:
                self.open(window(), replace(shown, person=shown.company, then=shown.theirs))
            yield self.open(window(), shown)

    def open(self, context: BrowserContext, shown: Shown) -> Page:
        """Show the page. Raises AssertionError if it answers something else than it should."""
        if shown.person is not None:
            name, value = self.forms.cookie(self.gallery.people[shown.person].person_id)
            context.add_cookies([{"name": name, "value": value, "url": self.url}])
        page = context.new_page()
        address = shown.address(self.gallery)
        if shown.form is not None:
            page.route(f"{self.url}{address}", lambda route: _send(route, shown))
        answer = page.goto(address, wait_until="load")
        assert answer is not None
        assert answer.status == shown.status, f"{shown.name}: {answer.status} {address}"
        if shown.then is not None:
            shown.then(page)
        page.wait_for_timeout(150)
        return page


def _send(route: Route, shown: Shown) -> None:
    """The answer to the form, as the document."""
    if route.request.is_navigation_request() and shown.form is not None:
        headers = {**route.request.headers, "content-type": "application/x-www-form-urlencoded"}
        route.fulfill(response=route.fetch(method="POST", headers=headers, post_data=urlencode(shown.form, doseq=True)))
    else:
        route.continue_()


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002  the base class calls it so
        """What a browser asks for is nobody's news here."""


class _Patient(RateLimit):
    """Whoever looks at the refused sign-in in three languages, two widths and two themes guesses no password."""

    def allows(self, key: str, *, times: int, seconds: int) -> bool:
        del key, times, seconds
        return True

    def takes_turn(self, key: str, *, times: int, first: int, longest: int) -> bool:
        del key, times, first, longest
        return True

    def give_back(self, key: str, *, seconds: int) -> None:
        """Nothing was counted."""

    def forget(self, key: str) -> None:
        """Nothing was counted."""


def _broken() -> str:
    """What fails here as a defect does, or as a page does while the database is away."""
    if request.args.get("away"):
        raise OperationalError("SELECT", {}, Exception("away"))
    raise RuntimeError("only to be looked at")


def _setup_pages(app: Flask) -> dict[str, str]:
    """What an installation without anybody shows first, by language; afterwards there is no such page."""
    with app.test_client() as browser:
        return {language: browser.get("/setup", headers={"Accept-Language": language}).text for language in LANGUAGES}


@contextmanager
def serving(container: Container) -> Iterator[Served]:
    """Fill the container's empty database, and answer browsers until the end."""
    app = create_app(replace(container, rate_limit=_Patient("redis://")))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
    app.add_url_rule("/gallery/broken", view_func=_broken)
    pages: dict[str, str] = {}
    app.add_url_rule("/gallery/setup", "gallery-setup", lambda: pages[language()])
    pages |= _setup_pages(app)
    forms = Forms(app)
    gallery = fill(container.database, forms)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    server.daemon_threads = True  # type: ignore[attr-defined]  # a page's stream of news has no end
    server.block_on_close = False  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(app, f"http://127.0.0.1:{server.port}", gallery, forms)
    finally:
        server.shutdown()
        server.server_close()
