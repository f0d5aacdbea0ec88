"""Ctrl and Enter, wherever on the page, press the main button of the form that the page is for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.modules import Server

pytestmark = pytest.mark.browser

PAGE = """<form class="else"><input id="seek"></form>
<form class="own" data-controller="main-key"><textarea id="text"></textarea>
<div hidden><button class="primary" value="hidden">Files</button></div><button value="other">Other</button>
<button class="primary" value="main">Go</button></form>"""
LISTEN = """async () => {
  window.sent = [];
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    sent.push(event.submitter?.value ?? event.target.className);
  });
  await take("controllers/main-key.js");
}"""


@pytest.fixture
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    server = Server(context, PAGE)
    server.run(LISTEN)
    yield server
    context.close()


def sent(server: Server) -> object:
    return server.page.evaluate("sent")


def test_it_is_pressed_from_a_field_and_from_nowhere(server: Server) -> None:
    server.page.keyboard.press("Control+Enter")
    assert sent(server) == ["main"]
    server.page.locator("#text").focus()
    server.page.keyboard.press("Meta+Enter")
    assert sent(server) == ["main", "main"]
    server.page.keyboard.press("Control+Shift+Enter")
    server.page.keyboard.press("Control+Alt+Enter")
    assert sent(server) == ["main", "main"]


def test_another_form_keeps_its_own(server: Server) -> None:
    server.page.locator("#seek").focus()
    server.page.keyboard.press("Control+Enter")
    assert "main" not in str(sent(server))


def test_a_key_that_is_held_down_sends_once(server: Server) -> None:
    server.page.keyboard.down("Control")
    for _ in range(3):
        server.page.keyboard.down("Enter")
    server.page.keyboard.up("Enter")
    assert sent(server) == ["main"]


def test_the_key_of_an_input_method_sends_nothing(server: Server) -> None:
    press = "field => field.dispatchEvent(new KeyboardEvent('keydown', %s))"
    options = "{ key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, cancelable: true }"
    server.page.locator("#text").evaluate(press % options)
    assert sent(server) == []
