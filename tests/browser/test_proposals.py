"""What a program proposed stands in its person's row, is said to be that, and is theirs once they confirm it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.chaos.processes import wait_until
from tests.factories import make_article
from tests.services.story import CARRIED, LEFT, Story
from tms.domain.permissions import Role
from tms.services.translating.propose_translation import TranslationProposal, propose_translation
from tms.services.translating.save_segment import keep_typing

pytestmark = [pytest.mark.browser, pytest.mark.full]

HANS = "zh-Hans"
WORDS = "第一列夜班列车十点开出。"


def test_a_proposal_is_told_from_typing_and_is_used_like_it(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    left, carried = story.segment(LEFT), story.segment(CARRIED)
    with product.database.begin() as uow:
        place = (uow, story.translator, story.id, HANS)
        propose_translation(*place, left, TranslationProposal(WORDS, story.text(HANS, LEFT).rev, 1))
        keep_typing(*place, carried, text="车上有", rev=story.text(HANS, CARRIED).rev)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{story.id}/versions/{HANS}")
    proposed, typed = (page.locator(f"#s-{one} [data-offer]") for one in (left, carried))
    expect(proposed).to_contain_text("A program proposed this to you")
    expect(proposed.locator("[data-said]")).to_have_text(WORDS)
    expect(proposed.get_by_text("You typed this here")).to_be_hidden()
    expect(typed.get_by_text("You typed this here")).to_be_visible()
    expect(typed.get_by_text("A program proposed")).to_be_hidden()
    proposed.get_by_role("button", name="Use it").click()
    expect_text(open_field(page), WORDS)
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#s-{left} [data-words-here]")).to_have_text(WORDS)
    wait_until(lambda: story.text(HANS, LEFT).state == "translated", seconds=15, what="the text is saved")
    row = story.text(HANS, LEFT)
    assert (row.text, row.state, row.touched_by) == (WORDS, "translated", story.translator.person_id)


def test_an_open_page_shows_a_new_proposal_to_its_person_alone(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    left = story.segment(LEFT)
    theirs, other = signed_in(Role.TRANSLATOR), signed_in(Role.REVIEWER)
    for page in (theirs, other):
        page.goto(f"/articles/{story.id}/versions/{HANS}")
        expect(page.locator("[data-live-status]")).to_have_text("live")
    with product.telling.begin() as uow:
        proposal = TranslationProposal(WORDS, story.text(HANS, LEFT).rev, 1)
        propose_translation(uow, story.translator, story.id, HANS, left, proposal)
    expect(theirs.locator(f"#s-{left} [data-offer]")).to_contain_text(WORDS, timeout=15_000)
    expect(other.locator(f"#s-{left} [data-offer]")).to_have_count(0)
    assert WORDS not in other.content()
