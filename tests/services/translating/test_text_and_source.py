"""What somebody sees who makes one text of two by hand."""

import pytest

from tests.factories import make_person
from tests.services.story import LEFT, Story
from tms.domain.errors import Denied, Invalid, NotFound
from tms.domain.permissions import Actor, Role
from tms.domain.storable import LONGEST_TEXT
from tms.services.translating.save_segment import keep_typing
from tms.services.translating.text_and_source import ConflictTexts, sides

BASE = "第一列夜车九点开出，车上坐满了人。"


@pytest.fixture
def colleague(story: Story) -> Actor:
    return make_person(story.database, "colleague@newsroom.example", [Role.TRANSLATOR], story.newsroom.publication_id)


def seen(
    story: Story, text: str, rev: int | None, *, by: Actor | None = None, segment_id: int | None = None
) -> ConflictTexts:
    at = story.segment(LEFT) if segment_id is None else segment_id
    with story.database.read_only() as uow:
        return sides(uow, by or story.translator, story.id, "zh-Hans", at, text=text, rev=rev)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (
            "第一列夜车十点开出，车上坐满了人。",
            "第一列夜车九点开出，车上挤满了人。",
            "第一列夜车十点开出，车上挤满了人。",
        ),
        ("第一列夜车十点开出，车上坐满了人。", "第一列夜车八点开出，车上坐满了人。", None),
    ],
)
def test_sides_are_those_of_now_with_what_both_changed_in_one_where_it_can_be(
    story: Story, colleague: Actor, mine: str, theirs: str, merged: str | None
) -> None:
    rev = story.save("zh-Hans", LEFT, BASE)["rev"]
    story.save("zh-Hans", LEFT, "不算数的一版。", by=colleague)
    now = story.save("zh-Hans", LEFT, theirs, by=colleague)["rev"]
    found = seen(story, mine, rev)
    assert found == ConflictTexts(BASE, mine, theirs, now, colleague.name, colleague.person_id, merged, rev)


def test_what_was_typed_in_another_browser_stands_upon_what_is_kept_with_it(story: Story, colleague: Actor) -> None:
    rev = story.save("zh-Hans", LEFT, BASE)["rev"]
    with story.database.begin() as uow:
        keep_typing(uow, story.translator, story.id, "zh-Hans", story.segment(LEFT), text="我的一版。", rev=rev)
    now = story.save("zh-Hans", LEFT, "同事的一版。", by=colleague)["rev"]
    found = seen(story, "我的一版。", None)
    assert (found.base, found.theirs, found.rev, found.base_rev) == (BASE, "同事的一版。", now, rev)
    # What is kept there no longer is no conflict.
    assert seen(story, "另外一版。", None).base_rev == now


def test_sides_are_for_who_may_write_there(story: Story, colleague: Actor) -> None:
    rev = story.save("zh-Hans", LEFT, BASE)["rev"]
    with pytest.raises(Denied):
        seen(story, "我的", rev, by=story.reviewer)
    with pytest.raises(NotFound):
        seen(story, "我的", rev, segment_id=10**9)
    with pytest.raises(Invalid):
        seen(story, "我" * (LONGEST_TEXT + 1), rev)
