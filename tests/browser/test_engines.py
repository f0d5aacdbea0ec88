"""An administrator sets an engine up, tries it, and sees what it did to the next article and what it cost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.adapters.engines.providers import KEY, mark, provider
from tests.browser.conftest import Product
from tests.chaos.processes import wait_until
from tests.factories import ARTICLE
from tms.db.models import EngineUsage
from tms.domain.permissions import Role
from tms.services.articles.import_article import import_article

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_an_engine_is_set_up_tried_and_used(signed_in: Callable[[Role], Page], product: Product) -> None:
    with provider() as loopback:
        page = signed_in(Role.ADMINISTRATOR)
        page.goto("/engines")
        page.get_by_role("link", name="OpenAI-compatible").click()
        page.get_by_label("Name").fill("The house model")
        page.get_by_label("Base address").fill(f"{loopback.address}/v1")
        page.get_by_label("Model").fill("tiny")
        page.get_by_label("Key", exact=True).fill("wrong")
        page.get_by_label("A million tokens in").fill("2")
        page.get_by_label("A million tokens out").fill("8")
        page.get_by_label("Budget a month").fill("5")
        page.get_by_role("button", name="Add it").click()
        page.get_by_role("button", name="Translate").click()
        expect(page.get_by_role("status").last).to_contain_text("refused the key")

        expect(page.get_by_label("Key", exact=True)).to_have_value("")
        page.get_by_label("Key", exact=True).fill(KEY)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status").first).to_contain_text("Saved.")
        page.get_by_label("Sentence").fill("A train left.")
        page.get_by_role("button", name="Translate").click()
        expect(page.locator(".trial")).to_contain_text(mark("A train left."))
        page.get_by_role("button", name="Check its health").click()
        expect(page.locator("section", has_text="Health")).to_contain_text("models: 1")

        with product.database.begin() as uow:
            article_id = import_article(uow, product.newsroom[Role.EDITOR], ARTICLE, as_new=True)

        def drafted() -> bool:
            with product.database.begin() as uow:
                return uow.session.query(EngineUsage).filter_by(purpose="draft", state="settled").count() > 0

        wait_until(drafted, seconds=30, what="the engine has drafted")
        page.goto(f"/articles/{article_id}")
        page.get_by_role("region", name="简体").locator("summary.done").first.click()
        expect(page.get_by_text("by The house model").first).to_be_visible()
        page.goto("/engines")
        expect(page.locator(".engine")).to_contain_text("of 5.00 USD")
        together = page.locator(".together")
        together.get_by_label("Budget a month").fill("a lot")
        together.get_by_role("button", name="Save").click()
        expect(page.get_by_role("alert")).to_contain_text("write an amount")
        together.get_by_label("Budget a month").fill("50")
        together.get_by_role("button", name="Save").click()
        expect(together).to_contain_text("of 50.00 USD")
        page.get_by_role("button", name="Switch off").click()
        expect(page.locator(".engine")).to_contain_text("switched off")
