"""Five people in one article on a network that drops, delays and loses answers: what a page calls saved is saved."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Product
from tests.browser.field import open_field
from tests.browser.rough_network import RoughNetwork
from tests.browser.test_offline import HANS, edits, sign_in
from tests.factories import make_article, make_person
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

SECONDS = 60
SEEDS = [int(seed) for seed in os.environ.get("TMS_ROUGH_SEEDS", "3").split(",")]
"""Of what happens to which request; others by ``TMS_ROUGH_SEEDS=1,2``."""
NAMES = ("Ada", "Bo", "Cai", "Dana", "Eve")
SENTENCES = [f"Train number {number} left late." for number in range(11, 22)]

# Notes each text whose row stops saying that it is not saved yet.
WATCH = """addEventListener("DOMContentLoaded", () => {
    globalThis.shownAsSaved = [];
    const observed = { subtree: true, attributes: true, attributeOldValue: true, attributeFilter: ["data-unsaved"] };
    new MutationObserver((changes) => {
        for (const { target, oldValue } of changes) {
            if (oldValue === null || "unsaved" in target.dataset) continue;
            shownAsSaved.push(target.querySelector("[data-target]").dataset.text);
        }
    }).observe(document.body, observed);
});"""
CLICK = "(all) => all.map((one) => one.click()).length"
ON_PAGE = (
    """() => document.body.textContent + [...document.querySelectorAll("textarea")].map((one) => one.value).join(" ")"""
)
# Texts that were refused and that their person has not decided about, as this browser keeps them.
REFUSED = """() => new Promise((resolve) => {
    indexedDB.open("sanwen", 1).onsuccess = ({ target }) => {
        const asked = target.result.transaction("saves").objectStore("saves").getAll();
        asked.onsuccess = () => resolve(asked.result.filter((save) => save.problem).map((save) => save.text));
    };
})"""


@dataclass(slots=True)
class Writer:
    """Somebody with a page of their own: what they wrote into which row, and what they gave up."""

    name: str
    page: Page
    random: random.Random
    written: list[tuple[int, str]] = field(default_factory=list)
    given_up: set[str] = field(default_factory=set)

    def act(self) -> None:
        rows = self.page.locator("li.seg")
        number = self.random.randrange(rows.count())
        row = rows.nth(number)
        choice = row.locator("[data-compare] .choices button:visible")
        if choice.count() and self.random.random() < 0.7:
            wish = self.random.choice(["mine", "theirs"])
            # The answer to a save that was on its way may have taken the question away.
            if row.locator(f"[data-compare] [data-choose={wish}]").evaluate_all(CLICK) and wish == "theirs":
                self.given_up |= {text for at, text in self.written if at == number}
            return
        text = f"{self.name}{len(self.written)}说列车晚点了。"
        row.locator(".n").click()
        open_field(self.page).fill(text)
        self.written.append((number, text))
        self.page.keyboard.press(self.random.choice(["Control+Enter", "Control+Enter", "Alt+ArrowDown"]))

    def settle(self) -> None:
        """Leave the open row, then wait until nothing waits."""
        self.page.keyboard.press("Alt+ArrowUp")
        line = self.page.locator("[data-saved]")
        deadline = time.monotonic() + 90
        while line.get_attribute("data-tone") not in {"done", "lost", "kept", "left"} or "waiting" in line.inner_text():
            assert time.monotonic() < deadline, f"{self.name}: {line.inner_text()}"
            line.locator("button:visible", has_text="Retry").evaluate_all(CLICK)
            self.page.wait_for_timeout(500)

    def unaccounted(self, history: Counter[str]) -> list[str]:
        """Texts that are neither in the history nor on the page, nor overtaken or given up by who wrote them."""
        shown = self.page.evaluate(ON_PAGE)
        last = dict(self.written)
        return [
            text
            for number, text in self.written
            if not history[text] and text not in shown and text == last[number] and text not in self.given_up
        ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.part(2)
def test_what_five_people_see_as_saved_is_saved_once_and_what_is_refused_stays_on_their_pages(
    context: Callable[[], BrowserContext], product: Product, seed: int
) -> None:
    article = Understood(language="en", title="Late", blocks=[Block("paragraph", text) for text in SENTENCES])
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], article)
    with RoughNetwork(product.url, seed).running() as network:
        writers = []
        for number, name in enumerate(NAMES):
            email = f"{name.lower()}@newsroom.example"
            make_person(product.database, email, [Role.TRANSLATOR], product.newsroom.publication_id)
            page = context().new_page()
            page.on("dialog", lambda dialog: dialog.accept())
            page.add_init_script(WATCH)
            sign_in(page, email, at=network.url)
            page.goto(f"{network.url}/articles/{article_id}/versions/{HANS}")
            writers.append(Writer(name, page, random.Random(seed * 10 + number)))  # noqa: S311 - the seed gives it again
        network.is_rough = True
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            for writer in writers:
                writer.act()
        network.is_rough = False
        for writer in writers:
            writer.settle()
        history = Counter(edits(product, article_id))
        saved = {text for writer in writers for text in writer.page.evaluate("shownAsSaved")}
        written = {text for writer in writers for _, text in writer.written}
        refused = sum(writer.page.locator("[data-compare], [data-refused]").count() for writer in writers)
        worth = f"{len(written)} written, {len(saved & written)} shown as saved, {refused} refused at the end"
        print(worth, dict(network.done))  # noqa: T201 - says what the run was worth
        assert {text: n for text, n in history.items() if n > 1} == {}
        assert {text for text in saved & written if history[text] != 1} == set()
        # What was done although its answer was lost is the same request when it is sent again: no conflict with itself.
        for writer in writers:
            assert [text for text in writer.page.evaluate(REFUSED) if history[text]] == []
        assert len(saved & written) > 20
        assert network.done["unanswered"] > 20
        for writer in writers:
            assert writer.unaccounted(history) == []
        # What was refused is there also after the page is opened anew.
        for writer in writers:
            writer.page.reload()
            expect(writer.page.locator("[data-saved]")).not_to_have_attribute("data-tone", "busy")
            assert writer.unaccounted(history) == []
