"""The pages of tokens: what can be chosen there opens something, and nothing else is taken."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from tests.factories import PASSWORD
from tests.web.forms import alert, soup
from tms.api.document import document_of
from tms.db.models import AccessToken
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.mcp.tools import TOOLS

PAGES = ("/account/tokens", "/api-access")


@pytest.fixture
def administrator(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.ADMINISTRATOR)


def offered(browser: FlaskClient, page: str) -> set[str]:
    return {str(box["value"]) for box in soup(browser.get(page)).select("input[name=scopes]")}


def asked_for(document: dict[str, Any]) -> Iterator[str]:
    for methods in document["paths"].values():
        for operation in methods.values():
            for needs in operation["security"]:
                yield from needs["token"]


def test_the_scopes_to_choose_from_are_those_that_operations_ask_for(app: Flask, administrator: FlaskClient) -> None:
    used = set(asked_for(document_of(app))) | {tool.scope for tool in TOOLS}
    assert "articles:read" in used
    assert offered(administrator, "/account/tokens") == used
    assert offered(administrator, "/api-access") == used & set(MACHINE_SCOPES)


def test_the_document_names_the_scopes_that_open_something(app: Flask) -> None:
    document = document_of(app)
    told = document["components"]["securitySchemes"]["token"]["description"]
    assert {scope for scope in Scope if scope in told} == set(asked_for(document)) | {tool.scope for tool in TOOLS}


@pytest.fixture
def closed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Scope:
    """A scope that both kinds of tokens can have, and no view asks for any more."""
    for view in app.view_functions.values():
        left: frozenset[Scope] = getattr(view, "needed_scopes", frozenset()) - {Scope.PEOPLE_READ}
        monkeypatch.setattr(view, "needed_scopes", left, raising=False)
    assert Scope.PEOPLE_READ in MACHINE_SCOPES
    return Scope.PEOPLE_READ


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_offered_is_not_taken(
    administrator: FlaskClient, database: Database, closed: Scope, page: str
) -> None:
    assert closed not in offered(administrator, page)
    for scope in (closed, "texts:approve"):
        form = {"name": "Website", "days": "30", "present": PASSWORD, "scopes": ["articles:read", scope]}
        answer = administrator.post(page, data=form)
        assert answer.status_code == 422
        assert "Choose what the token may be used for." in alert(answer)
    with database.begin() as uow:
        assert not uow.session.scalar(select(func.count()).select_from(AccessToken))
