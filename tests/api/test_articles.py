"""Articles by the API: what is listed, how lists go on, how far versions have come, and who sees nothing of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.api.callers import Program, machine_token, own_token
from tests.factories import ARTICLE, CHINESE_ARTICLE, Newsroom, make_article, make_newsroom, make_person
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.services.articles.archive import archive_article
from tms.services.jobs.assign import assign_step


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], ["articles:read"]))


@pytest.fixture
def three(database: Database, newsroom: Newsroom) -> list[int]:
    """Three articles, the oldest first."""
    editor = newsroom[Role.EDITOR]
    return [
        make_article(database, editor, page)
        for page in (ARTICLE, CHINESE_ARTICLE, replace(ARTICLE, title="Ferries stay", section="Sport"))
    ]


def ids(found: Any) -> list[int]:
    return [one["id"] for one in found["articles"]]


def test_an_article_says_where_each_version_stands(
    program: Program, database: Database, newsroom: Newsroom, three: list[int]
) -> None:
    translator = newsroom[Role.TRANSLATOR]
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], three[0], "zh-Hans", 0, translator.person_id)
    found = program.json(f"/articles/{three[0]}")
    assert (found["id"], found["title"], found["section"]) == (three[0], "Night trains return", "Economy")
    versions = {one["language"]: one for one in found["versions"]}
    assert list(versions) == ["en", "zh-Hans", "zh-Hant"]
    assert versions["en"]["role"] == "source"
    hans, hant = versions["zh-Hans"], versions["zh-Hant"]
    assert (hans["state"], hant["follows"]) == ("translating", "zh-Hans")
    assert [(step["kind"], step["state"]) for step in hans["steps"]] == [("translate", "active"), ("review", "waiting")]
    assert hans["steps"][0]["person"] == {"id": translator.person_id, "name": translator.name}
    assert {stage["state"] for stage in hans["stages"]} == {"done"}
    assert hans["segments"]["total"] == sum(n for name, n in hans["segments"].items() if name != "total")


def test_the_list_goes_on_where_it_stopped(program: Program, three: list[int]) -> None:
    first = program.json("/articles?limit=2")
    rest = program.json(f"/articles?limit=2&cursor={first['next']}")
    assert ids(first) + ids(rest) == sorted(three, reverse=True)
    assert rest["next"] is None
    assert ids(program.json("/articles")) == sorted(three, reverse=True)


def test_the_list_is_narrowed(program: Program, database: Database, newsroom: Newsroom, three: list[int]) -> None:
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], three[2], reason="It is old.")
        section = uow.session.get_one(Article, three[1]).section_id
    assert ids(program.json("/articles")) == [three[1], three[0]]
    assert ids(program.json("/articles?archived=true")) == [three[2]]
    assert ids(program.json(f"/articles?section={section}")) == [three[1]]
    assert ids(program.json("/articles?state=translating&language=zh-Hans")) == [three[0]]
    assert ids(program.json("/articles?state=published")) == []
    assert ids(program.json("/articles?updated_since=2999-01-01T00:00:00Z")) == []
    assert len(ids(program.json("/articles?updated_since=2020-01-01T00:00:00%2B08:00"))) == 2


def test_what_is_listed_is_what_the_article_says(program: Program, three: list[int]) -> None:
    for one in program.json("/articles")["articles"]:
        whole = program.json(f"/articles/{one['id']}")
        assert {name: whole[name] for name in ("title", "slug", "section", "author")} == {
            name: one[name] for name in ("title", "slug", "section", "author")
        }
        assert [(v["language"], v["state"], v["segments"]) for v in whole["versions"]] == [
            (v["language"], v["state"], v["segments"]) for v in one["versions"]
        ]


def test_another_publication_has_none_of_them(
    app: Flask, database: Database, newsroom: Newsroom, three: list[int]
) -> None:
    elsewhere = make_newsroom(database, domain="elsewhere.example")
    for secret in (
        own_token(database, elsewhere[Role.EDITOR]),
        machine_token(database, elsewhere[Role.ADMINISTRATOR]),
    ):
        stranger = Program(app, secret)
        assert ids(stranger.json("/articles")) == []
        assert stranger.get(f"/articles/{three[0]}").status_code == 404


def test_an_article_for_assigned_people_is_seen_by_them_and_editors_and_no_machine(
    app: Flask, database: Database, newsroom: Newsroom, three: list[int]
) -> None:
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == three[0]).values(visibility="assigned"))
        assign_step(uow, newsroom[Role.EDITOR], three[0], "zh-Hans", 0, newsroom[Role.TRANSLATOR].person_id)
    seeing = {role: Program(app, own_token(database, newsroom[role])) for role in Role}
    sees = {role: three[0] in ids(program.json("/articles")) for role, program in seeing.items()}
    assert sees == {Role.TRANSLATOR: True, Role.REVIEWER: False, Role.EDITOR: True, Role.ADMINISTRATOR: False}
    assert {role: program.get(f"/articles/{three[0]}").status_code == 200 for role, program in seeing.items()} == sees
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR]))
    assert three[0] not in ids(site.json("/articles"))
    assert site.get(f"/articles/{three[0]}").status_code == 404


def test_a_freelancer_s_token_lists_nothing_and_sees_what_is_theirs(
    app: Flask, database: Database, newsroom: Newsroom, three: list[int]
) -> None:
    freelancer = make_person(
        database, "free@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id, assigned_only=True
    )
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], three[0], "zh-Hans", 0, freelancer.person_id)
    program = Program(app, own_token(database, freelancer))
    assert program.get("/articles").get_json()["code"] == "board_of_all"
    assert program.get(f"/articles/{three[0]}").status_code == 200
    assert program.get(f"/articles/{three[1]}").status_code == 404


@pytest.mark.parametrize("path", ["/articles", "/articles/{}"])
def test_only_its_scope_opens_it(
    app: Flask, database: Database, newsroom: Newsroom, three: list[int], path: str
) -> None:
    editor, administrator = newsroom[Role.EDITOR], newsroom[Role.ADMINISTRATOR]
    wrong = set(Scope) - {Scope.ARTICLES_READ}
    make: list[tuple[Callable[..., str], Any, set[Scope]]] = [
        (own_token, editor, wrong),
        (machine_token, administrator, wrong & MACHINE_SCOPES),
    ]
    for make_token, actor, scopes in make:
        refused = Program(app, make_token(database, actor, sorted(scopes))).get(path.format(three[0]))
        assert (refused.status_code, refused.get_json()["code"]) == (403, "not_in_scope")
        assert (
            Program(app, make_token(database, actor, ["articles:read"])).get(path.format(three[0])).status_code == 200
        )
