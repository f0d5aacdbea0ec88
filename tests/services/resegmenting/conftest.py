"""A story whose sentences are cut in other places."""

import pytest

from tests.services.desk import Desk
from tests.services.resegmenting.cutting import CutStory
from tms.db.unit_of_work import Database


@pytest.fixture
def story(database: Database, desk: Desk) -> CutStory:
    return CutStory(database, desk.newsroom, desk.english)


@pytest.fixture
def translated(story: CutStory) -> CutStory:
    """Confirmed in Chinese."""
    story.translate()
    return story
