"""Whose token it is."""

from flask import Flask

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import Scope


def test_a_person_s_token_says_whose_it_is(app: Flask, database: Database, newsroom: Newsroom) -> None:
    translator = newsroom[Role.TRANSLATOR]
    found = Program(app, own_token(database, translator, ["articles:read", "texts:write"])).json("/me")
    assert found["token"].pop("expires_at")
    assert found == {
        "kind": "person",
        "id": translator.person_id,
        "name": translator.name,
        "publication": {"id": newsroom.publication_id, "name": "The Meridian"},
        "roles": ["translator"],
        "languages": [],
        "token": {"name": "a script", "scopes": ["articles:read", "texts:write"]},
    }


def test_a_machine_has_no_roles(app: Flask, database: Database, newsroom: Newsroom) -> None:
    found = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], ["articles:read"])).json("/me")
    assert (found["kind"], found["name"], found["roles"]) == ("machine", "Website", [])


def test_every_scope_is_enough_to_ask(app: Flask, database: Database, newsroom: Newsroom) -> None:
    for scope in Scope:
        assert Program(app, own_token(database, newsroom[Role.EDITOR], [scope])).json("/me")["token"]["scopes"] == [
            scope
        ]
