"""The import's preview: what would take a box for each paragraph is one press, and nothing is decided by itself."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.browser.conftest import Product
from tms.db.models import SourceBlock
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

TEXT = """# Who counts the ships?

Ships are counted at dawn, when the light is flat and the harbour is quiet.

**At night**

Nobody counts them at night, and the port authority has asked for lamps since 2019.

**This is a whole sentence, and stays one.**

Nobody knows why, and those who might know are asleep when they are asked.
"""


def test_a_field_is_doubtful_until_somebody_corrects_it(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="Continue").click()
    doubts = page.locator(".doubt")
    expect(doubts.first).to_be_visible()
    many = doubts.count()
    assert many > 1
    expect(page.locator("[data-doubts]")).to_have_text(f"{many} fields are doubtful.")
    page.locator("#section").fill("Harbours")
    expect(page.locator("#section-doubt")).to_have_count(0)
    expect(page.locator("#section")).not_to_have_attribute("aria-describedby", "section-doubt")
    expect(doubts).to_have_count(many - 1)
    left = "1 field is" if many == 2 else f"{many - 1} fields are"
    expect(page.locator("[data-doubts]")).to_have_text(f"{left} doubtful.")


def test_all_above_and_below_are_left_out_and_put_back_and_bold_lines_become_subheadings(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="Continue").click()
    kinds = page.locator("select[name=kind]")
    expect(kinds).to_have_count(5)
    assert [one.input_value() for one in kinds.all()] == ["paragraph"] * 5
    out = page.locator("input[name=out]")
    put_all_back = page.locator(".blocks").get_by_role("button", name="Put all back")
    expect(put_all_back).to_be_hidden()

    def left_out() -> list[bool]:
        return [box.is_checked() for box in out.all()]

    fields = page.locator(".block").get_by_role("textbox")
    fields.nth(2).click()
    page.get_by_role("button", name="Leave out all above").click()
    assert left_out() == [True, True, False, False, False]
    fields.nth(3).press("End")
    page.get_by_role("button", name="Leave out all below").click()
    assert left_out() == [True, True, False, False, True]
    put_all_back.click()
    assert left_out() == [False] * 5
    expect(put_all_back).to_be_hidden()
    page.get_by_role("button", name="Make 1 bold line a subheading").click()
    assert [one.input_value() for one in kinds.all()] == ["paragraph", "heading", *["paragraph"] * 3]
    page.get_by_role("button", name="Create the article").click()
    page.wait_for_url("**/articles/*")
    with product.database.begin() as uow:
        blocks = uow.session.execute(select(SourceBlock.kind, SourceBlock.text).where(SourceBlock.text == "At night"))
        assert [tuple(block) for block in blocks] == [("heading", "At night")]


JOINED = """# Who counts the ships?

Ships are counted **at dawn**, when the light is flat and

![The harbour](javascript:alert(1))

the harbour is [quiet](https://harbour.example/).

Nobody counts them at night, and the port authority has asked for lamps since 2019.
"""


def test_blocks_are_joined_and_moved_and_each_step_can_be_undone(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    page.locator("#text").fill(JOINED)
    page.get_by_role("button", name="Continue").click()
    texts = page.locator("textarea[name=block]")

    def beginnings() -> list[str]:
        return [one.input_value()[:9] for one in texts.all()]

    first = beginnings()
    assert first == ["Ships are", "the harbo", "Nobody co"]
    expect(page.locator(".block .writing")).to_have_count(2)
    # By keyboard: to the field, and from its buttons.
    texts.nth(2).press("End")
    page.get_by_role("button", name="Move up").press("Enter")
    assert beginnings() == ["Ships are", "Nobody co", "the harbo"]
    page.get_by_role("button", name="Undo").press("Enter")
    assert beginnings() == first
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()

    page.locator(".block").nth(1).get_by_role("textbox").click()
    page.get_by_role("button", name="Join to the one above").click()
    assert beginnings() == ["Ships are", "Nobody co"]
    # What is typed in another block meanwhile is none of the step that is undone.
    texts.nth(1).fill("Somebody counts them at night.")
    page.get_by_role("button", name="Undo").click()
    assert beginnings() == [*first[:2], "Somebody "]
    page.locator(".block").nth(1).get_by_role("textbox").click()
    page.get_by_role("button", name="Join to the one above").click()
    page.get_by_role("button", name="Move down").click()
    page.locator("input[name=out]").first.check()
    page.get_by_role("button", name="Create the article").click()
    page.wait_for_url("**/articles/*")
    with product.database.begin() as uow:
        blocks = uow.session.execute(
            select(SourceBlock.text, SourceBlock.codes).where(SourceBlock.text.like("Ships%")).limit(1)
        )
        text, codes = blocks.one()
    assert text == ("Ships are counted ⟦1⟧at dawn⟦/1⟧, when the light is flat and the harbour is ⟦2⟧quiet⟦/2⟧.")
    assert {number: code["type"] for number, code in (codes or {}).items()} == {"1": "strong", "2": "link"}


def test_links_and_emphasis_are_chips_that_no_key_press_breaks(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    page.locator("#text").fill(JOINED)
    page.get_by_role("button", name="Continue").click()
    block = page.locator(".block").nth(1)
    field = page.get_by_role("textbox", name="Text of block 2")
    sent = block.locator("textarea")
    expect(field).to_have_text("the harbour is 1quiet/1.")
    expect(field.locator(".code").first).to_have_attribute(
        "title", "Beginning of code 1: hyperlink to https://harbour.example/"
    )
    expect(page.get_by_role("textbox", name="Text of block 3")).to_have_value(JOINED.splitlines()[-1])
    # A key takes a chip as a whole; half a pair is told at once, and comes back or goes.
    field.press("End")
    field.press("ArrowLeft")
    field.press("Backspace")
    expect(sent).to_have_value("the harbour is ⟦1⟧quiet.")
    told = block.get_by_role("status")
    expect(told).to_contain_text("Code /1 is missing: the other half of the pair is there.")
    told.get_by_role("button", name="Insert /1").click()
    expect(told).to_have_count(0)
    expect(sent).to_have_value("the harbour is ⟦1⟧quiet⟦/1⟧.")
    field.press("Backspace")
    told.get_by_role("button", name="Take 1 out").click()
    expect(told).to_have_count(0)
    expect(sent).to_have_value("the harbour is quiet.")
    field.press("Control+z")
    field.press("Control+z")
    expect(sent).to_have_value("the harbour is ⟦1⟧quiet⟦/1⟧.")
    # What was joined has the chips of both, what was parted again those of each.
    page.get_by_role("button", name="Join to the one above").click()
    first = page.get_by_role("textbox", name="Text of block 1")
    expect(first.locator(".code")).to_have_text(["1", "/1", "2", "/2"])
    page.get_by_role("button", name="Undo").click()
    expect(first.locator(".code")).to_have_text(["1", "/1"])
    expect(field).to_have_text("the harbour is 1quiet/1.")
    field.press("End")
    page.keyboard.type(" Nobody rows.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/articles/\d+$"))
    with product.database.begin() as uow:
        found = uow.session.scalars(select(SourceBlock.text).where(SourceBlock.text.like("%Nobody rows.")))
        assert found.all() == ["the harbour is ⟦1⟧quiet⟦/1⟧. Nobody rows."]
