"""Comments and queries by the API: listed, made once, answered, resolved by people, and changed by who wrote them."""

import uuid
from typing import Any

import pytest
from flask import Flask

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article, make_newsroom
from tests.services.story import LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.domain.token_scopes import MACHINE_SCOPES, Scope
from tms.services.articles.archive import archive_article

HANS = "zh-Hans"
COMMENTS = Scope.COMMENTS_WRITE
NO_THREAD = 999_999


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


@pytest.fixture
def translator(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.TRANSLATOR], [COMMENTS]))


@pytest.fixture
def editor(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, own_token(database, newsroom[Role.EDITOR], [COMMENTS]))


@pytest.fixture
def machine(app: Flask, database: Database, newsroom: Newsroom) -> Program:
    return Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], [COMMENTS]))


def on_article(story: Story) -> str:
    return f"/articles/{story.id}/threads"


def on_segment(story: Story, locale: str = HANS) -> str:
    return f"/articles/{story.id}/versions/{locale}/segments/{story.segment(LEFT)}/threads"


def say(program: Program, place: str, text: str, *, key: object = None, **more: Any) -> Any:
    return program.ask(
        "POST", place, headers={"Idempotency-Key": str(key or uuid.uuid4())}, json={"text": text, **more}
    )


def made(answer: Any) -> int:
    assert answer.status_code == 201, answer.text
    return int(answer.get_json()["id"])


def problem(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.get_json()["code"]


def test_a_query_is_asked_answered_and_resolved(translator: Program, editor: Program, story: Story) -> None:
    name = story.editor.name
    thread = made(say(translator, on_segment(story), f"Ten in the evening? @{name}", kind="query"))
    reply = made(say(editor, f"{on_article(story)}/{thread}/comments", "Yes."))
    (listed,) = editor.json(on_segment(story))["threads"]
    assert (listed["id"], listed["kind"], listed["language"], listed["source"]) == (thread, "query", HANS, LEFT)
    first, second = listed["comments"]
    assert first["text"] == f"Ten in the evening? @{name}"
    assert first["mentions"] == [{"id": story.editor.person_id, "name": name}]
    assert first["by"] == {"id": story.translator.person_id, "name": story.translator.name}
    assert (second["id"], second["text"], second["edited"]) == (reply, "Yes.", False)
    assert editor.json(on_article(story))["threads"] == [listed]
    resolved = editor.ask("POST", f"{on_article(story)}/{thread}/resolve")
    assert resolved.get_json() == {"id": thread}
    assert editor.ask("POST", f"{on_article(story)}/{thread}/resolve").status_code == 200
    (listed,) = editor.json(on_segment(story))["threads"]
    assert listed["resolved_by"] == name
    assert editor.json(on_article(story))["threads"] == []
    assert problem(say(translator, f"{on_article(story)}/{thread}/comments", "And on Sundays?")) == (
        409,
        "thread_resolved",
    )
    assert editor.ask("POST", f"{on_article(story)}/{thread}/reopen").status_code == 200
    (listed,) = editor.json(on_segment(story))["threads"]
    assert (listed["resolved_at"], listed["resolved_by"]) == (None, None)


def test_an_article_is_commented_on_once_with_one_key(translator: Program, story: Story) -> None:
    key = uuid.uuid4()
    first = made(say(translator, on_article(story), "Cut it.", key=key))
    assert made(say(translator, on_article(story), "Cut it.", key=key)) == first
    assert problem(say(translator, on_article(story), "Keep it.", key=key)) == (409, "key_reused")
    (listed,) = translator.json(on_article(story))["threads"]
    assert (listed["kind"], listed["language"], listed["segment"], len(listed["comments"])) == ("remark", None, None, 1)
    for place in (on_segment(story), f"{on_article(story)}/{first}/comments"):
        key = uuid.uuid4()
        assert made(say(translator, place, "Why?", key=key)) == made(say(translator, place, "Why?", key=key))
        assert problem(say(translator, place, "How?", key=key)) == (409, "key_reused")


def test_threads_are_listed_a_part_at_a_time(translator: Program, editor: Program, story: Story) -> None:
    about_article = [made(say(translator, on_article(story), f"Remark {n}.")) for n in range(3)]
    about_segment = [made(say(translator, on_segment(story), f"Remark {n}.")) for n in range(3)]
    made(say(editor, f"{on_article(story)}/{about_article[0]}/comments", "Yes."))
    for place, every in ((on_article(story), [*about_article, *about_segment]), (on_segment(story), about_segment)):
        whole = translator.json(place)
        assert ([one["id"] for one in whole["threads"]], whole["next"]) == (every, None)
        read: list[Any] = []
        cursor: str | None = ""
        while cursor is not None:
            part = translator.json(f"{place}?limit=2{cursor and '&cursor=' + cursor}")
            assert len(part["threads"]) <= 2
            read, cursor = [*read, *part["threads"]], part["next"]
        assert read == whole["threads"], "each once, with all its comments"
        assert problem(translator.get(f"{place}?cursor=soon")) == (422, "api_cursor_wrong")
        assert problem(translator.get(f"{place}?limit=0")) == (422, "api_request_invalid")


def test_a_comment_needs_a_key_and_words(translator: Program, story: Story) -> None:
    for place in (on_article(story), on_segment(story)):
        answer = translator.ask("POST", place, json={"text": "Cut it."})
        assert problem(answer) == (422, "api_key_missing")
        assert problem(say(translator, place, " ")) == (422, "comment_missing")
        assert problem(say(translator, place, "a" * 5_001)) == (422, "comment_too_long")
        assert problem(say(translator, place, "a\0")) == (422, "text_not_text")
    assert problem(say(translator, on_segment(story), "Why?", kind="order")) == (422, "api_request_invalid")
    assert problem(say(translator, on_segment(story, "en"), "Why?", kind="query")) == (422, "query_of_source")


def test_one_changes_one_s_own_comment_and_no_other_s(translator: Program, editor: Program, story: Story) -> None:
    made(say(translator, on_article(story), "Cut it."))
    (comment,) = translator.json(on_article(story))["threads"][0]["comments"]
    place = f"/articles/{story.id}/comments/{comment['id']}"
    assert problem(editor.ask("PUT", place, json={"text": "Keep it."})) == (403, "not_your_comment")
    assert problem(editor.ask("POST", f"{place}/withdraw")) == (403, "not_your_comment")
    assert translator.ask("PUT", place, json={"text": "Shorten it."}).get_json() == {"id": comment["id"]}
    assert translator.json(on_article(story))["threads"][0]["comments"][0]["text"] == "Shorten it."
    for _ in range(2):
        assert translator.ask("POST", f"{place}/withdraw").status_code == 200
    (gone,) = translator.json(on_article(story))["threads"][0]["comments"]
    assert (gone["text"], gone["withdrawn"]) == ("", True)
    assert problem(translator.ask("PUT", place, json={"text": "No."})) == (409, "comment_withdrawn")
    nowhere = f"/articles/{story.id}/comments/{NO_THREAD}"
    assert problem(translator.ask("PUT", nowhere, json={"text": "No."})) == (404, "comment_not_found")


def test_a_machine_comments_and_asks_and_settles_nothing(machine: Program, editor: Program, story: Story) -> None:
    asked = made(say(machine, on_segment(story), "Is it the same train?", kind="query"))
    remark = made(say(machine, on_article(story), "The site has a picture."))
    made(say(machine, f"{on_article(story)}/{asked}/comments", "It has another number."))
    for thread in (asked, remark):
        assert problem(machine.ask("POST", f"{on_article(story)}/{thread}/resolve")) == (403, "not_for_machines")
    editor.ask("POST", f"{on_article(story)}/{asked}/resolve")
    assert problem(machine.ask("POST", f"{on_article(story)}/{asked}/reopen")) == (403, "not_for_machines")
    (listed,) = machine.json(on_segment(story))["threads"]
    assert listed["resolved_by"] == story.editor.name
    own = listed["comments"][0]["id"]
    assert machine.ask("POST", f"/articles/{story.id}/comments/{own}/withdraw").status_code == 200
    theirs = made(say(editor, f"{on_article(story)}/{remark}/comments", "Thanks."))
    answer = machine.ask("PUT", f"/articles/{story.id}/comments/{theirs}", json={"text": "No thanks."})
    assert problem(answer) == (403, "not_your_comment")


def test_a_query_of_another_is_left_to_them(translator: Program, editor: Program, story: Story) -> None:
    thread = made(say(editor, on_segment(story), "Which train?", kind="query"))
    assert problem(translator.ask("POST", f"{on_article(story)}/{thread}/resolve")) == (403, "not_your_query")


def test_what_is_not_there_is_not_found(
    app: Flask, translator: Program, database: Database, newsroom: Newsroom, story: Story
) -> None:
    thread = made(say(translator, on_article(story), "Cut it."))
    for place in (f"{on_article(story)}/{NO_THREAD}/comments", on_segment(story, "fr")):
        assert say(translator, place, "Why?").status_code == 404
    elsewhere = make_newsroom(database, domain="elsewhere.example")
    stranger = Program(app, own_token(database, elsewhere[Role.EDITOR], [COMMENTS]))
    for place in (on_article(story), on_segment(story)):
        assert stranger.get(place).status_code == 404
        assert say(stranger, place, "Why?").status_code == 404
    assert say(stranger, f"{on_article(story)}/{thread}/comments", "Why?").status_code == 404
    for act in ("resolve", "reopen"):
        assert stranger.ask("POST", f"{on_article(story)}/{thread}/{act}").status_code == 404
    with database.begin() as uow:
        archive_article(uow, newsroom[Role.EDITOR], story.id, reason="It is old.")
    assert problem(say(translator, on_article(story), "Why?")) == (403, "article_archived")
    assert len(translator.json(on_article(story))["threads"]) == 1


def test_only_its_scope_opens_it(app: Flask, database: Database, newsroom: Newsroom, story: Story) -> None:
    person = Program(app, own_token(database, newsroom[Role.EDITOR], sorted(set(Scope) - {COMMENTS})))
    site = Program(app, machine_token(database, newsroom[Role.ADMINISTRATOR], sorted(MACHINE_SCOPES - {COMMENTS})))
    for program in (person, site):
        for place in (on_article(story), on_segment(story)):
            assert problem(program.get(place)) == (403, "not_in_scope")
            assert problem(say(program, place, "Why?")) == (403, "not_in_scope")
        for act in (f"threads/{NO_THREAD}/resolve", f"threads/{NO_THREAD}/reopen", f"comments/{NO_THREAD}/withdraw"):
            assert problem(program.ask("POST", f"/articles/{story.id}/{act}")) == (403, "not_in_scope")
