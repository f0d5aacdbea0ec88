"""What is decided, or taken back, in a sentence that a person has worded themselves loses nothing of either side."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tests.services.worklist.test_decide_conversion import EFFECT, answer, asked, decided, hant
from tms.db.models import ConversionDecision, Derivation
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.services.following.detach import detach_segment, detach_version
from tms.services.worklist.decide_conversion import decide, take_back

TWICE = "合约成立后，我们见面，成立后再说。"


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", EFFECT), Block("paragraph", TWICE)])
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


def overridden(story: RevisedStory, segment: str = EFFECT) -> int:
    """The number of a decision in a sentence that a person worded themselves."""
    decided(story, answer(next(one for one in asked(story) if one.parent == segment)))
    story.save("zh-Hant", segment, hant(story, segment).replace("見面", "相見"))
    with story.database.begin() as uow:
        return uow.session.scalars(select(ConversionDecision.id)).one()


def taken_back(story: RevisedStory, number: int) -> None:
    with story.database.begin() as uow:
        take_back(uow, story.reviewer, story.id, "zh-Hant", number)


def lineage(story: RevisedStory, segment: int) -> Derivation:
    with story.database.begin() as uow:
        found = uow.session.get_one(Derivation, (story.id, story.version("zh-Hant").id, segment))
        uow.session.expunge(found)
        return found


class TestTakenBack:
    def test_what_the_parent_says_meanwhile_is_not_lost(self, story: RevisedStory) -> None:
        number = overridden(story)
        story.revise({"双方": "三方"}, run=False)
        taken_back(story, number)
        run_pipeline(story.database, story.id)
        assert hant(story) == "合約成立後，三方相見。"

    def test_a_conflict_goes_on_waiting(self, story: RevisedStory) -> None:
        number, segment = overridden(story), story.segment(EFFECT)
        story.revise({"双方见面": "双方会面"})
        taken_back(story, number)
        found = lineage(story, segment)
        assert (found.status, found.other_text) == ("conflict", "合約成立後，雙方會面。")
        assert hant(story) == "合約成立后，雙方相見。"

    def test_a_detached_segment_stays_detached(self, story: RevisedStory) -> None:
        number = overridden(story)
        with story.database.begin() as uow:
            detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(EFFECT))
        taken_back(story, number)
        assert lineage(story, story.segment(EFFECT)).status == "detached"
        assert hant(story) == "合約成立后，雙方相見。"

    def test_a_detached_version_stays_as_it_is(self, story: RevisedStory) -> None:
        number, place = overridden(story), answer(next(one for one in asked(story) if one.parent == TWICE))
        with story.database.begin() as uow:
            detach_version(uow, story.editor, story.id, "zh-Hant", reason="a different story")
        taken_back(story, number)
        assert hant(story) == "合約成立后，雙方相見。"
        with pytest.raises(Conflict) as caught, story.database.begin() as uow:
            decide(uow, story.reviewer, story.id, "zh-Hant", place)
        assert caught.value.code == "ambiguity_gone"


class TestARule:
    def test_it_holds_at_every_place_of_the_sentence(self, story: RevisedStory) -> None:
        story.save("zh-Hant", TWICE, hant(story, TWICE).replace("見面", "相見"))
        first = next(one for one in asked(story) if one.parent == TWICE)
        assert decided(story, answer(first, scope="publication"))["text"] == "合約成立后，我們相見，成立后再說。"
        assert lineage(story, first.segment_id).status == "overridden"
        assert all(one.parent != TWICE for one in asked(story))

    def test_where_it_meets_what_a_person_wrote_both_sides_wait(self, story: RevisedStory) -> None:
        wrote = hant(story, TWICE).replace("成立後再", "失效時再")
        story.save("zh-Hant", TWICE, wrote)
        first = min((one for one in asked(story) if one.parent == TWICE), key=lambda one: one.asked.start)
        decided(story, answer(first, scope="article"))
        found, text = lineage(story, first.segment_id), story.text("zh-Hant", TWICE)
        assert (text.text, text.look) == ("合約成立后，我們見面，失效時再說。", "conflict")
        assert (found.status, found.other_text) == ("conflict", "合約成立后，我們見面，成立后再說。")
