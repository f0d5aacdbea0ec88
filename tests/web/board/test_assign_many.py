"""Assigning many articles from the board: the form, what it would do, and what it did."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.factories import ARTICLE, Newsroom, make_article
from tests.web.forms import alert, soup, words
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article


@pytest.fixture
def editor(client_of: Callable[[Role], FlaskClient]) -> FlaskClient:
    return client_of(Role.EDITOR)


@pytest.fixture
def two(database: Database, newsroom: Newsroom) -> tuple[int, int]:
    first, second = (
        make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title=f"Number {n}")) for n in range(2)
    )
    return first, second


def test_the_board_lets_editors_choose_and_nobody_else(
    two: tuple[int, int], editor: FlaskClient, client_of: Callable[[Role], FlaskClient]
) -> None:
    chosen = {box["value"] for box in soup(editor.get("/board")).select(".choosing input[name=article]")}
    assert {str(one) for one in two} <= chosen
    assert not soup(client_of(Role.TRANSLATOR).get("/board")).select("input[name=article]")
    assert not soup(editor.get("/board?only=archived")).select("input[name=article]")


def test_the_form_shows_what_changes_and_then_changes_it(
    two: tuple[int, int], editor: FlaskClient, newsroom: Newsroom
) -> None:
    back = "/board?section=3"
    form = {"article": [str(one) for one in two], "back": back}
    assert "2 articles are chosen" in words(editor.post("/board/bulk", data=form))
    in_chinese = editor.post("/board/bulk", data=form, headers={"Accept-Language": "zh-CN"})
    assert "已选 2 篇文章" in words(in_chinese)
    form |= {"locale": ["zh-Hans"], "step": "0", "person": str(newsroom[Role.TRANSLATOR].person_id)}
    shown = words(editor.post("/board/bulk", data={**form, "due": "2030-01-31T18:00", "do": "preview"}))
    assert "2 versions change" in shown
    assert "Number 0 简体 Translator Thu 31 Jan 2030" in shown
    done = editor.post("/board/bulk", data={**form, "due": "2030-01-31T18:00", "do": "change"})
    assert (done.status_code, done.location) == (303, back)
    board = words(editor.get("/board"))
    assert "2 versions are changed." in board
    assert "in translation TR Translator" in board


def test_what_became_of_it_stands_outside_of_what_news_redraws_and_waits_for_the_page(
    two: tuple[int, int], editor: FlaskClient
) -> None:
    form = {"article": [str(one) for one in two], "locale": ["zh-Hans"], "due": "2030-01-31T18:00", "do": "change"}
    editor.post("/board/bulk", data=form)
    said = "2 versions are changed."
    assert said not in words(editor.get("/board", headers={"X-Fragment": "1", "X-News": "1"}))
    page = soup(editor.get("/board"))
    assert said in page.select("[data-passing]")[0].get_text()
    assert said not in page.select("#board")[0].get_text()
    assert said not in words(editor.get("/board"))


def test_what_was_refused_is_named_by_article_and_version(
    two: tuple[int, int], editor: FlaskClient, newsroom: Newsroom, database: Database
) -> None:
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], two[1], reason="over")
    form = {"article": [str(one) for one in two], "locale": ["zh-Hans"], "person": "nobody", "no_date": "1"}
    for do in ("preview", "change"):
        shown = words(editor.post("/board/bulk", data={**form, "due": "2030-01-31T18:00", "do": do}))
        assert "Number 1 简体 The article is archived" in shown


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"do": "preview"}, "Choose at least one article"),
        ({"do": "change", "article": "1", "locale": "zh-Hans"}, "Choose a person, or a date."),
        ({"do": "preview", "article": "x"}, "Choose at least one article"),
        ({"do": "preview", "article": "1", "person": "9" * 30}, "Choose at least one article"),
        ({"do": "change", "article": "1", "locale": "zh-Hans", "due": "soon"}, "date"),
    ],
)
def test_a_form_that_says_nothing_usable_comes_back_with_what_to_do(
    form: dict[str, str], says: str, editor: FlaskClient
) -> None:
    answer = editor.post("/board/bulk", data=form)
    assert answer.status_code == 422
    assert says in alert(answer)


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/boards", ""])
def test_it_leads_back_to_the_board_and_nowhere_else(back: str, editor: FlaskClient, two: tuple[int, int]) -> None:
    form = {"article": str(two[0]), "locale": "zh-Hans", "person": "nobody", "do": "change", "back": back}
    assert editor.post("/board/bulk", data=form).location == "/board"


def test_all_that_the_board_has_on_all_its_pages_are_chosen_by_one_button(
    database: Database, newsroom: Newsroom, editor: FlaskClient
) -> None:
    for n in range(52):
        make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title=f"Orchard {n:02}"), run=False)
    make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title="Harbour"), run=False)
    page = soup(editor.get("/board?title=orchard&sort=title"))
    button = page.select_one("button.every")
    assert button is not None
    assert "all 52" in button.get_text()
    back = page.select_one("#choosing input[name=back]")
    assert back is not None
    form = soup(editor.post("/board/bulk", data={"every": "1", "back": str(back["value"])}))
    chosen = [int(str(one["value"])) for one in form.select("input[name=article]")]
    assert len(chosen) == len(set(chosen)) == 52
    assert "52 articles are chosen" in " ".join(form.get_text(" ").split())
    assert "Harbour" not in form.get_text()
    # An address of another page is no board.
    other = soup(editor.post("/board/bulk", data={"every": "1", "back": "/work?title=orchard"}))
    assert len(other.select("input[name=article]")) >= 53
