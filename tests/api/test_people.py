"""People by the API: who translates and reviews, and the open steps of each that the asker may see."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.api.callers import Program, machine_token, own_token
from tests.factories import ARTICLE, Newsroom, make_article, make_newsroom, make_person
from tms.api.paging import cursor_of
from tms.db.models import Article, Person
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.http.parameters import wall_time
from tms.services.articles.archive import archive_article
from tms.services.jobs.assign import assign_step, set_due
from tms.services.people.leaving import deactivate_member

HANS, HANT = "zh-Hans", "zh-Hant"
PEOPLE = Scope.PEOPLE_READ


@pytest.fixture
def editor(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], [PEOPLE]))


@pytest.fixture
def articles(database: Database, newsroom: Newsroom) -> list[int]:
    """Two articles, whose zh-Hans the translator translates; the second is due first."""
    made = [make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, title=f"Title {n}")) for n in (1, 2)]
    with database.begin() as uow:
        for article_id in made:
            assign_step(uow, newsroom[Role.EDITOR], article_id, HANS, 0, newsroom[Role.TRANSLATOR].person_id)
            assign_step(uow, newsroom[Role.EDITOR], article_id, HANS, 1, newsroom[Role.REVIEWER].person_id)
        due = wall_time("2031-01-31T18:00+00:00")
        set_due(uow, newsroom[Role.EDITOR], made[1], HANS, due)
    return made


def work(of: Actor) -> str:
    return f"/people/{of.person_id}/work"


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["code"]


def test_who_translates_and_reviews_is_listed(editor: Program, database: Database, newsroom: Newsroom) -> None:
    make_newsroom(database, domain="elsewhere.example")
    leaver = make_person(database, "leaver@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    with database.begin() as uow:
        deactivate_member(uow, newsroom[Role.ADMINISTRATOR], leaver.person_id)
    assert editor.json("/people")["people"] == sorted(
        ({"id": one.person_id, "name": one.name} for one in (newsroom[Role.TRANSLATOR], newsroom[Role.REVIEWER])),
        key=lambda one: str(one["name"]),
    )
    assert problem(editor.get(work(leaver))) == (404, "person_not_found")


def test_people_are_listed_a_part_at_a_time(editor: Program, database: Database, newsroom: Newsroom) -> None:
    same = [
        make_person(database, f"same{n}@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id) for n in range(3)
    ]
    with database.begin() as uow:
        uow.session.execute(update(Person).where(Person.id.in_([one.person_id for one in same])).values(name="同名"))
    whole = editor.json("/people")
    assert (len(whole["people"]), whole["next"]) == (5, None)
    read: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        part = editor.json(f"/people?limit=2{cursor and '&cursor=' + cursor}")
        read, cursor = [*read, *part["people"]], part["next"]
    assert read == whole["people"]
    first = editor.json("/people?limit=1")
    with database.begin() as uow:
        deactivate_member(uow, newsroom[Role.ADMINISTRATOR], first["people"][0]["id"])
    assert editor.json(f"/people?cursor={first['next']}")["people"] == whole["people"][1:], "who left is behind"
    assert problem(editor.get("/people?cursor=soon")) == (422, "api_cursor_wrong")
    elsewhere = make_newsroom(database, domain="elsewhere.example")
    assert editor.json(f"/people?cursor={cursor_of(elsewhere[Role.EDITOR].person_id)}")["people"] == []


def test_the_work_of_each_is_listed_by_its_date(editor: Program, newsroom: Newsroom, articles: list[int]) -> None:
    listed = editor.json(work(newsroom[Role.TRANSLATOR]))
    assert listed["next"] is None
    first, second = listed["work"]
    assert (first["article"], first["title"], first["due"]) == (articles[1], "Title 2", "2031-01-31T18:00:00Z")
    assert (second["article"], second["title"], second["due"]) == (articles[0], "Title 1", None)
    assert {(one["language"], one["position"], one["kind"], one["state"]) for one in listed["work"]} == {
        (HANS, 0, "translate", "active")
    }
    assert first["since"]
    reviews = editor.json(work(newsroom[Role.REVIEWER]))["work"]
    assert [(one["article"], one["state"], one["since"]) for one in reviews] == [
        (articles[1], "waiting", None),
        (articles[0], "waiting", None),
    ]
    assert editor.json(work(newsroom[Role.EDITOR])) == {"work": [], "next": None}


def test_the_list_goes_on(editor: Program, newsroom: Newsroom, articles: list[int]) -> None:
    place = work(newsroom[Role.TRANSLATOR])
    whole = editor.json(place)["work"]
    first = editor.json(f"{place}?limit=1")
    rest = editor.json(f"{place}?limit=1&cursor={first['next']}")
    assert first["work"] + rest["work"] == whole
    assert rest["next"] is None
    for wrong in (
        cursor_of("soon", 1, 1, 1),
        cursor_of(1, 1, 1, 1),
        cursor_of("0001-01-01T00:00:00+23:00", 1, 1, 1),
        cursor_of("2031-01-31T18:00:00+00:00", 10**18, 1, 1),
    ):
        assert problem(editor.get(f"{place}?cursor={wrong}")) == (422, "api_cursor_wrong"), wrong


def test_what_the_asker_may_not_see_is_left_out(
    app: Flask, editor: Program, database: Database, newsroom: Newsroom, articles: list[int]
) -> None:
    place = work(newsroom[Role.TRANSLATOR])
    administrator = Program(app, own_token(database, newsroom[Role.ADMINISTRATOR], [PEOPLE]))
    machine = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], [PEOPLE]))

    def seen(program: Program) -> set[int]:
        return {one["article"] for one in program.json(place)["work"]}

    assert [seen(one) for one in (editor, administrator, machine)] == [set(articles)] * 3
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == articles[0]).values(visibility="assigned"))
        uow.session.execute(update(Article).where(Article.id == articles[1]).values(confidential=True))
    assert [seen(one) for one in (editor, administrator, machine)] == [set(articles), {articles[1]}, set()]
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], articles[1], reason="It is old.")
    assert seen(editor) == {articles[0]}


def test_who_sees_assigned_work_only_sees_their_own(
    app: Flask, database: Database, newsroom: Newsroom, articles: list[int]
) -> None:
    freelancer = make_person(
        database, "free@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id, assigned_only=True
    )
    program = Program(app, own_token(database, freelancer, [PEOPLE]))
    assert program.json(work(freelancer))["work"] == []
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], articles[0], HANS, 0, freelancer.person_id)
    assert [one["article"] for one in program.json(work(freelancer))["work"]] == [articles[0]]
    assert problem(program.get("/people")) == (403, "board_of_all")
    assert problem(program.get(work(newsroom[Role.REVIEWER]))) == (403, "board_of_all")


def test_nobody_of_another_publication_is_known(
    app: Flask, editor: Program, database: Database, newsroom: Newsroom, articles: list[int]
) -> None:
    elsewhere = make_newsroom(database, domain="elsewhere.example")
    stranger = Program(app, own_token(database, elsewhere[Role.EDITOR], [PEOPLE]))
    assert problem(stranger.get(work(newsroom[Role.TRANSLATOR]))) == (404, "person_not_found")
    assert problem(editor.get(work(elsewhere[Role.TRANSLATOR]))) == (404, "person_not_found")
    assert problem(editor.get("/people/999999/work")) == (404, "person_not_found")
    machine = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], [PEOPLE, Scope.ARTICLES_READ]))
    itself = machine.json("/me")["id"]
    assert problem(editor.get(f"/people/{itself}/work")) == (404, "person_not_found")
    assert problem(machine.get(f"/people/{itself}/work")) == (403, "not_for_machines")


@pytest.mark.parametrize("rest", ["", "/{}/work"])
def test_only_its_scope_opens_it(app: Flask, database: Database, newsroom: Newsroom, rest: str) -> None:
    place = "/people" + rest.format(newsroom[Role.TRANSLATOR].person_id)
    person = Program(app, own_token(database, newsroom[Role.EDITOR], sorted(set(Scope) - {PEOPLE})))
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], sorted(MACHINE_SCOPES - {PEOPLE})))
    for program in (person, site):
        assert problem(program.get(place)) == (403, "not_in_scope")
