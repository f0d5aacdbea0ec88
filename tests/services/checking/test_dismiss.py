"""A warning is dismissed with a reason: no longer counted, still shown, and there again when what it found changes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.factories import Newsroom, make_article
from tests.services.story import LEFT, Story
from tms.checks import Finding
from tms.db.queries.dismissed import dismissed_in
from tms.db.unit_of_work import Database
from tms.domain.acts import EventAct
from tms.domain.errors import TmsError
from tms.domain.permissions import Actor, Role
from tms.services.checking.dismiss import ask_again, dismiss_finding

WRONG = "第一列夜班列車十点开出。"
"""車 is not Simplified."""


@pytest.fixture
def story(database: Database, newsroom: Newsroom) -> Story:
    story = Story(database, newsroom, make_article(database, newsroom[Role.EDITOR]))
    story.save("zh-Hans", LEFT, WRONG)
    return story


def findings(story: Story) -> list[Finding]:
    return story.row("zh-Hans", LEFT).findings


def script(story: Story) -> list[Finding]:
    return [finding for finding in findings(story) if finding.family == "script"]


def dismiss(story: Story, key: str, reason: str = "A name.", *, by: Actor | None = None, segment: int = 0) -> None:
    with story.database.begin() as uow:
        at = segment or story.segment(LEFT)
        dismiss_finding(uow, by or story.translator, story.id, "zh-Hans", at, finding=key, reason=reason)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(TmsError) as caught:
        yield
    assert caught.value.code == code


def dismissal_id(story: Story) -> int:
    with story.database.begin() as uow:
        (dismissals,) = dismissed_in(uow.session, story.id, story.version("zh-Hans").id).values()
    return dismissals[0].id


def test_a_dismissed_warning_is_shown_with_who_and_why_and_not_counted(story: Story) -> None:
    (finding,) = script(story)
    dismiss(story, finding.key, " It is a ship’s name. ")
    assert script(story) == []
    (dismissed,) = story.row("zh-Hans", LEFT).dismissed
    assert dismissed.finding == finding
    assert (dismissed.by.who, dismissed.by.reason) == (story.translator.name, "It is a ship’s name.")


def test_it_stays_dismissed_while_only_other_words_change(story: Story) -> None:
    dismiss(story, script(story)[0].key)
    story.save("zh-Hans", LEFT, "首列夜班列車于十点开出。")
    assert script(story) == []
    story.save("zh-Hans", LEFT, "首列夜班列車于十点開出。")
    assert [finding.about for finding in script(story)] == ["開"]


def test_dismissing_twice_is_once_and_leaves_one_event(story: Story) -> None:
    key = script(story)[0].key
    dismiss(story, key)
    dismiss(story, key, "Again.", by=story.translator)
    told = story.events(EventAct.FINDING_DISMISSED)
    assert [event.data for event in told] == [{"segment": story.segment(LEFT), "finding": key}]
    assert story.row("zh-Hans", LEFT).dismissed[0].by.reason == "A name."


def test_it_can_be_asked_for_again_once(story: Story) -> None:
    key = script(story)[0].key
    dismiss(story, key)
    there = dismissal_id(story)
    with story.database.begin() as uow:
        ask_again(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT), there)
    assert [finding.key for finding in script(story)] == [key]
    with refused("dismissal_not_found"), story.database.begin() as uow:
        ask_again(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT), there)
    dismiss(story, key)
    assert script(story) == []


def test_a_reviewer_may_too_and_only_the_one_whose_turn_it_is(story: Story) -> None:
    key = script(story)[0].key
    with refused("not_in_review"):
        dismiss(story, key, by=story.reviewer)
    with refused("not_your_role"):
        dismiss(story, key, by=story.editor)


def test_an_error_or_what_is_not_found_is_not_dismissed(story: Story) -> None:
    with refused("finding_gone"):
        dismiss(story, "script.foreign:0000")
    with refused("reason_missing"):
        dismiss(story, script(story)[0].key, " ")
    with refused("segment_not_found"):
        dismiss(story, script(story)[0].key, segment=999_999)
    story.save("zh-Hans", LEFT, "", confirm=False)
    with refused("finding_is_error"):
        dismiss(story, "untranslated.empty:e3b0c44298fc1c14")
