"""Lists show and count exactly the articles whose page the table of answers lets a person see."""

from datetime import UTC, datetime

import pytest

from tests.web.permissions.asking import World, Worlds
from tests.web.permissions.exhibits import WITHOUT_ARTICLE
from tests.web.permissions.people import KINDS
from tests.web.permissions.table import Cell, expected
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.services.board.board import Board, board
from tms.services.board.filter_indexes import BoardFilter
from tms.services.board.list_articles import list_articles
from tms.services.board.my_work import my_work

WATCHING = [person for person, kind in KINDS.items() if not kind.assigned_only]


def visible(world: World, person: str) -> set[int]:
    """The articles whose page answers 200."""
    page = "GET /articles/<int:article_id>"
    return {
        exhibit.article_id
        for state, exhibit in world.exhibits.items()
        if state not in WITHOUT_ARTICLE and expected(Cell(page, state, person)) == "200"
    }


def read_board(uow: UnitOfWork, actor: Actor, only: BoardFilter = BoardFilter.ALL) -> Board:
    return board(uow, actor, only=only, page=0, now=datetime.now(UTC), time_zone="UTC")


@pytest.mark.parametrize("person", WATCHING)
def test_the_board_has_what_the_person_may_see_and_counts_nothing_else(worlds: Worlds, person: str) -> None:
    world, wanted = worlds.newsroom, visible(worlds.newsroom, person)
    with world.database.nothing_stays(), world.database.begin() as uow:
        found = read_board(uow, world.people[person])
        archived = {row.id for row in read_board(uow, world.people[person], BoardFilter.ARCHIVED).rows}
        listed = {article.id for article in list_articles(uow, world.people[person])}
    assert archived == wanted & {world.exhibits["archived"].article_id}
    assert {row.id for row in found.rows} == wanted - archived
    assert listed == wanted
    steps = [version.step for row in found.rows for version in row.versions.values()]
    assert found.counts["all"] == len(found.rows)
    assert (found.waiting_for_translator, found.waiting_for_review) == (steps.count("translate"), steps.count("review"))


def test_somebody_sees_less_than_somebody_else(worlds: Worlds) -> None:
    """What the test above rests on."""
    assert visible(worlds.newsroom, "editor") > visible(worlds.newsroom, "transl") > set()
    assert visible(worlds.newsroom, "given") - visible(worlds.newsroom, "transl")


@pytest.mark.parametrize("person", KINDS)
def test_work_waits_in_visible_articles_only(worlds: Worlds, person: str) -> None:
    world = worlds.newsroom
    with world.database.nothing_stays(), world.database.begin() as uow:
        work = {row.article_id for row in my_work(uow, world.people[person]).rows}
    assert work <= visible(world, person)
    assert bool(work) == (person in {"transl", "review", "given", "both", "abroad"})
