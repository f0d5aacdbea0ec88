"""From the invitation to the end of the access, in two browsers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Product
from tests.factories import PASSWORD, make_article
from tms.domain.permissions import Role

pytestmark = [pytest.mark.browser, pytest.mark.full]

LIN = "lin@newsroom.example"


def test_invited_signed_in_deactivated_refused(
    signed_in: Callable[[Role], Page], context: Callable[[], BrowserContext], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    admin = signed_in(Role.ADMINISTRATOR)
    admin.get_by_role("link", name="People").click()
    admin.get_by_label("E-mail address").fill(LIN)
    admin.get_by_label("translator").check()
    admin.get_by_role("button", name="Invite").click()
    link = admin.get_by_label("Link", exact=True).input_value()
    assert link.startswith(f"{product.url}/welcome/")

    invited = context().new_page()
    invited.goto(link)
    invited.get_by_label("E-mail address").fill(LIN)
    invited.get_by_label("Your name").fill("林以安")
    invited.get_by_label("Password").fill(PASSWORD)
    invited.get_by_role("button", name="Join and sign in").click()
    invited.wait_for_url("**/work")
    invited.locator("details.menu summary").click()
    invited.get_by_role("button", name="Sign out").click()
    invited.get_by_label("E-mail").fill(LIN)
    invited.get_by_label("Password").fill(PASSWORD)
    invited.get_by_role("button", name="Sign in").click()
    invited.wait_for_url("**/work")
    expect(invited.locator("[data-live-status]")).to_have_text("live")
    workspace = invited.context.new_page()
    workspace.goto(f"/articles/{article_id}/versions/zh-Hans")
    expect(workspace.locator("[data-live-status]")).to_have_text("live")

    admin.reload()
    expect(admin.get_by_role("heading", name="林以安")).to_be_visible()
    admin.get_by_role("button", name="Deactivate").click()
    # Nobody touches them: both pages say by themselves that it is over.
    for page in (invited, workspace):
        expect(page.get_by_role("alert")).to_contain_text("Your access to this publication has ended", timeout=30_000)
    invited.goto("/board")
    expect(invited.get_by_role("alert")).to_contain_text("Your access to this publication has ended")
