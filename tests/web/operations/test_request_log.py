"""Each request has an id that its answer, its page of errors, its log line and the work that it causes share."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article
from tms.db.models import WorkItem
from tms.db.request_origin import cause
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

Line = MutableMapping[str, Any]
ID = {"X-Request-ID": "id-of-the-proxy-17"}


@pytest.fixture
def lines() -> Iterator[list[Line]]:
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as events:
        yield events


def requests(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line["event"] == "request"]


def test_the_id_of_a_proxy_is_kept_and_told(client: FlaskClient, lines: list[Line]) -> None:
    answer = client.get("/no/such/page", headers=ID)
    assert answer.headers["X-Request-ID"] == "id-of-the-proxy-17"
    assert "id-of-the-proxy-17" in answer.text
    assert not requests(lines)
    # A server does so once it has sent everything.
    answer.close()
    (line,) = requests(lines)
    assert (line["request_id"], line["status"], line["method"]) == ("id-of-the-proxy-17", 404, "GET")


@pytest.mark.parametrize("given", ["", "short", "x" * 65, 'a"b<script>cccc', "no spaces here"])
def test_an_id_that_is_none_is_replaced(given: str, client: FlaskClient) -> None:
    answers = [client.get("/login", headers={"X-Request-ID": given}).headers["X-Request-ID"] for _ in range(2)]
    assert given not in answers
    assert len(set(answers)) == 2


def test_a_line_has_ids_and_no_address(
    client_of: Callable[[Role], FlaskClient], database: Database, newsroom: Newsroom, lines: list[Line]
) -> None:
    article_id = make_article(database, newsroom[Role.EDITOR], CHINESE_ARTICLE)
    client_of(Role.EDITOR).get(f"/articles/{article_id}/versions/en?find=secret").close()
    line = requests(lines)[-1]
    assert line["person"] == newsroom[Role.EDITOR].person_id
    assert (line["article"], line["locale"], line["status"]) == (article_id, "en", 200)
    assert line["route"] == "/articles/<int:article_id>/versions/<locale>"
    assert "secret" not in str(line)


def test_what_breaks_is_told_without_its_words_and_the_page_names_the_request(
    app: Flask, client: FlaskClient, lines: list[Line], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config.update(PROPAGATE_EXCEPTIONS=False, TESTING=False)

    def breaks() -> str:
        raise ZeroDivisionError("Quokkaville")

    monkeypatch.setitem(app.view_functions, "people.login", breaks)
    answer = client.get("/login", headers=ID)
    assert answer.status_code == 500
    assert "id-of-the-proxy-17" in answer.text
    answer.close()
    failed, request = lines
    assert (failed["event"], request["event"]) == ("request_failed", "request")
    assert failed["request_id"] == request["request_id"] == "id-of-the-proxy-17"


def test_work_keeps_the_id_of_the_request_that_caused_it(
    database: Database, newsroom: Newsroom, client: FlaskClient
) -> None:
    token = cause.set("id-of-the-proxy-17")
    article_id = make_article(database, newsroom[Role.EDITOR], run=False)
    cause.reset(token)
    with database.begin() as uow:
        kept = uow.session.scalars(select(WorkItem.request_id).where(WorkItem.article_id == article_id)).all()
    assert set(kept) == {"id-of-the-proxy-17"}
    client.get("/login")
    assert cause.get() is None
