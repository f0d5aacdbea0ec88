"""What a conversion leaves in doubt, decided in its row of the workspace: by keys, and by two people at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.browser.test_two_people import sign_in
from tests.factories import make_article, make_person
from tests.services.story import Story
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

HARBOUR, CONTRACT, BARBER = "旧港口的新生活", "合约成立后，双方见面。", "皇后的理发师把头发收在钟里。"
HANT = "zh-Hant"


@pytest.fixture
def story(product: Product) -> Story:
    """A Chinese article whose 繁體 follows; a place is in doubt in one of its sentences, three in another."""
    page = Understood(language="zh-Hans", title=HARBOUR, blocks=[Block("paragraph", one) for one in (CONTRACT, BARBER)])
    return Story(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR], page)
    )


def row_of(story: Story, source: str) -> str:
    return f"#s-{story.segment(source)}"


def doubts(story: Story, source: str) -> int:
    return len(story.row(HANT, source).doubts)


def test_a_place_of_the_version_beside_is_decided_in_its_cell(signed_in: Callable[[Role], Page], story: Story) -> None:
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{story.id}/versions/en")
    third = page.locator(row_of(story, CONTRACT)).locator(f'.third[lang="{HANT}"]')
    expect(third.locator("[data-doubt]")).to_have_text("後")
    page.keyboard.press("Alt+a")
    expect(third.locator(".asking[data-asking]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(third.locator(".asking")).to_have_count(0)
    expect(third.locator("[data-doubt]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(third.locator("button[name=choice]").nth(1)).to_contain_text("后")
    page.keyboard.press("2")
    expect(third.locator("[data-doubt]")).to_have_count(0)
    expect(third).to_contain_text("成立后")
    assert "成立后" in story.text(HANT, CONTRACT).text
    # A column that is not shown asks nothing.
    page.locator(".heads [data-third=hide]").click()
    page.keyboard.press("Alt+a")
    expect(page.locator("[data-announce]")).to_have_text("Nothing is in doubt here.")


@pytest.mark.full
def test_a_reviewer_decides_in_the_row_by_keys_and_goes_on_to_the_next(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    contract, barber = (page.locator(row_of(story, one)) for one in (CONTRACT, BARBER))
    box = page.locator(".asking")
    in_barber = doubts(story, BARBER)
    assert (doubts(story, CONTRACT), in_barber > 1) == (1, True)
    expect(contract.locator("[data-doubt]")).to_have_text("後")
    page.keyboard.press("Alt+a")
    expect(contract.locator(".asking")).to_be_focused()
    expect(contract.locator("[data-doubt]")).to_have_class(re.compile("asked"))
    expect(box).to_have_attribute("aria-label", re.compile("^In doubt: "))
    expect(box.locator("button[name=choice]").first).to_contain_text("stands now")
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(contract.locator("[data-doubt]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box.locator("button[name=choice]").nth(1)).to_contain_text("后")
    page.keyboard.press("2")
    expect(contract.locator("[data-target]")).to_have_attribute("data-text", re.compile("成立后"))
    expect(contract.locator("[data-doubt]")).to_have_count(0)
    # The next place, in the next row.
    expect(barber.locator(".asking[data-asking]")).to_be_focused()
    page.keyboard.press("j")
    expect(barber.locator("[data-doubt]").nth(1)).to_have_class(re.compile("asked"))
    expect(box.locator("button[name=choice]").first).to_be_visible()
    page.keyboard.press("k")
    expect(barber.locator("[data-doubt]").first).to_have_class(re.compile("asked"))
    for left in range(in_barber, 0, -1):
        expect(barber.locator("[data-doubt]")).to_have_count(left)
        expect(barber.locator(".asking button[name=choice]").first).to_be_visible()
        page.keyboard.press("1")
    expect(page.locator("[data-doubt]")).to_have_count(0)
    expect(box).to_have_count(0)
    expect(page.locator("[data-announce]")).to_have_text("Decided. Nothing else is in doubt here.")
    expect(barber.locator(".n")).to_be_focused()
    assert "成立后" in story.text(HANT, CONTRACT).text
    assert not any(row.doubts for row in story.rows(HANT))
    expect(page.get_by_role("link", name="Decisions")).to_have_text(re.compile(r"^\s*Decisions\s*$"))


@pytest.mark.full
def test_what_is_decided_for_the_article_is_chosen_once_and_shown_in_all_rows(
    product: Product, signed_in: Callable[[Role], Page]
) -> None:
    sentences = [f"第{n}号合约成立后，双方见面。" for n in range(1, 5)]
    many = Understood(language="zh-Hans", title="合约", blocks=[Block("paragraph", one) for one in sentences])
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], many)
    page, other = signed_in(Role.REVIEWER), signed_in(Role.TRANSLATOR)
    for one in (page, other):
        one.goto(f"/articles/{article_id}/versions/{HANT}")
        expect(one.locator("[data-doubt]")).to_have_count(4)
    page.locator("[data-doubt]").nth(2).click()
    expect(page.locator(".asking input[value=here]")).to_be_checked()
    page.keyboard.press("a")
    expect(page.locator(".asking input[value=article]")).to_be_checked()
    page.keyboard.press("2")
    for one in (page, other):
        expect(one.locator("[data-doubt]")).to_have_count(0, timeout=30_000)
        expect(one.locator("li.seg", has_text="成立后")).to_have_count(4)


@pytest.mark.full
def test_while_the_question_is_on_its_way_its_box_says_so(signed_in: Callable[[Role], Page], story: Story) -> None:
    page = signed_in(Role.TRANSLATOR)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/decisions/segments/*", hold)
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    page.keyboard.press("Alt+a")
    box = page.locator(f"{row_of(story, CONTRACT)} .asking")
    expect(box.get_by_role("status")).to_have_text("Looking…")
    held.pop().continue_()
    expect(box.locator("button[name=choice]")).to_have_count(2)
    expect(box.locator("[data-looking]")).to_have_count(0)


def test_who_may_not_decide_sees_what_is_in_doubt_and_no_button(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.EDITOR)
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    contract = page.locator(row_of(story, CONTRACT))
    page.keyboard.press("Alt+a")
    box = contract.locator(".asking[data-asking]")
    expect(box).to_be_focused()
    expect(box.locator("li")).to_have_count(2)
    expect(box).to_contain_text("Whoever translates or reviews this version decides.")
    expect(box.locator("button[name=choice], input")).to_have_count(0)
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    expect(contract.locator("[data-doubt]")).to_be_focused()
    assert doubts(story, CONTRACT) == 1


@pytest.mark.full
def test_of_two_who_decide_one_place_the_second_is_told_and_changes_nothing(
    context: Callable[[], BrowserContext], product: Product, story: Story
) -> None:
    make_person(product.database, "second@newsroom.example", [Role.REVIEWER], product.newsroom.publication_id)
    first = sign_in(context().new_page(), product.newsroom.email(Role.REVIEWER))
    second = sign_in(context().new_page(), "second@newsroom.example")
    # The second one's page hears of nothing, so that both decide what they see.
    second.add_init_script("delete globalThis.SharedWorker; delete globalThis.EventSource; setInterval = () => 0")
    row = row_of(story, CONTRACT)
    for page in (first, second):
        page.goto(f"/articles/{story.id}/versions/{HANT}")
        page.locator(f"{row} [data-doubt]").click()
        expect(page.locator(f"{row} .asking button[name=choice]")).to_have_count(2)
    first.keyboard.press("1")
    expect(first.locator(f"{row} [data-doubt]")).to_have_count(0)
    with second.expect_response(lambda answer: answer.url.endswith("/decisions")) as answer:
        second.keyboard.press("2")
    assert answer.value.status == 409
    expect(second.locator(f"{row} .asking [data-problem]")).to_be_visible()
    expect(second.locator(f"{row} .asking")).to_be_focused()
    expect(second.locator(f"{row} [data-doubt]")).to_have_count(0)
    assert "成立後" in story.text(HANT, CONTRACT).text
    second.keyboard.press("j")
    expect(second.locator(row_of(story, BARBER)).locator(".asking[data-asking]")).to_be_focused()


@pytest.mark.full
def test_what_somebody_is_writing_stays_when_the_place_is_decided_elsewhere(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    reviewer, translator = signed_in(Role.REVIEWER), signed_in(Role.TRANSLATOR)
    row = row_of(story, CONTRACT)
    for page in (reviewer, translator):
        page.goto(f"/articles/{story.id}/versions/{HANT}")
    translator.locator(f"{row} [data-words-here]").click(position={"x": 4, "y": 6})
    expect(open_field(translator)).to_be_focused()
    open_field(translator).fill("我正在寫的句子")
    reviewer.locator(f"{row} [data-doubt]").click()
    expect(reviewer.locator(f"{row} .asking button[name=choice]")).to_have_count(2)
    reviewer.keyboard.press("2")
    expect(reviewer.locator(f"{row} [data-target]")).to_have_attribute("data-text", re.compile("成立后"))
    sides = translator.locator(f"{row} [data-compare]")
    expect(sides.locator("ins", has_text=re.compile("^后$"))).to_be_visible(timeout=20_000)
    expect_text(open_field(translator), "我正在寫的句子")
    expect(open_field(translator)).to_be_focused()


@pytest.mark.full
def test_going_to_a_place_in_doubt_saves_what_was_being_written(
    context: Callable[[], BrowserContext], product: Product, story: Story
) -> None:
    roles = [Role.TRANSLATOR, Role.REVIEWER]
    make_person(product.database, "both@newsroom.example", roles, product.newsroom.publication_id)
    page = sign_in(context().new_page(), "both@newsroom.example")
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    harbour = page.locator(row_of(story, HARBOUR))
    harbour.locator("[data-words-here]").click(position={"x": 4, "y": 6})
    open_field(page).fill("舊港口重生")
    page.keyboard.press("Alt+a")
    contract = page.locator(row_of(story, CONTRACT))
    expect(contract.locator(".asking[data-asking]")).to_be_focused()
    expect(harbour.locator("[data-target]")).to_have_attribute("data-text", "舊港口重生")
    page.keyboard.press("2")
    expect(contract.locator("[data-target]")).to_have_attribute("data-text", re.compile("成立后"))
    expect(harbour).not_to_have_attribute("data-unsaved", "")
    assert story.text(HANT, HARBOUR).text == "舊港口重生"


@pytest.mark.full
def test_on_a_telephone_a_place_is_decided_by_touch_and_nothing_is_wider_than_the_screen(
    signed_in: Callable[[Role], Page], product: Product, story: Story
) -> None:
    state = signed_in(Role.REVIEWER).context
    browser = state.browser
    assert browser is not None
    context = browser.new_context(
        base_url=product.url,
        locale="en-GB",
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        storage_state=state.storage_state(),
    )
    page = context.new_page()
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    contract = page.locator(row_of(story, CONTRACT))
    contract.locator("[data-doubt]").tap()
    candidates = contract.locator(".asking button[name=choice]")
    expect(candidates).to_have_count(2)
    for box in (candidates.nth(n).bounding_box() for n in range(2)):
        assert box is not None
        assert (box["height"] >= 44, box["x"] >= 0, box["x"] + box["width"] <= 390) == (True, True, True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    candidates.nth(1).tap()
    expect(contract.locator("[data-target]")).to_have_attribute("data-text", re.compile("成立后"))
    # Whoever touches stays where they are.
    expect(page.locator(".asking")).to_have_count(0)
    expect(page.locator(row_of(story, BARBER)).locator("[data-doubt]")).to_have_count(3)
    context.close()


def test_a_rule_for_everything_says_its_reach_first_and_is_taken_back_above_the_rows(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.REVIEWER)
    page.goto(f"/articles/{story.id}/versions/{HANT}")
    contract = page.locator(row_of(story, CONTRACT))
    expect(contract.locator("[data-doubt]")).to_have_text("後")
    page.keyboard.press("Alt+a")
    expect(contract.locator(".asking[data-asking]")).to_be_focused()
    page.keyboard.press("p")
    expect(contract.locator("[data-reach]")).to_have_text("1 sentence in 1 open version")
    page.keyboard.press("h")
    expect(contract.locator("[data-reach]")).to_have_text("")
    page.keyboard.press("p")
    expect(contract.locator("[data-reach]")).to_have_text("1 sentence in 1 open version")
    page.keyboard.press("2")
    note = page.locator("[data-rule-made]")
    expect(note).to_contain_text("Decided as a rule of the publication: 1 sentence in 1 open version.")
    expect(contract.locator("[data-target]")).to_have_attribute("data-text", re.compile("成立后"))
    note.get_by_role("button", name="Take back").click()
    expect(note).to_contain_text("Taken back.")
    expect(note.get_by_role("button")).to_have_count(0)
    expect(contract.locator("[data-doubt]")).to_have_text("後")


def test_whoever_is_quicker_than_the_reach_of_a_rule_decides_nothing_yet(
    signed_in: Callable[[Role], Page], story: Story
) -> None:
    page = signed_in(Role.REVIEWER)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/reach", hold)
    page.goto(f"/articles/{story.id}/versions/{HANT}/decisions")
    place = page.locator("[data-place]").first
    expect(place).to_have_class("place now")
    count = page.locator("[data-place]").count()
    decided: list[str] = []
    page.on(
        "request", lambda one: decided.append(one.url) if one.method == "POST" and "/reach" not in one.url else None
    )
    page.keyboard.press("p")
    page.keyboard.press("1")
    expect(place.locator("input[value=publication]")).to_be_checked()
    assert page.locator("[data-place]").count() == count
    for one in held:
        one.continue_()
    expect(place.locator("[data-reach]")).to_contain_text("in 1 open version")
    assert decided == []
    page.keyboard.press("1")
    expect(page.locator(".notice[role=status]")).to_contain_text("Decided as a rule of the publication")
    page.locator(".notice").get_by_role("button", name="Take back").click()
    expect(page.locator(".notice[role=status]")).to_contain_text("Taken back.")
    expect(page.locator("[data-place]")).to_have_count(count)
