"""A version comes to its reviewer again, or what they had accepted says something else: they are told."""

import pytest

from tests.factories import make_person
from tests.services.desk import Desk
from tests.services.notifications.told import lines, told
from tests.services.revising import RevisedStory
from tests.services.story import CARRIED, LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.permissions import Actor, Role
from tms.services.board.my_work import my_work
from tms.services.jobs.assign import assign_step
from tms.services.notifications.inbox import follow_notification
from tms.services.workspace.workspace import workspace


@pytest.fixture
def other(story: Story) -> Actor:
    """Another reviewer."""
    return make_person(story.database, "other@newsroom.example", [Role.REVIEWER], story.newsroom.publication_id)


@pytest.fixture
def returned(story: Story) -> Story:
    """zh-Hans is back with its translator, one segment sent back and two accepted."""
    story.translate()
    story.submit("zh-Hans")
    story.accept("zh-Hans", LEFT)
    story.send_back("zh-Hans", CARRIED, "How many?")
    story.give_back("zh-Hans", "How many?")
    return story


def again(story: Story) -> None:
    story.save("zh-Hans", CARRIED, "车上有两百四十人。")
    story.submit("zh-Hans")


def test_who_returned_it_is_told_when_it_comes_again(returned: Story) -> None:
    again(returned)
    (one,) = told(returned, returned.reviewer)
    assert one.kind == "resubmitted"
    with returned.database.begin() as uow:
        place = follow_notification(uow, returned.reviewer, one.id)
    assert (place.locale, place.segment_id, place.is_resubmitted) == ("zh-Hans", None, True)


def test_it_says_how_many_segments_were_changed_since(own_database: Database, desk: Desk) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    story.translate()
    story.submit("zh-Hans")
    story.give_back("zh-Hans", "Once more.")
    story.submit("zh-Hans")
    said = "Translator submitted 简体 again"
    assert lines(story, story.reviewer) == [f"{said}, unchanged since it was sent back"]
    story.give_back("zh-Hans", "I mean it.")
    assert lines(story, story.reviewer) == [], "they have it no longer"
    story.save("zh-Hans", LEFT, "头一列夜班列车十点开出。")
    story.submit("zh-Hans")
    assert lines(story, story.reviewer) == [f"{said}: a segment changed since it was sent back"]
    story.recall("zh-Hans")
    assert lines(story, story.reviewer) == []
    story.save("zh-Hans", CARRIED, "车上有两百四十人。")
    story.submit("zh-Hans")
    assert lines(story, story.reviewer) == [f"{said}: 2 segments changed since it was sent back"]


def test_the_first_time_nobody_is_told(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    assert lines(story, story.reviewer) == []


def test_who_has_the_review_now_is_told_too(returned: Story, other: Actor) -> None:
    with returned.database.begin() as uow:
        assign_step(uow, returned.editor, returned.id, "zh-Hans", 1, other.person_id)
    again(returned)
    assert [one.kind for one in told(returned, other)][:1] == ["resubmitted"]
    assert [one.kind for one in told(returned, returned.reviewer)] == ["resubmitted"]


def test_my_work_says_which_round_it_is_and_what_is_left(returned: Story) -> None:
    again(returned)
    with returned.database.begin() as uow:
        (row,) = [one for one in my_work(uow, returned.reviewer).rows if one.locale == "zh-Hans"]
        assert (row.round, row.counts.total - row.counts.reviewed) == (2, 6)
        assert workspace(uow, returned.reviewer, returned.id, "zh-Hans").round == 2
    returned.give_back("zh-Hans", "Once more.")
    returned.submit("zh-Hans")
    with returned.database.begin() as uow:
        assert [one.round for one in my_work(uow, returned.reviewer).rows if one.locale == "zh-Hans"] == [3]


def test_whose_acceptance_is_gone_is_told_once_a_segment(story: Story, other: Actor) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.accept("zh-Hans", LEFT)
    story.accept("zh-Hans", CARRIED)
    story.save("zh-Hans", LEFT, "头一列夜班列车十点开出。", by=other)
    assert lines(story, story.reviewer) == ["Other changed a segment of 简体 that you had accepted"]
    (one,) = told(story, story.reviewer)
    with story.database.begin() as uow:
        place = follow_notification(uow, story.reviewer, one.id)
    assert place.segment_id == story.segment(LEFT)
    story.save("zh-Hans", LEFT, "头班夜车十点开出。", by=other)
    assert lines(story, story.reviewer) == []
    story.save("zh-Hans", CARRIED, "车上有两百四十人。", by=story.reviewer)
    assert lines(story, story.reviewer) == [], "their own act"


def test_an_acceptance_in_what_follows_goes_with_its_parent(story: Story) -> None:
    story.translate()
    story.submit("zh-Hant")
    story.accept("zh-Hant", LEFT)
    story.accept("zh-Hant", CARRIED)
    story.save("zh-Hans", LEFT, "头一列夜班列车十点开出。")
    story.save("zh-Hans", CARRIED, "车上有两百四十人。")
    assert lines(story, story.reviewer) == ["Translator changed 2 segments of 繁體 that you had accepted"]


def test_a_confirmation_of_what_was_accepted_tells_nobody(returned: Story) -> None:
    returned.save("zh-Hans", LEFT, returned.text("zh-Hans", LEFT).text)
    assert lines(returned, returned.reviewer) == []


def test_a_source_that_opens_an_approved_version_is_told_to_who_submitted_and_approved_it(
    approved: RevisedStory, other: Actor
) -> None:
    approved.revise({"left at ten": "left at eleven"})
    said = "Editor changed the source under 2 versions of yours"
    assert lines(approved, approved.reviewer) == [said]
    assert lines(approved, approved.translator) == [said]
    assert lines(approved, other) == []
    assert lines(approved, approved.editor) == []


def test_who_will_have_the_review_next_is_told_of_the_source_too(story: RevisedStory, other: Actor) -> None:
    story.translate()
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 1, other.person_id)
    story.revise({"left at ten": "left at eleven"})
    assert lines(story, other)[:1] == ["Editor changed the source under 简体"]


def test_who_submitted_a_version_that_nobody_has_is_told_of_the_source(story: RevisedStory) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.revise({"left at ten": "left at eleven"})
    assert lines(story, story.translator) == ["Editor changed the source under 简体"]


def test_a_typo_leaves_what_was_approved_and_tells_nobody(approved: RevisedStory) -> None:
    approved.revise({"left at ten": "left  at ten"}, typo=True)
    assert lines(approved, approved.reviewer) == []
