"""Released versions by the API: exactly what readers have, in each format, and nothing of what was not released."""

import uuid
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tests.api.callers import Program, own_token
from tests.factories import Newsroom, make_article
from tms.api.v1 import released as released_view
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw
from tms.services.source.commit_revision import commit_revision
from tms.services.source.revisions import read_source

OLD, NEW = "The first night train left at ten.", "Nobody may read this yet."


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], ["releases:read"]))


@pytest.fixture
def released(database: Database, newsroom: Newsroom) -> int:
    """An article whose English version is out, and whose source says something else since then."""
    editor = newsroom[Role.EDITOR]
    article_id = make_article(database, editor)
    with database.begin() as uow:
        publish(uow, editor, article_id, ["en"])
        page = read_source(uow, editor, article_id).page
        page.blocks[0] = type(page.blocks[0])("paragraph", NEW)
        commit_revision(uow, editor, article_id, page, based_on=1, typo=False, note=None, key=uuid.uuid4())
    return article_id


def path(article_id: int, locale: str = "en", asked: str = "") -> str:
    return f"/articles/{article_id}/versions/{locale}/released{asked}"


def test_json_is_what_readers_have(program: Program, released: int) -> None:
    found = program.json(path(released))
    assert (found["tag"], found["title"], found["assets"]) == ("en", "Night trains return", [])
    assert found["blocks"][0]["text"].startswith(OLD)
    assert found["address"] == "http://localhost/en/night-trains-return"


@pytest.mark.parametrize(
    ("accept", "word", "media_type"),
    [
        ("application/json", "json", "application/json"),
        ("text/html", "html", "text/html; charset=utf-8"),
        ("text/markdown", "markdown", "text/markdown; charset=utf-8"),
        ("application/ninjs+json", "ninjs", "application/ninjs+json"),
    ],
)
def test_the_format_is_asked_for_in_either_way(
    program: Program, released: int, accept: str, word: str, media_type: str
) -> None:
    by_header = program.get(path(released), headers={"Accept": accept})
    by_query = program.get(path(released, asked=f"?format={word}"), headers={"Accept": "*/*"})
    assert by_header.headers["Content-Type"] == by_query.headers["Content-Type"] == media_type
    assert by_header.text == by_query.text
    assert OLD in by_header.text
    assert NEW not in by_header.text
    assert "Accept" in by_header.headers["Vary"].split(", ")


def test_html_is_a_page_in_its_language(program: Program, released: int) -> None:
    page = BeautifulSoup(program.get(path(released, asked="?format=html")).text, "html.parser")
    assert page.html is not None
    assert page.html["lang"] == "en"


def test_whoever_has_it_already_is_sent_nothing(program: Program, released: int) -> None:
    first = program.get(path(released))
    etag = first.headers["ETag"]
    assert first.get_json()["fingerprint"] in etag
    again = program.get(path(released), headers={"If-None-Match": etag})
    assert (again.status_code, again.text) == (304, "")
    # Another format is another answer.
    assert program.get(path(released, asked="?format=html"), headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("words", ["html", "markdown"])
def test_what_is_written_in_another_way_is_sent_again(
    program: Program, released: int, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    first = program.get(path(released, asked=f"?format={words}"))
    had = {"If-None-Match": first.headers["ETag"]}
    assert program.get(path(released, asked=f"?format={words}"), headers=had).status_code == 304
    written = getattr(released_view, f"to_{words}")
    monkeypatch.setattr(released_view, f"to_{words}", lambda text: f"{written(text)}\n")
    again = program.get(path(released, asked=f"?format={words}"), headers=had)
    assert (again.status_code, again.text) == (200, f"{first.text}\n")


def test_what_was_never_out_is_not_found_and_what_is_withdrawn_is_gone(
    program: Program, database: Database, newsroom: Newsroom, released: int
) -> None:
    never = program.get(path(released, "zh-Hans"))
    assert (never.status_code, never.get_json()["code"]) == (404, "not_released")
    with database.begin() as uow:
        withdraw(uow, newsroom[Role.EDITOR], released, ["en"], reason="a name was wrong")
    gone = program.get(path(released))
    assert (gone.status_code, gone.get_json()["code"]) == (410, "release_withdrawn")
    cancelled: Any = program.get(path(released, asked="?format=ninjs")).get_json(force=True)
    assert (cancelled["pubStatus"], "bodies" in cancelled) == ("canceled", False)
