"""Taking the step of a version that one has looked at."""

import pytest

from tests.factories import make_person
from tests.services.story import Story
from tms.domain.errors import Denied
from tms.domain.permissions import Actor, Role
from tms.services.jobs.assign import take_step


def take(story: Story, who: Actor, locale: str = "zh-Hans") -> None:
    with story.database.begin() as uow:
        take_step(uow, who, story.id, locale)


def whose(story: Story, kind: str) -> int | None:
    return next(step.assignee_id for step in story.steps("zh-Hans") if step.kind == kind)


def test_who_comes_first_has_it_and_who_comes_second_is_told(story: Story) -> None:
    second = make_person(story.database, "second@newsroom.example", [Role.TRANSLATOR], story.newsroom.publication_id)
    take(story, story.translator)
    assert whose(story, "translate") == story.translator.person_id
    with pytest.raises(Denied) as refused:
        take(story, second)
    assert refused.value.code == "assigned_to_another"
    take(story, story.translator)
    assert [event.data for event in story.events("step_assigned")] == [
        {"step": 0, "assignee": story.translator.person_id}
    ], "what one has already is not taken again"


def test_a_review_is_taken_by_who_reviews(story: Story) -> None:
    with pytest.raises(Denied):
        take(story, story.reviewer)
    story.translate()
    story.submit("zh-Hans")
    with pytest.raises(Denied):
        take(story, story.translator)
    take(story, story.reviewer)
    assert whose(story, "review") == story.reviewer.person_id
