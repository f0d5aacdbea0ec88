"""The API asks for a token and for nothing else; a token opens the API and nothing else."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.api.callers import ROOT, Program, machine_token, own_token
from tests.factories import Newsroom
from tms.db.models import AccessToken
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.http import token_gate


def test_without_a_token_nobody_is_let_in(app: Flask) -> None:
    answer = Program(app, None).get("/me")
    assert answer.status_code == 401
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["code"] == "token_missing"
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Sanwen"'


@pytest.mark.parametrize("header", ["Bearer nonsense", "bearer sanwen_x", "Bearer \u00e9", "Bearer " + "x" * 3000])
def test_what_is_no_token_is_told_apart(app: Flask, header: str) -> None:
    answer = Program(app, None).get("/me", headers={"Authorization": header})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "token_unknown")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Sanwen", error="invalid_token"'


@pytest.mark.parametrize("header", ["", "Basic YTpi", "Bearer", "Bearer  "])
def test_another_way_of_signing_in_is_none(app: Flask, header: str) -> None:
    answer = Program(app, None).get("/me", headers={"Authorization": header})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "token_missing")


def test_a_session_opens_nothing_of_the_api(client_of: Callable[[Role], FlaskClient]) -> None:
    browser = client_of(Role.ADMINISTRATOR)
    assert browser.get("/board").status_code == 200
    assert browser.get(f"{ROOT}/me").status_code == 401


def test_a_token_opens_no_page(app: Flask, database: Database, newsroom: Newsroom) -> None:
    secret = own_token(database, newsroom[Role.ADMINISTRATOR])
    browser = app.test_client(use_cookies=False)
    token = {"Authorization": f"Bearer {secret}"}
    for page in ("/board", "/account", "/people", "/account/tokens", "/api-access"):
        assert browser.get(page, headers=token).status_code == 302
        assert browser.post(page, headers={**token, "Accept": "application/json"}).status_code in {401, 405}
    assert browser.get(f"{ROOT}/me", headers=token).status_code == 200


def test_a_token_in_use_is_known_by_its_last_use(app: Flask, database: Database, newsroom: Newsroom) -> None:
    secret = machine_token(database, newsroom[Role.ADMINISTRATOR])
    Program(app, secret).json("/me")
    with database.begin() as uow:
        assert uow.session.scalars(select(AccessToken.last_used_at)).one() is not None


def test_a_token_that_asks_too_often_waits(
    app: Flask, database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.extensions["tms"].settings, "api_per_minute", 3)
    busy = Program(app, own_token(database, newsroom[Role.TRANSLATOR]))
    other = Program(app, own_token(database, newsroom[Role.EDITOR]))
    assert [busy.get("/me").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    answer = busy.get("/me")
    assert answer.get_json()["code"] == "api_too_many"
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    # All of them come from one address, which may ask twice as often as one token.
    assert other.get("/me").status_code == 429


def test_an_address_that_tries_tokens_waits_too(
    app: Flask, database: Database, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.extensions["tms"].settings, "api_per_minute", 2)
    tried = [Program(app, f"sanwen_{n}").get("/me").status_code for n in range(5)]
    assert tried == [401, 401, 401, 401, 429]
    fine = Program(app, own_token(database, newsroom[Role.EDITOR]))
    assert fine.get("/me").status_code == 429
    monkeypatch.setattr(token_gate, "_ADDRESS_TIMES", 100)
    assert fine.get("/me").status_code == 200
