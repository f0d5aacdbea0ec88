"""Jobs by the API: read, and changed by editors as they were read; nobody's step is taken by who may do it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article, make_newsroom
from tests.services.story import Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.services.jobs.assign import assign_step

HANS, HANT = "zh-Hans", "zh-Hant"
READ, JOBS = Scope.ARTICLES_READ, Scope.JOBS_WRITE
DUE = "2031-01-31T18:00:00Z"


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


@pytest.fixture
def editor(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], [READ, JOBS]))


def job(story: Story, locale: str = HANS) -> str:
    return f"/articles/{story.id}/versions/{locale}/job"


def change(program: Program, place: str, tag: str, **body: Any) -> Any:
    named = tag if tag.startswith('"') else f'"{tag}"'
    return program.ask("PATCH", place, headers={"If-Match": named}, json=body)


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["code"]


def test_the_jobs_say_who_does_what_and_by_when(editor: Program, story: Story) -> None:
    jobs = editor.json(f"/articles/{story.id}/jobs")["jobs"]
    assert [(one["language"], one["role"], one["is_open"]) for one in jobs] == [
        (HANS, "direct", True),
        (HANT, "derived", True),
    ]
    for one in jobs:
        answer = editor.get(job(story, one["language"]))
        assert answer.get_json() == one
        assert answer.headers["ETag"].startswith(f'"{one["tag"]}-')
    (status,) = (v for v in editor.json(f"/articles/{story.id}")["versions"] if v["language"] == HANS)
    assert [(step["name"], step["state"], step["person"]) for step in jobs[0]["steps"]] == [
        (step["name"], step["state"], step["person"]) for step in status["steps"]
    ]
    assert jobs[0]["stages"] == status["stages"]


def test_the_source_has_no_open_job(editor: Program, story: Story) -> None:
    found = editor.json(job(story, "en"))
    assert (found["role"], found["is_open"], found["steps"]) == ("source", False, [])
    assert problem(change(editor, job(story, "en"), found["tag"], due=DUE)) == (409, "no_open_job")


def test_steps_are_assigned_and_the_date_is_set_on_what_was_read(editor: Program, story: Story) -> None:
    before = editor.get(job(story))
    steps = [
        {"position": 0, "person": story.translator.person_id},
        {"position": 1, "person": story.reviewer.person_id},
    ]
    done = change(editor, job(story), before.headers["ETag"], steps=steps, due=DUE)
    assert done.status_code == 200, done.text
    after = editor.get(job(story))
    assert (done.get_json(), done.headers["ETag"]) == (after.get_json(), after.headers["ETag"])
    assert [step["person"]["id"] for step in after.get_json()["steps"]] == [step["person"] for step in steps]
    assert after.get_json()["due"] == DUE
    assert len(story.events("step_assigned")) == 2
    assert len(story.events("due_set")) == 1
    tag = after.get_json()["tag"]
    cleared = change(editor, job(story), tag, steps=[{"position": 0, "person": None}], due=None).get_json()
    assert (cleared["due"], cleared["steps"][0]["person"]) == (None, None)
    assert cleared["steps"][1]["person"]["id"] == story.reviewer.person_id


def test_what_is_left_out_stays(editor: Program, story: Story) -> None:
    tag = change(editor, job(story), editor.json(job(story))["tag"], due=DUE).get_json()["tag"]
    now = change(editor, job(story), tag, steps=[{"position": 0, "person": story.translator.person_id}]).get_json()
    assert (now["due"], now["steps"][0]["person"]["name"]) == (DUE, story.translator.name)
    same = change(editor, job(story), now["tag"])
    assert same.get_json() == now
    assert len(story.events("due_set")) == 1


def test_a_job_that_somebody_changed_meanwhile_is_read_again(editor: Program, database: Database, story: Story) -> None:
    tag = editor.json(job(story))["tag"]
    with database.begin() as uow:
        assign_step(uow, story.editor, story.id, HANS, 0, story.translator.person_id)
    refused = change(editor, job(story), tag, steps=[{"position": 0, "person": None}])
    assert problem(refused) == (412, "job_stale")
    assert editor.json(job(story))["steps"][0]["person"]["id"] == story.translator.person_id
    other = editor.json(job(story, HANT))["tag"]
    assert problem(change(editor, job(story), other, due=DUE)) == (412, "job_stale")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"steps": [{"position": 9, "person": None}]}, 404, "step_not_found"),
        ({"steps": [{"position": 0, "person": 999_999}]}, 422, "assignee_unfit"),
        ({"steps": [{"position": 0, "person": None}] * 2}, 422, "api_request_invalid"),
        ({"steps": [{"position": 0}]}, 422, "api_request_invalid"),
        ({"due": "2031-01-31T18:00:00"}, 422, "api_request_invalid"),
        ({"due": "9999-12-31T23:59:59-12:00"}, 422, "api_request_invalid"),
        ({"due": "soon"}, 422, "api_request_invalid"),
        ({"note": "x"}, 422, "api_request_invalid"),
    ],
)
def test_what_can_t_be_changed_is_refused(
    editor: Program, story: Story, body: dict[str, Any], status: int, code: str
) -> None:
    before = editor.json(job(story))
    assert problem(change(editor, job(story), before["tag"], **body)) == (status, code)
    assert editor.json(job(story)) == before


def test_all_of_a_change_is_done_or_nothing(editor: Program, story: Story) -> None:
    before = editor.json(job(story))
    steps = [{"position": 0, "person": story.translator.person_id}, {"position": 1, "person": story.editor.person_id}]
    assert problem(change(editor, job(story), before["tag"], steps=steps, due=DUE)) == (422, "assignee_unfit")
    assert editor.json(job(story)) == before


def test_a_change_names_what_it_is_based_on(editor: Program, story: Story) -> None:
    answer = editor.ask("PATCH", job(story), json={"due": DUE})
    assert problem(answer) == (428, "api_if_match_missing")
    answer = editor.ask("PATCH", job(story), headers={"If-Match": "*"}, json={"due": DUE})
    assert problem(answer) == (422, "api_if_match_wrong")


def test_where_no_job_is_open_nothing_is_assigned(editor: Program, story: Story) -> None:
    story.cancel(HANS)
    found = editor.json(job(story))
    assert (found["is_open"], found["steps"], found["state"]) == (False, [], "cancelled")
    assert problem(change(editor, job(story), found["tag"], due=DUE)) == (409, "no_open_job")


def test_a_step_that_is_done_stays_with_who_did_it(editor: Program, story: Story) -> None:
    story.translate()
    story.submit(HANS)
    tag = editor.json(job(story))["tag"]
    steps = [{"position": 0, "person": story.translator.person_id}]
    assert problem(change(editor, job(story), tag, steps=steps)) == (409, "step_done")


def test_a_step_that_nobody_has_is_taken_by_who_may_do_it(
    app: Flask, editor: Program, database: Database, newsroom: Newsroom, story: Story
) -> None:
    translator = Program(app, own_token(database, newsroom[Role.TRANSLATOR], [READ, JOBS]))
    reviewer = Program(app, own_token(database, newsroom[Role.REVIEWER], [READ, JOBS]))
    assert problem(reviewer.ask("POST", f"{job(story)}/take")) == (403, "not_in_review")
    assert problem(editor.ask("POST", f"{job(story)}/take")) == (403, "not_your_role")
    for _ in range(2):
        taken = translator.ask("POST", f"{job(story)}/take")
        assert taken.get_json()["steps"][0]["person"]["id"] == story.translator.person_id
    assert len(story.events("step_assigned")) == 1
    assert problem(change(translator, job(story), taken.get_json()["tag"], due=DUE)) == (403, "not_your_role")


def test_a_machine_reads_jobs_and_changes_none(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    machine = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], sorted(MACHINE_SCOPES)))
    before = machine.json(job(story))
    assert problem(change(machine, job(story), before["tag"], due=DUE)) == (403, "not_in_scope")
    assert problem(machine.ask("POST", f"{job(story)}/take")) == (403, "not_in_scope")
    assert machine.json(job(story)) == before


def test_what_is_not_there_is_not_found(app: Flask, editor: Program, database: Database, story: Story) -> None:
    assert problem(editor.get(job(story, "fr"))) == (404, "version_not_found")
    elsewhere = make_newsroom(database, domain="elsewhere.example")
    stranger = Program(app, own_token(database, elsewhere[Role.EDITOR], [READ, JOBS]))
    tag = editor.json(job(story))["tag"]
    for answer in (
        stranger.get(f"/articles/{story.id}/jobs"),
        stranger.get(job(story)),
        change(stranger, job(story), tag, due=DUE),
        stranger.ask("POST", f"{job(story)}/take"),
    ):
        assert problem(answer) == (404, "article_not_found")


def test_only_its_scope_opens_it(app: Flask, database: Database, newsroom: Newsroom, story: Story) -> None:
    writing = Program(app, own_token(database, newsroom[Role.EDITOR], sorted(set(Scope) - {READ})))
    for place in (f"/articles/{story.id}/jobs", job(story)):
        assert problem(writing.get(place)) == (403, "not_in_scope")
    reading = Program(app, own_token(database, newsroom[Role.EDITOR], sorted(set(Scope) - {JOBS})))
    assert problem(change(reading, job(story), "0", due=DUE)) == (403, "not_in_scope")
    assert problem(reading.ask("POST", f"{job(story)}/take")) == (403, "not_in_scope")


class TestAtOnce:
    """On connections of their own, committed."""

    @pytest.fixture
    def database(self, own_database: Database) -> Database:
        return own_database

    @pytest.fixture
    def shared_database(self, own_database_url: str) -> str:
        return own_database_url

    def test_of_two_changes_on_the_same_job_one_is_made(self, editor: Program, story: Story) -> None:
        for _round in range(5):
            before = editor.json(job(story))
            begin = Barrier(2)

            def one(due: str, tag: str = before["tag"], begin: Barrier = begin) -> int:
                begin.wait()
                return int(change(editor, job(story), tag, due=due).status_code)

            dates = [f"203{_round}-01-0{day}T18:00:00Z" for day in (1, 2)]
            with ThreadPoolExecutor(2) as pool:
                assert sorted(pool.map(one, dates)) == [200, 412]
            assert editor.json(job(story))["due"] in dates
        assert len(story.events("due_set")) == 5
