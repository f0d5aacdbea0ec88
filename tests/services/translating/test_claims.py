"""Claims: who works where, for 120 seconds; advice to people, never the safety."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.factories import make_person
from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Claim
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.permissions import Actor, Role
from tms.services.jobs.assign import assign_step
from tms.services.translating.claims import LEASE, claim_segment, release_claim, take_over


@pytest.fixture
def colleague(story: Story) -> Actor:
    return make_person(story.database, "colleague@newsroom.example", [Role.TRANSLATOR], story.newsroom.publication_id)


def holder_of(story: Story, source: str = LEFT) -> str | None:
    holder = story.row("zh-Hans", source).holder
    return holder.name if holder else None


def test_a_claim_is_seen_by_everybody_and_refused_to_a_second_person(story: Story, colleague: Actor) -> None:
    story.claim("zh-Hans", LEFT)
    assert holder_of(story) == story.translator.name
    with pytest.raises(Conflict) as caught:
        story.claim("zh-Hans", LEFT, by=colleague)
    assert (caught.value.code, caught.value.params["name"]) == ("claimed_by_another", story.translator.name)
    story.claim("zh-Hans", CARRIED, by=colleague)
    assert holder_of(story, CARRIED) == colleague.name


def test_a_claim_in_one_version_says_nothing_of_the_other(story: Story, colleague: Actor) -> None:
    story.claim("zh-Hans", LEFT)
    assert story.claim("zh-Hant", LEFT, by=colleague).name == colleague.name


def test_a_claim_ends_with_the_confirmation_or_when_it_is_given_back(story: Story, colleague: Actor) -> None:
    story.claim("zh-Hans", LEFT)
    story.save("zh-Hans", LEFT, "第一列。")
    assert holder_of(story) is None
    held = story.claim("zh-Hans", LEFT, by=colleague)
    with story.database.begin() as uow:
        release_claim(uow, story.translator, story.id, "zh-Hans", held.segment_id)
    assert holder_of(story) == colleague.name
    with story.database.begin() as uow:
        release_claim(uow, colleague, story.id, "zh-Hans", held.segment_id)
    assert holder_of(story) is None


def test_a_claim_does_not_stop_a_save(story: Story, colleague: Actor) -> None:
    """The rev is the safety: a browser whose lease ran out loses nothing."""
    story.claim("zh-Hans", LEFT, by=colleague)
    assert story.save("zh-Hans", LEFT, "第一列。")["changed"] is True
    assert holder_of(story) == colleague.name


def test_a_claim_that_ran_out_is_free_and_renewing_pushes_the_end_out(own_database: Database, desk: Desk) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    colleague = make_person(own_database, "colleague@newsroom.example", [Role.TRANSLATOR], desk.newsroom.publication_id)
    first = story.claim("zh-Hans", LEFT)
    again = story.claim("zh-Hans", LEFT)
    assert again.until > first.until
    with own_database.begin() as uow:
        uow.session.execute(update(Claim).values(until=Claim.until - LEASE - timedelta(seconds=1)))
    assert story.row("zh-Hans", LEFT).holder is None
    taken = story.claim("zh-Hans", LEFT, by=colleague)
    assert taken.person_id == colleague.person_id
    with pytest.raises(Conflict):
        story.claim("zh-Hans", LEFT)


@pytest.fixture
def both(story: Story) -> Actor:
    roles = [Role.TRANSLATOR, Role.REVIEWER]
    return make_person(story.database, "both@newsroom.example", roles, story.newsroom.publication_id)


def test_a_reviewer_who_translates_too_takes_over_with_a_reason_that_stays_on_record(story: Story, both: Actor) -> None:
    segment_id = story.claim("zh-Hans", LEFT).segment_id
    for nothing in ("", "  ", "\n"):
        with pytest.raises(Invalid) as caught, story.database.begin() as uow:
            take_over(uow, both, story.id, "zh-Hans", segment_id, reason=nothing)
        assert caught.value.code == "reason_missing"
    with story.database.begin() as uow:
        take_over(uow, both, story.id, "zh-Hans", segment_id, reason=" went home ")
    assert holder_of(story) == both.name
    (event,) = story.events("claim_taken_over")
    assert (event.person_id, event.data) == (both.person_id, {"segment": segment_id, "reason": "went home"})


def test_whose_claim_was_taken_over_is_told_and_learns_why_until_it_ends_or_is_another(
    own_database: Database, desk: Desk
) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    roles = [Role.TRANSLATOR, Role.REVIEWER]
    both = make_person(own_database, "both@newsroom.example", roles, desk.newsroom.publication_id)
    segment_id = story.claim("zh-Hans", LEFT).segment_id

    def said() -> tuple[int | None, str | None]:
        holder = story.row("zh-Hans", LEFT).holder
        assert holder
        return holder.taken_from, holder.taken_why

    assert said() == (None, None)
    with own_database.begin() as uow:
        take_over(uow, both, story.id, "zh-Hans", segment_id, reason="the page closes at six")
        assert uow.told_people == {(both.publication_id, story.translator.person_id)}
    lost = (story.translator.person_id, "the page closes at six")
    assert said() == lost
    story.claim("zh-Hans", LEFT, by=both)
    assert said() == lost
    with own_database.begin() as uow:
        uow.session.execute(update(Claim).values(until=Claim.until - LEASE - timedelta(seconds=1)))
    story.claim("zh-Hans", LEFT)
    assert said() == (None, None)
    with own_database.begin() as uow:
        take_over(uow, both, story.id, "zh-Hans", story.segment(CARRIED), reason="nobody had it")
        assert not uow.told_people


def test_who_cannot_work_on_the_segment_takes_nothing_over(story: Story, both: Actor) -> None:
    segment_id = story.claim("zh-Hans", LEFT).segment_id
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, "zh-Hans", 0, story.translator.person_id)
    for person, code in ((story.reviewer, "not_in_review"), (both, "assigned_to_another")):
        with pytest.raises(Denied) as caught, story.database.begin() as uow:
            take_over(uow, person, story.id, "zh-Hans", segment_id, reason="mine")
        assert caught.value.code == code
    assert holder_of(story) == story.translator.name


def test_translators_take_nothing_over_and_reviewers_claim_nothing(story: Story, colleague: Actor) -> None:
    segment_id = story.claim("zh-Hans", LEFT).segment_id
    with pytest.raises(Denied), story.database.begin() as uow:
        take_over(uow, colleague, story.id, "zh-Hans", segment_id, reason="mine")
    with pytest.raises(Denied), story.database.begin() as uow:
        claim_segment(uow, story.reviewer, story.id, "zh-Hans", segment_id)


def test_there_is_nothing_to_claim_where_no_segment_is(story: Story, desk: Desk) -> None:
    other = Story(story.database, desk.newsroom, desk.chinese).rows("en")[0].segment_id
    for segment_id in (0, other):
        with pytest.raises(NotFound), story.database.begin() as uow:
            claim_segment(uow, story.translator, story.id, "zh-Hans", segment_id)
    with story.database.begin() as uow:
        assert uow.session.scalars(select(Claim)).all() == []
