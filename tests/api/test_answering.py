"""What every answer of the API has: an ETag, compression, problems as they are promised."""

import gzip
import json

import pytest
from flask import Flask

from tests.api.callers import ROOT, Program, own_token
from tests.factories import Newsroom, make_article
from tms.api.paging import cursor_of
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR]))


def test_what_the_caller_has_is_not_sent_again(program: Program) -> None:
    first = program.get("/me")
    again = program.get("/me", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert program.get("/me", headers={"If-None-Match": '"other"'}).status_code == 200
    assert first.headers["Cache-Control"] == "no-store"


def test_a_long_answer_is_compressed_for_who_takes_it(program: Program, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    plain = program.get(f"/articles/{article_id}")
    packed = program.get(f"/articles/{article_id}", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert json.loads(gzip.decompress(packed.data)) == plain.get_json()
    assert len(packed.data) < len(plain.data) / 2


def test_what_is_not_there_is_a_problem_too(app: Flask, program: Program) -> None:
    for answer in (program.get("/nothing"), Program(app, None).get("/nothing/at/all")):
        assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
        assert answer.get_json()["code"] == "api_no_such_resource"
    answer = program.ask("PUT", "/me")
    assert (answer.status_code, answer.get_json()["code"]) == (405, "api_no_such_method")
    assert "GET" in answer.headers["Allow"]


def test_a_problem_speaks_the_language_of_its_reader(program: Program) -> None:
    words = {
        tag: program.get("/articles/1", headers={"Accept-Language": tag}).get_json()["title"]
        for tag in ("en", "zh-Hans", "zh-Hant")
    }
    assert len(set(words.values())) == 3
    assert words["en"].startswith("There is no such article")


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("limit=0", "query.limit"),
        ("limit=many", "query.limit"),
        ("limit=101", "query.limit"),
        ("state=lost", "query.state"),
        ("language=fr", "query.language"),
        ("section=-1", "query.section"),
        ("section=" + "9" * 30, "query.section"),
        ("updated_since=yesterday", "query.updated_since"),
        ("updated_since=2026-11-30T10:00:00", "query.updated_since"),
        ("updated_since=0.5", "query.updated_since"),
        ("updated_since=1764496800", "query.updated_since"),
        ("nonsense=1", "query.nonsense"),
    ],
)
def test_a_wrong_parameter_is_named(program: Program, query: str, at: str) -> None:
    answer = program.get(f"/articles?{query}")
    assert answer.status_code == 422
    assert answer.get_json()["code"] == "api_request_invalid"
    assert [one["at"] for one in answer.get_json()["errors"]] == [at]


@pytest.mark.parametrize(
    "place", [(10**18, 1), (10**17, 1), (-(10**17), 1), (1, 10**18), (1, -(10**30)), (True, 1), (1,)]
)
def test_a_cursor_of_no_place_is_refused(program: Program, place: tuple[int, ...]) -> None:
    answer = program.get(f"/articles?cursor={cursor_of(*place)}")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "api_cursor_wrong")


def test_another_coding_is_another_answer(program: Program, database: Database, newsroom: Newsroom) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR])
    plain = program.get(f"/articles/{article_id}")
    packed = program.get(f"/articles/{article_id}", headers={"Accept-Encoding": "gzip"})
    assert plain.headers["ETag"] != packed.headers["ETag"]
    asked = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert program.get(f"/articles/{article_id}", headers=asked).status_code == 304


def test_head_and_options_are_answered_as_the_document_says(program: Program) -> None:
    got, head = program.get("/me"), program.ask("HEAD", "/me")
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", got.headers["ETag"])
    assert head.content_length == len(got.data)
    options = program.ask("OPTIONS", "/me")
    assert (options.status_code, options.data) == (200, b"")
    assert set(options.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("cursor", ["x", "!", "WzFd", "WzEsICIyIl0", "bnVsbA", "%00", "W" * 190])
def test_a_cursor_of_one_s_own_making_is_refused(program: Program, cursor: str) -> None:
    answer = program.get(f"/articles?cursor={cursor}")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "api_cursor_wrong")


def test_the_document_is_for_everybody(app: Flask) -> None:
    browser = app.test_client()
    first = browser.get(f"{ROOT}/openapi.json")
    assert first.get_json()["openapi"] == "3.1.0"
    assert browser.get(f"{ROOT}/openapi.json", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
