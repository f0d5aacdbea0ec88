"""What the browser keeps until the server has it: whose it is, where it belongs, what becomes of what came later."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.modules import Server

pytestmark = pytest.mark.browser

ANN, BO = "1", "2"
URL = "/articles/7/versions/zh-Hans"
STALE = {"code": "text_stale", "rev": 9, "theirs": "别人的。"}


def workspace(locale: str = "zh-Hans") -> str:
    """The page of Ann, as far as the queue asks it for something."""
    place = f'data-person="{ANN}" data-article="7" data-locale="{locale}" data-url="/articles/7/versions/{locale}"'
    return f'<meta name="csrf-token" content="t"><main data-workspace {place}><ol data-rows></ol></main>'


@pytest.fixture
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    server = Server(context, workspace())
    server.ready["/session"] = 200, {"person": int(ANN), "name": "Ann", "token": "t"}
    yield server
    context.close()


def a_save(key: str, text: str, **more: Any) -> dict[str, Any]:
    """A record of the browser's database, of Ann's and in the first segment unless something else is said."""
    usual = {"person": ANN, "article": "7", "locale": "zh-Hans", "segment": "11", "rev": 1, "sourceRev": 1}
    order = {"order": int(key), "confirm": True, "body": None}
    return {"key": key, "text": text, **usual, **order, **more}


def keep(server: Server, *saves: dict[str, Any]) -> None:
    server.run(
        """async (all) => (await take("lib/offline-store.js")).change(({ saves }) => {
            for (const one of all) saves.put(one);
        })""",
        list(saves),
    )


def kept(server: Server) -> list[dict[str, Any]]:
    """Ann's saves in the browser's database, in order."""
    found: list[dict[str, Any]] = server.run('async () => (await take("lib/offline-store.js")).recordsOf("1", "saves")')
    return sorted(found, key=lambda save: int(save["order"]))


def until_kept(server: Server, texts: list[str]) -> None:
    """Wait until Ann's saves in the browser's database are these."""
    end = time.monotonic() + 20
    while [save["text"] for save in kept(server)] != texts:
        assert time.monotonic() < end, f"kept: {kept(server)}"
        server.page.wait_for_timeout(20)


def begin(server: Server) -> None:
    """The queue as its page begins it, with what was kept."""
    server.run(
        """async () => {
            globalThis.saves = (await take("workspace/saves.js")).saves;
            saves.retry();
        }"""
    )


def add(server: Server, segment: str, text: str, rev: int = 1, *, confirm: bool = True) -> None:
    save = {"segment": segment, "text": text, "rev": rev, "sourceRev": 1, "confirm": confirm}
    server.run("(save) => void saves.add(save)", save)


def until(server: Server, condition: str) -> None:
    server.page.wait_for_function(condition)


def send_elsewhere(server: Server) -> None:
    """As any other page of Ann's does; goes on while the test answers."""
    server.run(
        """async () => {
            globalThis.isSent = false;
            const saves = await (await take("lib/offline-store.js")).recordsOf("1", "saves");
            saves.sort((one, other) => one.order - other.order);
            (await take("lib/closed-page-saves.js")).sendFor("1", saves).then(() => (globalThis.isSent = true));
        }"""
    )


def test_what_is_kept_is_read_for_its_person_alone(server: Server) -> None:
    keep(server, a_save("1", "安的。"), a_save("2", "薄的。", person=BO))
    server.run(
        """async () => (await take("lib/offline-store.js")).change(({ typing }) => {
            for (const person of ["1", "2"]) typing.put({ id: person, person, text: `of ${person}` });
        })"""
    )
    for store, text in (("saves", "薄的。"), ("typing", "of 2")):
        found = server.run('async (store) => (await take("lib/offline-store.js")).recordsOf("2", store)', store)
        assert [one["text"] for one in found] == [text]


def test_a_page_sends_and_shows_what_was_written_in_its_own_version(server: Server) -> None:
    mine = a_save("1", "夜車開了。", locale="zh-Hant")
    keep(server, mine, a_save("2", "夜车开了。"), a_save("3", "别篇的。", article="8", locale="zh-Hant"))
    server.run(
        """async () => (await take("lib/offline-store.js")).change(({ typing }) => {
            const places = { "12": ["7", "zh-Hans"], "13": ["8", "zh-Hant"], "14": ["7", "zh-Hant"] };
            for (const [segment, [article, locale]] of Object.entries(places)) {
                typing.put({ id: segment, person: "1", article, locale, segment, text: segment, rev: 1, older: [] });
            }
        })"""
    )
    server.html = workspace("zh-Hant")
    server.open()
    typed = """async () => {
        const { draftOf } = await take("workspace/unsaved-texts.js");
        return ["12", "13", "14"].map((segment) => draftOf(segment)?.text);
    }"""
    assert server.run(typed) == [None, None, "14"]
    begin(server)
    sent = server.answer({"rev": 2})
    assert (sent["path"], sent["text"]) == ("/articles/7/versions/zh-Hant/segments/11", "夜車開了。")
    until(server, "saves.waiting === 0")
    assert [save["text"] for save in kept(server)] == ["夜车开了。", "别篇的。"]
    assert server.asked == []


@pytest.mark.sample(3)
@pytest.mark.parametrize("status", [503, 500, 429])
def test_a_server_in_trouble_refuses_nothing(server: Server, status: int) -> None:
    begin(server)
    add(server, "11", "夜车开了。")
    first = server.answer({"title": "busy"}, status)
    until(server, "saves.cutOff")
    assert server.run("() => [saves.waiting, saves.refused.size]") == [1, 0]
    assert [save["text"] for save in kept(server)] == ["夜车开了。"]
    # The same request, so that it's done once whatever the server had done before.
    assert server.answer({"rev": 2}) == first
    until(server, "saves.waiting === 0")
    assert kept(server) == []


def test_what_was_written_after_a_save_that_is_refused_is_in_the_refusal(server: Server) -> None:
    begin(server)
    add(server, "11", "先写的。", confirm=False)
    until(server, "saves.entries[0].body")
    add(server, "11", "后写的。")
    assert server.answer(STALE, 409)["text"] == "先写的。"
    until(server, "saves.refused.size === 1")
    refused = server.run("() => { const { text, confirm } = saves.refused.get('11'); return [text, confirm]; }")
    assert refused == ["后写的。", True]
    # Also after the page is opened anew, and nothing of it is sent unasked.
    until(server, "saves.refused.get('11').isKept")
    server.open()
    begin(server)
    assert server.run("() => [saves.waiting, saves.refused.get('11').text]") == [0, "后写的。"]
    assert [(save["text"], save["confirm"]) for save in kept(server)] == [("后写的。", True)]


def test_what_is_written_next_stands_on_what_was_saved(server: Server) -> None:
    begin(server)
    add(server, "11", "先写的。", rev=4)
    until(server, "saves.entries[0].body")
    add(server, "11", "后写的。", rev=4)
    assert server.answer({"rev": 5})["rev"] == "4"
    assert server.answer({"rev": 6})["rev"] == "5"
    until(server, "saves.waiting === 0")
    # Written in a row that has not heard of it.
    add(server, "11", "更后写的。", rev=4)
    assert server.answer({"rev": 7})["rev"] == "6"


def test_what_is_written_next_stands_on_what_was_saved_also_after_a_reload(server: Server) -> None:
    begin(server)
    add(server, "11", "先写的。", rev=4)
    until(server, "saves.entries[0].body")
    add(server, "12", "别的。")
    add(server, "11", "后写的。", rev=4)
    assert server.answer({"rev": 5})["rev"] == "4"
    # What was answered would be sent once more if the page went before the browser has let go of it.
    until_kept(server, ["别的。", "后写的。"])
    server.open()
    begin(server)
    assert server.answer({"rev": 2})["text"] == "别的。"
    assert server.answer({"rev": 6})["rev"] == "5"


@pytest.mark.parametrize(
    "session",
    [(200, {"person": int(BO), "name": "Bo", "token": "u"}), (401, {}), (500, {})],
    ids=["other", "out", "no"],
)
def test_another_page_sends_nothing_in_the_session_of_somebody_else(server: Server, session: tuple[int, Any]) -> None:
    server.ready["/session"] = session
    keep(server, a_save("1", "安的。"))
    send_elsewhere(server)
    until(server, "isSent")
    assert server.asked == []
    assert [save["body"] for save in kept(server)] == [None]


@pytest.mark.sample(3)
@pytest.mark.parametrize("status", [503, 500, 429, 401])
def test_another_page_takes_no_trouble_of_the_server_for_a_refusal(server: Server, status: int) -> None:
    keep(server, a_save("1", "安的。"), a_save("2", "安也写的。", segment="12"))
    send_elsewhere(server)
    first = server.answer({}, status)
    until(server, "isSent")
    # With the first that gets no answer it ends, so that the order stays.
    assert server.asked == []
    assert [save.get("problem") for save in kept(server)] == [None, None]
    send_elsewhere(server)
    assert server.answer({"rev": 2}) == first
    assert server.answer({"rev": 2})["text"] == "安也写的。"
    until(server, "isSent")
    assert kept(server) == []


def test_another_page_sends_what_is_next_on_what_it_sent_before(server: Server) -> None:
    keep(server, a_save("1", "先写的。", rev=4), a_save("2", "后写的。", rev=4))
    send_elsewhere(server)
    assert server.answer({"rev": 5})["rev"] == "4"
    assert server.answer({"rev": 6})["rev"] == "5"


def test_another_page_keeps_what_came_after_a_refused_save_in_the_refusal(server: Server) -> None:
    keep(server, a_save("1", "先写的。", confirm=False), a_save("2", "后写的。"), a_save("3", "别处的。", segment="12"))
    send_elsewhere(server)
    assert server.answer(STALE, 409)["text"] == "先写的。"
    assert server.answer({"rev": 2})["text"] == "别处的。"
    until(server, "isSent")
    assert [(save["text"], save["confirm"], save["problem"]["code"]) for save in kept(server)] == [
        ("后写的。", True, "text_stale")
    ]
