"""The list of what is out, by the API: whole articles in parts, and nothing of what was never released."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.api.callers import Program, machine_token
from tests.factories import ARTICLE, Newsroom, make_article, make_newsroom
from tests.services.story import Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.articles.confidential import set_confidential
from tms.services.publishing.publish import publish
from tms.services.publishing.withdraw import withdraw


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], ["releases:read"]))


def released(database: Database, newsroom: Newsroom, name: str) -> int:
    article_id = make_article(database, newsroom[Role.EDITOR], replace(ARTICLE, external_id=name))
    with database.begin() as uow:
        publish(uow, newsroom[Role.EDITOR], article_id, ["en"])
    return article_id


def listed(program: Program, asked: str = "") -> dict[int, list[str]]:
    answer = program.json(f"/released{asked}")
    assert answer["next"] is None
    return {one["id"]: [version["tag"] for version in one["versions"]] for one in answer["articles"]}


def test_each_version_that_is_out_has_its_place(program: Program, database: Database, newsroom: Newsroom) -> None:
    article_id = released(database, newsroom, "a")
    (article,) = program.json("/released")["articles"]
    (version,) = article["versions"]
    of_version = program.json(f"/articles/{article_id}/versions/en/released")
    assert article["id"] == article_id
    assert {name: version[name] for name in ("tag", "slug", "address", "is_source")} == {
        name: of_version[name] for name in ("tag", "slug", "address", "is_source")
    }
    assert version["modified"].startswith(of_version["dates"]["modified"].removesuffix("Z"))


def test_what_is_not_out_is_not_listed(program: Program, database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    make_article(database, editor)
    gone, stays = released(database, newsroom, "a"), released(database, newsroom, "b")
    with database.begin() as uow:
        withdraw(uow, editor, gone, ["en"], reason="a name was wrong")
    assert listed(program) == {stays: ["en"]}
    assert listed(program, f"?article={gone}") == {}
    assert listed(program, f"?article={stays}") == {stays: ["en"]}


def test_what_readers_see_is_listed_although_its_article_is_confidential(
    program: Program, database: Database, newsroom: Newsroom
) -> None:
    article_id = released(database, newsroom, "a")
    with database.begin() as uow:
        set_confidential(uow, newsroom[Role.EDITOR], article_id, confidential=True)
    assert listed(program) == {article_id: ["en"]}


def test_another_publication_s_are_its_own(program: Program, database: Database, newsroom: Newsroom) -> None:
    abroad = released(database, make_newsroom(database, domain="abroad.example"), "a")
    assert listed(program) == {}
    assert listed(program, f"?article={abroad}") == {}


def test_an_article_s_versions_are_in_one_part(program: Program, database: Database, newsroom: Newsroom) -> None:
    three = make_article(database, newsroom[Role.EDITOR])
    story = Story(database, newsroom, three)
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    before = [released(database, newsroom, str(number)) for number in range(3)]
    story.publish("en", "zh-Hans", "zh-Hant")
    behind = [released(database, newsroom, f"b{number}") for number in range(8)]
    found: list[dict[int, list[str]]] = []
    cursor = ""
    while True:
        answer = program.json(f"/released?limit=10{cursor}")
        found.append({one["id"]: [version["tag"] for version in one["versions"]] for one in answer["articles"]})
        if answer["next"] is None:
            break
        cursor = f"&cursor={answer['next']}"
    assert len(found) == 2
    assert {article: tags for part in found for article, tags in part.items()} == {
        three: ["en", "zh-Hans", "zh-Hant"]
    } | {article: ["en"] for article in [*before, *behind]}
    assert all(sum(map(len, part.values())) <= 10 for part in found)


def test_a_cursor_of_another_list_is_refused(program: Program) -> None:
    answer = program.get("/released?cursor=eA")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "api_cursor_wrong")
