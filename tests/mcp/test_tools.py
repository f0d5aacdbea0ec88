"""Each tool: what it answers, what it changes, and what it leaves alone."""

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.api.callers import Program, machine_token, own_token
from tests.factories import Newsroom, make_article
from tests.mcp.callers import Assistant, json_of
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Comment, Event, PendingText, TextHistory, Thread
from tms.db.unit_of_work import Database
from tms.domain.permissions import Role
from tms.services.jobs.assign import assign_step
from tms.services.memory.remember import import_units
from tms.services.publication.log import LogFilter, read_log
from tms.services.termbase.concepts import add_concept
from tms.services.termbase.terms import ConceptEntry, TermEntry

WORDS = "第一列夜班列车十点开出。"


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    return Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))


@pytest.fixture
def assistant(app: Flask, database: Database, newsroom: Newsroom) -> Assistant:
    """The translator's."""
    return Assistant(app, own_token(database, newsroom[Role.TRANSLATOR]))


def segment(assistant: Assistant, story: Story, source: str = LEFT) -> dict[str, Any]:
    read = assistant.call("read_version", article_id=story.id, language="zh-Hans")
    return next(one for one in read["segments"] if one["source"] == source)


def proposal(assistant: Assistant, story: Story, **change: Any) -> dict[str, Any]:
    read = segment(assistant, story)
    place = {"article_id": story.id, "language": "zh-Hans", "segment_id": read["segment_id"]}
    return {**place, "text": WORDS, "rev": read["rev"], "source_rev": read["source_rev"], **change}


def test_the_text_of_a_result_says_the_same_as_its_structure(assistant: Assistant, story: Story) -> None:
    result = assistant.result("article_status", article_id=story.id)
    assert json_of(result) == result["structuredContent"]
    assert "isError" not in result


def test_articles_are_found_by_their_words(assistant: Assistant, story: Story) -> None:
    (found,) = assistant.call("find_articles", words="night train")["articles"]
    assert (found["id"], found["title"]) == (story.id, "Night trains return")
    assert {"language": "en", "segment_id": story.segment(LEFT), "text": LEFT} in found["passages"]
    assert assistant.call("find_articles", words="ferry") == {"articles": [], "next": None}
    assert assistant.call("find_articles", words="night train", language="zh-Hant")["articles"] == []
    assert assistant.call("find_articles", words="night train", older_than=story.id)["articles"] == []
    assert assistant.refusal("find_articles", words="n")["code"] == "search_words_short"


def test_lists_and_status_are_those_of_the_api(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    secret = own_token(database, newsroom[Role.TRANSLATOR])
    assistant, program = Assistant(app, secret), Program(app, secret)
    assert assistant.call("list_articles", state="translating") == program.json("/articles?state=translating")
    assert assistant.call("list_articles", limit=1)["articles"][0]["id"] == story.id
    assert assistant.call("article_status", article_id=story.id) == program.json(f"/articles/{story.id}")


def test_a_version_is_read_a_part_at_a_time(assistant: Assistant, story: Story) -> None:
    whole = assistant.call("read_version", article_id=story.id, language="zh-Hans")
    assert (whole["total"], whole["next"], whole["state"]) == (len(whole["segments"]), None, "translating")
    assert [one["number"] for one in whole["segments"]] == list(range(1, whole["total"] + 1))
    read: list[dict[str, Any]] = []
    after: int | None = 0
    while after is not None:
        part = assistant.call("read_version", article_id=story.id, language="zh-Hans", after=after, limit=3)
        assert len(part["segments"]) <= 3
        read, after = read + part["segments"], part["next"]
    assert read == whole["segments"]


def test_what_waits_is_read_by_itself(assistant: Assistant, story: Story) -> None:
    story.save("zh-Hans", LEFT, WORDS)
    sources = [one["source"] for one in waiting(assistant, story)]
    assert LEFT not in sources
    assert CARRIED in sources
    story.translate()
    assert waiting(assistant, story) == []
    story.submit("zh-Hans")
    story.send_back("zh-Hans", LEFT, "Too free.")
    (back,) = waiting(assistant, story)
    assert (back["source"], back["look"]) == (LEFT, "sent_back")


def waiting(assistant: Assistant, story: Story) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = assistant.call(
        "read_version", article_id=story.id, language="zh-Hans", waiting=True, limit=100
    )["segments"]
    return read


def test_what_the_checks_find_is_told_in_words(assistant: Assistant, story: Story) -> None:
    story.save("zh-Hans", CARRIED, "车上有24人。", confirm=False)
    assert any("240" in one for one in segment(assistant, story, CARRIED)["findings"])


def test_terms_and_memory_are_looked_up(assistant: Assistant, database: Database, newsroom: Newsroom) -> None:
    with database.begin() as uow:
        words = [TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")]
        add_concept(uow, newsroom[Role.EDITOR], ConceptEntry("night train", terms=words))
        import_units(uow, newsroom[Role.EDITOR], [{"en": LEFT, "zh-Hans": WORDS}])
    (concept,) = assistant.call("look_up_terms", search="night train")["concepts"]
    assert ("zh-Hans", "夜班列车") in {(term["language"], term["text"]) for term in concept["terms"]}
    asked = {"source_language": "en", "target_language": "zh-Hans", "texts": [LEFT]}
    assert assistant.call("look_up_memory", **asked)["matches"] == [
        [{"similarity": 100, "source": LEFT, "target": WORDS}]
    ]
    assert assistant.refusal("look_up_memory", **{**asked, "texts": ["a\0b"]})["code"] == "text_not_text"


def test_a_proposal_waits_in_the_person_s_editor(assistant: Assistant, story: Story) -> None:
    asked = proposal(assistant, story)
    said = assistant.call("propose_translation", **asked)
    assert said == {"segment_id": asked["segment_id"], "outcome": "pending", "rev": asked["rev"]}
    assert assistant.call("propose_translation", **asked) == said
    assert segment(assistant, story)["typed"] == WORDS
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending == WORDS
    assert story.text("zh-Hans", LEFT).text != WORDS


def test_a_stale_proposal_is_told_all_three_texts_and_leaves_nothing(assistant: Assistant, story: Story) -> None:
    asked = proposal(assistant, story)
    story.save("zh-Hans", LEFT, "头一列。")
    said = assistant.refusal("propose_translation", **asked)
    assert (said["code"], said["yours"], said["theirs"]) == ("text_stale", WORDS, "头一列。")
    assert said["rev"] == story.text("zh-Hans", LEFT).rev
    with story.database.begin() as uow:
        assert uow.session.scalar(select(func.count()).select_from(PendingText)) == 0
        assert not uow.session.scalar(select(Event.id).where(Event.act == "translation_proposed"))


def test_comments_are_said_by_the_token_s_person_and_once(assistant: Assistant, story: Story) -> None:
    key = str(uuid.uuid4())
    about = {"article_id": story.id, "text": "Is “left” a departure?", "key": key}
    place = {"language": "zh-Hans", "segment_id": story.segment(LEFT), "is_query": True}
    first = assistant.call("comment", **about, **place)
    assert assistant.call("comment", **about, **place) == first
    answered = assistant.call("comment", article_id=story.id, text="Yes.", thread_id=first["thread_id"])
    assert answered["comment_id"]
    whole = assistant.call("comment", article_id=story.id, text="Nice piece.")
    with story.database.begin() as uow:
        threads = {one.id: one for one in uow.session.scalars(select(Thread))}
        said = list(uow.session.scalars(select(Comment).order_by(Comment.id)))
    assert (threads[first["thread_id"]].kind, threads[whole["thread_id"]].segment_id) == ("query", None)
    assert {one.person_id for one in said} == {story.translator.person_id}
    assert len(said) == 3
    assert segment(assistant, story)["open_threads"] == 1
    assert assistant.refusal("comment", **{**about, "text": "Another."}, **place)["code"] == "key_reused"


def test_what_a_machine_says_stands_there_as_the_machine_s(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    machine = Assistant(app, machine_token(database, newsroom[Role.ADMINISTRATOR], name="Desk assistant"))
    machine.call("comment", article_id=story.id, text="The second sentence lacks its number.")
    with database.begin() as uow:
        (event,) = uow.session.scalars(select(Event).where(Event.act == "thread_opened"))
        (comment,) = uow.session.scalars(select(Comment))
    assert event.person_id == comment.person_id
    assert event.person_id not in {one.person_id for one in newsroom.people.values()}


def test_what_a_machine_proposes_is_a_draft_where_no_person_has_worked(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    scopes = ["texts:read", "texts:write"]
    machine = Assistant(app, machine_token(database, newsroom[Role.ADMINISTRATOR], scopes))
    asked = proposal(machine, story)
    said = machine.call("propose_translation", **asked)
    row = story.text("zh-Hans", LEFT)
    assert (said["outcome"], said["rev"], row.text) == ("draft", row.rev, WORDS)
    assert (row.state, row.origin, row.touched_by, row.act) == ("initial", "mt", None, "draft")
    assert row.person_id not in {None, *(one.person_id for one in newsroom.people.values())}
    assert story.sign_offs("zh-Hans") == []
    story.save("zh-Hans", LEFT, "头一列。")
    refused = machine.refusal("propose_translation", **proposal(machine, story))
    assert refused["code"] == "text_by_person"
    assert story.text("zh-Hans", LEFT).text == "头一列。"


def test_who_has_what_in_hand_is_read(
    app: Flask, assistant: Assistant, database: Database, newsroom: Newsroom, story: Story
) -> None:
    translator = newsroom[Role.TRANSLATOR]
    assert translator.person_id in {one["id"] for one in assistant.call("list_people")["people"]}
    assert assistant.call("open_work") == {"work": [], "next": None}
    with database.begin() as uow:
        assign_step(uow, newsroom[Role.EDITOR], story.id, "zh-Hans", 0, translator.person_id)
    (mine,) = assistant.call("open_work")["work"]
    assert (mine["article"], mine["language"], mine["state"]) == (story.id, "zh-Hans", "active")
    editor = Assistant(app, own_token(database, newsroom[Role.EDITOR], ["people:read"]))
    assert editor.call("open_work", person_id=translator.person_id)["work"] == [mine]
    assert editor.call("open_work")["work"] == []
    assert editor.refusal("open_work", person_id=999_999_999)["code"] == "person_not_found"


def test_a_call_that_is_refused_leaves_nothing(assistant: Assistant, story: Story) -> None:
    with story.database.begin() as uow:
        before = uow.session.scalar(select(func.count()).select_from(TextHistory))
    wrong = {"article_id": story.id, "language": "zh-Hans", "segment_id": 999_999_999, "text": "x"}
    assert assistant.refusal("comment", **wrong)["code"] == "segment_not_found"
    refused = assistant.refusal("propose_translation", **wrong, rev=1, source_rev=1)
    assert refused["code"] == "segment_not_found"
    assert "page" not in refused["title"], "an assistant has none to reload"
    key = str(uuid.uuid4())
    assert assistant.refusal("comment", article_id=story.id, text=" ", key=key)["code"] == "comment_missing"
    with story.database.begin() as uow:
        assert uow.session.scalar(select(func.count()).select_from(Thread)) == 0
        assert uow.session.scalar(select(func.count()).select_from(TextHistory)) == before
    # Its key was not used up either.
    assert assistant.call("comment", article_id=story.id, text="Good.", key=key)["thread_id"]


def test_the_log_names_the_token_with_which_it_was_done(
    app: Flask, database: Database, newsroom: Newsroom, story: Story
) -> None:
    person = Assistant(app, own_token(database, newsroom[Role.TRANSLATOR], name="My assistant"))
    machine = Assistant(app, machine_token(database, newsroom[Role.ADMINISTRATOR], name="Desk assistant"))
    person.call("propose_translation", **proposal(person, story))
    person.call("comment", article_id=story.id, text="Cut it.")
    machine.call("comment", article_id=story.id, text="It has no picture.")
    with database.begin() as uow:
        log = read_log(uow, newsroom[Role.ADMINISTRATOR], LogFilter(article_id=story.id), most=100)
    told = {(one.act, one.who, one.token, one.is_machine) for one in log if one.token is not None}
    name = newsroom[Role.TRANSLATOR].name
    assert told == {
        ("translation_proposed", name, "My assistant", False),
        ("thread_opened", name, "My assistant", False),
        ("thread_opened", "Desk assistant", "Desk assistant", True),
    }
