"""A page as somebody brings it in: opened in Chromium, all of it selected, copied, and pasted."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Error, Page, Route

from tests.browser.modules import Server

_LISTEN = """() => {
    window.pasted = new Promise((done) => document.addEventListener("paste", (event) => {
        event.preventDefault();
        done([event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain")]);
    }, { once: true }));
}"""
_NOTHING = "nothing was copied"


@dataclass(frozen=True, slots=True)
class Copied:
    """What the clipboard held, and the Markdown that the product's paste makes of it."""

    html: str
    plain: str
    markdown: str


class Clipboard:
    """Copies page after page. Nothing of a page runs, and nothing that it names is fetched."""

    def __init__(self, browser: Browser) -> None:
        self._pages = browser.new_context(java_script_enabled=False)
        self._pages.route("**/*", self._serve)
        self._html = ""
        context = browser.new_context()
        self._server = Server(context, "<textarea></textarea>")

    def _serve(self, route: Route) -> None:
        if route.request.is_navigation_request() and route.request.frame.parent_frame is None:
            route.fulfill(content_type="text/html; charset=utf-8", body=self._html)
        else:
            route.abort()

    def copy(self, html: str) -> Copied:
        """Raises Playwright's Error for a page that can't be copied in time."""
        self._html = html
        self._empty()
        page = self._pages.new_page()
        try:
            page.goto("http://page.example/", wait_until="domcontentloaded", timeout=20_000)
            # A page may begin with the caret in a field of its own.
            page.evaluate("document.activeElement?.blur()")
            page.keyboard.press("Control+A")
            page.keyboard.press("Control+C")
        finally:
            page.close()
        return self._paste(self._server.page)

    def _empty(self) -> None:
        """What the page before left on the clipboard must not be taken for this one's."""
        field = self._server.page.locator("textarea")
        self._server.page.bring_to_front()
        field.fill(_NOTHING)
        field.press("Control+A")
        field.press("Control+C")

    def _paste(self, into: Page) -> Copied:
        into.bring_to_front()
        into.evaluate(_LISTEN)
        into.locator("textarea").focus()
        into.keyboard.press("Control+V")
        html, plain = into.evaluate("() => Promise.race([window.pasted, new Promise((_, no) => setTimeout(no, 5000))])")
        if plain == _NOTHING or not plain:
            raise Error(_NOTHING)
        script = """async (html) => (await take("lib/rich-paste.js")).markdownOf(html)"""
        return Copied(html, plain, self._server.run(script, html) or plain)
