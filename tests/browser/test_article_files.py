"""Several files at once: what each would become is listed, and what is fine comes in once, with one press."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect
from sqlalchemy import select

from tests.adapters.pictures import written
from tests.browser.conftest import Product
from tests.browser.intercepting import intercept
from tests.factories import make_article
from tms.db.models import Article, ArticlePicture
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role

pytestmark = pytest.mark.browser

ENGLISH = "# Who counts the ships?\n\nShips are counted at dawn, when the light is flat and the harbour is quiet.\n"
CHINESE = "<html><meta charset=gbk><h1>夜车恢复开行</h1><p>第一班夜车晚上十点开出，车上有二百四十人，他们来自各地。</p>"
HERE = ImportedArticle(
    language="en",
    title="Night trains",
    blocks=[Block("paragraph", "The first night train left at ten, and it carried 240 people.")],
)


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def picture(name: str, mode: str) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": written.plain("PNG", mode)}


def titles(product: Product) -> list[str]:
    with product.database.begin() as uow:
        return sorted(filter(None, uow.session.scalars(select(Article.title))))


@pytest.mark.full
def test_what_is_fine_comes_in_once_and_the_others_stay_with_their_reason(
    signed_in: Callable[[Role], Page], product: Product
) -> None:
    make_article(product.database, product.newsroom[Role.EDITOR], HERE)
    before = titles(product)
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    page.locator("#file").set_input_files(
        [
            file("ships.md", ENGLISH.encode()),
            file("夜车.html", CHINESE.encode("gbk")),
            file("again.md", ENGLISH.encode()),
            file("report.pdf", b"%PDF-1.7 and so on"),
            file("trains.md", b"# Night trains\n\nThe first night train left at ten, and it carried 240 people.\n"),
        ]
    )
    rows = page.locator("[data-files] li")
    create = page.locator("[data-files-create]")
    expect(create).to_have_text("Create 3 articles", timeout=30_000)
    expect(create).to_be_enabled(timeout=30_000)

    def says(row: Locator, *words: str) -> None:
        for one in words:
            expect(row).to_contain_text(one)

    says(rows.nth(0), "Who counts the ships?", "English", "ships.md", "Fine")
    says(rows.nth(1), "夜车恢复开行", "简体", "Fine")
    says(rows.nth(3), "report.pdf", "This is a PDF file, not text")
    says(rows.nth(4), "Night trains", "This seems to be in Sanwen already")
    assert titles(product) == before

    create.evaluate("button => { button.click(); button.click(); }")
    says(rows.nth(1), "It is in")
    says(rows.nth(2), "This is in Sanwen already")
    expect(rows.nth(0).get_by_role("link", name="Who counts the ships?")).to_have_attribute(
        "href", re.compile(r"/articles/\d+$")
    )
    expect(create).to_be_disabled()
    assert titles(product) == sorted([*before, "Who counts the ships?", "夜车恢复开行"])

    with page.expect_popup() as opened:
        rows.nth(4).get_by_role("button", name="Look at it").click()
    expect(opened.value.get_by_label("Title", exact=True)).to_have_value("Night trains")
    rows.nth(3).get_by_role("button", name="Remove").click()
    expect(rows).to_have_count(4)


@pytest.mark.full
def test_pictures_come_in_with_the_text_that_names_them(signed_in: Callable[[Role], Page], product: Product) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    trains = b"# Night trains\n\nThe first night train left at ten, and it carried 240 people.\n"
    page.locator("#file").set_input_files(
        [
            file("ships.md", f"{ENGLISH}\n![At dawn](dawn.png)\n\n![At noon](noon.png)\n".encode()),
            file("trains.md", trains),
            picture("dawn.png", "RGB"),
        ]
    )
    create = page.locator("[data-files-create]")
    expect(create).to_have_text("Create 2 articles", timeout=30_000)
    expect(create).to_be_enabled(timeout=30_000)
    # What comes later goes with the texts that are listed already.
    page.locator("#file").set_input_files([picture("noon.png", "L")])
    expect(create).to_be_disabled()
    expect(create).to_be_enabled(timeout=30_000)
    expect(page.locator("[data-files] li")).to_have_count(2)
    create.click()
    for row in page.locator("[data-files] li").all():
        expect(row).to_contain_text("It is in", timeout=30_000)
    with product.database.begin() as uow:
        found = uow.session.execute(
            select(Article.title, ArticlePicture.alt)
            .outerjoin(ArticlePicture, ArticlePicture.article_id == Article.id)
            .order_by(Article.id, ArticlePicture.id)
        ).all()
    assert [tuple(row) for row in found] == [
        ("Who counts the ships?", "At dawn"),
        ("Who counts the ships?", "At noon"),
        ("Night trains", None),
    ]


def test_no_more_than_fifty_are_taken_at_once(signed_in: Callable[[Role], Page]) -> None:
    page = signed_in(Role.EDITOR)
    page.goto("/articles/new")
    intercept(page, "**/articles/preview", lambda route: route.abort())
    page.locator("#file").set_input_files([file(f"{number}.txt", b"x") for number in range(52)])
    expect(page.locator("[data-files] li")).to_have_count(50)
    expect(page.get_by_role("alert")).to_have_text("2 files were not taken: 50 at once.")
    expect(page.locator("[data-files] li").first).to_contain_text("The server can’t be reached. Try again.")
    expect(page.locator("[data-files-create]")).to_be_disabled()
