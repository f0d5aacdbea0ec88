"""What a person is typing: kept for them alone, source of nothing."""

import pytest

from tests.factories import make_person
from tests.services.story import LEFT, Story
from tms.domain.errors import Denied, Invalid, NotFound, Stale
from tms.domain.permissions import Role
from tms.domain.storable import LONGEST_TEXT
from tms.services.translating.save_segment import keep_typing


def type_text(story: Story, text: str, *, rev: int = 1, locale: str = "zh-Hans") -> None:
    segment_id = story.segment(LEFT)
    with story.database.begin() as uow:
        keep_typing(uow, story.translator, story.id, locale, segment_id, text=text, rev=rev)


def test_typing_is_seen_by_its_person_and_by_nobody_else(story: Story) -> None:
    type_text(story, "第一列夜")
    type_text(story, "第一列夜车")
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending == "第一列夜车"
    for other in (story.reviewer, story.editor):
        row = story.row("zh-Hans", LEFT, by=other)
        assert row.mine_pending is None
        assert "第一列夜车" not in repr(row)


def test_typing_writes_no_history_and_nothing_follows_it(story: Story) -> None:
    before = [len(story.history(locale, LEFT)) for locale in ("zh-Hans", "zh-Hant")]
    type_text(story, "第一列夜车")
    assert [len(story.history(locale, LEFT)) for locale in ("zh-Hans", "zh-Hant")] == before
    row = story.text("zh-Hans", LEFT)
    assert (row.text, row.touched_by, row.state) == ("", None, "initial")


def test_a_save_forgets_what_was_typed(story: Story) -> None:
    type_text(story, "第一列夜车")
    story.save("zh-Hans", LEFT, "第一列夜车。", confirm=False)
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending is None


def test_whoever_is_back_at_the_text_itself_keeps_nothing(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第一列夜车开了。")
    type_text(story, "第一列夜车开了，没人睡。", rev=2)
    type_text(story, "第一列夜车开了。", rev=2)
    # What another makes of the text is not set against what this person never wanted.
    publication = story.newsroom.publication_id
    colleague = make_person(story.database, "colleague@newsroom.example", [Role.TRANSLATOR], publication)
    story.save("zh-Hans", LEFT, "头一列夜车开了。", by=colleague)
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending is None


def test_typing_that_arrives_after_its_own_save_is_not_kept(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第一列夜车开了。")
    with pytest.raises(Stale):
        type_text(story, "第一列夜", rev=1)
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending is None
    type_text(story, "第一列夜车", rev=2)
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending == "第一列夜车"


def test_typing_upon_what_somebody_else_has_changed_is_kept(story: Story) -> None:
    publication = story.newsroom.publication_id
    colleague = make_person(story.database, "colleague@newsroom.example", [Role.TRANSLATOR], publication)
    story.save("zh-Hans", LEFT, "第一列夜车开了。", by=colleague)
    type_text(story, "第一列夜", rev=1)
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending == "第一列夜"


def test_a_refused_save_forgets_nothing(story: Story) -> None:
    type_text(story, "第一列夜车")
    with pytest.raises(Invalid):
        story.save("zh-Hans", LEFT, "")
    assert story.row("zh-Hans", LEFT, by=story.translator).mine_pending == "第一列夜车"


@pytest.mark.parametrize(
    ("text", "code"),
    [("长" * (LONGEST_TEXT + 1), "text_too_long"), ("a\x00b", "text_not_text"), ("半\ud83d", "text_not_text")],
    ids=["too long", "NUL", "half a surrogate"],
)
def test_what_cannot_be_kept_is_said(story: Story, text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        type_text(story, text)
    assert caught.value.code == code


def test_nobody_types_where_they_may_not_save(story: Story) -> None:
    with pytest.raises(Denied):
        type_text(story, "x", locale="en")
    with pytest.raises(NotFound), story.database.begin() as uow:
        keep_typing(uow, story.translator, story.id, "zh-Hans", 0, text="x", rev=1)
