"""Programs that ask the API in tests: each with a token of its own."""

from collections.abc import Collection, Mapping
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.factories import PASSWORD
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.services.people.make_token import NewToken, make_machine_token, make_own_token

ROOT = "/api/v1"


def own_token(
    database: Database, actor: Actor, scopes: Collection[str] = tuple(Scope), *, name: str = "a script"
) -> str:
    """The secret of a new token of the person's."""
    with database.begin() as uow:
        return make_own_token(uow, actor, NewToken(name, scopes, 30), password=PASSWORD).secret


def machine_token(
    database: Database, administrator: Actor, scopes: Collection[str] = tuple(MACHINE_SCOPES), *, name: str = "Website"
) -> str:
    """The secret of a new token of a machine."""
    with database.begin() as uow:
        return make_machine_token(uow, administrator, NewToken(name, scopes, 30), password=PASSWORD).secret


class Program:
    """Whoever sends requests with one token; None: with none."""

    def __init__(self, app: Flask, secret: str | None) -> None:
        self._browser = app.test_client(use_cookies=False)
        self._secret = secret

    def ask(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **how: Any) -> TestResponse:
        """The answer to a request below the API's root."""
        token = {"Authorization": f"Bearer {self._secret}"} if self._secret is not None else {}
        return self._browser.open(ROOT + path, method=method, headers={**token, **(headers or {})}, **how)

    def get(self, path: str, **how: Any) -> TestResponse:
        """The answer to a GET."""
        return self.ask("GET", path, **how)

    def json(self, path: str, **how: Any) -> Any:
        """What a GET that is granted is answered."""
        answer = self.get(path, **how)
        assert answer.status_code == 200, answer.text
        return answer.get_json()
