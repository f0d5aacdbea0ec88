"""The memory from a file and into one, in the browser: all or nothing, and what was left out is told."""

import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from werkzeug.test import TestResponse

from tests.factories import Newsroom, make_article
from tests.services.story import Story
from tests.web.forms import alert, words
from tms.adapters.formats.tmx import read_tmx, write_tmx
from tms.db.models import Article, MemoryUnit
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

ClientOf = Callable[[Role], FlaskClient]
UNITS = [{"en": "One ⟦1⟧boat⟦/1⟧ & more.", "zh-Hans": "一⟦1⟧船⟦/1⟧等等。"}, {"en": "Two.", "zh-Hant-TW": "二。"}]
FILE = "".join(write_tmx([*UNITS, {"en": "Alone."}])).encode()


def send(browser: FlaskClient, data: bytes, name: str) -> TestResponse:
    form = {"file": (io.BytesIO(data), name)}
    return browser.post("/memory/import", data=form, content_type="multipart/form-data")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
def test_a_file_comes_in_once_and_goes_out_as_it_was(client_of: ClientOf, role: Role) -> None:
    browser = client_of(role)
    assert 'href="/memory/import"' in browser.get("/memory").text
    first = words(send(browser, FILE, "old.TMX"))
    assert "2 came in, 0 were there already, 1 were left out" in first
    assert "unit 3: fewer than two of English" in first
    assert "0 came in, 2 were there already" in words(send(browser, FILE, "old.tmx"))
    out = browser.get("/memory/memory.tmx")
    assert read_tmx(out.data).units == UNITS
    assert (out.mimetype, out.content_length) == ("application/x-tmx+xml", len(out.data))


def test_what_was_left_out_is_told_in_the_language_of_the_page(client_of: ClientOf) -> None:
    browser = client_of(Role.ADMINISTRATOR)
    browser.post("/language", data={"language": "zh-Hant", "next": "/"})
    said = words(send(browser, "en\tzh-Hans\nOne.\t一。\tx\nTwo.\n".encode(), "table.tsv"))
    assert "第 2 行：" in said
    assert "columns" not in said
    assert "fewer" not in said


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (FILE[:-30], "a.tmx", "TMX"), (b"en\tzh-Hans\n\xff\xff", "a.tsv", "neither UTF-8 nor UTF-16 (byte 11)"),
        (b"word\nx\n", "a.tsv", "The first line must name"), (FILE, "a.docx", "ends in .tmx or .tsv"),
        (b"", "", "Choose a file first"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_brings_in_nothing(
    client_of: ClientOf, database: Database, data: bytes, name: str, said: str
) -> None:
    answer = send(client_of(Role.EDITOR), data, name)
    assert answer.status_code == 422
    assert said in alert(answer)
    with database.begin() as uow:
        assert uow.session.scalar(select(func.count()).select_from(MemoryUnit)) == 0


def test_what_was_learned_of_a_guarded_article_stays_in(
    client_of: ClientOf, database: Database, newsroom: Newsroom
) -> None:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.translate()
    story.finish("zh-Hans")
    browser = client_of(Role.ADMINISTRATOR)
    assert "第一列" in browser.get("/memory/memory.tmx").text
    with database.begin() as uow:
        uow.session.execute(update(Article).values(confidential=True))
    assert "第一列" not in browser.get("/memory/memory.tmx").text


def test_who_may_not_is_told_who_may(client_of: ClientOf) -> None:
    browser = client_of(Role.TRANSLATOR)
    for page in ("/memory", "/terms"):
        assert "Import, export" not in words(browser.get(page))
        assert "Editors and administrators import and export" in words(browser.get(page))
    assert 'href="/terms/import"' in client_of(Role.ADMINISTRATOR).get("/terms").text
