"""Who does a step, and by when; what waits for whom."""

from datetime import UTC, datetime

import pytest

from tests.factories import make_person
from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.permissions import Action, Actor, Role
from tms.services.articles.article_status import article_status
from tms.services.authorize import authorize_article
from tms.services.board.my_work import WaitingWork, my_work
from tms.services.jobs.assign import assign_step, candidates, set_due
from tms.services.jobs.assignable import assignable

DUE = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def english_only(story: Story) -> Actor:
    return make_person(
        story.database,
        "english@newsroom.example",
        [Role.TRANSLATOR],
        story.newsroom.publication_id,
        languages=["en"],
    )


def assign(
    story: Story, person: Actor | None, position: int = 0, locale: str = "zh-Hans", by: Actor | None = None
) -> None:
    with story.database.begin() as uow:
        assign_step(uow, by or story.editor, story.id, locale, position, person.person_id if person else None)


def due(story: Story, when: datetime | None, locale: str = "zh-Hans", by: Actor | None = None) -> None:
    with story.database.begin() as uow:
        set_due(uow, by or story.editor, story.id, locale, when)


def waiting(story: Story, person: Actor) -> list[WaitingWork]:
    with story.database.begin() as uow:
        return [work for work in my_work(uow, person).rows if work.article_id == story.id]


def test_a_step_is_given_to_somebody_and_taken_back(story: Story) -> None:
    assign(story, story.translator)
    assert story.steps("zh-Hans")[0].assignee_id == story.translator.person_id
    assign(story, None)
    assert story.steps("zh-Hans")[0].assignee_id is None
    assert [event.data for event in story.events("step_assigned")] == [
        {"step": 0, "assignee": story.translator.person_id},
        {"step": 0, "assignee": None},
    ]


def test_what_is_anothers_is_neither_edited_nor_listed(story: Story) -> None:
    colleague = make_person(story.database, "two@newsroom.example", ["translator"], story.newsroom.publication_id)
    assign(story, colleague)
    with pytest.raises(Denied) as caught:
        story.save("zh-Hans", LEFT, "第一列。")
    assert caught.value.code == "assigned_to_another"
    assert [work.locale for work in waiting(story, story.translator)] == ["zh-Hant"]
    assert [(work.locale, work.mine) for work in waiting(story, colleague)] == [("zh-Hans", True), ("zh-Hant", False)]
    story.save("zh-Hans", LEFT, "第一列。", by=colleague)


def test_whom_a_step_does_not_fit_is_not_given_it(story: Story, desk: Desk, english_only: Actor) -> None:
    for person in (story.reviewer, story.editor, desk.foreign_editor, english_only):
        with pytest.raises(Invalid) as caught:
            assign(story, person)
        assert caught.value.code == "assignee_unfit"
    with pytest.raises(Invalid):
        assign(story, story.translator, position=1)
    assign(story, story.reviewer, position=1)


def test_candidates_are_named_with_their_languages_in_mind(story: Story, english_only: Actor) -> None:
    with story.database.begin() as uow:
        chinese = dict(candidates(uow, story.editor, "translate", "zh-Hans"))
        english = dict(candidates(uow, story.editor, "translate", "en"))
    assert set(chinese) == {story.translator.person_id}
    assert set(english) == {story.translator.person_id, english_only.person_id}


def test_the_article_page_offers_each_step_whom_it_fits(story: Story, english_only: Actor) -> None:
    with story.database.begin() as uow:
        loaded = authorize_article(uow, story.editor, Action.STEP_ASSIGN, story.id)
        people_of = assignable(uow, story.editor, loaded)
        offered = {key: {person for person, _ in people} for key, people in people_of.items()}
    translator, reviewer = {story.translator.person_id}, {story.reviewer.person_id}
    assert offered == {
        ("zh-Hans", 0): translator,
        ("zh-Hans", 1): reviewer,
        ("zh-Hant", 0): translator,
        ("zh-Hant", 1): reviewer,
    }


def test_a_done_step_and_one_that_is_not_there_are_given_to_nobody(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    with pytest.raises(Conflict) as caught:
        assign(story, story.translator)
    assert caught.value.code == "step_done"
    with pytest.raises(NotFound) as missing:
        assign(story, story.translator, position=7)
    assert missing.value.code == "step_not_found"
    with pytest.raises(NotFound):
        assign(story, story.translator, locale="en")


def test_a_date_is_set_and_taken_away(story: Story) -> None:
    due(story, DUE)
    with story.database.begin() as uow:
        assert article_status(uow, story.editor, story.id).version("zh-Hans").due == DUE
    assert [work.due for work in waiting(story, story.translator) if work.locale == "zh-Hans"] == [DUE]
    due(story, None)
    with story.database.begin() as uow:
        assert article_status(uow, story.editor, story.id).version("zh-Hans").due is None
    assert [event.data for event in story.events("due_set")] == [{"due": DUE.isoformat()}, {"due": None}]


def test_a_version_without_an_open_job_has_no_date(story: Story) -> None:
    with pytest.raises(Conflict) as caught:
        due(story, DUE, "en")
    assert caught.value.code == "no_open_job"


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR])
def test_only_editors_assign_and_set_dates(story: Story, role: Role) -> None:
    for act in (assign, due):
        with pytest.raises(Denied):
            act(story, None, by=story.newsroom[role])


def test_what_waits_is_for_the_persons_role_and_languages(story: Story, english_only: Actor) -> None:
    assert [(work.locale, work.step_kind) for work in waiting(story, story.translator)] == [
        ("zh-Hans", "translate"),
        ("zh-Hant", "translate"),
    ]
    for nobody in (story.reviewer, story.editor, english_only):
        assert waiting(story, nobody) == []
    story.translate()
    story.submit("zh-Hans")
    assert [(work.locale, work.step_kind) for work in waiting(story, story.reviewer)] == [("zh-Hans", "review")]
    assert [work.locale for work in waiting(story, story.translator)] == ["zh-Hant"]


def test_ones_own_and_the_earlier_due_come_first(story: Story) -> None:
    due(story, DUE, "zh-Hant")
    assert [work.locale for work in waiting(story, story.translator)] == ["zh-Hant", "zh-Hans"]
    assign(story, story.translator)
    assert [work.locale for work in waiting(story, story.translator)] == ["zh-Hans", "zh-Hant"]


def test_a_freelancer_finds_assigned_work_only(story: Story) -> None:
    freelancer = make_person(
        story.database, "free@newsroom.example", ["translator"], story.newsroom.publication_id, assigned_only=True
    )
    assert waiting(story, freelancer) == []
    with pytest.raises(NotFound):
        story.save("zh-Hans", LEFT, "第一列。", by=freelancer)
    assign(story, freelancer)
    # The free 繁體 of the same article is not theirs to take.
    assert [work.locale for work in waiting(story, freelancer)] == ["zh-Hans"]
    story.save("zh-Hans", LEFT, "第一列。", by=freelancer)
