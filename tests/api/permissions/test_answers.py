"""Every route of the API, in every state of its article, with every kind of token: against the table kept by hand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from flask import Flask

from tests.api.callers import ROOT
from tests.api.permissions.requests import request_of
from tests.api.permissions.world import COLUMNS, STATES, TRANSLATED, ApiWorld, api_world
from tests.conftest import copy_of
from tests.web.permissions.table import OF_PROGRAMS
from tms.api.operation import operation_of
from tms.domain.permissions import PERMISSIONS, Action, Permission, Role

Table = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Route → state → column → answer."""

_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def read_table(text: str) -> Table:
    """The whole table; each line has an answer for each column, and each route a line for each state."""
    table: dict[str, dict[str, dict[str, str]]] = {}
    route = ""
    for line in text.splitlines():
        words = line.split("#", 1)[0].split()
        if not words:
            continue
        if words[0] == "TOKENS":
            assert tuple(words[1:]) == COLUMNS
        elif not line[0].isspace():
            route = line.strip()
            table[route] = {}
        else:
            assert len(words) == len(COLUMNS) + 1, line
            left = [state for state in _states(route) if state not in table[route]]
            for state in left if words[0] == "others" else words[0].split(","):
                assert state in left, line
                table[route][state] = dict(zip(COLUMNS, words[1:], strict=True))
    return table


def _states(route: str) -> tuple[str, ...]:
    return STATES if "article_id" in route or "external_id" in route else ("-",)


TABLE = read_table(Path(__file__).with_name("answers.txt").read_text("utf-8"))


@pytest.fixture(scope="module")
def world(migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApiWorld]:
    with copy_of(migrated) as url, api_world(url, tmp_path_factory.mktemp("api")) as made:
        yield made


@pytest.mark.sample(4)
@pytest.mark.parametrize("route", TABLE)
def test_every_token_is_answered_as_the_table_says(world: ApiWorld, route: str) -> None:
    method, rule = route.split()
    wrong = []
    for state, answers in TABLE[route].items():
        places = {"locale": TRANSLATED, "external_id": state, "person_id": world.translator}
        places |= world.places.get(state, {})
        path = _PLACE.sub(r"{\1}", rule).format(**places).removeprefix(ROOT)
        for column, expected in answers.items():
            answer = world.ask(column, method, path, **request_of(route, places))
            if str(answer.status_code) != expected:
                wrong.append(f"{state} × {column}: {answer.status_code} instead of {expected} {answer.text[:150]}")
    assert not wrong, "\n".join([route, *wrong])


ROUTE_OF = {Action.EVENTS_READ: ("GET", "/events")}
ONLY = {Role.TRANSLATOR: "transl", Role.REVIEWER: "review", Role.EDITOR: "editor", Role.ADMINISTRATOR: "admin"}
"""Who has a role and no other."""


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", sorted(OF_PROGRAMS))
def test_a_role_that_loses_what_only_programs_ask_for_is_refused(
    world: ApiWorld, monkeypatch: pytest.MonkeyPatch, action: Action, role: Role
) -> None:
    row = PERMISSIONS[action]
    monkeypatch.setitem(cast("dict[Action, Permission]", PERMISSIONS), action, replace(row, roles=row.roles - {role}))
    answers = {column: world.ask(column, *ROUTE_OF[action]).status_code for column in ONLY.values()}
    assert answers == {column: 403 if column == ONLY[role] else 200 for column in ONLY.values()}


def test_every_route_of_the_api_stands_in_the_table(one_app: Flask) -> None:
    routes = {
        f"{method} {rule.rule}"
        for rule in one_app.url_map.iter_rules()
        if operation_of(one_app.view_functions[rule.endpoint]) is not None
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == set(TABLE), "write a line for each in tests/api/permissions/answers.txt"
    assert all(set(states) == set(_states(route)) for route, states in TABLE.items())
