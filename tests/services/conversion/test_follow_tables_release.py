"""A release that brings newer tables has the texts derived anew that older ones made: those in work, and once."""

import pytest
from sqlalchemy import update

from tests.factories import CHINESE_ARTICLE, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tms.cli.database import bring_up_to_date
from tms.db.models import Derivation, SegmentText
from tms.db.unit_of_work import Database
from tms.language.tables_release import BUILT_IN_VERSION
from tms.services.conversion.follow_tables_release import follow_release
from tms.services.following.detach import detach_segment

FIRST, CARRIED, SOFTWARE = "第一列夜车十点发出。", "车上有240人。", "软件会在2027年更新。"
EVERY = (FIRST, CARRIED, SOFTWARE, CHINESE_ARTICLE.title or "", "周敏")


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    """The Chinese article; its Traditional version is derived from the source and open for translation."""
    return Story(database, desk.newsroom, desk.chinese)


def start(story: Story) -> int:
    with story.database.begin() as uow:
        return follow_release(uow)


def made_by_older(story: Story, *segments: str, base: str | None = None) -> None:
    """As if the release before had derived these; ``base`` is what its dictionary made of them."""
    key = (Derivation.article_id == story.id, Derivation.segment_id.in_([story.segment(one) for one in segments]))
    with story.database.begin() as uow:
        uow.session.execute(update(Derivation).where(*key).values(dictionary=BUILT_IN_VERSION - 1, rules="older"))
        if base is not None:
            uow.session.execute(update(Derivation).where(*key).values(base_text=base))
            text = (
                SegmentText.article_id == story.id,
                SegmentText.version_id == story.version("zh-Hant").id,
                SegmentText.segment_id.in_([story.segment(one) for one in segments]),
            )
            uow.session.execute(update(SegmentText).where(*text).values(text=base, rev=SegmentText.rev + 1))


def hant(story: Story, segment: str = FIRST) -> str:
    return story.text("zh-Hant", segment).text


def test_a_start_of_the_same_release_queues_nothing(story: Story) -> None:
    assert start(story) == 0


def test_texts_by_older_tables_are_derived_anew_and_the_others_not_written(story: Story) -> None:
    made_by_older(story, FIRST, base="第一列夜車十點發齣。")
    made_by_older(story, CARRIED)
    before = {one: story.text("zh-Hant", one).rev for one in EVERY}
    assert start(story) == 1
    run_pipeline(story.database, story.id)
    assert hant(story) == "第一列夜車十點發出。"
    assert [one for one in EVERY if story.text("zh-Hant", one).rev != before[one]] == [FIRST]


def test_it_is_followed_once_in_however_many_processes(story: Story) -> None:
    made_by_older(story, FIRST)
    assert [start(story), start(story)] == [1, 0]
    run_pipeline(story.database, story.id)
    assert start(story) == 0


def test_bringing_the_database_up_to_date_follows_the_release(
    own_database: Database, own_database_url: str, desk: Desk
) -> None:
    story = Story(own_database, desk.newsroom, desk.chinese)
    made_by_older(story, FIRST)
    bring_up_to_date(own_database_url)
    assert run_pipeline(own_database, story.id) == ["derive", "check"]
    bring_up_to_date(own_database_url)
    assert run_pipeline(own_database, story.id) == []


def test_a_persons_wording_is_merged(story: Story) -> None:
    made_by_older(story, FIRST, base="第一列夜車十點發齣。")
    story.save("zh-Hant", FIRST, "頭班夜車十點發齣。")
    made_by_older(story, FIRST)
    start(story)
    run_pipeline(story.database, story.id)
    assert hant(story) == "頭班夜車十點發出。"


def test_what_is_detached_is_left_and_not_asked_for_again(story: Story) -> None:
    with story.database.begin() as uow:
        detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(FIRST))
    made_by_older(story, FIRST)
    assert start(story) == 0


def test_a_closed_version_stays_as_it_was_approved(story: Story) -> None:
    for segment in EVERY:
        story.save("zh-Hant", segment, hant(story, segment))
    story.finish("zh-Hant")
    made_by_older(story, FIRST)
    assert start(story) == 0
