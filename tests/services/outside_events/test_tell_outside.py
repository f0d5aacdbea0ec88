"""What of an article's way the outside is told of, in which order, and what such an event says."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from tests.architecture.syntax import calls, sources, tree
from tests.factories import ARTICLE, make_article, make_person
from tests.services.desk import Desk
from tests.services.outside_events.age import grow_old
from tests.services.revising import RevisedStory
from tests.services.story import LEFT
from tms.db.models import Article, SignOff, Snapshot
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import Gone, Invalid
from tms.domain.permissions import Actor, Role
from tms.services.articles.archive import archive_article, unarchive_article
from tms.services.articles.change_section import change_section
from tms.services.articles.discard import discard_article, restore_article
from tms.services.outside_events.keep_events import forget_old_events, keep_events_for
from tms.services.outside_events.read_events import NOW, EventPage, ToldEvent, as_json, read_events
from tms.services.threads.comment import open_article_thread, open_segment_thread, reply


def read(database: Database, actor: Actor, cursor: str = "", *, most: int = 500) -> EventPage:
    with database.begin() as uow:
        return read_events(uow, actor, cursor, most=most)


def since(database: Database, actor: Actor, cursor: str) -> list[tuple[str, list[str]]]:
    """Kinds with the locales that they name."""
    return [
        (one.kind, [v["language"] for v in one.data.get("versions", ())]) for one in events(database, actor, cursor)
    ]


def events(database: Database, actor: Actor, cursor: str) -> list[ToldEvent]:
    return list(read(database, actor, cursor).events)


@pytest.fixture
def begun(story: RevisedStory) -> str:
    """The cursor at which the story begins."""
    return read(story.database, story.editor, NOW).cursor


def test_an_article_goes_its_way(story: RevisedStory, begun: str) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.give_back("zh-Hans", "not yet")
    story.submit("zh-Hans")
    story.recall("zh-Hans")
    story.finish("zh-Hans", "zh-Hant")
    story.publish("en", "zh-Hans")
    story.publish("zh-Hans", "zh-Hant")
    story.withdraw("zh-Hant")
    story.reopen("zh-Hant", "review")
    story.cancel("zh-Hant")
    assert since(story.database, story.editor, begun) == [
        ("version.ready_for_review", ["zh-Hans"]),
        ("version.sent_back", ["zh-Hans"]),
        ("version.ready_for_review", ["zh-Hans"]),
        ("version.reopened", ["zh-Hans"]),
        ("version.ready_for_review", ["zh-Hans"]),
        ("version.approved", ["zh-Hans"]),
        ("version.ready_for_review", ["zh-Hant"]),
        ("version.approved", ["zh-Hant"]),
        ("version.published", ["en", "zh-Hans"]),
        ("version.published", ["zh-Hant"]),
        ("version.corrected", ["zh-Hans"]),
        ("version.withdrawn", ["zh-Hant"]),
        ("version.reopened", ["zh-Hant"]),
        ("version.cancelled", ["zh-Hant"]),
    ]


def test_a_save_tells_nothing(story: RevisedStory, begun: str) -> None:
    story.translate()
    assert since(story.database, story.editor, begun) == []


def test_a_save_that_reopens_a_version_tells_of_that(story: RevisedStory, begun: str) -> None:
    story.approve_all()
    story.publish("en", "zh-Hans", "zh-Hant")
    story.reopen("zh-Hans", "translate")
    cursor = read(story.database, story.editor, NOW).cursor
    story.save("zh-Hans", LEFT, "第一列夜班列车于十一点开出。")
    assert since(story.database, story.editor, cursor) == [
        ("version.reopened", ["zh-Hant"]),
        ("version.lagging", ["zh-Hant"]),
    ]


def test_the_article_itself_comes_changes_and_goes(database: Database, desk: Desk) -> None:
    editor, admin = desk.newsroom[Role.EDITOR], desk.newsroom[Role.ADMINISTRATOR]
    cursor = read(database, editor, NOW).cursor
    article_id = make_article(database, editor, replace(ARTICLE, external_id="cms-7"), run=False)
    acts: tuple[Callable[[UnitOfWork], None], ...] = (
        lambda uow: change_section(uow, editor, article_id, "Culture"),
        lambda uow: archive_article(uow, editor, article_id, reason="over"),
        lambda uow: unarchive_article(uow, editor, article_id),
        lambda uow: discard_article(uow, editor, article_id, reason="twice"),
        lambda uow: restore_article(uow, admin, article_id),
    )
    for act in acts:
        with database.begin() as uow:
            act(uow)
    found = events(database, editor, cursor)
    assert [one.kind.removeprefix("article.") for one in found] == [
        "received", "updated", "archived", "unarchived", "discarded", "restored",
    ]  # fmt: skip
    assert {(one.article_id, one.external_id) for one in found} == {(article_id, "cms-7")}
    assert found[0].data == {"language": "en"}
    assert found[1].data == {"changed": ["section"]}


def test_a_new_source_tells_of_what_lags_once(story: RevisedStory) -> None:
    story.approve_all()
    story.publish("en", "zh-Hans", "zh-Hant")
    cursor = read(story.database, story.editor, NOW).cursor
    story.revise({LEFT: "The first night train left at eleven."})
    found = since(story.database, story.editor, cursor)
    assert found == [
        ("version.reopened", ["zh-Hans"]),
        ("version.reopened", ["zh-Hant"]),
        ("article.updated", []),
        ("version.lagging", ["en", "zh-Hans", "zh-Hant"]),
    ]
    story.revise({"eleven": "twelve"})
    again = [kind for kind, _ in since(story.database, story.editor, cursor)[4:]]
    assert again == ["article.updated"]


def test_comments_and_queries_by_number_with_the_name_that_pages_show(story: RevisedStory, begun: str) -> None:
    segment_id = story.segment(LEFT)
    with story.database.begin() as uow:
        thread = open_segment_thread(
            uow, story.translator, story.id, "zh-Hans", segment_id, kind="query", text="Ten?", key=uuid.uuid4()
        )
        reply(uow, story.editor, story.id, thread, text="Ten.", key=uuid.uuid4())
        open_article_thread(uow, story.editor, story.id, text="Saturday", key=uuid.uuid4())
    asked, answered, remark = events(story.database, story.editor, begun)
    assert [one.kind for one in (asked, answered, remark)] == ["query.asked", "comment.added", "comment.added"]
    said = as_json(asked)
    assert said["data"]["by"] == {"id": story.translator.person_id, "name": "Translator"}
    assert (said["data"]["thread"], said["data"]["segment"]) == (thread, segment_id)
    assert "Ten" not in str([as_json(one) for one in (asked, answered, remark)])


def test_an_approval_and_a_release_say_what_exactly_was_approved_and_released(
    approved: RevisedStory,
) -> None:
    database, editor = approved.database, approved.editor
    approved.publish("zh-Hans")
    released = events(database, editor, "")[-1]
    agreed = next(one for one in events(database, editor, "") if one.kind == "version.approved")
    with database.begin() as uow:
        signed = uow.session.scalars(select(SignOff.fingerprint).where(SignOff.kind == "approve")).all()
        (seen,) = uow.session.scalars(select(Snapshot.fingerprint).where(Snapshot.article_id == approved.id))
    assert released.data["versions"][0]["fingerprint"] == seen.hex()
    assert bytes.fromhex(agreed.data["versions"][0]["fingerprint"]) in signed
    assert agreed.data["versions"][0]["state"] == "approved"
    assert as_json(released)["data"]["by"] == {"id": editor.person_id}


def test_what_is_rolled_back_never_happened(story: RevisedStory, begun: str) -> None:
    with story.database.begin() as uow:
        archive_article(uow, story.editor, story.id, reason="over")
        uow.session.rollback()
    assert since(story.database, story.editor, begun) == []


def test_only_who_may_see_an_article_reads_of_it(database: Database, desk: Desk) -> None:
    editor, reviewer = desk.newsroom[Role.EDITOR], desk.newsroom[Role.REVIEWER]
    guest = make_person(database, "guest@newsroom.example", [Role.TRANSLATOR], assigned_only=True)
    with database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == desk.english).values(visibility="assigned"))
        cursor = read_events(uow, editor, NOW).cursor
        archive_article(uow, editor, desk.english, reason="over")
        archive_article(uow, editor, desk.chinese, reason="over")
    seen = {
        person.name: [one.article_id for one in events(database, person, cursor)]
        for person in (editor, reviewer, guest, desk.foreign_editor)
        if person is not desk.foreign_editor
    }
    assert seen == {"Editor": [desk.english, desk.chinese], "Reviewer": [desk.chinese], "Guest": []}
    assert read(database, guest, cursor).cursor == read(database, editor, cursor).cursor, (
        "nobody waits at what is hidden"
    )
    assert desk.english not in {one.article_id for one in events(database, desk.foreign_editor, "")}


def test_pages_of_the_log_hold_each_event_once(story: RevisedStory, begun: str) -> None:
    story.approve_all()
    every = events(story.database, story.editor, begun)
    found: list[ToldEvent] = []
    cursor, more = begun, True
    while more:
        page = read(story.database, story.editor, cursor, most=1)
        found += page.events
        cursor, more = page.cursor, page.has_more
    assert found == every
    assert len(found) == 4
    assert read(story.database, story.editor, cursor) == EventPage([], cursor, has_more=False)


@pytest.mark.parametrize("cursor", ["x", "-1", "1.0", "１２", "9" * 19])
def test_what_is_no_cursor_is_refused(story: RevisedStory, cursor: str) -> None:
    with pytest.raises(Invalid):
        read(story.database, story.editor, cursor)


@pytest.mark.parametrize(("kept", "gone"), [(None, False), (31, False), (30, True)])
def test_events_are_kept_for_as_long_as_the_publication_says(
    story: RevisedStory, begun: str, kept: int | None, *, gone: bool
) -> None:
    database, editor = story.database, story.editor
    story.approve_all()
    with database.begin() as uow:
        if kept:
            keep_events_for(uow, editor.publication_id, kept)
        grow_old(uow, days=30, hours=1)
        assert (forget_old_events(uow) > 0) is gone
    if gone:
        with pytest.raises(Gone):
            read(database, editor, begun)
        assert read(database, editor) == EventPage([], read(database, editor, NOW).cursor, has_more=False)
    else:
        assert len(events(database, editor, begun)) == 4


def test_old_events_go_and_who_comes_too_late_is_told(story: RevisedStory, begun: str) -> None:
    database, editor = story.database, story.editor
    story.approve_all()
    first = events(database, editor, begun)[0]
    with database.begin() as uow:
        grow_old(uow, days=91, until=first.number)
        assert forget_old_events(uow) > 0
        assert forget_old_events(uow) == 0
    with pytest.raises(Gone):
        read(database, editor, begun)
    assert len(events(database, editor, str(first.number))) == 3
    assert len(events(database, editor, "")) == 3
    with pytest.raises(Gone):
        read(database, editor, str(first.number + 1_000))


@pytest.mark.parametrize("change", ["kind = 'x'", "number = number + 100", "number = NULL", "data = '{}'"])
def test_what_happened_never_changes(story: RevisedStory, change: str) -> None:
    with pytest.raises(DBAPIError, match="never changes"), story.database.begin() as uow:
        uow.session.execute(text(f"UPDATE outside_event SET {change}"))


SILENT = {"tms/services/pipeline/open_version.py"}
"""Where a version's state changes and nothing concerns the outside: it can be worked on from now on."""


def test_whatever_changes_a_versions_state_tells_the_outside() -> None:
    changing = [path for path in sources("tms/services") if "next_status" in {name for name, _ in calls(tree(path))}]
    assert len(changing) > 8
    telling = {path for path in changing if "tell_outside" in {name for name, _ in calls(tree(path))}}
    assert set(changing) - telling == SILENT
