"""Saves at once, each in a transaction of its own: one of two on the same rev is kept, and a key counts once."""

import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import TextClause, text
from werkzeug.test import TestResponse

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article, make_person
from tests.services.story import LEFT, Story
from tms.db.queries import one_segment
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role

HANS = "zh-Hans"


@pytest.fixture
def database(own_database: Database) -> Database:
    """One that commits, on as many connections as are asked for."""
    return own_database


@pytest.fixture
def shared_database(own_database_url: str) -> str:
    return own_database_url


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


def save(program: Program, story: Story, words: str, rev: int, key: uuid.UUID) -> TestResponse:
    place = f"/articles/{story.id}/versions/{HANS}/segments/{story.segment(LEFT)}"
    headers = {"If-Match": f'"{rev}"', "Idempotency-Key": str(key)}
    return program.ask("PUT", place, headers=headers, json={"text": words, "source_rev": 1})


def at_once(story: Story, acts: Sequence[Callable[[], TestResponse]]) -> list[TestResponse]:
    """The answers to requests all of which have begun and wait for the text before one of them gets it."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    place = (story.newsroom.publication_id, story.id, HANS, story.segment(LEFT))
    with ThreadPoolExecutor(len(acts)) as pool:
        with story.database.begin() as uow:
            one_segment.lock(uow.session, *place, with_derived=True)
            begun = [pool.submit(act) for act in acts]
            # A transaction sees the activity of others as it was at its first look.
            while _count(story.database, waiting) < len(acts):
                assert not any(one.done() for one in begun), "nobody waits"
                time.sleep(0.01)
        return [one.result(timeout=30) for one in begun]


def _count(database: Database, what: TextClause) -> int:
    with database.begin() as uow:
        return uow.session.scalar(what) or 0


def test_of_two_saves_on_the_same_rev_one_is_kept(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    other = make_person(database, "second@newsroom.example", [Role.TRANSLATOR], newsroom.publication_id)
    programs = [Program(app, own_token(database, who)) for who in (newsroom[Role.TRANSLATOR], other)]
    rev = story.text(HANS, LEFT).rev
    answers = at_once(
        story,
        [
            partial(save, program, story, words, rev, uuid.uuid4())
            for program, words in zip(programs, ("第一班夜车", "另一班夜车"), strict=True)
        ],
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    (refused,) = (answer.get_json() for answer in answers if answer.status_code == 412)
    assert {refused["yours"], refused["theirs"]} == {"第一班夜车", "另一班夜车"}
    assert story.text(HANS, LEFT).text == refused["theirs"]
    assert len(story.history(HANS, LEFT)) == rev + 1


def test_the_same_request_twice_at_once_is_one(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    program, key = Program(app, own_token(database, newsroom[Role.TRANSLATOR])), uuid.uuid4()
    rev = story.text(HANS, LEFT).rev
    answers = at_once(story, [lambda: save(program, story, "第一班夜车", rev, key)] * 2)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].data == answers[1].data
    assert len(story.history(HANS, LEFT)) == rev + 1


def test_a_machine_behind_a_person_writes_over_nothing(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    """Whichever comes first, the person's text is not the machine's in the end."""
    person = Program(app, own_token(database, newsroom[Role.TRANSLATOR]))
    machine = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR]))
    rev = story.text(HANS, LEFT).rev
    answers = at_once(
        story,
        [
            lambda: save(person, story, "人写的译文。", rev, uuid.uuid4()),
            lambda: save(machine, story, "机器写的译文。", rev, uuid.uuid4()),
        ],
    )
    if answers[0].status_code == 412:
        theirs = answers[0].get_json()
        assert (theirs["yours"], theirs["theirs"]) == ("人写的译文。", "机器写的译文。")
    else:
        assert [answer.status_code for answer in answers] == [200, 412]
        assert story.text(HANS, LEFT).text == "人写的译文。"
