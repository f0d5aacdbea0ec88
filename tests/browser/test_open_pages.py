"""Two hundred open live pages, and eight tabs of one browser: neither is felt by somebody who saves."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from tests.benchmarks.browser import Browser
from tests.benchmarks.open_pages import OpenPages, open_pages, people_at
from tests.browser.conftest import Product
from tests.browser.field import open_field
from tests.chaos.processes import wait_until
from tests.factories import PASSWORD, make_article
from tests.services.story import LEFT, Story
from tms.domain.permissions import Role

PAGES = 200


def busy_connections(product: Product) -> int:
    with product.database.begin() as uow:
        return int(
            uow.session.scalar(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND pid <> pg_backend_pid() AND state <> 'idle'"
                )
            )
            or 0
        )


def all_heard(pages: OpenPages, words: bytes) -> bool:
    pages.listen(0.2)
    return all(words in said for said in pages.heard.values())


@pytest.mark.full
def test_saves_are_answered_beside_two_hundred_open_pages_which_hold_no_connection(product: Product) -> None:
    story = Story(product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR]))
    row = story.row("zh-Hans", LEFT)
    with ExitStack() as stack, Browser(product.url) as translator:
        watchers = people_at(product.url, product.database, product.newsroom.publication_id, stack)
        translator.sign_in(product.newsroom.email(Role.TRANSLATOR), PASSWORD)
        with open_pages(product.url, watchers, PAGES) as pages:
            wait_until(partial(all_heard, pages, b"retry:"), seconds=30, what="every page has its stream")
            wait_until(lambda: busy_connections(product) == 0, seconds=10, what="waiting pages hold no connection")
            for n, words in enumerate(("第一次", "第二次", "第三次")):
                form = {
                    "text": words,
                    "rev": row.target.rev + n,
                    "source_rev": row.source.rev,
                    "key": f"00000000-0000-4000-8000-{n:012}",
                    "confirm": "1",
                }
                translator.post(f"/articles/{story.id}/versions/zh-Hans/segments/{row.segment_id}", form)
            news = f"event: article\ndata: {story.id}\n\n".encode()
            wait_until(partial(all_heard, pages, news), seconds=30, what="every page hears of the saves")
    assert story.text("zh-Hans", LEFT).text == "第三次"


@pytest.mark.browser
@pytest.mark.full
def test_the_eighth_tab_saves_while_seven_others_listen(signed_in: Callable[[Role], Page], product: Product) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR])
    first = signed_in(Role.TRANSLATOR)
    # A browser opens six connections to a host, and a stream that every tab had of its own would take them all.
    tabs = [first, *(first.context.new_page() for _ in range(7))]
    for tab in tabs:
        tab.goto(f"/articles/{article_id}/versions/zh-Hans")
        expect(tab.locator("[data-live-status]")).to_have_text("live")
    last = tabs[-1]
    row = last.locator("li.seg").first
    row.locator("[data-target]").click()
    open_field(last).fill("第八页的题目")
    last.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    for tab in tabs:
        expect(tab.locator("[data-live-status]")).to_have_text("live")
    first.bring_to_front()
    expect(first.locator("li.seg").first).to_contain_text("第八页的题目")
