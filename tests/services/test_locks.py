"""What is locked for a change is locked no more than that: rows that only refer to it are written meanwhile.

Otherwise two saves that have each written such a row, and then want the lock, wait for each other.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.models import Article, SegmentText, Version
from tms.db.unit_of_work import Database, make_engine


@pytest.fixture
def impatient(own_database: Database, own_database_url: str, desk: Desk) -> Iterator[Story]:
    """Translated; who waits for a lock gives up after two seconds."""
    story = Story(own_database, desk.newsroom, desk.english)
    story.translate()
    engine = make_engine(f"{own_database_url}&options=-c%20lock_timeout%3D2s")
    yield Story(Database(engine), desk.newsroom, desk.english)
    engine.dispose()


def refer_to_everything(session: Session, article_id: int) -> None:
    """What a foreign key does to the rows that it names, until the transaction ends."""
    for key in (Article.id, Version.article_id, SegmentText.article_id):
        session.execute(select(key).where(key == article_id).with_for_update(read=True, key_share=True))


def test_a_save_that_sends_a_derived_version_back_to_review(own_database: Database, impatient: Story) -> None:
    impatient.finish("zh-Hant")
    with own_database.session() as other:
        refer_to_everything(other, impatient.id)
        impatient.save("zh-Hans", LEFT, "第一列夜车十点整开出。")
    assert impatient.version("zh-Hant").status == "reviewing"


def test_handing_over_and_publishing(own_database: Database, impatient: Story) -> None:
    with own_database.session() as other:
        refer_to_everything(other, impatient.id)
        impatient.finish("zh-Hans", "zh-Hant")
        impatient.publish("zh-Hans", "zh-Hant")
    assert impatient.version("zh-Hant").status == "published"
