"""Two browsers on one segment: nobody overwrites the other, and nothing that was typed is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.factories import PASSWORD, make_article, make_person
from tms.db.models import TextHistory
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser


def sign_in(page: Page, email: str) -> Page:
    page.goto("/login")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)
    return page


@pytest.mark.full
def test_the_second_save_is_refused_with_base_yours_and_theirs(
    context: Callable[[], BrowserContext], product: Product
) -> None:
    make_person(product.database, "second@newsroom.example", [Role.TRANSLATOR], product.newsroom.publication_id)
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    path = f"/articles/{article_id}/versions/zh-Hans"
    first = sign_in(context().new_page(), product.newsroom.email(Role.TRANSLATOR))
    second = sign_in(context().new_page(), "second@newsroom.example")
    for page in (first, second):
        page.goto(path)
    row_id = first.locator("li.seg").first.get_attribute("data-segment")
    row = f"#s-{row_id}"
    first.locator(f"{row} [data-target]").click()
    first.locator(f"{row} [data-field]").fill("第一个人的译文")
    # The second person writes in the same segment; news of the first one's save must not touch what they type.
    second.locator(f"{row} [data-target]").click()
    second.locator(f"{row} [data-field]").fill("第二个人的译文")
    first.keyboard.press("Control+Enter")
    expect(first.locator(row)).to_have_attribute("data-state", "translated")

    sides = second.locator(f"{row} [data-compare]")
    expect(sides).to_contain_text("第一个人的译文", timeout=20_000)
    expect_text(open_field(second), "第二个人的译文")
    expect(open_field(second)).to_be_focused()
    with second.expect_response(re.compile(rf"/segments/{row_id}$")) as answer:
        second.keyboard.press("Control+Enter")
    assert answer.value.status == 409
    expect(sides).to_contain_text("第一个人的译文")
    expect(sides).to_contain_text("第二个人的译文")
    with product.database.begin() as uow:
        texts = uow.session.scalars(
            select(TextHistory.text)
            .where(TextHistory.article_id == article_id, TextHistory.segment_id == int(row_id or 0))
            .order_by(TextHistory.version_id, TextHistory.rev)
        ).all()
    assert "第一个人的译文" in texts
    assert "第二个人的译文" not in texts


def test_typed_text_survives_a_reload(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.TRANSLATOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    row = page.locator("li.seg").nth(3)
    row.locator("[data-target]").click()
    open_field(page).fill("还没有保存的字")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("body")).to_contain_text("还没有保存的字")


@pytest.mark.full
def test_confirming_while_the_server_is_away_keeps_the_text_and_says_so(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    page = signed_in(Role.TRANSLATOR)
    # Without a live stream the page asks by itself, and says since when nobody answers.
    page.add_init_script("delete globalThis.SharedWorker")
    page.goto(f"/articles/{article_id}/versions/zh-Hans")
    row = page.locator("li.seg").first
    row.locator("[data-target]").click()
    news = page.locator("[data-live-status]")
    expect(news).to_have_text("updates every 3 s")
    page.context.set_offline(True)
    expect(news).to_have_text(re.compile(r"^not live since \d\d:\d\d$"), timeout=15_000)
    open_field(page).fill("离线时写的题目")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-saved]")).to_contain_text("Offline, 1 waiting")
    expect(page.locator("[data-announce]")).to_contain_text("Offline")
    page.keyboard.type("下一句")
    page.context.set_offline(False)
    expect(page.locator("[data-announce]")).to_have_text("Saved", timeout=30_000)
    expect(news).to_have_text("updates every 3 s", timeout=15_000)
    expect(row).to_have_attribute("data-state", "translated")
    page.keyboard.press("Escape")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    with product.database.begin() as uow:
        saved = uow.session.scalars(
            select(TextHistory.text).where(TextHistory.article_id == article_id, TextHistory.act == "edit")
        ).all()
    assert list(saved) == ["离线时写的题目"]
