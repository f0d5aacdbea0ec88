"""Random typing into a segment's field: what people's hands, input methods and clipboards do, from a seed."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import CDPSession, Locator, Page

from tests.browser.clipboards import OFFERS
from tests.browser.field import open_field

PINYIN = [(["n", "ni", "ni h", "ni hao"], "你好"), (["t", "ti", "tie", "tie l", "tie lu"], "铁路"), (["x"], "")]
ZHUYIN = [
    (["ㄊ", "ㄊㄧ", "ㄊㄧㄝ", "鐵ㄌ", "鐵ㄌㄨ", "鐵路"], "鐵路"),
    (["ㄧ", "ㄧㄝ", "ㄧㄝˋ"], "夜"),
    (["ㄅ", "ㄅㄚ"], ""),
]

PASTE = """(field, data) => {
    const transfer = new DataTransfer();
    for (const [kind, value] of Object.entries(data)) transfer.setData(kind, value);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
}"""
COPY = """(field, kind) => {
    const transfer = new DataTransfer();
    field.dispatchEvent(new ClipboardEvent(kind, { clipboardData: transfer, bubbles: true, cancelable: true }));
    return Object.fromEntries([...transfer.types].map((type) => [type, transfer.getData(type)]));
}"""
# From what is selected, or from the n-th code, to a place told in shares of the field's box.
DRAG = """(field, [n, x, y, isCopy]) => {
    const transfer = new DataTransfer();
    const chips = field.querySelectorAll("[data-marker]");
    const from = n === null ? field : chips[n % chips.length];
    if (!from || (n === null && getSelection().isCollapsed)) return;
    const box = field.getBoundingClientRect();
    const at = { clientX: box.left + 4 + x * (box.width - 8), clientY: box.top + 4 + y * (box.height - 8) };
    const like = { dataTransfer: transfer, bubbles: true, cancelable: true, ctrlKey: isCopy, ...at };
    const event = (name) => new DragEvent(name, like);
    from.dispatchEvent(event("dragstart"));
    field.dispatchEvent(event("drop"));
    from.dispatchEvent(event("dragend"));
}"""
STATE = """(field) => {
    const shown = [...field.childNodes].map((node) => node.dataset?.marker ?? node.data).join("");
    const kinds = [...field.childNodes].map((node) => (node.dataset?.marker ? "code" : node.nodeName));
    const chips = [...field.querySelectorAll("[data-marker]")];
    return { text: field.nextElementSibling.value, shown: shown.replaceAll("\\ufeff", ""), kinds,
             chips: chips.every((chip) => `⟦${chip.textContent}⟧` === chip.dataset.marker) };
}"""


@dataclass(frozen=True, slots=True)
class Shown:
    """The text that would be saved, what a person sees, and of which nodes that is made."""

    text: str
    shown: str
    kinds: Sequence[str]
    chips: bool


@dataclass(slots=True)
class Typist:
    """Does random things to the open field; ``done`` says what, for whoever has to find out."""

    page: Page
    seed: int
    done: list[str] = field(default_factory=list)
    _random: random.Random = field(init=False)
    _cdp: CDPSession = field(init=False)
    _clipboard: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)  # noqa: S311 - the seed gives the same hands again
        self._cdp = self.page.context.new_cdp_session(self.page)

    @property
    def field(self) -> Locator:
        return open_field(self.page)

    def state(self) -> Shown:
        return Shown(**self.field.evaluate(STATE))

    def act(self) -> None:
        """One thing out of all that can be done."""
        acts: list[tuple[int, Callable[[], None]]] = [
            (10, self._type),
            (10, self._walk),
            (8, self._delete),
            (6, self._compose),
            (4, self._paste),
            (4, self._copy),
            (3, self._drag),
            (5, self._go_back),
            (5, self._insert),
            (2, self._click),
        ]
        self._random.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def _press(self, keys: Sequence[str], at_most: int = 1) -> None:
        key = self._random.choice(keys)
        times = self._random.randint(1, at_most)
        self.done.append(f"{key} × {times}")
        for _ in range(times):
            self.page.keyboard.press(key)

    def _type(self) -> None:
        words = self._random.choice(["a", "word ", "，", "夜车", "⟦1⟧", "⟦", "/2⟧", "⟦9⟧", "  ", "👩‍🚀é", "1"])
        self.done.append(f"types {words!r}")
        if self._random.random() < 0.5 and words.isascii():
            self.page.keyboard.type(words)
        else:
            self.page.keyboard.insert_text(words)

    def _walk(self) -> None:
        steps = [
            "ArrowLeft",
            "ArrowRight",
            "Control+ArrowLeft",
            "Control+ArrowRight",
            "Home",
            "End",
            "ArrowUp",
            "ArrowDown",
        ]
        shifted = [f"Shift+{step}" for step in steps]
        self._press([*steps, *shifted, *shifted, "Control+a", "Control+Home", "Control+Shift+End"], at_most=4)

    def _delete(self) -> None:
        self._press(["Backspace", "Backspace", "Delete", "Control+Backspace", "Control+Delete", "Enter"], at_most=3)

    def _compose(self) -> None:
        steps, words = self._random.choice(PINYIN + ZHUYIN)
        self.done.append(f"composes {words!r}")
        for step in steps:
            place = {"selectionStart": len(step), "selectionEnd": len(step)}
            self._cdp.send("Input.imeSetComposition", {"text": step, **place})
            if self._random.random() < 0.1:
                # The key belongs to the input method; the page sees only that one was pressed.
                self._cdp.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "windowsVirtualKeyCode": 229})
        if words:
            self._cdp.send("Input.insertText", {"text": words})
        else:
            self._cdp.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})

    def _paste(self) -> None:
        offers = OFFERS | {"own": self._clipboard, "own again": self._clipboard}
        name = self._random.choice(list(offers))
        self.done.append(f"pastes {name}")
        self.field.evaluate(PASTE, offers[name])

    def _copy(self) -> None:
        kind = self._random.choice(["copy", "cut"])
        self.done.append(kind)
        self._clipboard = self.field.evaluate(COPY, kind) or self._clipboard

    def _drag(self) -> None:
        n = self._random.choice([None, self._random.randint(0, 9)])
        where = [n, self._random.random(), self._random.random(), self._random.random() < 0.2]
        self.done.append(f"drags {where}")
        self.field.evaluate(DRAG, where)

    def _go_back(self) -> None:
        self._press(["Control+z", "Control+z", "Control+y", "Control+Shift+z"], at_most=4)

    def _insert(self) -> None:
        self._press(["Control+q", "Control+q", "Alt+1", "Alt+2", "Alt+3", "Alt+t", "Control+1", "Control+2"])

    def _click(self) -> None:
        box = self.field.bounding_box()
        assert box
        x, y = self._random.random() * (box["width"] - 8) + 4, self._random.random() * (box["height"] - 8) + 4
        self.done.append(f"clicks {x:.0f},{y:.0f}")
        self.page.mouse.click(box["x"] + x, box["y"] + y, click_count=self._random.choice([1, 1, 2]))
