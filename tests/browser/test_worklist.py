"""The worklist in a real browser: by keyboard from open to none, and an override that survives the parent's change."""

import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Product
from tests.chaos.processes import wait_until
from tests.corpus import corpus
from tests.factories import make_article
from tests.services.story import Story
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

IN_CHINESE = {
    "Old harbour, new life": "旧港口的新生活",
    "The contract was concluded; after that both sides met.": "合约成立后，双方在仓库里面谈。",
    "The empress’s barber kept the hair in a clock.": "皇后的理发师把头发收在钟里。",
    "Only one of the two ships sent a signal.": "两艘船只有一艘发出信号。",
    "Officials sold the new grain and ate noodles.": "干部们卖了新谷，吃了面。",
}
SHIPS, GRAIN = list(IN_CHINESE)[3:]
PAGE = Understood(
    language="en",
    title="Old harbour, new life",
    blocks=[Block("paragraph", sentence) for sentence in list(IN_CHINESE)[1:]],
)


@pytest.fixture
def story(product: Product) -> Story:
    """An English article, translated into Simplified Chinese; its Traditional version has submitted nothing yet."""
    story = Story(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR], PAGE)
    )
    for source, text in IN_CHINESE.items():
        story.save("zh-Hans", source, text)
    return story


@pytest.mark.full
def test_a_reviewer_decides_by_keyboard_until_none_is_left_and_an_override_survives(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    story.save("zh-Hant", SHIPS, story.text("zh-Hant", SHIPS).text.replace("兩艘船", "兩艘貨輪"))
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{story.id}/versions/zh-Hant/decisions")
    places = page.locator("[data-place]")
    count = places.count()
    assert count > 2
    expect(places.first).to_have_class("place now")
    page.keyboard.press("j")
    expect(places.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("p")
    expect(places.first.locator("[data-reach]")).to_contain_text("open version")
    page.keyboard.press("1")
    expect(places).not_to_have_count(count)
    # What holds everywhere was meant for that one place.
    expect(page.locator(".place.now input[value=here]")).to_be_checked()
    expect(page.locator("input[value=publication]:checked")).to_have_count(0)
    for _ in range(count):
        left = places.count()
        if not left:
            break
        expect(page.locator(".place.now")).to_be_visible()
        page.keyboard.press("2")
        expect(page.locator("#left")).not_to_contain_text(f"{left} place")
    expect(page.locator("#left")).to_have_text("None left")
    expect(page.get_by_role("heading", name="None left")).to_be_visible()
    decided = story.text("zh-Hant", GRAIN).text
    story.save("zh-Hans", SHIPS, IN_CHINESE[SHIPS].replace("信号", "求救信号"), rev=None, key=uuid.uuid4())
    assert "兩艘貨輪" in story.text("zh-Hant", SHIPS).text
    assert "求救訊號" in story.text("zh-Hant", SHIPS).text
    story.save("zh-Hans", GRAIN, IN_CHINESE[GRAIN].replace("吃了面", "吃了一碗面"))
    assert story.text("zh-Hant", GRAIN).text[:7] == decided[:7]
    page.reload()
    expect(page.locator("#left")).to_be_visible()
    open_again = places.count()
    page.get_by_role("region", name="Decided here only").get_by_role("button", name="Take back").first.click()
    expect(places).to_have_count(open_again + 1)


@pytest.mark.full
def test_a_whole_article_is_decided_from_open_to_none(product: Product, signed_in: Callable[[Role], Page]) -> None:
    sentences = [sentence.hans for article in corpus() for sentence in article.sentences]
    news = Understood(language="zh-Hans", title=sentences[0], blocks=[Block("paragraph", one) for one in sentences[1:]])
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], news)
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{article_id}/versions/zh-Hant")
    page.get_by_role("link", name="Decisions").click()
    page.wait_for_url("**/decisions")
    places = page.locator("[data-place]")
    asked = places.count()
    assert asked > 1
    for left in range(asked, 0, -1):
        expect(places).to_have_count(left)
        expect(page.locator(".place.now")).to_be_visible()
        page.keyboard.press("1")
    expect(page.locator("#left")).to_have_text("None left")
    expect(page.get_by_role("button", name="Take back")).to_have_count(asked)


@pytest.mark.full
def test_keys_lead_from_page_to_page_and_one_answer_holds_on_all(
    product: Product, signed_in: Callable[[Role], Page]
) -> None:
    sentences = [f"第{n}号合约成立后，双方见面。" for n in range(1, 131)]
    many = Understood(language="zh-Hans", title="合约", blocks=[Block("paragraph", one) for one in sentences])
    story = Story(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR], many)
    )
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{story.id}/versions/zh-Hant/decisions")
    places, left, pager = page.locator("[data-place]"), page.locator("#left"), page.locator("[data-turn]")
    expect(left).to_contain_text("130 places are left")
    expect(pager).to_contain_text("1–100 of 130")
    page.keyboard.press("a")
    for _ in range(99):
        page.keyboard.press("j")
    expect(places.nth(99)).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Next page →")).to_be_focused()
    page.keyboard.press("k")
    expect(places.nth(99)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(pager).to_contain_text("101–130 of 130")
    expect(places).to_have_count(30)
    expect(places.first).to_be_focused()
    # How widely is still what was chosen.
    expect(page.locator(".place.now input[value=article]")).to_be_checked()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="← Earlier page")).to_be_focused()
    page.keyboard.press("j")
    expect(places.first).to_be_focused()
    page.keyboard.press("h")
    page.keyboard.press("2")
    expect(left).to_contain_text("129 places are left")
    expect(pager).to_contain_text("101–129 of 129")
    page.keyboard.press("p")
    expect(page.locator(".place.now [data-reach]")).to_have_text("130 sentences in 1 open version")
    page.keyboard.press("2")
    wait_until(
        lambda: sum("后" in row.target.text for row in story.rows("zh-Hant")) == 130,
        seconds=30,
        what="every page to follow",
    )
    page.reload()
    expect(left).to_have_text("None left")


@pytest.mark.full
def test_a_name_is_adopted_once_the_page_has_said_how_far_that_reaches(
    product: Product, signed_in: Callable[[Role], Page]
) -> None:
    blocks = [Block("paragraph", "国际货币基金组织等待。"), Block("paragraph", "国际货币基金组织同意。")]
    page_of_names = Understood(language="zh-Hans", title="两家", blocks=blocks)
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], page_of_names)
    page = signed_in(Role.EDITOR)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/reach", hold)
    page.goto(f"/articles/{article_id}/versions/zh-Hant/decisions")
    place = page.locator("[data-place].now")
    expect(place).to_have_count(1)
    sent: list[str] = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "POST" and "/decisions" in one.url else None)
    page.keyboard.press("n")
    page.wait_for_timeout(200)
    for one in held:
        one.continue_()
    expect(place.locator("[data-reach]")).to_have_text("Adopted, it reaches 2 sentences in 1 open version.")
    assert sent == []
    page.keyboard.press("n")
    expect(page.locator(".notice[role=status]")).to_contain_text("Decided as a rule of the publication.")


@pytest.mark.full
def test_it_works_as_forms_without_javascript(
    product: Product, signed_in: Callable[[Role], Page], story: Story
) -> None:
    signed = signed_in(Role.REVIEWER)
    state = signed.context.storage_state()
    browser = signed.context.browser
    assert browser is not None
    context = browser.new_context(base_url=product.url, java_script_enabled=False, storage_state=state)
    page = context.new_page()
    page.goto(f"/articles/{story.id}/versions/zh-Hant/decisions")
    places = page.locator("[data-place]")
    left = places.count()
    places.first.locator("input[value=article]").check()
    places.first.locator("button").first.click()
    expect(page.locator(".notice")).to_contain_text("Decided in this article")
    assert places.count() < left
    page.get_by_role("link", name="Waive what is open…").click()
    page.locator("#waive textarea").fill("The paper goes to press.")
    page.locator("#waive button").click()
    expect(page.locator("#list")).to_contain_text("Reviewer waived what is open")
    context.close()


@pytest.mark.full
def test_one_key_adopts_a_name_without_a_source(product: Product, signed_in: Callable[[Role], Page]) -> None:
    blocks = [Block("paragraph", "国际货币基金组织等待，国际货币基金组织同意。")]
    understood = Understood(language="zh-Hans", title="两家", blocks=blocks)
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], understood)
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{article_id}/versions/zh-Hant/decisions")
    expect(page.locator("[data-place]")).to_have_count(1)
    page.keyboard.press("1")
    expect(page.locator("[data-place]")).to_have_count(1)
    # Whoever presses before the page has said how far it reaches has to press again.
    expect(page.get_by_text("Adopted, it reaches 1 sentence in 1 open version")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_text("Decided as a rule of the publication")).to_be_visible()
    page.goto("/conversion-rules")
    expect(page.get_by_text("國際貨幣基金", exact=True).first).to_be_visible()
