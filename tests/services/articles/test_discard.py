"""A discarded article is found by nobody and changed by nobody; its rows stay, and an administrator brings it back."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from tests.factories import ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.models import Article, SegmentText, WorkItem
from tms.db.queries import work_items
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.permissions import Role
from tms.domain.recorded_acts import EventAct
from tms.domain.work_kinds import WorkKind
from tms.services.articles.article_status import article_status
from tms.services.articles.discard import discard_article, discarded_articles, restore_article
from tms.services.board.board import board
from tms.services.board.filter_indexes import BoardFilter
from tms.services.board.list_articles import list_articles
from tms.services.board.my_work import my_work
from tms.services.memory.lookup import in_order, lookup
from tms.services.pipeline.stage import LeaseLostError
from tms.services.pipeline.stages import STAGES
from tms.services.publishing.export import export_version
from tms.services.withhold_guarded import nothing_withheld


def discard(story: Story, reason: str = "brought in twice") -> None:
    with story.database.begin() as uow:
        discard_article(uow, story.editor, story.id, reason=reason)


def restore(story: Story) -> None:
    with story.database.begin() as uow:
        restore_article(uow, story.newsroom[Role.ADMINISTRATOR], story.id)


@pytest.mark.parametrize(
    "act",
    [
        lambda story: story.rows("zh-Hans"),
        lambda story: story.save("zh-Hans", LEFT, "第一列。"),
        lambda story: story.submit("zh-Hans"),
        lambda story: story.publish("en"),
        lambda story: story.reopen("zh-Hans", "translate"),
        discard,
    ],
)
def test_it_is_not_there_any_more(story: Story, act: Callable[[Story], object]) -> None:
    discard(story)
    with pytest.raises(NotFound) as caught:
        act(story)
    assert caught.value.code == "article_not_found"


def test_no_list_has_it(story: Story) -> None:
    discard(story)
    with story.database.begin() as uow:
        for only in BoardFilter:
            found = board(uow, story.editor, only=only, page=0, now=datetime.now(UTC), time_zone="UTC")
            assert story.id not in {row.id for row in found.rows}
        assert story.id not in {article.id for article in list_articles(uow, story.editor)}
        assert story.id not in {work.article_id for work in my_work(uow, story.translator).rows}
        with pytest.raises(NotFound):
            export_version(uow, story.editor, story.id, "en")


def test_the_memory_offers_nothing_of_it_until_it_is_back(story: Story) -> None:
    def offered() -> bool:
        with story.database.begin() as uow:
            sought = in_order([LEFT])
            return lookup(uow, story.newsroom.publication_id, "en", "zh-Hans", sought, nothing_withheld) != [[]]

    story.translate()
    story.finish("zh-Hans")
    assert offered()
    discard(story)
    assert not offered()
    restore(story)
    assert offered()


def test_its_rows_and_the_reason_stay_for_the_audit(story: Story) -> None:
    story.translate()
    discard(story)
    assert story.text("zh-Hans", LEFT).state == "translated"
    event = story.events(EventAct.ARTICLE_DISCARDED)[-1]
    assert (event.person_id, event.data) == (story.editor.person_id, {"reason": "brought in twice"})
    with story.database.begin() as uow:
        [one] = discarded_articles(uow, story.newsroom[Role.ADMINISTRATOR])
        assert (one.id, one.title, one.who, one.reason) == (
            story.id,
            "Night trains return",
            story.editor.name,
            "brought in twice",
        )
        with pytest.raises(Denied):
            discarded_articles(uow, story.editor)


def test_what_was_ever_published_is_not_discarded(story: Story) -> None:
    story.publish("en")
    story.withdraw("en")
    with pytest.raises(Conflict) as caught:
        discard(story)
    assert caught.value.code == "article_was_published"


def test_a_reason_is_asked_for(story: Story) -> None:
    with pytest.raises(Invalid) as caught:
        discard(story, "")
    assert caught.value.code == "reason_missing"


def test_an_article_for_assigned_people_is_not_shown_to_an_administrator_who_would_not_see_it(story: Story) -> None:
    administrator = story.newsroom[Role.ADMINISTRATOR]
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(visibility="assigned"))
    discard(story)
    with story.database.begin() as uow:
        assert list(discarded_articles(uow, administrator)) == []
        with pytest.raises(NotFound):
            restore_article(uow, administrator, story.id)


def test_what_comes_back_is_as_it_was_and_its_preparation_goes_on(story: Story) -> None:
    new = make_article(story.database, story.editor, ARTICLE, run=False)
    fresh = Story(story.database, story.newsroom, new)
    discard(fresh)
    assert run_pipeline(story.database, new) == []
    with pytest.raises(NotFound), story.database.begin() as uow:
        article_status(uow, story.editor, new)
    restore(fresh)
    assert run_pipeline(story.database, new)[:2] == ["segment", "draft"]
    assert {row.target.state for row in Story(story.database, story.newsroom, new).rows("zh-Hans")} == {"initial"}
    with pytest.raises(NotFound):
        restore(fresh)


def states(database: Database, article_id: int) -> list[tuple[str, str]]:
    with database.begin() as uow:
        rows = uow.session.execute(
            select(WorkItem.kind, WorkItem.state).where(WorkItem.article_id == article_id).order_by(WorkItem.id)
        )
        return [(kind, state) for kind, state in rows]


def claimed(database: Database, article_id: int) -> work_items.Claimed:
    with database.begin() as uow:
        waiting = select(WorkItem.id).where(WorkItem.article_id == article_id, WorkItem.state == "waiting").limit(1)
        item = work_items.claim(uow.session, uow.session.scalars(waiting).one(), 60)
    assert item is not None
    return item


@pytest.mark.parametrize("stage", ["segment", "draft"])
def test_a_worker_in_the_middle_of_a_stage_drops_its_result(story: Story, stage: str) -> None:
    new = make_article(story.database, story.editor, ARTICLE, run=False)
    item = claimed(story.database, new)
    if stage == "draft":
        STAGES[WorkKind.SEGMENT](story.database.begin, item)
        item = claimed(story.database, new)
    assert item.kind == stage
    before = states(story.database, new)
    discard(Story(story.database, story.newsroom, new))
    with pytest.raises(LeaseLostError):
        STAGES[WorkKind(item.kind)](story.database.begin, item)
    assert states(story.database, new) == [(kind, "done") for kind, _ in before], "and nothing follows"
    with story.database.begin() as uow:
        texts = uow.session.scalars(select(SegmentText.text).where(SegmentText.article_id == new)).all()
        sources = 0 if stage == "segment" else 7
        assert len([text for text in texts if text]) == sources


def test_a_worker_that_is_just_handing_on_is_waited_for_and_the_next_stage_ends_too(
    own_database: Database, desk: Desk
) -> None:
    """The stage ends and queues the next one in one transaction, which the discard meets half way."""
    editor = desk.newsroom[Role.EDITOR]
    new = make_article(own_database, editor, ARTICLE, run=False)
    item = claimed(own_database, new)
    begun, done = threading.Event(), threading.Event()

    def throw_away() -> None:
        with own_database.begin() as uow:
            begun.set()
            discard_article(uow, editor, new, reason="brought in twice")
        done.set()

    with own_database.begin() as uow:
        assert work_items.hold(uow.session, item)
        thread = threading.Thread(target=throw_away)
        thread.start()
        begun.wait(10)
        assert not done.wait(0.5), "it waits for the worker's transaction"
        work_items.finish(uow.session, item)
        work_items.enqueue(uow.session, kind="draft", dedup_key="draft:x", article_id=new, version_id=None)
    thread.join(10)
    assert done.is_set()
    assert states(own_database, new) == [("segment", "done"), ("draft", "done")]


def test_publishing_that_waited_for_the_discard_finds_nothing(own_database: Database, desk: Desk) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    caught: list[Exception] = []

    def publish() -> None:
        try:
            story.publish("en")
        except NotFound as error:
            caught.append(error)

    with own_database.begin() as uow:
        discard_article(uow, story.editor, story.id, reason="brought in twice")
        thread = threading.Thread(target=publish)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive(), "it waits for the article's row"
    thread.join(10)
    assert [str(error) for error in caught] == [str(NotFound("article_not_found"))]
    assert story.version("en").live_snapshot_id is None
