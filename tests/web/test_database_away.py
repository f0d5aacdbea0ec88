"""While the database is away: a page or a problem that says so, with what a browser needs to come back by itself."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from tests.conftest import make_container
from tms.app import create_app
from tms.db.unit_of_work import Database, make_engine
from tms.http.context import unit_of_work


@pytest.fixture
def away(tmp_path: Path) -> FlaskClient:
    """A browser of somebody who is signed in, at a web process whose database is gone."""
    url = f"postgresql+psycopg://tms@/tms?host={tmp_path}"
    app = create_app(make_container(Database(make_engine(url)), url, tmp_path))
    app.config.update(WTF_CSRF_ENABLED=False)
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["person"] = 1
        session["session"] = str(uuid4())
    return browser


def test_a_page_says_so_and_comes_back_by_itself(away: FlaskClient) -> None:
    answer = away.get("/board", headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "The database does not answer just now" in answer.text
    assert (answer.headers["Retry-After"], answer.headers["Refresh"]) == ("3", "3")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_number_to_ask_for_help_with_stands_apart_in_every_language(away: FlaskClient) -> None:
    answer = away.get("/board", headers={"Accept": "text/html", "Accept-Language": "zh-CN"})
    said = BeautifulSoup(answer.text, "html.parser").select_one("p.num")
    assert said is not None
    assert re.search(r"^503\s· database_away\s·\s请求编号 \w+$", " ".join(said.get_text().split()))


def test_a_form_is_not_sent_again_by_itself(away: FlaskClient) -> None:
    answer = away.post("/articles/1/versions/zh-Hans/submit", headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "reload the page to send it again" in answer.text
    assert "Refresh" not in answer.headers


def test_a_script_gets_a_problem_with_a_stable_code(away: FlaskClient) -> None:
    answer = away.post("/articles/1/versions/zh-Hans/segments/1/claim", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.content_type) == (503, "application/problem+json")
    assert answer.get_json(force=True)["code"] == "database_away"
    assert answer.headers["Retry-After"] == "3"


def test_the_page_of_another_error_needs_the_database_and_says_the_same(away: FlaskClient) -> None:
    answer = away.get("/nothing/at/this/address", headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert "The database does not answer just now" in answer.text


def cut_at(app: Flask, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection is cut inside the next save: before its commit, or after it and before the answer."""
    session_type = type(app.extensions["tms"].database.session())
    commit: Callable[..., None] = session_type.commit

    def cut(self: Any) -> None:
        monkeypatch.undo()
        if when == "after":
            commit(self)
        self.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        commit(self)

    monkeypatch.setattr(session_type, "commit", cut)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_connection_that_is_cut_around_the_commit_is_told_as_such(
    own_database: Database, own_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    engine = make_engine(own_database_url)
    app = create_app(make_container(Database(engine), own_database_url, tmp_path))
    browser = app.test_client()
    cut_at(app, when, monkeypatch)
    assert browser.get("/login").status_code == 503
    assert browser.get("/login").status_code == 302, "to the set-up page of an empty database"
    engine.dispose()


def test_a_statement_that_is_wrong_is_a_defect_and_no_absence(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong() -> str:
        return str(unit_of_work().session.execute(text("SELECT nonsense")))

    monkeypatch.setitem(app.view_functions, "people.login", wrong)
    with pytest.raises(ProgrammingError):
        app.test_client().get("/login")
    app.config.update(PROPAGATE_EXCEPTIONS=False, TESTING=False)
    assert app.test_client().get("/login").status_code == 500
