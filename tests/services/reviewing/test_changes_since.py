"""What a reviewer is shown as changed: since the draft, and since the last acceptance."""

from tests.services.story import CARRIED, LEFT, Story
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


def test_what_was_accepted_is_compared_with_what_stands_there_now(story: Story) -> None:
    story.translate()
    story.submit("zh-Hans")
    assert changes(story, "zh-Hans", Since.ACCEPTED) == {}
    story.accept("zh-Hans", LEFT)
    story.accept("zh-Hans", CARRIED)
    story.give_back("zh-Hans", "How many?")
    story.save("zh-Hans", CARRIED, "车上有两百四十人。")
    found = changes(story, "zh-Hans", Since.ACCEPTED)
    assert set(found) == {story.segment(LEFT), story.segment(CARRIED)}
    assert found[story.segment(LEFT)].runs == []
    changed = [run for run in found[story.segment(CARRIED)].runs if run.kind != "same"]
    assert changed == [DiffRun("gone", "240"), DiffRun("new", "两百四十")]
    assert found[story.segment(CARRIED)].rev == story.text("zh-Hans", CARRIED).rev
