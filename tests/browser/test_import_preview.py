"""The import's preview: what would take a box for each paragraph is one press, and nothing is decided by itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
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


def test_all_above_and_below_are_left_out_and_put_back_and_bold_lines_become_subheadings(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    page.locator("#text").fill(TEXT)
    page.get_by_role("button", name="Continue").click()
    kinds = page.locator("select[name=kind]")
    assert [one.input_value() for one in kinds.all()] == ["paragraph"] * 5
    out = page.locator("input[name=out]")

    def left_out() -> list[bool]:
        return [box.is_checked() for box in out.all()]

    page.locator("textarea[name=block]").nth(2).click()
    page.get_by_role("button", name="Leave out all above").click()
    assert left_out() == [True, True, False, False, False]
    page.locator("textarea[name=block]").nth(3).press("End")
    page.get_by_role("button", name="Leave out all below").click()
    assert left_out() == [True, True, False, False, True]
    page.locator(".blocks").get_by_role("button", name="Put all back").click()
    assert left_out() == [False] * 5
    page.get_by_role("button", name="Make 1 bold line a subheading").click()
    assert [one.input_value() for one in kinds.all()] == ["paragraph", "heading", *["paragraph"] * 3]
    page.get_by_role("button", name="Create the article").click()
    page.wait_for_url("**/articles/*")
    with product.database.begin() as uow:
        blocks = uow.session.execute(select(SourceBlock.kind, SourceBlock.text).where(SourceBlock.text == "At night"))
        assert [tuple(block) for block in blocks] == [("heading", "At night")]
