"""What a reviewer is shown as changed: since the draft, since the review, and since it was sent back."""

from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.db.unit_of_work import Database
from tms.domain.differences import DiffRun
from tms.services.reviewing.changes_since import Since, TextSince, changes_since


def changes(story: Story, locale: str, since: Since) -> dict[int, TextSince]:
    with story.database.begin() as uow:
        return dict(changes_since(uow, story.reviewer, story.id, locale, since))


def test_a_derived_text_is_compared_with_what_was_derived(story: Story) -> None:
    story.translate()
    story.save("zh-Hant", LEFT, "第一列夜班列車十時開出。")
    found = changes(story, "zh-Hant", Since.DRAFT)
    runs = found[story.segment(LEFT)].runs
    assert [run for run in runs if run.kind != "same"] == [DiffRun("gone", "點"), DiffRun("new", "時")]
    assert "".join(run.text for run in runs if run.kind != "gone") == "第一列夜班列車十時開出。"
    assert (found[story.segment(CARRIED)].runs, len(found)) == ([], 7)


def test_a_translation_is_compared_with_its_draft(story: Story) -> None:
    draft = story.text("zh-Hans", CARRIED).text
    story.translate()
    runs = changes(story, "zh-Hans", Since.DRAFT)[story.segment(CARRIED)].runs
    assert "".join(run.text for run in runs if run.kind != "new") == draft


def test_what_was_judged_is_compared_with_what_stands_there_now(story: Story) -> None:
    story.translate()
    assert changes(story, "zh-Hans", Since.REVIEW) == {}
    story.submit("zh-Hans")
    story.recall("zh-Hans")
    story.save("zh-Hans", LEFT, "头一列夜班列车十点开出。")
    story.submit("zh-Hans")
    assert not any(one.runs for one in changes(story, "zh-Hans", Since.REVIEW).values())
    story.accept("zh-Hans", LEFT)
    story.accept("zh-Hans", CARRIED)
    story.give_back("zh-Hans", "How many?")
    story.save("zh-Hans", CARRIED, "车上有两百四十人。")
    found = changes(story, "zh-Hans", Since.REVIEW)
    assert len(found) == 7
    assert {i for i, one in found.items() if one.runs} == {story.segment(CARRIED)}
    changed = [run for run in found[story.segment(CARRIED)].runs if run.kind != "same"]
    assert changed == [DiffRun("gone", "240"), DiffRun("new", "两百四十")]
    assert found[story.segment(CARRIED)].rev == story.text("zh-Hans", CARRIED).rev


def test_what_was_sent_back_is_compared_with_what_came_of_it(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    before = story.text("zh-Hans", CARRIED).text
    story.send_back("zh-Hans", CARRIED, "How many?")
    story.give_back("zh-Hans", "How many?")
    story.save("zh-Hans", CARRIED, "车上有两百四十人。")
    runs = changes(story, "zh-Hans", Since.REVIEW)[story.segment(CARRIED)].runs
    assert "".join(run.text for run in runs if run.kind != "new") == before
    # What is sent back a second time is what its reviewer saw last.
    story.submit("zh-Hans")
    story.send_back("zh-Hans", CARRIED, "In figures.")
    story.give_back("zh-Hans", "In figures.")
    story.save("zh-Hans", CARRIED, "它载了240人。")
    again = changes(story, "zh-Hans", Since.REVIEW)[story.segment(CARRIED)].runs
    assert "".join(run.text for run in again if run.kind != "new") == "车上有两百四十人。"


def test_a_reviewers_own_correction_is_compared_with_what_was_handed_over(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    before = story.text("zh-Hans", LEFT).text
    story.save("zh-Hans", LEFT, "首列夜班列车十点开出。", by=story.reviewer)
    runs = changes(story, "zh-Hans", Since.REVIEW)[story.segment(LEFT)].runs
    assert "".join(run.text for run in runs if run.kind != "new") == before


def test_what_a_derived_version_was_given_by_hand_was_handed_over_with_it(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    story.save("zh-Hant", LEFT, "第一列夜班列車十時開出。")
    story.submit("zh-Hant")
    story.save("zh-Hant", LEFT, "第一列夜班列車十時開出了。", by=story.reviewer)
    runs = changes(story, "zh-Hant", Since.REVIEW)[story.segment(LEFT)].runs
    assert [run for run in runs if run.kind != "same"] == [DiffRun("new", "了")]


def test_since_it_was_sent_back_is_what_came_after_the_last_return(own_database: Database, desk: Desk) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    story.translate()
    story.submit("zh-Hans")
    assert changes(story, "zh-Hans", Since.RETURN) == {}
    story.accept("zh-Hans", LEFT)
    story.save("zh-Hans", CARRIED, "车上共有240人。", by=story.reviewer)
    story.give_back("zh-Hans", "How many?")
    story.save("zh-Hans", LEFT, "头一列夜班列车十点开出。")
    story.submit("zh-Hans")
    found = changes(story, "zh-Hans", Since.RETURN)
    assert {i for i, one in found.items() if one.runs} == {story.segment(LEFT)}
    assert (len(found), found[story.segment(LEFT)].rev) == (7, story.text("zh-Hans", LEFT).rev)
    story.give_back("zh-Hans", "Once more.")
    assert not any(one.runs for one in changes(story, "zh-Hans", Since.RETURN).values())
