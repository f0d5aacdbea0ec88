"""The editor in a real browser: opening an article, typing, going on to the next segment, and what stays in memory.

Frames are not held back to the screen's rate, so that a wait for the next one isn't taken for work. The yardstick of a
keystroke is a bare text field in the same browser.
"""

import re
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.articles import page_of
from tests.benchmarks.desk import LOCALE, Saving, make_ready, rows_of
from tests.benchmarks.profile import Profile
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running
from tests.benchmarks.timing import compare
from tests.browser.conftest import chromium
from tests.factories import PASSWORD
from tms.domain.permissions import Role
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

SIZES = (40, 500, 2_000)
KEYS = 200
CONFIRMS = 200
WARMING_UP = 100
_CURSOR = re.compile(r'data-cursor="([^"]+)"')
_FOUND = re.compile(r'data-segment="(\d+)"[^>]* data-(?:errors|warnings)=')
_FREE_FRAMES = ("--disable-frame-rate-limit", "--disable-gpu-vsync")

_WATCH = """
(() => {
  const isField = (it) => it && (it.matches("textarea, [contenteditable]:not([contenteditable=false])"));
  const seen = (window.measured = { usable: null, keys: [], confirms: [] });
  const look = () => {
    if (isField(document.activeElement)) seen.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  let pressed = null;
  let from = null;
  addEventListener("keydown", (event) => {
    pressed = performance.now();
    from = event.key === "Enter" && event.ctrlKey ? [pressed, document.activeElement.closest(".seg")] : null;
  }, true);
  addEventListener("input", () => {
    const began = pressed;
    requestAnimationFrame(() => seen.keys.push(performance.now() - began));
  }, true);
  addEventListener("focusin", ({ target }) => {
    if (!from || !isField(target) || target.closest(".seg") === from[1]) return;
    const [began] = from;
    from = null;
    requestAnimationFrame(() => seen.confirms.push(performance.now() - began));
  }, true);
})();
"""
# What a row's templates hold is of the page, though not of its tree. Asked last: it makes an object of each node.
_HELD = """
() => {
  const count = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
    let n = 1;
    while (walker.nextNode()) {
      const { localName, content } = walker.currentNode;
      n += 1 + (localName === "template" ? count(content) : 0);
    }
    return n;
  };
  return count(document);
}
"""
_BARE = "data:text/html,<textarea autofocus></textarea>"


def editor_rows(
    running: Running, *, rounds: int, sizes: Sequence[int] = SIZES, profile: Path | None = None
) -> list[Row]:
    """The table, for articles of so many segments; the last ones are those that the budgets are about.

    ``profile``: a folder for what explains the last part of it.
    """
    rows: list[Row] = []
    with _browser() as browser:
        bare = _keystrokes(browser, _BARE)
        rows.append(Row("keystroke in a bare field", p95(bare), "ms", None, f"median {statistics.median(bare):.1f} ms"))
        for size in sizes:
            article_id = make_ready(running, [page_of(size, title=f"A report of {size} segments", number=size)])[0]
            rows += _server_rows(running, article_id, size, rounds)
            rows += _page_rows(running, browser, article_id, size, profile)
    return rows


@contextmanager
def _browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        raise SystemExit("Chromium is missing: install it, or set TMS_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *_FREE_FRAMES])
        yield browser
        browser.close()


def _server_rows(running: Running, article_id: int, size: int, rounds: int) -> list[Row]:
    address = f"/articles/{article_id}/versions/{LOCALE}"
    with running.hello() as hello, running.browser(Role.TRANSLATOR) as translator:
        html = translator.get(address)
        cursor = _CURSOR.findall(html)[0]
        Saving(running, article_id)(translator.post)
        get = partial(translator.get, address)
        ask = partial(translator.get, f"{address}?since={cursor}", fragment=True)
        told = ask()
        assert "data-news" in told
        # Before a term changes: without what was found, which this doesn't name, the answer is the whole page then.
        whole, news = compare(partial(hello.get, "/"), [get, ask], rounds=max(2, rounds // 2), each=3)
        found = _FOUND.findall(html)[:250]
        html = translator.get(address)
        with running.container.database.begin() as uow:
            words = TermEntry("en", f"goods train {size}")
            add_concept(uow, running.newsroom[Role.EDITOR], ConceptEntry("", terms=[words]))
        since = f"{address}?since={_CURSOR.findall(html)[0]}&found={','.join(found)}"
        ask_terms = partial(translator.get, since, fragment=True)
        of_terms = ask_terms()
        terms = compare(partial(hello.get, "/"), [ask_terms], rounds=max(2, rounds // 2), each=3)[0]
    return [
        Row(f"{size:,} segments: server", whole.median * 1000, "ms", None, f"{whole.times:.0f} × hello"),
        Row("  bytes of the page", len(html.encode()) / 1000, "kB", None, f"{len(html.encode()) // size:,} a segment"),
        Row("  news of a save: server", news.median * 1000, "ms", None, f"{news.times:.0f} × hello"),
        Row("  bytes of the news", len(told.encode()) / 1000, "kB", None, f"{told.count('<li ')} rows"),
        Row("  news of a term: server", terms.median * 1000, "ms", None, f"{terms.times:.0f} × hello"),
        Row("  bytes of the news", len(of_terms.encode()) / 1000, "kB", None, f"{of_terms.count('<li ')} rows"),
    ]


def _page_rows(running: Running, browser: Browser, article_id: int, size: int, profile: Path | None) -> list[Row]:
    context = browser.new_context(
        base_url=running.url, locale="en-GB", viewport={"width": 1280, "height": 800}, bypass_csp=True
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    _sign_in(page, running.newsroom.email(Role.TRANSLATOR))
    page.add_init_script(_WATCH)
    first = rows_of(running, article_id)[0].segment_id
    address = f"/articles/{article_id}/versions/{LOCALE}?segment={first}"
    opened = []
    for _ in range(4):
        page.goto(address, wait_until="commit")
        page.wait_for_function("measured.usable !== null")
        page.keyboard.press("x")
        page.wait_for_function("measured.keys.length === 1")
        page.keyboard.press("Backspace")
        opened.append(float(page.evaluate("measured.usable")))
    keys = _typed(page)
    confirms = _confirm_rows(page, context.new_cdp_session(page), size, profile)
    held: int = page.evaluate(_HELD)
    context.close()
    return [
        Row("  first segment usable, first open", opened[0], "ms", 1000),
        Row("  first segment usable, opened again", statistics.median(opened[1:]), "ms", 1000),
        Row("  keystroke to the next frame, p95", p95(keys), "ms", 16, f"median {statistics.median(keys):.1f} ms"),
        *confirms,
        Row("  nodes of the page and its templates", held, ""),
    ]


def _confirm_rows(page: Page, devtools: CDPSession, size: int, folder: Path | None) -> list[Row]:
    # The first ones warm up: what they leave is compiled code, the panels of the last thirty segments, and what can be
    # undone in the last two hundred. After them the heap of scripts is measured, each time after a forced collection.
    first, count = min(WARMING_UP, size // 2), min(CONFIRMS, (size - 4) // 2)  # one is confirmed already
    _confirmed(page, first, size=size)
    profile = Profile(folder, f"{size}-segments", page, devtools) if folder else None
    heaps = [_memory(devtools)]
    with profile.watch() if profile else nullcontext():
        times = _confirmed(page, count, size=size, first=first)
    heaps.append(_memory(devtools))
    if first + 2 * count < size - 1:
        _confirmed(page, count, size=size, first=first + count)
        heaps.append(_memory(devtools))
    median = f"{count} confirms, median {statistics.median(times):.0f} ms"
    rows = [Row("  confirmed to next field ready, p95", p95(times), "ms", 100, median)]
    before, *later = (heap["JSHeapUsedSize"] / 1e6 for heap in heaps)
    for n, now in enumerate(later, 1):
        detail = f"{before:.2f} → {now:.2f} MB; {heaps[n]['Nodes']:,.0f} nodes"
        rows.append(Row(f"  heap grown after {n * count} confirms", 100 * (now / before - 1), "%", 10, detail))
    return rows + (profile.rows(count) if profile else [])


def p95(times: Sequence[float]) -> float:
    """The time that 19 of 20 stay within."""
    return statistics.quantiles(times, n=20)[-1]


def _sign_in(page: Page, email: str) -> None:
    page.goto("/login")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)


def _keystrokes(browser: Browser, address: str) -> list[float]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(_WATCH)
    page.goto(address)
    times = _typed(page)
    page.close()
    return times


def _typed(page: Page) -> list[float]:
    """What each of the keys took, in milliseconds, typed as a quick person does. The first one warms up."""
    page.evaluate("measured.keys.length = 0")
    for at in range(KEYS + 1):
        page.keyboard.press(" " if at % 6 == 5 else "e")
        page.wait_for_timeout(20)
    page.wait_for_function(f"measured.keys.length >= {KEYS + 1}")
    times: list[float] = page.evaluate("measured.keys")
    return times[1:]


def _confirmed(page: Page, count: int, *, size: int, first: int = 0) -> list[float]:
    """What each step to the next field took, in milliseconds; at the end everything is saved and shown.

    Each text is another one: of a text that stands in hundreds of rows each save would be news of all of them.
    """
    page.evaluate("measured.confirms.length = 0")
    for at in range(count):
        page.keyboard.type(f"Line {first + at} is done.")
        page.keyboard.press("Control+Enter")
        page.wait_for_function(f"measured.confirms.length > {at}")
        page.wait_for_timeout(50)
    # On a busy machine one is confirmed more quickly than saved.
    page.wait_for_function("document.querySelector('.tag.saving') === null", timeout=60_000 + 1000 * count)
    # Asked of the page itself: a locator looks at each element there is, and leaves an object for it in the tab's heap.
    refused = page.evaluate("[...document.querySelectorAll('.notes.problem')].map((one) => one.innerText)")
    assert not refused, refused[0]
    # Until the last news is on the page as well, which of a long article takes longer to come.
    page.wait_for_timeout(5000 + 3 * size)
    times: list[float] = page.evaluate("measured.confirms")
    # What was measured is no part of the page's heap: 18 keys a confirm are a quarter of what would seem to grow.
    page.evaluate("measured.keys.length = measured.confirms.length = 0")
    return times


def _memory(devtools: CDPSession) -> dict[str, float]:
    devtools.send("Performance.enable")
    for _ in range(2):
        devtools.send("HeapProfiler.collectGarbage")
        time.sleep(0.2)
    metrics: list[dict[str, Any]] = devtools.send("Performance.getMetrics")["metrics"]
    return {one["name"]: float(one["value"]) for one in metrics}
