"""The workspace's forms, which work without JavaScript, are allowed and refused what its script is."""

import pytest

from tests.web.permissions.asking import BROWSER, Worlds, in_short
from tests.web.permissions.requests import WORKSPACE
from tests.web.permissions.table import Cell, cells, expected

ANSWERED_TO_SCRIPTS_ONLY = ("/claim", "/release", "/typing", "/check", "/here", "/sides")
DONE = "303"


def one_of_each_answer(route: str) -> list[Cell]:
    """A cell for every answer that the route has, and for every person who gets it."""
    return list({(expected(cell), cell.person): cell for cell in cells(route)}.values())


@pytest.mark.sample(3)
@pytest.mark.parametrize("route", [route for route in WORKSPACE if not route.endswith(ANSWERED_TO_SCRIPTS_ONLY)])
def test_a_form_is_answered_like_the_script(worlds: Worlds, route: str) -> None:
    for cell in one_of_each_answer(route):
        wanted = DONE if expected(cell) == "200" else expected(cell)
        assert in_short(worlds.newsroom.ask(cell, BROWSER)) == wanted, cell
