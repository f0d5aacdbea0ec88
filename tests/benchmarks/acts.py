"""What each act of a day costs the hands: keys, clicks, pages and typed characters, counted in a real browser.

uv run python -m tests.benchmarks.acts            prints the table
uv run python -m tests.benchmarks.acts --write    writes it into docs/measured.md

Each act begins on the page where a person decides to do it, and ends when the page says that it is done. They know the
keys. Reading is not counted, neither is signing in.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import update

from tests.benchmarks.hands import Cost, Hands
from tests.benchmarks.report import Row
from tests.benchmarks.running import Running, running
from tests.browser.conftest import Product, chromium
from tests.browser.field import open_field
from tests.browser.test_two_people import sign_in
from tests.factories import ARTICLE, make_article, make_newsroom
from tests.services.story import Story
from tms.db.models import Membership, Publication
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.services.actors import actor_of

PAGE = Path(__file__).parents[2] / "docs/measured.md"
BEGIN, END = "<!-- acts: written by tests.benchmarks.acts -->\n", "<!-- /acts -->\n"
HANS, HANT = "zh-Hans", "zh-Hant"
ANNOUNCED = "[data-announce]"
TEN = ImportedArticle(
    language="en", title="Ten", blocks=[Block("paragraph", f"The ferry of pier {n} left.") for n in "ABCDEFGHI"]
)
COMMAS = ImportedArticle(
    language="en", title="Two commas", blocks=[Block("paragraph", "It left at ten, as planned, and it was full.")]
)
DOUBT = ImportedArticle(language="zh-Hans", title="旧港", blocks=[Block("paragraph", "合约成立后，双方见面。")])
OUT = ImportedArticle(
    language="en",
    title="Ferries return",
    blocks=[Block("paragraph", "The first ferry leftt at ten."), Block("paragraph", "It carried 240 people.")],
)
IN_CHINESE = {
    "Ferries return": "渡轮回来了",
    "The first ferry leftt at ten.": "第一班渡轮十点开出。",
    "It carried 240 people.": "船上有240人。",
}
PASTED = "Ferries return\n\nBy Mara Lindqvist\n\nThe first ferry left at ten. It carried 240 people.\n"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a person of the role does. ``prepare`` makes what it needs and tells the path of its first page.

    ``most`` is what a test holds it to, and ``before`` what it took in an earlier release, where somebody counted.
    """

    name: str
    role: Role
    prepare: Callable[[Product], str]
    do: Callable[[Hands], None]
    most: Cost
    before: str = ""


def count(act: Act, product: Product, page: Page) -> Cost:
    """Do it on a page that nobody is signed in to."""
    path = act.prepare(product)
    hands = Hands(sign_in(page, product.newsroom.email(act.role)))
    hands.begin(path)
    act.do(hands)
    page.wait_for_load_state()
    return hands.cost


def _story(product: Product, page: ImportedArticle = ARTICLE) -> Story:
    return Story(
        product.database, product.newsroom, make_article(product.database, product.newsroom[Role.EDITOR], page)
    )


def _at(story: Story, locale: str = HANS) -> str:
    return f"/articles/{story.id}/versions/{locale}"


def _alive(page: Page) -> None:
    """The workspace has chosen the row that its keys begin with."""
    expect(page.locator("li.seg .n").first).to_be_focused()


def _to_list(path: str) -> Callable[[Product], str]:
    def prepare(product: Product) -> str:
        _story(product)
        return path

    return prepare


def _bring_in(hands: Hands) -> None:
    page = hands.page
    hands.activate(page.get_by_role("link", name="New article"))
    expect(page.get_by_label("The article")).to_be_focused()
    hands.paste(PASTED)
    hands.press("Control+Enter")
    expect(page.get_by_role("button", name="Create the article")).to_be_visible()
    hands.press("Control+Enter")
    page.wait_for_url(re.compile(r"/articles/\d+$"))


def _open(hands: Hands) -> None:
    hands.press("j", "Enter")
    hands.page.wait_for_url(re.compile("/versions/zh-Hans"))


def _assign_all(hands: Hands) -> None:
    page = hands.page
    hands.press("j", "a")
    page.wait_for_url(re.compile("/assign"))
    for name in ("简体", "繁體"):
        hands.choose(page.get_by_label(f"Translation of {name}: who"), "t")
        hands.choose(page.get_by_label(f"Review of {name}: who"), "r")
    hands.fill(page.get_by_label("The same date for all of them"), "2030-01-31T18:00")
    hands.press("Control+Enter")
    expect(page.locator("#board tbody tr").first).to_contain_text("31 Jan 2030")


def _to_translate(product: Product) -> str:
    return _at(_story(product, TEN))


def _translate_ten(hands: Hands) -> None:
    page = hands.page
    rows = page.locator("li.seg")
    _alive(page)
    hands.press("Enter")
    for number in range(10):
        expect(rows.nth(number)).to_contain_class("now")
        hands.type(f"第{number}班渡轮开了。")
        hands.press("Control+Enter")
        expect(rows.nth(number)).to_have_attribute("data-state", "translated")


def _with_warning(product: Product) -> str:
    story = _story(product)
    story.save(HANS, "It carried 240 people.", "车上有240人，，。")
    return _at(story)


def _dismiss(hands: Hands) -> None:
    page = hands.page
    hands.press("Alt+w")
    checks = page.locator("aside [data-checks]")
    expect(checks).to_contain_text("appears twice")
    hands.press("Alt+x")
    expect(checks.locator("details[open] [data-reason]").first).to_be_focused()
    hands.press("4")
    expect(checks.locator("li.dismissed")).to_have_count(1)


def _with_commas(product: Product) -> str:
    story = _story(product, COMMAS)
    story.save(HANS, "It left at ten, as planned, and it was full.", "十点开出，正如计划，车上坐满了人。")
    return f"{_at(story)}?segment={story.segment('It left at ten, as planned, and it was full.')}"


def _split(hands: Hands) -> None:
    """At the second comma of both texts: the marks stand at a place that is likely, which is not this one."""
    page = hands.page
    expect(open_field(page)).to_be_focused()
    hands.press("Alt+s")
    box = page.locator("dialog.split")
    expect(box).to_be_visible()
    for name, words in (("source", "planned,"), ("target", "计划，")):
        slider = box.locator(f"[data-cut={name}] input")
        assert hands.reach(slider)
        first = box.locator(f"[data-cut={name}] [data-half]").first
        for _ in range(3):
            if not first.inner_text().strip().endswith(words):
                hands.press("ArrowDown")
        expect(first).to_contain_text(words)
    hands.press("Enter")
    expect(page.locator(ANNOUNCED)).to_contain_text("Split.")


def _in_doubt(product: Product) -> str:
    return _at(_story(product, DOUBT), HANT)


def _decide(hands: Hands) -> None:
    page = hands.page
    hands.press("Alt+a")
    expect(page.locator(".asking button[name=choice]").first).to_be_visible()
    hands.press("1")
    expect(page.locator("[data-doubt]")).to_have_count(0)


def _to_review(product: Product) -> str:
    story = _story(product, TEN)
    for number, row in enumerate(story.rows(HANS)):
        story.save(HANS, row.source.text, f"第{number}班渡轮开了。")
    story.submit(HANS)
    return _at(story)


def _accept_ten(hands: Hands) -> None:
    rows = hands.page.locator("li.seg")
    _alive(hands.page)
    hands.press("Enter")
    for number in range(10):
        hands.press("Control+Enter")
        expect(rows.nth(number)).to_have_attribute("data-state", "reviewed")


def _correct(hands: Hands) -> None:
    page = hands.page
    row = page.locator("li.seg").first
    _alive(page)
    hands.press("e")
    expect(open_field(page)).to_be_focused()
    hands.press("Control+a")
    hands.type("标题。")
    hands.press("Control+Enter")
    expect(row).to_have_attribute("data-own", "")


def _accepted(product: Product) -> str:
    story = _story(product)
    story.translate()
    story.submit(HANS)
    story.accept_all(HANS)
    return _at(story)


def _approve(hands: Hands) -> None:
    hands.command("app")
    expect(hands.page.locator(".above")).to_contain_text("Approved.")


def _approved(product: Product) -> str:
    story = _story(product)
    story.translate()
    story.finish(HANS, HANT)
    return "/board"


def _publish(hands: Hands) -> None:
    page = hands.page
    hands.press("j", "a")
    hands.activate(page.get_by_role("button", name="Publish the chosen versions"))
    expect(page.get_by_role("link", name="Read it")).to_have_count(3)


def _out(product: Product) -> str:
    """Readers have all three versions, by somebody who does everything alone: no second pair of eyes is asked for."""
    room = product.newsroom
    everything = [Role.TRANSLATOR, Role.REVIEWER, Role.EDITOR]
    with product.database.begin() as uow:
        uow.session.execute(
            update(Membership).where(Membership.person_id == room[Role.EDITOR].person_id).values(roles=everything)
        )
        uow.session.execute(update(Publication).where(Publication.id == room.publication_id).values(four_eyes=False))
    with product.database.begin() as uow:
        alone = actor_of(uow, room[Role.EDITOR].person_id)
    assert alone is not None
    story = _story(product, OUT)
    story.translator = story.reviewer = story.editor = alone
    for source, words in IN_CHINESE.items():
        story.save(HANS, source, words)
    story.finish(HANS, HANT)
    story.publish("en", HANS, HANT)
    return f"/articles/{story.id}"


def _edit_source(hands: Hands, block: int, old: str, new: str) -> None:
    """Until the page asks what the change is. The pointer chooses what is written over."""
    page = hands.page
    hands.activate(page.get_by_role("link", name="Edit source"))
    field = page.get_by_label(f"Text of block {block}")
    expect(page.locator("[data-kept]")).to_have_text("Nothing changed yet")
    hands.click(field)
    at = field.input_value().index(old)
    field.evaluate("(field, [from, to]) => field.setSelectionRange(from, to)", [at, at + len(old)])
    hands.type(new)
    hands.press("Control+Enter")
    expect(page.locator("h1")).to_have_text("Is this the new source?")


def _publish_again(hands: Hands) -> None:
    page = hands.page
    hands.activate(page.get_by_role("button", name="Publish the chosen versions"))
    expect(page.locator("main")).to_contain_text("Published. Readers see it from now on.")
    expect(page.locator("#publish")).to_contain_text("All versions are published.")


def _correct_typo(hands: Hands) -> None:
    _edit_source(hands, 1, "leftt", "left")
    hands.press("ArrowDown", "Control+Enter")
    expect(hands.page.locator("main")).to_contain_text("Revision 2 is the source now.")
    _publish_again(hands)


def _rewrite(hands: Hands, words: str) -> None:
    """The sentence that the workspace chose."""
    expect(open_field(hands.page)).to_be_focused()
    hands.press("Control+a")
    hands.type(words)
    hands.press("Control+Enter")


def _correct_figure(hands: Hands) -> None:
    """In the source, then in 简体, which 繁體 follows; each is reviewed before it goes out."""
    page = hands.page
    _edit_source(hands, 2, "240", "420")
    hands.press("Control+Enter")
    expect(page.locator("main")).to_contain_text("Revision 2 is the source now.")
    hands.activate(page.locator(f"#version-{HANS}").get_by_role("link", name="Open workspace"))
    _alive_at(page, 3)
    hands.press("Enter")
    _rewrite(hands, "船上有420人。")
    _submit(hands)
    _accept_and_approve(hands, 3)
    _to_the_other(hands)
    _submit(hands)
    _accept_and_approve(hands, 3)
    _to_article(hands)
    _publish_again(hands)


def _alive_at(page: Page, row: int) -> None:
    expect(page.locator("li.seg .n").nth(row - 1)).to_be_focused()


def _to_article(hands: Hands) -> None:
    hands.command("the art")
    hands.page.wait_for_url(re.compile(r"/articles/\d+$"))


def _to_the_other(hands: Hands) -> None:
    """From one version's workspace to the other's."""
    hands.command("open 繁")
    hands.page.wait_for_url(re.compile(f"/versions/{HANT}"))


def _submit(hands: Hands) -> None:
    hands.command("sub")
    expect(hands.page.locator("[data-swap=actions]")).to_contain_text("Approve version")


def _accept_and_approve(hands: Hands, row: int) -> None:
    """The one sentence that changed."""
    _alive_at(hands.page, row)
    hands.press("Enter", "Control+Enter")
    expect(hands.page.locator("li.seg").nth(row - 1)).to_have_attribute("data-state", "reviewed")
    _approve(hands)


def _correct_translation(hands: Hands) -> None:
    """A word of 简体 in its review, which 繁體 follows."""
    page = hands.page
    version = page.locator(f"#version-{HANS}")
    hands.activate(version.locator("details.menu > summary"))
    hands.activate(version.get_by_role("link", name="Reopen…"))
    box = page.locator("dialog[open]")
    expect(box.locator("textarea")).to_be_focused()
    hands.type("a typo")
    hands.click(box.get_by_label("Review"))
    hands.activate(box.get_by_role("button", name="Reopen"))
    expect(version).to_contain_text("Reopened")
    hands.activate(version.get_by_role("link", name="Open workspace"))
    _alive_at(page, 1)
    hands.press("e")
    _rewrite(hands, "渡轮又开了")
    expect(page.locator("li.seg").first).to_have_attribute("data-state", "translated")
    # Nobody else has to look, and they do so once more.
    hands.press("Control+Enter")
    expect(page.locator("li.seg").first).to_have_attribute("data-state", "reviewed")
    _approve(hands)
    _to_the_other(hands)
    _accept_and_approve(hands, 1)
    _to_article(hands)
    _publish_again(hands)


ACTS: Sequence[Act] = (
    Act("bring in an article, from My work", Role.EDITOR, _to_list("/work"), _bring_in, Cost(3, 1, 3)),
    Act(
        "all four steps with a date, from the board",
        Role.EDITOR,
        _to_list("/board"),
        _assign_all,
        Cost(9, 2, 2),
        "14 clicks, 6 page loads",
    ),
    Act("open a version, from My work", Role.TRANSLATOR, _to_list("/work"), _open, Cost(2, 0, 1), "27 Tab"),
    Act("translate ten sentences", Role.TRANSLATOR, _to_translate, _translate_ten, Cost(11)),
    Act("dismiss a warning", Role.TRANSLATOR, _with_warning, _dismiss, Cost(3), "15 keys"),
    Act("split a sentence in both texts", Role.TRANSLATOR, _with_commas, _split, Cost(6), "37 keys"),
    Act("decide a place in doubt", Role.REVIEWER, _in_doubt, _decide, Cost(2)),
    Act("accept ten sentences", Role.REVIEWER, _to_review, _accept_ten, Cost(11)),
    Act("correct a sentence in review", Role.REVIEWER, _to_review, _correct, Cost(3)),
    Act("approve a version", Role.REVIEWER, _accepted, _approve, Cost(2, 0, 1)),
    Act("publish three versions, from the board", Role.EDITOR, _approved, _publish, Cost(7, 0, 2)),
    Act("correct a typo in a published source", Role.EDITOR, _out, _correct_typo, Cost(3, 3, 4)),
    Act("correct a figure in three published versions, alone", Role.EDITOR, _out, _correct_figure, Cost(21, 4, 11)),
    Act("correct a published translation, alone", Role.EDITOR, _out, _correct_translation, Cost(19, 4, 7)),
)


def measured(running: Running) -> Iterator[tuple[Act, Cost]]:
    """Each act in a newsroom of its own."""
    path = chromium()
    if path is None:
        raise SystemExit("Chromium is missing: install it, or set TMS_CHROMIUM")
    database = running.container.database
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for number, act in enumerate(ACTS):
            newsroom = make_newsroom(database, domain=f"newsroom-{number}.example")
            context = browser.new_context(base_url=running.url, locale="en-GB", viewport={"width": 1440, "height": 900})
            product = Product(running.url, database, database, newsroom, running.container.settings.data_dir)
            yield act, count(act, product, context.new_page())
            context.close()
        browser.close()


def act_rows(running: Running) -> list[Row]:
    """Presses and clicks together, beside the most that a test allows."""
    rows: list[Row] = []
    for act, cost in measured(running):
        detail = f"{cost.keys} keys, {cost.clicks} clicks, {cost.loads} pages, {cost.typed} characters"
        before = f"; in an earlier release {act.before}" if act.before else ""
        presses, most = cost.keys + cost.clicks, act.most.keys + act.most.clicks
        rows.append(Row(act.name, presses, "presses", most, detail + before))
    return rows


def table() -> str:
    """The figures as Markdown."""
    lines = ["| act | keys | clicks | pages | characters typed | in an earlier release |", "| --- " * 6 + "|"]
    with running() as product:
        for act, cost in measured(product):
            figures = cost.keys, cost.clicks, cost.loads, cost.typed
            lines.append(f"| {act.name} | {' | '.join(str(one or '–') for one in figures)} | {act.before or '–'} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = table()
    if "--write" in sys.argv:
        before, rest = PAGE.read_text("utf-8").split(BEGIN)
        PAGE.write_text(before + BEGIN + found + END + rest.split(END)[1], "utf-8")
    print(found)
