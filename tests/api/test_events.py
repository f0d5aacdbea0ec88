"""Events by the API: a log that one goes through by its cursor."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article
from tms.db.models import OutsideLog
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.articles.archive import archive_article, unarchive_article
from tms.services.articles.confidential import set_confidential


@pytest.fixture
def program(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], ["events:read"]))


def test_each_event_is_read_once_and_in_its_order(program: Program, database: Database, newsroom: Newsroom) -> None:
    editor = newsroom[Role.EDITOR]
    end = program.json("/events?cursor=now")
    assert (end["events"], end["has_more"]) == ([], False)
    article_id = make_article(database, editor, run=False)
    with database.begin() as uow:
        archive_article(uow, editor, article_id, reason="Printed only.")
    with database.begin() as uow:
        unarchive_article(uow, editor, article_id)
    first = program.json(f"/events?limit=2&cursor={end['cursor']}")
    rest = program.json(f"/events?limit=2&cursor={first['cursor']}")
    assert (first["has_more"], rest["has_more"]) == (True, False)
    found = [*first["events"], *rest["events"]]
    assert [one["type"] for one in found] == ["article.received", "article.archived", "article.unarchived"]
    assert {one["data"]["article"]["id"] for one in found} == {article_id}
    assert {one["data"]["by"]["id"] for one in found} == {editor.person_id}
    assert len({one["id"] for one in found}) == 3
    assert program.json(f"/events?cursor={found[0]['cursor']}")["events"] == found[1:]
    assert program.json(f"/events?cursor={rest['cursor']}") == {
        "events": [],
        "cursor": rest["cursor"],
        "has_more": False,
    }


def test_a_machine_is_told_nothing_of_a_confidential_article(
    app: Flask, program: Program, database: Database, newsroom: Newsroom
) -> None:
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], ["events:read"]))
    end = program.json("/events?cursor=now")["cursor"]
    article_id = make_article(database, newsroom[Role.EDITOR], run=False)
    assert site.json(f"/events?cursor={end}") == program.json(f"/events?cursor={end}")
    with database.begin() as uow:
        set_confidential(uow, newsroom[Role.EDITOR], article_id, confidential=True)
    kept = program.json(f"/events?cursor={end}")
    assert kept["events"]
    assert site.json(f"/events?cursor={end}") == kept | {"events": []}


@pytest.mark.parametrize("cursor", ["later", "-1", "1.5", "٣", "9" * 19, "1 2"])
def test_what_is_no_cursor_is_refused(program: Program, cursor: str) -> None:
    answer = program.get("/events", query_string={"cursor": cursor})
    assert (answer.status_code, answer.get_json()["code"]) == (422, "cursor_wrong")


@pytest.mark.parametrize("asked", ["limit=0", "limit=501", "limit=many", "since=1", f"cursor={'1' * 21}"])
def test_what_a_list_does_not_know_is_refused(program: Program, asked: str) -> None:
    answer = program.get(f"/events?{asked}")
    assert (answer.status_code, answer.get_json()["code"]) == (422, "api_request_invalid")


def test_who_comes_too_late_is_told_what_to_do(program: Program, database: Database, newsroom: Newsroom) -> None:
    early = program.json("/events?cursor=now")["cursor"]
    make_article(database, newsroom[Role.EDITOR], run=False)
    late = program.json(f"/events?cursor={early}")["cursor"]
    with database.begin() as uow:
        uow.session.execute(
            update(OutsideLog).where(OutsideLog.publication_id == newsroom.publication_id).values(gone_number=int(late))
        )
    answer = program.get(f"/events?cursor={early}")
    assert (answer.status_code, answer.get_json()["code"]) == (410, "events_gone")
    assert program.json(f"/events?cursor={late}")["events"] == []
