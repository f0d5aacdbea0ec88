"""A program says what a version shows where its article has a picture, within what its token may."""

from base64 import b64encode
from typing import Any

import pytest
from flask import Flask

from tests.adapters.pictures import written
from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom
from tests.services.pictured import PicturedStory
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

PHOTO = b64encode(written.file_of(written.picture(size=(900, 500)), "PNG")).decode()


@pytest.fixture
def story(app: Flask, database: Database, newsroom: Newsroom) -> PicturedStory:
    return PicturedStory(database, newsroom, app.extensions["tms"].pictures)


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.TRANSLATOR]))


def place(story: PicturedStory, locale: str, picture_id: int | None = None) -> str:
    return f"/articles/{story.id}/versions/{locale}/pictures" + (f"/{picture_id}" if picture_id else "")


def put(program: Program, path: str, shown: object, status: int = 200) -> Any:
    answer = program.ask("PUT", path, json={"shown": shown})
    assert answer.status_code == status, answer.text
    return answer.get_json()


def test_a_version_shows_another_none_and_the_articles_again(story: PicturedStory, program: Program) -> None:
    untouched = {"picture": story.picture, "shown": story.picture, "chosen_by": None, "chosen_at": None}
    assert program.json(place(story, "zh-Hant")) == {"pictures": [untouched]}
    its = place(story, "zh-Hant", story.picture)
    for shown in (story.other, None, story.picture):
        chosen = put(program, its, shown)
        assert (chosen["picture"], chosen["shown"]) == (story.picture, shown)
        assert chosen["chosen_by"] == story.translator.name
        assert program.json(place(story, "zh-Hant")) == {"pictures": [chosen]}
    assert program.json(place(story, "zh-Hans")) == {"pictures": [untouched]}


def test_a_new_file_is_added_and_shown_in_one_request(story: PicturedStory, program: Program) -> None:
    its = place(story, "zh-Hant", story.picture)
    said = {"credit": "圖：林悅", "licence": "CC BY 4.0", "territory": "台灣", "expires_on": "2031-05-31"}
    answers = [program.ask("POST", its, json={"file": PHOTO, **said}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    first, again = (answer.get_json() for answer in answers)
    assert first == again, "the same file sent again is the picture that is there"
    added = program.json(f"/articles/{story.id}/pictures/{first['shown']}")
    assert {name: added[name] for name in said} == said
    assert (added["width"], added["height"]) == (900, 500)
    assert len(program.json(f"/articles/{story.id}/pictures")["pictures"]) == 3


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "api_request_invalid"),
        ({"shown": "14"}, "api_request_invalid"),
        ({"shown": True}, "api_request_invalid"),
        ({"shown": 0}, "api_request_invalid"),
        ({"shown": 2**63}, "api_request_invalid"),
        ({"shown": None, "file": "AAAA"}, "api_request_invalid"),
    ],
)
def test_a_request_that_is_none_is_refused(
    story: PicturedStory, program: Program, body: dict[str, object], code: str
) -> None:
    answer = program.ask("PUT", place(story, "zh-Hant", story.picture), json=body)
    assert (answer.status_code, answer.get_json()["code"]) == (422, code)


def test_what_can_not_be_shown_is_refused_with_words(story: PicturedStory, program: Program) -> None:
    its = place(story, "zh-Hant", story.picture)
    assert put(program, its, story.other + 1000, 404)["code"] == "picture_not_found"
    assert put(program, place(story, "zh-Hant", story.other), None, 409)["code"] == "picture_not_in_text"
    drawing = b64encode(b'<svg xmlns="http://www.w3.org/2000/svg"></svg>').decode()
    for file, code in ((drawing, "picture_drawing"), ("AAA", "picture_not_base64")):
        answer = program.ask("POST", its, json={"file": file})
        assert (answer.status_code, answer.get_json()["code"]) == (422, code)
    assert program.json(place(story, "zh-Hant"))["pictures"][0]["shown"] == story.picture


def test_what_is_approved_keeps_its_pictures(story: PicturedStory, app: Flask, newsroom: Newsroom) -> None:
    story.approve_all()
    editor = Program(app, own_token(story.database, newsroom[Role.EDITOR]))
    put(editor, place(story, "zh-Hant", story.picture), None, 403)
    assert editor.json(place(story, "zh-Hant"))["pictures"][0]["shown"] == story.picture


def test_a_machine_changes_nothing_that_a_person_chose(story: PicturedStory, app: Flask, newsroom: Newsroom) -> None:
    machine = Program(app, machine_token(story.database, newsroom[Role.ADMINISTRATOR]))
    assert put(machine, place(story, "zh-Hans", story.picture), None)["chosen_by"] == "Website"
    story.show("zh-Hant")
    assert put(machine, place(story, "zh-Hant", story.picture), None, 409)["code"] == "picture_of_person"
    read_only = Program(app, machine_token(story.database, newsroom[Role.ADMINISTRATOR], ["articles:read"]))
    put(read_only, place(story, "zh-Hans", story.picture), story.picture, 403)
