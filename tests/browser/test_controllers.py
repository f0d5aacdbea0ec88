"""Controllers are attached to elements that ask for them, and gone with them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.modules import Server

pytestmark = pytest.mark.browser

PROBE = """async () => {
  const { Controller, register } = await take("lib/controllers.js");
  window.told = [];
  const kindOf = (name) => class extends Controller {
    connect() {
      told.push(`${name} ${this.element.id} came`);
      this.listen(document, "ping", () => told.push(`${name} ${this.element.id} hears`));
    }
    disconnect() { told.push(`${name} ${this.element.id} left`); }
  };
  register("one", kindOf("one"));
  register("other", kindOf("other"));
}"""


@pytest.fixture
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    server = Server(context, '<main><p id="a" data-controller="one"></p><ul></ul></main>')
    server.run(PROBE)
    yield server
    context.close()


def told(server: Server, script: str) -> list[str]:
    """What the controllers tell when a script has run, and then hear an event."""
    said: list[str] = server.run(
        f"""async () => {{
          told.length = 0;
          {script};
          await new Promise((resolve) => setTimeout(resolve));
          document.dispatchEvent(new Event("ping"));
          return told;
        }}"""
    )
    return said


def test_an_element_that_is_there_has_its_controller(server: Server) -> None:
    assert server.page.evaluate("told") == ["one a came"]
    assert told(server, "") == ["one a hears"]


def test_an_element_that_comes_has_all_that_it_asks_for(server: Server) -> None:
    html = '<li id="b" data-controller="one other unknown"></li>'
    assert told(server, f"document.querySelector('ul').innerHTML = `{html}`") == [
        "one b came",
        "other b came",
        "one a hears",
        "one b hears",
        "other b hears",
    ]


def test_one_that_left_hears_nothing_any_more(server: Server) -> None:
    assert told(server, "document.querySelector('main').replaceWith('nothing')") == ["one a left"]


def test_one_that_is_moved_stays_what_it_is(server: Server) -> None:
    assert told(server, "document.querySelector('ul').append(document.querySelector('#a'))") == ["one a hears"]


def test_a_menu_closes_by_a_click_elsewhere_and_with_escape(browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script("delete globalThis.SharedWorker")
    menu = '<details data-controller="menu"><summary>Me</summary><a href="/me">Account</a></details><p>Elsewhere</p>'
    page = Server(context, f'<script type="module" src="/static/js/page.js"></script>{menu}').page
    account = page.get_by_role("link", name="Account")
    page.get_by_text("Me", exact=True).click()
    expect(account).to_be_visible()
    page.get_by_text("Elsewhere").click()
    expect(account).to_be_hidden()
    page.get_by_text("Me", exact=True).click()
    page.keyboard.press("Escape")
    expect(account).to_be_hidden()
    expect(page.get_by_text("Me", exact=True)).to_be_focused()
    context.close()
