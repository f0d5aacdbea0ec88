"""An archived article: off the board and out of people's work, found again, and the same as ever for readers."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.services.story import LEFT, Story
from tms.domain.errors import Conflict, Denied, Invalid
from tms.domain.recorded_acts import EventAct
from tms.services.articles.archive import archive_article, unarchive_article
from tms.services.articles.article_status import article_status
from tms.services.board.board import board
from tms.services.board.filter_indexes import BoardFilter
from tms.services.board.my_work import my_work
from tms.services.publishing.export import export_version
from tms.services.publishing.reading import ReadingPage, reading_page


def archive(story: Story, reason: str = "long over") -> None:
    with story.database.begin() as uow:
        archive_article(uow, story.editor, story.id, reason=reason)


def unarchive(story: Story) -> None:
    with story.database.begin() as uow:
        unarchive_article(uow, story.editor, story.id)


def on_board(story: Story, only: BoardFilter = BoardFilter.ALL) -> tuple[bool, int, int, int]:
    """Whether it is in this list, how many that list has, and how many versions wait for people."""
    with story.database.begin() as uow:
        found = board(uow, story.editor, only=only, page=0, now=datetime.now(UTC), time_zone="UTC")
    ids = {row.id for row in found.rows}
    assert len(ids) == found.counts[only]
    return story.id in ids, len(ids), found.waiting_for_translator, found.waiting_for_review


def test_it_leaves_the_board_and_everybodys_work_and_comes_back_as_it_was(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    _, articles, to_translate, to_review = on_board(story)
    archive(story)
    assert on_board(story) == (False, articles - 1, to_translate - 1, to_review - 1)
    assert on_board(story, BoardFilter.ARCHIVED) == (True, 1, to_translate - 1, to_review - 1)
    assert on_board(story, BoardFilter.MINE)[0] is False
    with story.database.begin() as uow:
        assert story.id not in {work.article_id for work in my_work(uow, story.reviewer).rows}
        assert article_status(uow, story.editor, story.id).archived
    unarchive(story)
    assert on_board(story) == (True, articles, to_translate, to_review)
    assert on_board(story, BoardFilter.ARCHIVED)[0] is False
    story.accept("zh-Hans", LEFT)


@pytest.mark.parametrize(
    "act",
    [
        lambda story: story.save("zh-Hant", LEFT, "首列夜班列車十點開出。"),
        lambda story: story.accept("zh-Hans", LEFT),
        lambda story: story.recall("zh-Hans"),
        lambda story: story.publish("en"),
        lambda story: story.cancel("zh-Hans"),
        lambda story: story.give_back("zh-Hans", "once more"),
    ],
)
def test_nobody_works_on_it_meanwhile(story: Story, act: Callable[[Story], object]) -> None:
    story.translate()
    story.submit("zh-Hans")
    archive(story)
    with pytest.raises(Denied) as caught:
        act(story)
    assert caught.value.code == "article_archived"


def test_readers_notice_nothing_and_it_can_still_be_read_exported_and_withdrawn(story: Story) -> None:
    story.publish("en")
    archive(story)
    with story.database.begin() as uow:
        slug = article_status(uow, story.translator, story.id).slug
        assert isinstance(reading_page(uow, "en", slug), ReadingPage)
        assert export_version(uow, story.translator, story.id, "en").title == "Night trains return"
    story.withdraw("en")


def test_archiving_needs_a_reason_is_an_event_and_happens_once(story: Story) -> None:
    with pytest.raises(Invalid) as unsaid:
        archive(story, " ")
    assert unsaid.value.code == "reason_missing"
    with pytest.raises(Conflict) as not_yet:
        unarchive(story)
    assert not_yet.value.code == "article_not_archived"
    archive(story)
    with pytest.raises(Conflict) as twice:
        archive(story)
    assert twice.value.code == "article_archived"
    unarchive(story)
    assert story.events(EventAct.ARTICLE_ARCHIVED)[-1].data == {"reason": "long over"}
    assert [event.person_id for event in story.events(EventAct.ARTICLE_UNARCHIVED)] == [story.editor.person_id]
