"""A correction of what was approved takes the place of the entry that it came from, whichever way it is made."""

import pytest

from tests.services.desk import Desk
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT
from tms.db.unit_of_work import Database
from tms.services.memory.lookup import SentenceQuery, lookup
from tms.services.withhold_guarded import nothing_withheld

CORRECTED = "首列夜班列车十点开出。"


@pytest.fixture
def published(database: Database, desk: Desk) -> RevisedStory:
    story = RevisedStory(database, desk.newsroom, desk.english)
    story.approve_all()
    story.publish("en", "zh-Hans", "zh-Hant")
    return story


def remembered(story: RevisedStory, source: str, locale: str = "zh-Hans") -> list[tuple[str, str]]:
    with story.database.begin() as uow:
        (found,) = lookup(uow, story.newsroom.publication_id, "en", locale, [SentenceQuery(source)], nothing_withheld)
    return [(match.source, match.target) for match in found]


def test_a_correction_in_one_version(published: RevisedStory) -> None:
    before = remembered(published, LEFT, "zh-Hant-TW")
    published.reopen("zh-Hans", "translate")
    published.save("zh-Hans", LEFT, CORRECTED)
    published.finish("zh-Hans")
    assert remembered(published, LEFT) == [(LEFT, CORRECTED)]
    assert remembered(published, CARRIED) == [(CARRIED, IN_CHINESE[CARRIED])], "the others are there once"
    assert remembered(published, LEFT, "zh-Hant-TW") == before, "what was approved in the other version is its own"


def test_a_correction_of_the_derived_version_alone(published: RevisedStory) -> None:
    before = remembered(published, LEFT)
    published.reopen("zh-Hant", "translate")
    published.save("zh-Hant", LEFT, "首列夜車十點開出。")
    published.finish("zh-Hant")
    assert remembered(published, LEFT, "zh-Hant-TW") == [(LEFT, "首列夜車十點開出。")]
    assert remembered(published, LEFT) == before


def test_a_correction_of_the_source(published: RevisedStory) -> None:
    published.revise({LEFT: ELEVEN})
    published.confirm_row("zh-Hans", published.segment(LEFT), "第一列夜班列车十一点开出。")
    published.finish("zh-Hans")
    assert remembered(published, ELEVEN) == [(ELEVEN, "第一列夜班列车十一点开出。")]


def test_what_left_the_source_stays_a_translation_to_go_by(published: RevisedStory) -> None:
    published.revise({LEFT: "", CARRIED: "It carried nobody."})
    published.confirm_row("zh-Hans", published.segment(CARRIED), "车上没有人。")
    published.finish("zh-Hans")
    assert remembered(published, LEFT) == [(LEFT, IN_CHINESE[LEFT])]
