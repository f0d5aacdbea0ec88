"""Every route, in every state of its object, for every kind of person, against the table that is kept by hand."""

from collections.abc import Callable, Iterator

import pytest

from tests.web.permissions.asking import Worlds
from tests.web.permissions.requests import CALLS
from tests.web.permissions.table import CALL, FRESH, TABLE, Cell, cells, expected, sample, states_of
from tms.api.operation import operation_of
from tms.http.token_gate import MCP

Cells = Callable[[str], Iterator[Cell]]
AUTOMATIC = {"HEAD", "OPTIONS"}


@pytest.mark.brief
@pytest.mark.sample(18)
@pytest.mark.parametrize("route", TABLE)
def test_some_are_answered_as_the_table_says(worlds: Worlds, route: str) -> None:
    assert_answers(worlds, route, sample)


@pytest.mark.full
@pytest.mark.part(6)
@pytest.mark.parametrize("route", TABLE)
def test_everybody_is_answered_as_the_table_says(worlds: Worlds, route: str) -> None:
    assert_answers(worlds, route, cells)


def assert_answers(worlds: Worlds, route: str, of_route: Cells) -> None:
    answers = {cell: worlds.answer(cell) for cell in of_route(route)}
    wrong = [
        f"{cell.state} × {cell.person}: {answer} instead of {expected(cell)}"
        for cell, answer in answers.items()
        if answer != expected(cell)
    ]
    assert not wrong, "\n".join([route, *wrong])


def test_every_route_stands_in_the_table(worlds: Worlds) -> None:
    routes = {
        f"{method} {rule.rule}"
        for rule in worlds.newsroom.app.url_map.iter_rules()
        # What asks for a token has tables of its own, in tests/api/permissions and tests/mcp/permissions.
        if operation_of(worlds.newsroom.app.view_functions[rule.endpoint]) is None and rule.rule != MCP
        for method in rule.methods or ()
        if method not in AUTOMATIC
    }
    known = {route for route in TABLE if not route.startswith(CALL)}
    missing, gone = sorted(routes - known), sorted(known - routes)
    assert not missing, "write a line for each in tests/web/permissions/answers.txt, with an answer for each of PEOPLE"
    assert not gone, "there is no such route any more: take its line out of tests/web/permissions/answers.txt"
    assert {route for route in TABLE if route.startswith(CALL)} == set(CALLS)


@pytest.mark.parametrize("route", TABLE)
def test_every_state_of_a_route_s_object_stands_in_the_table(route: str) -> None:
    assert set(TABLE[route]) - {FRESH} == set(states_of(route))
