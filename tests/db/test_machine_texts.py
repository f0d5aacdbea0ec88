"""The fence of machine texts: the text is still the one that was read, and no person has acted on it."""

from typing import Any

import pytest
from sqlalchemy import update

from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import SegmentText
from tms.db.queries import texts
from tms.db.queries.texts import MachineText
from tms.db.unit_of_work import Database
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    return Story(database, desk.newsroom, desk.english)


def machine(story: Story, source: str, text: str, **more: Any) -> MachineText:
    values = {"read_rev": story.text("zh-Hans", source).rev, "codes": None, "origin": "mt", "state": "initial"} | more
    return MachineText(segment_id=story.segment(source), text=text, **values)


def write(story: Story, *wanted: MachineText) -> list[int]:
    with story.database.begin() as uow:
        return texts.write_machine_texts(
            uow.session,
            article_id=story.id,
            version_id=story.version("zh-Hans").id,
            by=Provenance(Act.DRAFT, work_item_id=1),
            source=(story.version("en").id, {one.segment_id: 1 for one in wanted}),
            texts=wanted,
        )


def marked(story: Story, source: str, **values: object) -> None:
    with story.database.begin() as uow:
        uow.session.execute(
            update(SegmentText)
            .where(
                SegmentText.version_id == story.version("zh-Hans").id, SegmentText.segment_id == story.segment(source)
            )
            .values(**values)
        )


def test_what_nobody_touched_is_written_with_its_history_and_source(story: Story) -> None:
    codes = {"1": {"type": "strong"}}
    assert write(
        story, machine(story, LEFT, "第一列。", codes=codes, similarity=87), machine(story, CARRIED, "240人。")
    ) == sorted([story.segment(LEFT), story.segment(CARRIED)])
    row = story.text("zh-Hans", LEFT)
    assert (row.text, row.codes, row.origin, row.similarity, row.state) == ("第一列。", codes, "mt", 87, "initial")
    assert (row.source_version_id, row.source_rev, row.work_item_id) == (story.version("en").id, 1, 1)
    assert (row.person_id, row.touched_by) == (None, None)
    assert story.history("zh-Hans", LEFT)[-1].text == "第一列。"
    assert story.text("zh-Hans", CARRIED).codes is None


@pytest.mark.parametrize("fence", ["another rev", "a person's text", "confirmed unchanged", "touched only", "retired"])
def test_the_fence_keeps_the_machine_out(story: Story, fence: str) -> None:
    draft = machine(story, LEFT, "机器的。")
    match fence:
        case "another rev":
            write(story, machine(story, LEFT, "先写的。"))
        case "a person's text":
            story.save("zh-Hans", LEFT, "人的。", confirm=False)
            draft = machine(story, LEFT, "机器的。")
        case "confirmed unchanged":
            write(story, machine(story, LEFT, "先写的。"))
            story.save("zh-Hans", LEFT, "先写的。")
            draft = machine(story, LEFT, "机器的。")
        case "touched only":
            marked(story, LEFT, touched_by=story.reviewer.person_id)
        case "retired":
            marked(story, LEFT, retired=True)
    before = story.text("zh-Hans", LEFT)
    other = machine(story, CARRIED, "240人。")
    assert write(story, draft, other) == [other.segment_id], "the rest of the batch is written"
    after = story.text("zh-Hans", LEFT)
    assert (after.text, after.rev, after.origin) == (before.text, before.rev, before.origin)


def test_writing_twice_what_was_read_once_changes_nothing_the_second_time(story: Story) -> None:
    draft = machine(story, LEFT, "第一列。")
    assert write(story, draft) == [draft.segment_id]
    assert write(story, draft) == []
    assert len(story.history("zh-Hans", LEFT)) == 2


def test_nothing_to_write_asks_nothing(story: Story) -> None:
    assert write(story) == []
