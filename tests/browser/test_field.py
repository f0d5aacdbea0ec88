"""The field with inline codes as chips: whatever is done to it, the codes stay legal, and everything can be undone."""

import os
import random
import re
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clipboards import DOCS, NEWS, WEB, WORD, WORD_LIST, as_html
from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field, select, text_in
from tests.browser.typing import COPY, DRAG, PASTE, PINYIN, ZHUYIN, Typist
from tests.domain.test_code_faults import CASES
from tests.factories import make_article
from tms.domain.code_faults import code_faults
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.memory.remember import import_units
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

pytestmark = pytest.mark.browser

HANS = "zh-Hans"
SOURCE = "The ⟦1⟧railway⟦/1⟧ said on ⟦2⟧Monday that ⟦3⟧night trains⟦/3⟧⟦/2⟧ would return⟦4/⟧."
MARKERS = ["⟦1⟧", "⟦/1⟧", "⟦2⟧", "⟦3⟧", "⟦/3⟧", "⟦/2⟧", "⟦4/⟧"]
CODES = {"1": Code("strong"), "2": Code("link", "https://example.com/a"), "3": Code("emphasis"), "4": Code("footnote")}
PAGE = Understood(
    language="en",
    title="Night trains return",
    blocks=[Block("paragraph", SOURCE, CODES), Block("paragraph", "Nobody ⟦1⟧asked⟦/1⟧.", {"1": Code("emphasis")})],
)
SEEDS = [int(seed) for seed in os.environ.get("TMS_FIELD_SEEDS", "").split(",") if seed] or list(range(100, 108))
"""Of 300 random actions each; others by ``TMS_FIELD_SEEDS=1,2``."""


@pytest.fixture
def page(signed_in: Callable[[Role], Page], product: Product) -> Page:
    """The workspace, its second row open: a sentence with three pairs and a lone code, a match and a term."""
    editor = product.newsroom[Role.EDITOR]
    with product.database.begin() as uow:
        words = "⟦1⟧铁路⟦/1⟧周一说⟦2⟧⟦3⟧夜车⟦/3⟧⟦/2⟧会回来⟦4/⟧。"
        import_units(uow, editor, [{"en": SOURCE, HANS: words}, {"en": SOURCE, HANS: "铁路公司周一说夜车会回来。"}])
        terms = [TermEntry("en", "night train"), TermEntry(HANS, "夜班列车")]
        add_concept(uow, editor, ConceptEntry("", terms=terms))
    article_id = make_article(product.database, editor, PAGE)
    page = signed_in(Role.TRANSLATOR)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    begin_again(page)
    return page


def begin_again(page: Page) -> None:
    """The same page anew, with the saved text and nothing to take back."""
    page.reload()
    page.locator("li.seg").nth(1).locator(".n").click()
    expect(open_field(page)).to_be_focused()
    expect(page.locator("aside [data-beside] [data-match]").first).to_be_visible()


def faults(text: str) -> set[str]:
    return {fault.kind for fault in code_faults(text, MARKERS)}


def confirms_or_names(page: Page) -> None:
    """A text whose codes are not all there is not confirmed by the key, and the page says which are missing."""
    text = text_in(open_field(page))
    said = code_faults(text, MARKERS)
    if not said or not text.strip():
        return
    page.keyboard.press("Control+Enter")
    note = page.locator("li.seg.now [data-note] [role=alert]")
    for fault in said:
        expect(note).to_contain_text(re.compile(rf"Codes? (.* )?{re.escape(fault.marker[1:-1])} .*missing"))
    expect(page.locator("li.seg").nth(1)).to_have_class(re.compile(r"\bnow\b"))


def type_at_random(page: Page, seed: int, actions: int) -> None:
    typist = Typist(page, seed)
    first = typist.state().text
    try:
        for n in range(actions):
            typist.act()
            now = typist.state()
            assert now.shown == now.text
            assert now.chips
            assert now.kinds == [("#text", "code")[at % 2] for at in range(len(now.kinds))]
            assert faults(now.text) <= {"half", "missing"}
            assert not set(now.text) & set("\n\r\t\ufeff")
            if n % 50 == 49:
                confirms_or_names(page)
        everything = 4 * actions
        page.evaluate(_PRESS, ["y", everything])
        last = typist.state().text
        page.evaluate(_PRESS, ["z", everything])
        assert typist.state().text == typist.state().shown == first
        page.evaluate(_PRESS, ["y", everything])
        assert typist.state().text == typist.state().shown == last
    except AssertionError as error:
        error.add_note(f"seed {seed}, after: {'; '.join(typist.done[-12:])}; text {typist.state()}")
        raise


# As often as there can be steps; a person's key press each, only faster.
_PRESS = """([key, times]) => {
    for (let n = 0; n < times; n++) {
        const press = { key, ctrlKey: true, bubbles: true, cancelable: true };
        document.querySelector("[data-field]").dispatchEvent(new KeyboardEvent("keydown", press));
    }
}"""


@pytest.mark.full
def test_codes_stay_legal_and_undo_brings_back_the_very_text(page: Page) -> None:
    for seed in (1, 2):
        begin_again(page)
        type_at_random(page, seed, 60)


@pytest.mark.full
@pytest.mark.part(2)
@pytest.mark.timeout(480)
@pytest.mark.parametrize("seeds", [SEEDS[at : at + 4] for at in range(0, len(SEEDS), 4)], ids=str)
def test_codes_stay_legal_over_300_random_actions(page: Page, seeds: Sequence[int]) -> None:
    for seed in seeds:
        begin_again(page)
        type_at_random(page, seed, 300)


@pytest.mark.full
def test_a_code_is_one_step_one_letter_and_in_one_place(page: Page) -> None:
    field = open_field(page)
    field.fill("⟦1⟧铁路⟦/1⟧说")
    select(field, 1)
    page.keyboard.type("大")
    expect_text(field, "⟦1⟧大铁路⟦/1⟧说")
    # Deleted as a whole, brought back as a whole, and never twice.
    select(field, 5)
    page.keyboard.press("Backspace")
    expect_text(field, "⟦1⟧大铁路说")
    page.keyboard.press("Control+z")
    expect_text(field, "⟦1⟧大铁路⟦/1⟧说")
    page.keyboard.press("End")
    page.keyboard.insert_text("⟦1⟧")
    expect_text(field, "⟦1⟧大铁路⟦/1⟧说")
    # Copied without its mark, except into our own field: what was cut comes back with its codes, once.
    select(field, 0, 5)
    copied = field.evaluate(COPY, "cut")
    assert copied["text/plain"] == "大铁路"
    expect_text(field, "说")
    for _ in range(2):
        field.evaluate(PASTE, copied)
    expect_text(field, "⟦1⟧大铁路⟦/1⟧大铁路说")
    # A part of a pair can't be carried over its other half.
    before = text_in(field)
    field.evaluate(DRAG, [0, 1, 0.5, False])
    expect_text(field, before)
    expect(page.locator("[data-announce]")).to_contain_text("pairs must not cross")


@pytest.mark.full
def test_pasted_words_are_one_line_without_what_other_programs_wrap_them_in(page: Page) -> None:
    field = open_field(page)
    docs = "夜车 回来了。 票价九欧元"
    news = "柏林站的夜车 “我们回来了” 票价 一等 二等 90 9 始发 柏林 铁路公司⟦/1⟧说2"
    for offer, taken in (
        (WORD, "Wednesday铁路公司 发言人 周三说"),
        (as_html(WORD), "Wednesday铁路公司 发言人 周三说"),
        (WORD_LIST, "柏林 的夜车[1] 九点开出"),
        (as_html(WORD_LIST), "柏林 的夜车[1] 九点开出"),
        (DOCS, docs),
        (as_html(DOCS), docs),
        (WEB, "夜车回来 票价 九欧元起， ⟦1⟧ ⟦/2⟧"),
        (NEWS, news),
        (as_html(NEWS), news),
        ({"text/plain": "一\r\n\r\n　二\t三\n"}, "一 二 三"),
    ):
        field.fill("")
        field.evaluate(PASTE, offer)
        assert text_in(field) == taken
        page.keyboard.press("Enter")
        assert text_in(field) == taken


def test_the_key_that_opens_a_pair_goes_out_of_it_again(page: Page) -> None:
    field = open_field(page)
    field.fill("")
    for words in ("铁路", None, "周一说", "夜车", None, None):
        page.keyboard.press("Control+q")
        if words:
            page.keyboard.type(words)
    page.keyboard.type("会回来")
    page.keyboard.press("Control+q")
    expect_text(field, "⟦1⟧铁路⟦/1⟧⟦2⟧周一说⟦3⟧夜车⟦/3⟧⟦/2⟧会回来⟦4/⟧")
    # With every code there, and from an end of a pair that nobody typed just now.
    select(field, 3)
    page.keyboard.press("Control+q")
    page.keyboard.type("说")
    expect_text(field, "⟦1⟧铁路⟦/1⟧说⟦2⟧周一说⟦3⟧夜车⟦/3⟧⟦/2⟧会回来⟦4/⟧")
    # Around what is selected the pair is closed already.
    field.fill("铁路说")
    select(field, 0, 2)
    page.keyboard.press("Control+q")
    page.keyboard.type("公司")
    expect_text(field, "⟦1⟧铁路⟦/1⟧公司说")


@pytest.mark.full
def test_a_power_that_chinese_says_in_words_is_not_asked_for(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    area = Understood("en", "Sea ice", [Block("paragraph", "It covers 1,300 km⟦1⟧2⟦/1⟧.", {"1": Code("sup")})])
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], area)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    row = page.locator("li.seg").nth(1)
    row.locator(".n").click()
    field = open_field(page)
    expect(field).to_be_focused()
    field.fill("面积1300公里。")
    page.keyboard.press("Control+Enter")
    expect(row.locator("[data-note] [role=alert]")).to_contain_text("Codes 1 and /1 are missing.")
    field.fill("面积1300平方公里。")
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")


@pytest.mark.full
def test_missing_codes_come_with_one_key_and_confirming_names_them(page: Page) -> None:
    field = open_field(page)
    row = page.locator("li.seg").nth(1)
    field.fill("铁路说夜车会回来。")
    select(field, 0, 2)
    page.keyboard.press("Control+q")
    expect_text(field, "⟦1⟧铁路⟦/1⟧说夜车会回来。")
    select(field, 5)
    page.keyboard.press("Backspace")
    page.keyboard.press("Delete")
    page.keyboard.press("Control+Enter")
    note = row.locator("[data-note] [role=alert]")
    expect(note).to_contain_text("Codes 2 and /2 are missing. Codes 3 and /3 are missing. Code 4/ is missing.")
    expect(row).to_have_attribute("data-state", "initial")
    note.get_by_role("button", name="Insert 4/").click()
    expect(note).not_to_contain_text("Code 4/")
    for _ in range(2):
        page.keyboard.press("Control+q")
    assert not code_faults(text_in(field), MARKERS)
    # Half a pair stops it for good, a code that is left out is a choice.
    field.fill("⟦1⟧铁路说⟦2⟧⟦3⟧夜车⟦/3⟧⟦/2⟧会回来")
    page.keyboard.press("Control+Enter")
    expect(note).to_contain_text("Code /1 is missing: the other half of the pair is there. Code 4/ is missing.")
    expect(note.get_by_role("button", name="Confirm without")).to_have_count(0)
    note.get_by_role("button", name="Insert /1").click()
    note.get_by_role("button", name="Confirm without").click()
    expect(row).to_have_attribute("data-state", "translated")


@pytest.mark.full
def test_undo_reaches_over_matches_terms_and_saves_into_the_row_one_comes_back_to(page: Page) -> None:
    field = open_field(page)
    first = text_in(field)
    page.keyboard.type("，先")
    typed = text_in(field)
    page.keyboard.press("Control+2")
    matched = text_in(field)
    assert len({first, typed, matched}) == 3
    page.keyboard.press("Alt+t")
    assert text_in(field) == f"{matched}夜班列车"
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("li.seg").nth(1)).to_have_attribute("data-tone", "edited")
    expect(page.locator("[data-saved] span")).to_have_text(re.compile("^Saved "))
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("li.seg").nth(1)).to_have_class(re.compile(r"\bnow\b"))
    for text in (matched, typed):
        page.keyboard.press("Control+z")
        expect_text(field, text)
    # A word after a mark is a step of its own.
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect_text(field, first)
    for _ in range(3):
        page.keyboard.press("Control+Shift+z")
    expect_text(field, matched)
    page.keyboard.press("Control+y")
    expect_text(field, f"{matched}夜班列车")


def test_enter_belongs_to_the_input_method_while_it_composes(page: Page) -> None:
    field = open_field(page)
    row = page.locator("li.seg").nth(1)
    cdp = page.context.new_cdp_session(page)
    for steps, words in (PINYIN[0], ZHUYIN[0]):
        field.fill("⟦1⟧⟦/1⟧⟦2⟧⟦3⟧⟦/3⟧⟦/2⟧⟦4/⟧")
        select(field, 1)
        for step in steps:
            cdp.send("Input.imeSetComposition", {"text": step, "selectionStart": len(step), "selectionEnd": len(step)})
            page.keyboard.press("Enter")
            page.keyboard.press("Control+Enter")
            expect(row).to_have_class(re.compile(r"\bnow\b"))
        cdp.send("Input.insertText", {"text": words})
        expect_text(field, f"⟦1⟧{words}⟦/1⟧⟦2⟧⟦3⟧⟦/3⟧⟦/2⟧⟦4/⟧")
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")


@pytest.mark.full
def test_the_page_finds_the_same_faults_as_the_server(page: Page) -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts every time
    tokens = [*MARKERS, "⟦1/⟧", "⟦/4⟧", "⟦9⟧", "⟦", "⟧", "/", "1", "字", "👩‍🚀"]
    texts = ["".join(chance.choices(tokens, k=chance.randint(0, 12))) for _ in range(2000)]
    cases = [(case["source"], case["text"]) for case in CASES] + [(MARKERS, text) for text in texts]
    found = page.evaluate(
        """async (cases) => {
            const { codesOf, codeFaults } = await import("/static/js/models/coded-text.js");
            const faults = ([source, text]) => codeFaults(text, codesOf(source));
            return cases.map((one) => faults(one).map(({ kind, marker }) => [kind, marker]));
        }""",
        cases,
    )
    assert found == [[[fault.kind, fault.marker] for fault in code_faults(text, source)] for source, text in cases]
