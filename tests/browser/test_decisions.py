"""Decisions that change, as people take them: a correction in review, a submission recalled, an article discarded."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Product
from tests.factories import make_article
from tests.services.story import LEFT, Story
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

HANS = "zh-Hans"


@pytest.fixture
def submitted(product: Product) -> Story:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    story = Story(product.database, product.newsroom, article_id)
    story.translate()
    story.submit(HANS)
    return story


@pytest.mark.full
def test_a_reviewer_corrects_a_text_with_the_keys_and_goes_on(
    signed_in: Callable[[Role], Page], submitted: Story
) -> None:
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{submitted.id}/versions/{HANS}")
    row = page.locator(f"#s-{submitted.segment(LEFT)}")
    row.locator("[data-target]").click()
    page.keyboard.press("e")
    field = row.locator("[data-field]")
    expect(field).to_be_focused()
    field.fill("首列夜班列车十点开出。")
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-own", "")
    expect(row).to_have_attribute("data-state", "translated")
    assert submitted.text(HANS, LEFT).text == "首列夜班列车十点开出。"
    assert submitted.text("zh-Hant", LEFT).text == "首列夜班列車十點開出。"
    expect(page.locator("li.seg.now")).not_to_have_attribute("id", f"s-{submitted.segment(LEFT)}")
    row.locator("[data-target]").click()
    expect(row.locator("[data-accept] button")).to_be_disabled()
    row.locator("[data-correct]").click()
    expect(row.locator("[data-field]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row.locator("[data-correct]")).to_be_visible()


@pytest.mark.full
def test_a_translator_recalls_a_submission_and_writes_again(
    signed_in: Callable[[Role], Page], submitted: Story
) -> None:
    submitted.accept(HANS, LEFT)
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{submitted.id}/versions/{HANS}")
    page.get_by_role("link", name="Recall…").click()
    page.locator("#recall textarea").fill("One figure is wrong.")
    page.get_by_role("button", name="Recall the submission").click()
    expect(page.locator("[data-decided]")).to_contain_text("One figure is wrong.")
    row = page.locator(f"#s-{submitted.segment(LEFT)}")
    expect(row).to_have_attribute("data-state", "reviewed")
    row.locator("[data-target]").click()
    expect(row.locator("[data-field]")).to_be_focused()


@pytest.mark.full
def test_a_discarded_article_is_gone_at_once_and_an_administrator_brings_it_back(
    signed_in: Callable[[Role], Page], submitted: Story
) -> None:
    editor, translator = signed_in(Role.EDITOR), signed_in(Role.TRANSLATOR)
    editor.goto(f"/articles/{submitted.id}")
    editor.locator("#acts > summary").click()
    editor.get_by_role("link", name="Discard…").click()
    editor.locator("#discard textarea").fill("It came in twice.")
    editor.get_by_role("button", name="Discard this article").click()
    editor.wait_for_url(re.compile(r"/board$"))
    expect(editor.locator(f"#article-{submitted.id}")).to_have_count(0)
    for path in ("", f"/versions/{HANS}", f"/versions/{HANS}/export.md"):
        answer = translator.request.get(f"/articles/{submitted.id}{path}")
        assert answer.status == 404
    administrator = signed_in(Role.ADMINISTRATOR)
    administrator.goto("/articles/discarded")
    administrator.get_by_role("button", name="Bring back").click()
    expect(administrator.get_by_role("status").first).to_contain_text("The article is back")
    translator.goto(f"/articles/{submitted.id}/versions/{HANS}")
    expect(translator.locator("li.seg")).to_have_count(7)
