"""What somebody may not see looks exactly like what is not there."""

import re

import pytest

from tests.web.permissions.asking import BROWSER, SCRIPT, Worlds
from tests.web.permissions.table import TABLE, Cell, expected

WITH_OBJECT = [route for route, states in TABLE.items() if "missing" in states]
ARTICLE = "GET /articles/<int:article_id>"
INVISIBLE = ("foreign", "hidden", "discarded")
DIFFERENT = {"Set-Cookie", "Content-Length", "X-Request-ID"}
"""Headers that no two answers have in common."""

TOKEN = re.compile(r'"[\w-]+\.[\w-]+\.[\w-]+"')
"""A signed value, another one in every answer."""


def seen(worlds: Worlds, cell: Cell) -> tuple[int, list[tuple[str, str]], str]:
    """Status, headers and body, as page or as problem, without what differs between any two answers."""
    answer = worlds.newsroom.ask(cell, BROWSER if cell.route.startswith("GET") else SCRIPT)
    headers = [(name, value) for name, value in answer.headers if name not in DIFFERENT]
    words = (
        answer.get_data(as_text=True).replace(answer.headers["X-Request-ID"], "").replace(answer.request.full_path, "")
    )
    words = words.replace(answer.request.path, "")
    return answer.status_code, headers, TOKEN.sub('""', words)


@pytest.mark.sample(2)
@pytest.mark.parametrize("route", WITH_OBJECT)
def test_an_invisible_object_is_answered_like_one_that_is_not_there(worlds: Worlds, route: str) -> None:
    for person in ("transl", "editor"):
        if {answers[person] for answers in TABLE[route].values()} == {"403"}:
            continue  # Who may not do it to anything learns nothing of what is there.
        missing = seen(worlds, Cell(route, "missing", person))
        assert missing[0] == 404
        for state in set(INVISIBLE) & set(TABLE[route]):
            cell = Cell(route, state, person)
            sees_the_article = expected(Cell(ARTICLE, state, person)) != "404"
            if expected(cell) == "404" and not sees_the_article:
                assert seen(worlds, cell) == missing, f"{state} × {person}"
