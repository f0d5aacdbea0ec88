"""Parts of a page that an answer replaces: in which order, what stays as it was, and what a refusal says."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.modules import ADDRESS, Server

pytestmark = pytest.mark.browser

SEARCH = (
    '<form action="/found" data-controller="swap" data-swap-parts="part count" data-swap-on="input">'
    '<input name="q"><input name="kind" type="hidden" value=""></form>'
)
NOBODY_ANSWERED = "There is no answer from the server. Reload the page to see whether it was done before you try again."


def part(words: str) -> str:
    """What the tests replace: words, a field, two links, and two forms that are sent."""
    forms = "".join(
        f'<form method="post" action="/decide"><input type="hidden" name="place" value="{n}">'
        f'<button name="choice" value="yes">Decide {n}</button></form>'
        for n in (1, 2)
    )
    return (
        f'<title>{words}</title><b id="count">{words.upper()}</b>'
        f'<div id="part" data-controller="swap" data-swap-parts="part count"><p>{words}</p>'
        '<input id="field" value="as it was">'
        f'<a href="/first">First</a> <a href="/second">Second</a>{forms}</div>'
    )


@pytest.fixture
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    context.add_init_script("delete globalThis.SharedWorker")
    server = Server(context, SEARCH + part("as it was"))
    server.run('async () => { await take("controllers/swap.js"); window.notReloaded = true; }')
    yield server
    assert server.page.evaluate("window.notReloaded"), "the page was left"
    context.close()


def test_an_answer_replaces_its_parts_and_its_address_is_a_step_to_come_back_from(server: Server) -> None:
    page = server.page
    page.get_by_role("link", name="First").click()
    expect(page.locator("#part")).to_have_attribute("aria-busy", "true")
    assert server.answer(part("first"))["path"] == "/first"
    expect(page.locator("#part > p")).to_have_text("first")
    expect(page.locator("#count")).to_have_text("FIRST")
    expect(page.locator("#part")).not_to_have_attribute("aria-busy", "true")
    expect(page).to_have_url(f"{ADDRESS}/first")
    expect(page).to_have_title("first")
    page.get_by_role("link", name="Second").click()
    server.answer(part("second"))
    expect(page).to_have_url(f"{ADDRESS}/second")
    page.go_back()
    server.answer(part("first again"))
    expect(page.locator("#part > p")).to_have_text("first again")
    expect(page).to_have_url(f"{ADDRESS}/first")
    page.go_back()
    # The page with which it began is answered at once.
    expect(page.locator("#part > p")).to_have_text("as it was")


def test_what_was_said_of_the_act_before_goes_with_the_next(server: Server) -> None:
    page = server.page
    page.evaluate("document.body.insertAdjacentHTML('afterbegin', '<div data-passing>6 changes are made.</div>')")
    page.get_by_role("button", name="Decide 1").click()
    server.answer(part("decided") + "<div data-passing>1 is decided.</div>")
    expect(page.locator("[data-passing]")).to_have_text("1 is decided.")
    page.get_by_role("link", name="First").click()
    server.answer(part("first") + "<div data-passing></div>")
    expect(page.locator("[data-passing]")).to_be_empty()


def test_a_question_overtakes_the_one_before_it(server: Server) -> None:
    page = server.page
    page.get_by_role("link", name="First").click()
    server.wait_for(1)
    page.get_by_role("link", name="Second").click()
    server.wait_for(2)
    late = server.asked.pop(0)
    server.answer(part("second"))
    expect(page.locator("#part > p")).to_have_text("second")
    late.fulfill(content_type="text/html", body=part("first"))
    page.wait_for_timeout(300)
    expect(page.locator("#part > p")).to_have_text("second")
    expect(page).to_have_url(f"{ADDRESS}/second")


def test_the_focus_and_the_caret_stay(server: Server) -> None:
    page = server.page
    page.get_by_role("link", name="First").focus()
    page.keyboard.press("Enter")
    server.answer(part("first"))
    expect(page.locator("#part > p")).to_have_text("first")
    expect(page.get_by_role("link", name="First")).to_be_focused()
    page.get_by_role("link", name="Second").click()
    field = page.locator("#field")
    field.focus()
    field.evaluate("(field) => field.setSelectionRange(2, 5)")
    server.answer(part("second"))
    expect(page.locator("#part > p")).to_have_text("second")
    expect(field).to_be_focused()
    assert field.evaluate("(field) => [field.selectionStart, field.selectionEnd]") == [2, 5]


def test_what_is_typed_is_asked_once_and_what_is_empty_is_no_part_of_the_address(server: Server) -> None:
    page = server.page
    page.locator("[name=q]").press_sequentially("港口", delay=20)
    server.wait_for(1)
    assert server.asked[0].request.url == f"{ADDRESS}/found?q=%E6%B8%AF%E5%8F%A3"
    server.answer(part("found"))
    expect(page.locator("#part > p")).to_have_text("found")
    expect(page.locator("[name=q]")).to_be_focused()
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    server.wait_for(1)
    assert server.asked[0].request.url.rstrip("?") == f"{ADDRESS}/found"
    server.answer(part("all"))
    expect(page.locator("#part > p")).to_have_text("all")


def test_what_is_sent_goes_one_after_the_other_and_once(server: Server) -> None:
    page = server.page
    first, second = (page.get_by_role("button", name=f"Decide {n}") for n in (1, 2))
    first.click()
    server.wait_for(1)
    expect(first).to_be_disabled()
    second.click()
    page.wait_for_timeout(300)
    assert len(server.asked) == 1
    assert server.answer(part("one"))["place"] == "1"
    expect(page.locator("#part > p")).to_have_text("one")
    sent = server.answer(part("two"), status=409)
    assert (sent["place"], sent["choice"]) == ("2", "yes")
    # What is refused may come as the part with the reason on it.
    expect(page.locator("#part > p")).to_have_text("two")
    # None of this is an address of the page's.
    expect(page).to_have_url(f"{ADDRESS}/page")


def test_a_refusal_is_said_in_the_part_and_the_form_can_be_sent_again(server: Server) -> None:
    page = server.page
    button, told = page.get_by_role("button", name="Decide 1"), page.locator("#part [role=alert]")
    button.click()
    server.answer('<div role="alert"><p>You may not decide this.</p></div>', status=403)
    expect(told).to_have_text("You may not decide this.")
    expect(button).to_be_enabled()
    button.click()
    server.wait_for(1)
    server.asked.pop(0).abort()
    expect(told).to_have_text(NOBODY_ANSWERED)
    expect(button).to_be_enabled()
    expect(page.locator("#part")).not_to_have_attribute("aria-busy", "true")
    button.click()
    server.answer(part("decided"))
    expect(page.locator("#part > p")).to_have_text("decided")
    expect(told).to_have_count(0)


@pytest.mark.full
def test_news_that_was_asked_for_later_is_not_put_back(browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script("delete globalThis.SharedWorker")
    live = '<div id="part" data-live-article="any" data-live-url="/part"><p>{}</p></div>'
    server = Server(
        context, '<a href="/part" data-controller="swap" data-swap-parts="part">Go</a>' + live.format("first")
    )
    server.run('async () => { await take("controllers/swap.js"); (await take("lib/live.js")).startLive(); }')
    server.page.get_by_role("link", name="Go").click()
    server.wait_for(2)
    swapped = server.asked.pop(0)
    server.answer(live.format("later"))
    expect(server.page.locator("#part > p")).to_have_text("later")
    swapped.fulfill(content_type="text/html", body=live.format("earlier"))
    expect(server.page).to_have_url(f"{ADDRESS}/part")
    expect(server.page.locator("#part > p")).to_have_text("later")
    context.close()
