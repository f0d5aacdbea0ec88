"""An administrator makes a webhook, tries it, reads what was taken and what was not, and sends it again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from standardwebhooks.webhooks import Webhook as Library

from tests.browser.conftest import Product
from tests.chaos.processes import wait_until
from tests.factories import make_article
from tests.webhook_receiver import receiver
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article, unarchive_article

pytestmark = [pytest.mark.browser, pytest.mark.full]


def test_a_webhook_is_made_tried_taken_from_sent_again_and_deleted(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    editor = product.newsroom[Role.EDITOR]
    article_id = make_article(product.database, editor)
    with receiver() as outside:
        page = signed_in(Role.ADMINISTRATOR)
        page.locator("details.menu summary").last.click()
        page.get_by_role("link", name="Webhooks").click()
        expect(page.get_by_role("heading", name="No webhook yet")).to_be_visible()
        page.get_by_label("Address of the receiver").fill("nowhere")
        page.get_by_role("button", name="Make the webhook").click()
        expect(page.get_by_role("alert")).to_contain_text("not a web address")
        page.get_by_label("Address of the receiver").fill(outside.address("/hooks"))
        page.get_by_label("An article is archived").check()
        page.get_by_label("An article is taken out of the archive").check()
        page.get_by_role("button", name="Make the webhook").click()
        secret = page.get_by_role("textbox", name="Secret").input_value()

        page.get_by_role("link", name=outside.address("/hooks")).click()
        expect(page.get_by_role("heading", name="Nothing was sent yet")).to_be_visible()
        page.get_by_role("button", name="Send a test").click()
        expect(page.get_by_role("status")).to_contain_text("The test was taken.")
        (test,) = outside.received("/hooks")
        assert Library(secret).verify(test.body, dict(test.headers))["type"] == "webhook.test"

        outside.answers("/hooks", status=500, says="the shelf is full")
        with product.database.begin() as uow:
            archive_article(uow, editor, article_id, reason="over")
        with product.database.begin() as uow:
            unarchive_article(uow, editor, article_id)
        wait_until(lambda: len(outside.received("/hooks")) >= 2, seconds=30, what="a worker sends it")

        def reads_the_answer() -> bool:
            page.reload()
            return page.get_by_text("the shelf is full").count() == 1

        wait_until(reads_the_answer, seconds=10, what="the answer is recorded")
        first = page.get_by_role("row").filter(has_text="An article is archived")
        expect(first).to_contain_text("500")
        expect(page.get_by_role("row").filter(has_text="taken out")).to_contain_text("waiting")
        outside.answers("/hooks")
        first.get_by_role("button", name="Send now").click()
        wait_until(lambda: len(outside.taken("/hooks")) == 3, seconds=30, what="both are taken, in their order")
        kinds = [one.message["type"] for one in outside.taken("/hooks")]
        assert kinds == ["webhook.test", "article.archived", "article.unarchived"]

        page.get_by_role("button", name="Switch it off").click()
        expect(page.get_by_text("switched off", exact=True)).to_be_visible()
        page.get_by_role("button", name="Switch it on").click()
        page.get_by_role("button", name="Make a new secret").click()
        assert page.get_by_role("textbox", name="Secret").input_value() != secret
        page.get_by_role("button", name="Delete the webhook").click()
        expect(page.get_by_role("heading", name="No webhook yet")).to_be_visible()


def test_whoever_is_no_administrator_finds_no_webhooks(signed_in: Callable[[Role], Page]) -> None:
    for role in (Role.EDITOR, Role.TRANSLATOR):
        page = signed_in(role)
        page.locator("details.menu summary").last.click()
        expect(page.get_by_role("link", name="Your account")).to_be_visible()
        expect(page.get_by_role("link", name="Webhooks")).to_have_count(0)
        answer = page.goto("/webhooks")
        assert answer is not None
        assert answer.status == 403
