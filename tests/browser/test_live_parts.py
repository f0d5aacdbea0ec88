"""Live parts of a page come anew, but never while somebody writes in them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.modules import Server

pytestmark = pytest.mark.browser


def part(number: int) -> str:
    return (
        '<div id="part" data-live-article="any" data-live-url="/part">'
        f'<form><input name="reason"></form><b>{number}</b></div><button>Elsewhere</button>'
    )


@pytest.fixture
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    # Without a stream the page asks every three seconds.
    context.add_init_script("delete globalThis.SharedWorker")
    server = Server(context, part(1))
    server.run('async () => (await take("lib/live.js")).startLive()')
    yield server
    context.close()


@pytest.mark.full
def test_a_part_comes_anew(server: Server) -> None:
    server.answer(part(2))
    expect(server.page.locator("#part b")).to_have_text("2")


@pytest.mark.sample(2)
@pytest.mark.parametrize("leave", ["focus", "dirty"])
def test_a_part_in_which_somebody_writes_waits_for_them(server: Server, leave: str) -> None:
    field = server.page.locator("input")
    field.focus()
    server.page.keyboard.type("Because")
    if leave == "dirty":
        server.page.locator("form").evaluate("(form) => form.classList.add('dirty')")
        field.blur()
    for number in (2, 3):
        # The second question is asked when the first answer has been read.
        server.answer(part(number))
    expect(field).to_have_value("Because")
    expect(server.page.locator("#part b")).to_have_text("1")
    server.page.locator("form").evaluate("(form) => form.classList.remove('dirty')")
    field.blur()
    server.answer(part(4))
    expect(server.page.locator("#part b")).to_have_text("4")


@pytest.mark.full
def test_a_page_whose_worker_says_nothing_asks_by_itself_until_one_answers(browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script(_SILENT_AT_FIRST)
    server = Server(context, part(1) + "<span data-live-status hidden></span>")
    server.run('async () => (await take("lib/live.js")).startLive()')
    server.answer(part(2))
    expect(server.page.locator("#part b")).to_have_text("2")
    expect(server.page.locator("[data-live-status]")).to_have_text("updates every 3 s")
    server.page.evaluate("globalThis.isSilent = false")
    expect(server.page.locator("[data-live-status]")).to_have_text("live", timeout=20_000)
    context.close()


_SILENT_AT_FIRST = """
    globalThis.isSilent = true;
    globalThis.SharedWorker = class extends EventTarget {
        constructor() {
            super();
            const { port1, port2 } = new MessageChannel();
            this.port = port1;
            port2.onmessage = () => globalThis.isSilent || port2.postMessage({ state: "live" });
        }
    };
"""
