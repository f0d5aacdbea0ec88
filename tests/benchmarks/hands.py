"""A person's hands on the real pages: what they press, type and click is counted, and the pages that they wait for."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

NEAR = 5
"""Whoever would press Tab more often than this takes the mouse."""
_FOCUSED = "element => element === document.activeElement"


@dataclass(frozen=True, slots=True)
class Cost:
    """What an act takes. A key with Alt, Ctrl or Shift is one; ``typed`` are characters of texts and of commands."""

    keys: int = 0
    clicks: int = 0
    loads: int = 0
    typed: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.keys + other.keys, self.clicks + other.clicks, self.loads + other.loads, self.typed + other.typed
        )


class Hands:
    """One person's. They use keys first, and the mouse where no key of the page and few Tabs lead."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cost = Cost()
        page.on("domcontentloaded", lambda _: self._count(Cost(loads=1)))

    def begin(self, path: str) -> None:
        """Be on this page, with nothing counted yet."""
        self.page.goto(path)
        self.page.wait_for_load_state()
        self.cost = Cost()

    def press(self, *keys: str) -> None:
        """One after the other, once the page's scripts run."""
        for key in keys:
            self.page.wait_for_load_state("domcontentloaded")
            self.page.keyboard.press(key)
            self._count(Cost(keys=1))

    def type(self, words: str) -> None:
        """Write into what has the focus."""
        self.page.keyboard.insert_text(words)
        self._count(Cost(typed=len(words)))

    def paste(self, words: str) -> None:
        self.page.keyboard.insert_text(words)
        self._count(Cost(keys=1))

    def click(self, place: Locator) -> None:
        place.click()
        self._count(Cost(clicks=1))

    def reach(self, place: Locator) -> bool:
        """Bring the focus there by Tab, if that is near; if not, nothing is counted."""
        for pressed in range(NEAR + 1):
            if place.evaluate(_FOCUSED):
                self._count(Cost(keys=pressed))
                return True
            self.page.keyboard.press("Tab")
        return False

    def activate(self, place: Locator) -> None:
        """A link or button: Enter where the focus is near it, else a click."""
        expect(place).to_be_visible()
        # Where the address leads to within a page is where Tab begins, as soon as the page is complete.
        self.page.wait_for_load_state()
        if self.reach(place):
            self.press("Enter")
        else:
            self.click(place)

    def choose(self, place: Locator, letter: str) -> None:
        """In a list of choices, by its first letter."""
        if not self.reach(place):
            place.focus()
            self._count(Cost(clicks=1))
        self.press(letter)

    def fill(self, place: Locator, value: str) -> None:
        """A field that is no plain text, such as a date."""
        if not self.reach(place):
            place.focus()
            self._count(Cost(clicks=1))
        place.fill(value)
        self._count(Cost(typed=sum(map(str.isdigit, value))))

    def command(self, words: str) -> None:
        """One of the palette, by the first letters that lead to it; the palette is there once the page is complete."""
        self.page.wait_for_load_state()
        self.press("Control+k")
        expect(self.page.locator("#palette-words")).to_be_focused()
        self.type(words)
        expect(self.page.locator("#palette-words")).to_have_value(words)
        self.press("Enter")

    def _count(self, more: Cost) -> None:
        self.cost += more
