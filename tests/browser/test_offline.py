"""What is written reaches the server exactly once, or stays where its person finds it: through a lost network, reloads,
an expired login, and somebody else's login in the same browser."""

import re
import uuid
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from sqlalchemy import select

from tests.browser.conftest import Product
from tests.browser.field import expect_text, open_field
from tests.factories import PASSWORD, make_article, make_person
from tms.db.models import TextHistory
from tms.domain.imported_article import Block
from tms.domain.imported_article import ImportedArticle as Understood
from tms.domain.permissions import Role
from tms.services.reviewing.submit import submit_version
from tms.services.translating.save_segment import Save, save_segment
from tms.services.workspace.workspace import workspace

pytestmark = pytest.mark.browser

HANS = "zh-Hans"
SENTENCES = ["The first train left.", "The second followed.", "The third was late.", "Nobody asked why."]
ARTICLE = Understood(language="en", title="Night trains", blocks=[Block("paragraph", text) for text in SENTENCES])


def sign_in(page: Page, email: str, at: str = "") -> None:
    page.goto(f"{at}/login")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda url: "/login" not in url)


def edits(product: Product, article_id: int) -> list[str]:
    """What people wrote, in the order in which it came."""
    mine = TextHistory.article_id == article_id, TextHistory.act == "edit"
    with product.database.begin() as uow:
        return list(uow.session.scalars(select(TextHistory.text).where(*mine).order_by(TextHistory.at)))


def write(page: Page, number: int, text: str, *, confirm: bool = True) -> None:
    """Open the row, write, and confirm; or leave it with the arrow, which saves."""
    page.locator("li.seg").nth(number - 1).locator(".n").click()
    open_field(page).fill(text)
    page.keyboard.press("Control+Enter" if confirm else "Alt+ArrowDown")


def visit(page: Page, article_id: int) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/articles/{article_id}/versions/{HANS}")


def cut(page: Page) -> None:
    """From now on no act of the page is answered."""

    def drop(route: Route) -> None:
        if route.request.method == "POST":
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.context.route("**/segments/**", drop)


@pytest.mark.full
def test_a_day_offline_is_sent_in_order_and_once_after_a_reload(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], ARTICLE)
    page = signed_in(Role.TRANSLATOR)
    visit(page, article_id)
    saves = page.locator("[data-saved] span")
    cut(page)
    write(page, 2, "第一列开了。")
    write(page, 3, "第二列跟着开了。")
    write(page, 5, "没有人问。", confirm=False)
    # Written once more before it could be sent: only the last is wanted.
    write(page, 3, "第二列随后开了。")
    expect(saves).to_have_text("No answer, 3 waiting")

    # The page is opened anew while nothing can be sent: everything stands there, and waits.
    page.reload()
    expect(saves).to_have_text("No answer, 3 waiting")
    rows = page.locator("li.seg")
    expect(rows.nth(2).locator("[data-words-here]")).to_contain_text("第二列随后开了。")
    expect(rows.nth(4)).to_have_attribute("data-tone", "edited")
    expect(page.locator("[data-offer]")).to_have_count(0)
    write(page, 4, "第三列晚点了。")
    expect(saves).to_have_text("No answer, 4 waiting")
    assert edits(product, article_id) == []

    page.context.unroute_all()
    page.locator("[data-saved] button").click()
    expect(saves).to_have_text(re.compile(r"^Saved \d\d:\d\d$"), timeout=20_000)
    assert edits(product, article_id) == ["第一列开了。", "没有人问。", "第二列随后开了。", "第三列晚点了。"]
    expect(rows.nth(3)).to_have_attribute("data-state", "translated")
    expect(rows.nth(4)).to_have_attribute("data-state", "initial")
    page.reload()
    expect(saves).to_have_text("Nothing unsaved")
    assert len(edits(product, article_id)) == 4


@pytest.mark.full
def test_an_expired_login_loses_nothing_and_the_queue_goes_on_after_signing_in_in_another_tab(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], ARTICLE)
    page = signed_in(Role.TRANSLATOR)
    visit(page, article_id)
    page.context.clear_cookies()
    write(page, 2, "第一列开了。")
    open_field(page).fill("第二列")
    saves = page.locator("[data-saved] span")
    expect(saves).to_have_text("Signed out, 1 waiting")
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Sign in again").click()
    other = popup.value
    other.get_by_label("E-mail").fill(product.newsroom.email(Role.TRANSLATOR))
    other.get_by_label("Password").fill(PASSWORD)
    with other.expect_event("close"):
        other.get_by_role("button", name="Sign in").click()
    expect(page.locator("li.seg").nth(1)).to_have_attribute("data-state", "translated", timeout=20_000)
    # What was being typed stands there still, and is saved like anything else.
    expect_text(open_field(page), "第二列")
    page.keyboard.press("Control+Enter")
    expect(page.locator("li.seg").nth(2)).to_have_attribute("data-state", "translated", timeout=20_000)
    assert edits(product, article_id) == ["第一列开了。", "第二列"]


@pytest.mark.full
def test_any_page_says_what_waits_in_this_browser_and_sends_it_once_it_can(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], ARTICLE)
    page = signed_in(Role.TRANSLATOR)
    visit(page, article_id)
    cut(page)
    write(page, 2, "第一列开了。")
    write(page, 3, "第二列跟着开了。")
    expect(page.locator("[data-saved] span")).to_have_text("No answer, 2 waiting")
    page.goto("/work")
    note = page.locator("[data-kept-elsewhere]")
    expect(note).to_contain_text("2 texts that you saved wait in this browser,", timeout=15_000)
    expect(note.get_by_role("link")).to_have_text("Night trains · 简体")
    other = page.context.new_page()
    other.goto(f"/articles/{article_id}/versions/zh-Hant")
    expect(other.locator("[data-kept-elsewhere]")).to_be_visible(timeout=15_000)
    assert edits(product, article_id) == []
    page.context.unroute_all()
    expect(note).to_have_count(0, timeout=20_000)
    expect(other.locator("[data-kept-elsewhere]")).to_have_count(0, timeout=15_000)
    assert edits(product, article_id) == ["第一列开了。", "第二列跟着开了。"]
    visit(page, article_id)
    expect(page.locator("[data-saved] span")).to_have_text("Nothing unsaved")
    expect(page.locator("[data-offer], [data-compare]")).to_have_count(0)


@pytest.mark.full
def test_a_server_in_trouble_refuses_nothing_and_has_it_all_once_it_is_well(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], ARTICLE)
    page = signed_in(Role.TRANSLATOR)
    visit(page, article_id)
    saves = page.locator("[data-saved] span")
    page.context.route("**/segments/*", lambda route: route.fulfill(status=503, json={"title": "Busy"}))
    write(page, 2, "第一列开了。")
    write(page, 3, "第二列跟着开了。")
    expect(saves).to_have_text("No answer, 2 waiting")
    expect(page.locator("[data-refused], [data-compare]")).to_have_count(0)
    page.reload()
    expect(saves).to_have_text("No answer, 2 waiting")
    page.goto("/work")
    note = page.locator("[data-kept-elsewhere]")
    expect(note).to_contain_text("2 texts that you saved wait in this browser,", timeout=15_000)
    expect(note).not_to_contain_text("refused")
    assert edits(product, article_id) == []
    page.context.unroute_all()
    expect(note).to_have_count(0, timeout=20_000)
    assert edits(product, article_id) == ["第一列开了。", "第二列跟着开了。"]


@pytest.mark.full
def test_what_another_page_sends_stands_on_what_it_sent_before_and_what_is_refused_is_decided_on_its_own(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], ARTICLE)
    page = signed_in(Role.TRANSLATOR)
    visit(page, article_id)
    cut(page)
    # The first save of the second row is on its way already, so that the next one has to stand on it.
    write(page, 2, "第一列开了。")
    expect(page.locator("[data-saved] span")).to_have_text("No answer, 1 waiting")
    write(page, 2, "第一列早就开了。")
    write(page, 3, "第二列跟着开了。")
    expect(page.locator("[data-saved] span")).to_have_text("No answer, 3 waiting")
    third = int(page.locator("li.seg").nth(2).get_attribute("data-segment") or 0)
    page.goto("/work")
    with product.database.begin() as uow:
        there = next(
            row
            for row in workspace(uow, product.newsroom[Role.EDITOR], article_id, HANS).rows
            if row.segment_id == third
        )
        wish = Save("第二列也开了。", there.target.rev, there.source.rev, uuid.uuid4(), confirm=True)
        save_segment(uow, product.newsroom[Role.TRANSLATOR], article_id, HANS, third, wish)
    page.context.unroute_all()
    note = page.locator("[data-kept-elsewhere]")
    expect(note).to_contain_text("1 text that you saved was refused.", timeout=20_000)
    expect(note).not_to_contain_text("waits")
    assert edits(product, article_id) == ["第二列也开了。", "第一列开了。", "第一列早就开了。"]
    note.get_by_role("link").click()
    compared = page.locator("li.seg").nth(2).locator("[data-compare]")
    expect(compared).to_contain_text("也", timeout=15_000)
    expect(compared).to_contain_text("跟着")


@pytest.mark.full
def test_nothing_of_one_person_is_sent_or_seen_as_anothers_and_all_is_there_when_they_come_back(
    context: Callable[[], BrowserContext], product: Product
) -> None:
    article_id = make_article(product.database, product.newsroom[Role.EDITOR], ARTICLE)
    make_person(product.database, "second@newsroom.example", [Role.TRANSLATOR], product.newsroom.publication_id)
    machine = context()
    page, other = machine.new_page(), machine.new_page()
    sign_in(page, product.newsroom.email(Role.TRANSLATOR))
    visit(page, article_id)
    machine.clear_cookies()
    write(page, 2, "第一个人写的。")
    open_field(page).fill("第一个人的字")
    expect(page.locator("[data-saved] span")).to_have_text("Signed out, 1 waiting")

    sign_in(other, "second@newsroom.example")
    # The first person's page is looked at again.
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("heading", name="is signed in in this browser now")).to_be_visible()
    expect(page.locator("li.seg").first).to_be_hidden()
    assert "第一个人" not in page.locator("body").inner_text()
    page.evaluate("dispatchEvent(new Event('online'))")
    visit(other, article_id)
    write(other, 3, "第二个人写的。")
    expect(other.locator("[data-saved] span")).to_have_text(re.compile("^Saved"))
    expect(other.locator("body")).not_to_contain_text("第一个人")
    # Opened anew by the second person, also the first one's tab shows and sends nothing.
    page.get_by_role("button", name="Open this page as").click()
    expect(page.locator("[data-saved] span")).to_have_text("Nothing unsaved")
    expect(page.locator("body")).not_to_contain_text("第一个人")
    assert edits(product, article_id) == ["第二个人写的。"]

    other.close()
    machine.clear_cookies()
    sign_in(page, product.newsroom.email(Role.TRANSLATOR))
    page.goto(f"/articles/{article_id}/versions/{HANS}")
    expect(page.locator("li.seg").nth(1)).to_have_attribute("data-state", "translated", timeout=20_000)
    assert edits(product, article_id) == ["第二个人写的。", "第一个人写的。"]
    # Where the second person has changed the text since, it stands there as a conflict, with what it does not keep.
    kept = page.locator(":is([data-offer], [data-compare])")
    expect(kept).to_be_visible()
    without_deleted = (
        "(all) => { for (const gone of all.querySelectorAll('del')) gone.remove(); return all.textContent; }"
    )
    assert "第一个人的字" in kept.evaluate(without_deleted)


@pytest.mark.full
def test_what_is_refused_when_it_is_sent_again_stays_in_its_row_with_the_reason(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    newsroom = product.newsroom
    article_id = make_article(product.database, newsroom[Role.EDITOR], ARTICLE)
    colleague = make_person(product.database, "second@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    page = signed_in(Role.TRANSLATOR)
    visit(page, article_id)
    cut(page)
    write(page, 2, "我写的第一列。")
    write(page, 3, "我写的第二列。")
    expect(page.locator("[data-saved] span")).to_have_text("No answer, 2 waiting")
    # Meanwhile somebody else confirms everything, and the version goes to review.
    with product.database.begin() as uow:
        standing = workspace(uow, colleague, article_id, HANS).rows
    for number, row in enumerate(standing):
        with product.database.begin() as uow:
            wish = Save(f"同事的第{number}句。", row.target.rev, row.source.rev, uuid.uuid4(), confirm=True)
            save_segment(uow, colleague, article_id, HANS, row.segment_id, wish)
    page.context.unroute_all()
    page.locator("[data-saved] button").click()
    rows = page.locator("li.seg")
    for number, text in ((1, "我写的第一列。"), (2, "我写的第二列。")):
        expect(rows.nth(number).locator("[data-compare]")).to_contain_text("Second changed this text", timeout=20_000)
        expect(rows.nth(number).locator("[data-words-here]")).to_contain_text(text)
    expect(page.locator("[data-saved] span")).to_have_text("Conflict in 2 segments")
    with product.database.begin() as uow:
        submit_version(uow, colleague, article_id, HANS)

    # The choice comes too late; the text stays, with the reason and what can be done, also after a reload.
    rows.nth(1).get_by_role("button", name="Keep mine").click()
    panel = rows.nth(1).locator("[data-refused]")
    expect(panel).to_contain_text("not in translation now. Ask the reviewer to return it.")
    page.reload()
    expect(page.locator("[data-workspace]")).to_have_attribute("data-mode", "read")
    expect(panel).to_contain_text("not in translation now")
    expect(rows.nth(1).locator("[data-words-here]")).to_contain_text("我写的第一列。")
    expect(rows.nth(2).locator("[data-words-here]")).to_contain_text("我写的第二列。")
    expect(page.locator("[data-saved] span")).to_have_text("2 segments not saved")
    expect(panel.get_by_role("button", name="Go on")).to_be_hidden()
    panel.get_by_role("button", name="Discard my text").click()
    expect(rows.nth(1).locator("[data-words-here]")).to_contain_text("同事的第1句。")
    expect(page.locator("[data-saved] span")).to_have_text("Conflict in 1 segment")
    assert not [text for text in edits(product, article_id) if text.startswith("我")]
