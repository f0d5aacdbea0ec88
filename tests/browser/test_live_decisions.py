"""The page of decisions while others decide: their places go without a reload, and nobody's place is lost by it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Product
from tests.browser.test_two_people import sign_in
from tests.factories import make_article, make_person
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

Pair = tuple[Page, Page]


@pytest.fixture
def pair(context: Callable[[], BrowserContext], product: Product) -> Pair:
    """Two reviewers on the page of the same five places."""
    sentences = [f"第{n}号合约成立后，双方见面。" for n in range(1, 6)]
    many = Understood(language="zh-Hans", title="合约", blocks=[Block("paragraph", one) for one in sentences])
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], many)
    make_person(product.database, "second@newsroom.example", [Role.REVIEWER], product.newsroom.publication_id)
    pages = (
        sign_in(context().new_page(), product.newsroom.email(Role.REVIEWER)),
        sign_in(context().new_page(), "second@newsroom.example"),
    )
    for page in pages:
        page.goto(f"/articles/{article_id}/versions/zh-Hant/decisions")
        expect(page.locator("[data-place]")).to_have_count(5)
    pages[1].evaluate("window.isSamePage = true")
    return pages


def both_live(pair: Pair) -> Pair:
    """The two pages, as soon as they hear of others. (Not where they are opened: what nobody hears is a failure.)"""
    for page in pair:
        expect(page.locator("[data-live-status]")).to_have_text("live")
    return pair


@pytest.mark.full
def test_what_another_decides_goes_and_comes_back_and_ones_own_place_stays(pair: Pair) -> None:
    first, second = both_live(pair)
    places = second.locator("[data-place]")
    second.keyboard.press("j")
    second.keyboard.press("j")
    mine = places.nth(2)
    name = mine.get_attribute("id")
    expect(mine).to_be_focused()
    second.keyboard.press("p")
    expect(mine.locator("[data-reach]")).not_to_be_empty()
    mine.locator("button[name=choice]").nth(1).focus()
    top = mine.evaluate("(it) => it.getBoundingClientRect().top")
    first.keyboard.press("1")
    expect(places).to_have_count(4)
    expect(second.locator("#left")).to_contain_text("4 places are left")
    now = second.locator(f"#{name}")
    expect(now).to_have_class("place now")
    expect(now.locator("button[name=choice]").nth(1)).to_be_focused()
    # What was chosen there and not sent yet is as it was.
    expect(now.locator("input[value=publication]")).to_be_checked()
    assert abs(now.evaluate("(it) => it.getBoundingClientRect().top") - top) < 400
    first.get_by_role("button", name="Take back").click()
    expect(places).to_have_count(5)
    expect(now.locator("button[name=choice]").nth(1)).to_be_focused()
    expect(places.nth(2)).to_have_attribute("id", name or "")
    assert second.evaluate("window.isSamePage") is True


@pytest.mark.full
def test_what_the_page_asks_about_a_rule_stays_while_others_decide(pair: Pair) -> None:
    first, second = pair
    # Where no script has said how far it reaches, the page asks.
    second.locator("[data-place] form").last.evaluate(
        """form => {
            form.querySelector("[name=scope][value=publication]").checked = true;
            const choice = form.querySelector("button[name=choice]").value;
            const field = document.createElement("input");
            form.append(Object.assign(field, { type: "hidden", name: "choice", value: choice }));
            form.submit();
        }"""
    )
    expect(second.locator("#everywhere")).to_contain_text("everywhere reaches 5 sentences in 1 open version.")
    both_live(pair)
    first.keyboard.press("1")
    expect(second.locator("[data-place]")).to_have_count(4)
    expect(second.locator("#everywhere")).to_be_visible()


@pytest.mark.full
def test_who_is_at_a_place_that_another_decides_is_told_and_stands_at_the_next(pair: Pair) -> None:
    first, second = both_live(pair)
    places = second.locator("[data-place]")
    gone, after = (places.nth(n).get_attribute("id") for n in (0, 1))
    second.keyboard.press("j")
    second.keyboard.press("k")
    expect(places.first).to_be_focused()
    first.keyboard.press("1")
    expect(second.locator(f"#{gone}")).to_have_count(0)
    now = second.locator(f"#{after}")
    expect(now).to_be_focused()
    expect(now.get_by_role("status")).to_contain_text("Somebody else has decided the place where you were.")
    second.keyboard.press("2")
    expect(places).to_have_count(3)
    expect(first.locator("[data-place]")).to_have_count(3)


@pytest.mark.full
def test_a_reason_that_is_being_written_stays_while_others_decide(pair: Pair) -> None:
    first, second = both_live(pair)
    second.get_by_role("link", name="Waive what is open…").click()
    second.locator("#waive textarea").fill("The paper goes")
    first.keyboard.press("1")
    expect(second.locator("[data-place]")).to_have_count(4)
    expect(second.locator("#waive textarea")).to_have_value("The paper goes")
    expect(second.locator("#waive textarea")).to_be_focused()


@pytest.mark.full
def test_what_ones_own_rule_decides_is_nobody_elses_and_its_message_goes_with_the_next_act(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    sentences = [f"第{n}号合约成立后，双方见面。" for n in range(1, 5)] + ["皇后的理发师把头发收在钟里。"]
    many = Understood(language="zh-Hans", title="合约", blocks=[Block("paragraph", one) for one in sentences])
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], many)
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{article_id}/versions/zh-Hant/decisions")
    places = page.locator("[data-place]")
    expect(page.locator("[data-live-status]")).to_have_text("live")
    for _ in range(2):
        page.keyboard.press("j")
    expect(places.nth(2)).to_contain_text("成立后")
    expect(places.nth(2)).to_be_focused()
    page.keyboard.press("a")
    page.keyboard.press("1")
    told = page.locator(".place.now").get_by_role("status")
    expect(told).to_have_text("Your decision holds for the place where you were, too. This is the next one.")
    expect(page.get_by_text("Decided in this article: ")).to_be_visible()
    expect(page.locator(".place.now")).to_contain_text("钟里")
    page.keyboard.press("h")
    page.keyboard.press("1")
    expect(places).to_have_count(2)
    expect(page.get_by_text("Decided in this article: ")).to_have_count(0)
