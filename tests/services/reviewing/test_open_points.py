"""Nobody hands a version on past what is open without having been shown it, and alarms want an answer."""

import uuid

import pytest
from sqlalchemy import select

from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.db.models import SignOff
from tms.domain.errors import Conflict, Invalid
from tms.domain.permissions import Action
from tms.services.authorize import authorize_version
from tms.services.parity.comparison import compared
from tms.services.parity.gate import not_waived
from tms.services.reviewing.accept_many import accept_all, what_is_clean
from tms.services.reviewing.approve import approve_version
from tms.services.reviewing.before_going_on import BeforeGoingOn, before_approving, before_submitting
from tms.services.reviewing.open_points import OpenPoints
from tms.services.reviewing.submit import submit_version
from tms.services.threads.comment import open_segment_thread

HANS = "zh-Hans"
WRONG = "车上有420人。"


def shown(story: Story, action: Action = Action.VERSION_SUBMIT) -> OpenPoints:
    return before(story, action).found


def before(story: Story, action: Action = Action.VERSION_SUBMIT) -> BeforeGoingOn:
    with story.database.begin() as uow:
        if action is Action.VERSION_SUBMIT:
            return before_submitting(uow, story.translator, story.id, HANS)
        return before_approving(uow, story.reviewer, story.id, HANS)


def keys(found: OpenPoints) -> set[str]:
    return {point.key for point in found.points}


def accept_unheld(story: Story) -> int:
    with story.database.begin() as uow:
        return accept_all(uow, story.reviewer, story.id, HANS)


@pytest.fixture
def wrong(story: Story) -> Story:
    """All is translated, and one figure is another."""
    story.translate()
    story.save(HANS, CARRIED, WRONG)
    return story


def test_a_clean_version_is_submitted_without_a_question(story: Story) -> None:
    story.translate()
    assert shown(story).points == []
    with story.database.begin() as uow:
        submit_version(uow, story.translator, story.id, HANS, seen=())
    assert story.version(HANS).status == "reviewing"


def test_what_is_open_is_told_by_kind_with_its_place(wrong: Story) -> None:
    found = shown(wrong)
    assert {kind: [one.number for one in these] for kind, these in found.by_kind.items()} == {
        "numbers": [5],
        "parity": [5],
    }
    assert all(point.is_alarm for point in found.points)


def test_nobody_submits_past_what_they_were_not_shown(wrong: Story) -> None:
    with pytest.raises(Conflict, match="you were not shown"), wrong.database.begin() as uow:
        submit_version(uow, wrong.translator, wrong.id, HANS, seen=())
    seen = keys(shown(wrong))
    wrong.save(HANS, LEFT, "第一列夜班列车十一点开出。")
    with pytest.raises(Conflict, match="you were not shown"), wrong.database.begin() as uow:
        submit_version(uow, wrong.translator, wrong.id, HANS, seen=seen)
    seen = keys(shown(wrong))
    with wrong.database.begin() as uow:
        submit_version(uow, wrong.translator, wrong.id, HANS, seen=seen)
    assert wrong.version(HANS).status == "reviewing"


@pytest.fixture
def in_review(wrong: Story) -> Story:
    wrong.submit(HANS)
    return wrong


def test_accepting_all_leaves_out_what_contradicts_the_source(in_review: Story) -> None:
    with in_review.database.begin() as uow:
        found = what_is_clean(uow, in_review.reviewer, in_review.id, HANS)
    assert ([one.number for one in found.held], found.remaining) == ([5], 6)
    assert accept_unheld(in_review) == 6
    assert in_review.text(HANS, CARRIED).state == "translated"
    with in_review.database.begin() as uow:
        older = {one.segment_id: one.rev - 1 for one in found.held}
        assert accept_all(uow, in_review.reviewer, in_review.id, HANS, held=older) == 0
    with in_review.database.begin() as uow:
        named = {one.segment_id: one.rev for one in found.held}
        assert accept_all(uow, in_review.reviewer, in_review.id, HANS, held=named) == 1


def test_accepting_all_leaves_out_what_a_query_is_open_about(story: Story) -> None:
    story.translate()
    story.submit(HANS)
    with story.database.begin() as uow:
        where = (story.id, HANS, story.segment(LEFT))
        open_segment_thread(uow, story.reviewer, *where, kind="query", text="Ten at night?", key=uuid.uuid4())
    assert accept_unheld(story) == 6
    assert story.text(HANS, LEFT).state == "translated"


@pytest.fixture
def accepted(in_review: Story) -> Story:
    """All is accepted, the wrong figure by itself."""
    accept_unheld(in_review)
    in_review.accept(HANS, CARRIED)
    return in_review


def test_an_alarm_is_answered_before_the_approval(accepted: Story) -> None:
    seen = keys(shown(accepted, Action.VERSION_APPROVE))
    with pytest.raises(Invalid) as refused, accepted.database.begin() as uow:
        approve_version(uow, accepted.reviewer, accepted.id, HANS, seen=seen, reason="  ")
    # Any reason that is missing would be refused: this one says what it is for.
    assert refused.value.code == "alarms_need_reason"
    with pytest.raises(Conflict, match="you were not shown"), accepted.database.begin() as uow:
        approve_version(uow, accepted.reviewer, accepted.id, HANS, seen=(), reason="The wire corrected it.")
    with accepted.database.begin() as uow:
        approve_version(uow, accepted.reviewer, accepted.id, HANS, seen=seen, reason="The wire corrected it.")
    with accepted.database.begin() as uow:
        signed = uow.session.scalars(select(SignOff).filter_by(article_id=accepted.id, kind="approve")).one()
    assert signed.reason == "The wire corrected it."


def test_the_answer_is_the_waiver_that_a_release_would_ask_for(accepted: Story) -> None:
    with accepted.database.begin() as uow:
        loaded, version = authorize_version(uow, accepted.editor, Action.ARTICLE_VIEW, accepted.id, HANS)
        now = compared(uow, loaded)
        open_before = not_waived(uow, loaded, now, now.between({loaded.source.id, version.id}), [version])
    seen = keys(shown(accepted, Action.VERSION_APPROVE))
    with accepted.database.begin() as uow:
        approve_version(uow, accepted.reviewer, accepted.id, HANS, seen=seen, reason="The wire corrected it.")
    with accepted.database.begin() as uow:
        loaded, version = authorize_version(uow, accepted.editor, Action.ARTICLE_VIEW, accepted.id, HANS)
        now = compared(uow, loaded)
        left = not_waived(uow, loaded, now, now.between({loaded.source.id, version.id}), [version])
    assert (len(open_before), left) == (1, [])


def test_what_would_be_refused_is_told_beforehand_with_its_segments(story: Story) -> None:
    story.save(HANS, LEFT, IN_CHINESE[LEFT])
    told = before(story)
    assert told.refusal is not None
    assert told.refusal.code == "not_all_translated"
    numbers = {source: number for number, source in enumerate(IN_CHINESE, 1)}
    assert [number for _, number in told.refused] == [n for source, n in numbers.items() if source != LEFT]
    story.translate()
    assert before(story).refusal is None
    story.submit(HANS)
    told = before(story, Action.VERSION_APPROVE)
    assert told.refusal is not None
    assert (told.refusal.code, len(told.refused)) == ("not_all_reviewed", 7)
    story.accept_all(HANS)
    assert before(story, Action.VERSION_APPROVE).refusal is None
