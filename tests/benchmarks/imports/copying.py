"""A page as somebody brings it in: opened in Chromium, all or its article selected, copied, and pasted."""

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser, Error, Page, Route

from tests.browser.modules import Server

_LISTEN = """() => {
    window.pasted = new Promise((done) => document.addEventListener("paste", (event) => {
        event.preventDefault();
        done([event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain")]);
    }, { once: true }));
}"""
_DRAG = """([title, last]) => {
    const NO_TEXT = "script, style, noscript, template";
    const plain = (text) => text.replace(/\\s+/g, "");
    const words = (node) => plain(node.textContent);
    const all = [...document.body.querySelectorAll("*")].filter((one) => !one.closest(NO_TEXT));
    const inner = (found) => found.filter((one) => !found.some((other) => other !== one && one.contains(other)));
    const holding = (text) => inner(all.filter((one) => one.checkVisibility() && words(one).includes(plain(text))));
    const ends = holding(last);
    const end = ends.at(-1);
    const starts = end ? holding(title).filter((one) => one.compareDocumentPosition(end) & 4) : [];
    const start = starts.find((one) => one.closest("h1")) ?? starts.at(-1);
    if (!start || !end) return false;
    const range = document.createRange();
    range.selectNodeContents(start);
    range.setEnd(end, end.childNodes.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
}"""
"""Select from the headline to the last paragraph, as somebody does who drags over them."""

_NOTHING = "nothing was copied"
_NOT_THERE = "headline or last paragraph are not there"


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

    def copy(self, html: str, drag: Sequence[str] = ()) -> Copied:
        """Copies all of a page, or from the first of two texts that stand in it to the second.

        Raises Playwright's Error for a page that can't be copied in time.
        """
        self._html = html
        self._empty()
        page = self._pages.new_page()
        try:
            page.goto("http://page.example/", wait_until="domcontentloaded", timeout=20_000)
            # A page may begin with the caret in a field of its own.
            page.evaluate("document.activeElement?.blur()")
            if not drag:
                page.keyboard.press("Control+A")
            elif not page.evaluate(_DRAG, list(drag)):
                raise Error(_NOT_THERE)
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
