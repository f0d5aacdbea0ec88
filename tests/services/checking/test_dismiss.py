"""A warning is dismissed with a reason: no longer counted, still shown, and there again when what it found changes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.factories import Newsroom, make_article
from tests.services.revising import RevisedStory, edited
from tests.services.story import CARRIED, LEFT, Story
from tms.checks import Finding
from tms.db.queries.dismissed_findings import dismissed_in
from tms.db.unit_of_work import Database
from tms.domain.errors import TmsError
from tms.domain.permissions import Actor, Role
from tms.domain.recorded_acts import EventAct
from tms.services.checking.check_typing import check_typed
from tms.services.checking.dismiss import ask_again, dismiss_finding
from tms.services.workspace.single_row import one_row

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
        (dismissals,) = dismissed_in(uow.session, story.id, story.version("zh-Hans")).values()
    return dismissals[0].id


def test_a_dismissed_warning_is_shown_with_who_and_why_and_not_counted(story: Story) -> None:
    (finding,) = script(story)
    dismiss(story, finding.key, " It is a ship’s name. ")
    assert script(story) == []
    (dismissed,) = story.row("zh-Hans", LEFT).dismissed
    assert dismissed.finding == finding
    assert (dismissed.by.who, dismissed.by.reason) == (story.translator.name, "It is a ship’s name.")


def test_it_is_asked_again_in_another_sentence_and_stays_while_others_change(story: Story) -> None:
    dismiss(story, script(story)[0].key)
    story.save("zh-Hans", CARRIED, "车上有240人。")
    assert script(story) == []
    story.save("zh-Hans", LEFT, "首列夜班列車于十点開出。")
    assert [finding.about for finding in script(story)] == ["車", "開"]
    story.save("zh-Hans", LEFT, WRONG)
    assert script(story) == [], "the sentence that was read is back"


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


class TestInWhatFollows:
    """A dismissal in zh-Hans is of what zh-Hant says after it, too, as long as that is just what follows."""

    @pytest.fixture
    def dismissed(self, story: Story) -> RevisedStory:
        revised = RevisedStory(story.database, story.newsroom, story.id)
        revised.save("zh-Hans", CARRIED, "车上有2400人。")
        (finding,) = self.numbers(revised, "zh-Hans")
        assert self.numbers(revised, "zh-Hant")
        dismiss(revised, finding.key, "Ten times as many.", segment=revised.segment(CARRIED))
        return revised

    def numbers(self, story: Story, locale: str) -> list[Finding]:
        return [finding for finding in story.row(locale, CARRIED).findings if finding.family == "numbers"]

    def test_it_is_not_asked_about_again(self, dismissed: RevisedStory) -> None:
        assert self.numbers(dismissed, "zh-Hant") == []
        (one,) = [one for one in dismissed.row("zh-Hant", CARRIED).dismissed if one.finding.family == "numbers"]
        assert (one.by.reason, one.by.is_parents) == ("Ten times as many.", True)
        with dismissed.database.begin() as uow:
            alone = one_row(uow, dismissed.editor, dismissed.id, "zh-Hant", dismissed.segment(CARRIED))
        assert alone.row == dismissed.row("zh-Hant", CARRIED)

    def test_it_is_where_the_text_is_anothers(self, dismissed: RevisedStory) -> None:
        dismissed.save("zh-Hant", CARRIED, "列車上有2400人。")
        assert self.numbers(dismissed, "zh-Hant")
        assert self.numbers(dismissed, "zh-Hans") == []

    def test_it_is_while_another_text_is_typed(self, dismissed: RevisedStory) -> None:
        def typed(text: str) -> list[str]:
            with dismissed.database.begin() as uow:
                at = dismissed.segment(CARRIED)
                found = check_typed(uow, dismissed.translator, dismissed.id, "zh-Hant", at, text=text)
                return [finding.family for finding in found if finding.family == "numbers"]

        assert typed(dismissed.text("zh-Hant", CARRIED).text) == []
        assert typed("列車上有2400人。") == ["numbers"]

    def test_it_is_in_both_once_the_sentence_says_otherwise(self, dismissed: RevisedStory) -> None:
        dismissed.save("zh-Hans", CARRIED, "当时车上有2400人。")
        assert self.numbers(dismissed, "zh-Hans")
        assert self.numbers(dismissed, "zh-Hant")

    def test_it_holds_through_other_edits_of_the_source_and_not_of_its_sentence(self, dismissed: RevisedStory) -> None:
        dismissed.commit(edited(dismissed.page(), {"left at ten": "departed at ten"}))
        assert self.numbers(dismissed, "zh-Hans") == self.numbers(dismissed, "zh-Hant") == []
        dismissed.commit(edited(dismissed.page(), {"It carried": "That night it carried"}))
        found = [row for row in dismissed.rows("zh-Hans") if "carried" in row.source.text]
        assert [finding.family for finding in found[0].findings if finding.family == "numbers"] == ["numbers"]
