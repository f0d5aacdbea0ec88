"""What an edit of the source opens again in the versions, and what stays approved."""

import pytest

from tests.services.desk import Desk
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import LEFT
from tms.db.unit_of_work import Database


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    return RevisedStory(database, desk.newsroom, desk.english)


@pytest.fixture
def approved(story: RevisedStory) -> RevisedStory:
    """Both Chinese versions are approved."""
    story.approve_all()
    return story


class TestAChangedSentence:
    def test_it_alone_opens_again_and_its_text_stays_with_a_look(self, approved: RevisedStory) -> None:
        before = {row.source.text: row.target.text for row in approved.rows("zh-Hans")}
        assert approved.revise({LEFT: ELEVEN}) == 2
        assert approved.open_in("zh-Hans") == {ELEVEN}
        row = approved.row("zh-Hans", ELEVEN)
        assert (row.target.text, row.target.state, row.target.look) == (before[LEFT], "initial", "source_changed")
        assert row.segment_id == approved.segment(LEFT)
        assert approved.open_in("zh-Hant") == {ELEVEN}
