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
