"""The field with codes on a page of its own: what one key takes away, and the way back over what came meanwhile."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.modules import Server

pytestmark = pytest.mark.browser

PAGE = '<form><label id="name">Text</label><textarea name="text"></textarea></form>'
BEGIN = """async ([text, segment]) => {
    const parts = ["field/field", "models/undo-history", "models/coded-text"].map((name) => take(`${name}.js`));
    const [{ Field }, { UndoHistory }, { codesOf }] = await Promise.all(parts);
    globalThis.histories ??= {};
    globalThis.field?.destroy();
    globalThis.field?.element.remove();
    globalThis.field = new Field(document.querySelector("textarea"), text, {
        codes: codesOf(["⟦1⟧", "⟦/1⟧", "⟦2/⟧"]),
        words: { describe: (marker) => marker, kind: (marker) => marker },
        history: (histories[segment] ??= new UndoHistory()),
        name: document.querySelector("label"),
    });
    field.focus();
}"""
# A person's face with a profession (five characters that are one), a letter with its accent, one of two units, and
# a Chinese character with its variant.
FACE, ACCENT, RARE, VARIANT = "👩‍🚀", "e\N{COMBINING ACUTE ACCENT}", "𠮷", "葛\U000e0100"


@pytest.fixture
def server(browser: Browser) -> Iterator[Server]:
    context = browser.new_context()
    yield Server(context, PAGE)
    context.close()


def begin(server: Server, text: str, segment: str = "11") -> None:
    """A segment's text is opened to be written in, the caret at its end."""
    server.run(BEGIN, [text, segment])


def text(server: Server) -> str:
    return str(server.run("() => field.text"))


@pytest.mark.parametrize("one", [FACE, ACCENT, RARE, VARIANT], ids=["face", "accent", "rare", "variant"])
def test_a_key_deletes_a_whole_character_beside_codes(server: Server, one: str) -> None:
    whole = f"⟦1⟧{one}{one}⟦/1⟧{one}⟦2/⟧"
    begin(server, whole)
    press = server.page.keyboard.press
    for left in (f"⟦1⟧{one}{one}⟦/1⟧{one}", f"⟦1⟧{one}{one}⟦/1⟧", f"⟦1⟧{one}{one}", f"⟦1⟧{one}", "⟦1⟧", ""):
        press("Backspace")
        assert text(server) == left
    for _ in range(6):
        press("Control+z")
    assert text(server) == whole
    press("Control+Home")
    for left in (f"{one}{one}⟦/1⟧{one}⟦2/⟧", f"{one}⟦/1⟧{one}⟦2/⟧", f"⟦/1⟧{one}⟦2/⟧", f"{one}⟦2/⟧", "⟦2/⟧", ""):
        press("Delete")
        assert text(server) == left


@pytest.mark.parametrize("one", [FACE, ACCENT, RARE, VARIANT], ids=["face", "accent", "rare", "variant"])
def test_an_arrow_goes_over_a_whole_character(server: Server, one: str) -> None:
    begin(server, f"⟦1⟧{one}字⟦/1⟧")
    for key, places in (("ArrowLeft", 4), ("ArrowRight", 1), ("Shift+ArrowRight", 1)):
        for _ in range(places):
            server.page.keyboard.press(key)
    server.page.keyboard.type("x")
    assert text(server) == "⟦1⟧x字⟦/1⟧"


def test_what_a_program_exchanged_is_never_half_a_character(server: Server) -> None:
    # The two faces begin with the same unit, the face and the character 𠈀 end with the same.
    found = server.run(
        """async () => {
            const { codesOf, difference } = await take("models/coded-text.js");
            return [["a😀b", "a😁b"], ["a😀b", "a𠈀b"]].map((two) => difference(...two, codesOf([])));
        }"""
    )
    assert [one["words"] for one in found] == ["😁", "𠈀"]


def test_what_came_meanwhile_is_a_step_to_take_back(server: Server) -> None:
    begin(server, "夜车开了。")
    server.page.keyboard.type("Late")
    assert text(server) == "夜车开了。Late"
    begin(server, "别的一句。", segment="12")
    # Somebody else, or a machine, wrote there before one came back.
    begin(server, "早班车没有开。")
    server.page.keyboard.type("!")
    for there in ("早班车没有开。", "夜车开了。Late", "夜车开了。"):
        server.page.keyboard.press("Control+z")
        assert text(server) == there
    for there in ("夜车开了。Late", "早班车没有开。", "早班车没有开。!"):
        server.page.keyboard.press("Control+y")
        assert text(server) == there
