"""A version on its way out, finished or not."""

import pytest

from tests.services.desk import Desk
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.domain.errors import Denied, NotFound
from tms.domain.exported_version import ExportedVersion
from tms.domain.permissions import Actor, Role
from tms.services.publishing.export import export_version


def exported(story: Story, locale: str, by: Actor | None = None) -> ExportedVersion:
    with story.database.begin() as uow:
        return export_version(uow, by or story.editor, story.id, locale)


def test_the_source_goes_out_as_it_came_in(story: Story) -> None:
    out = exported(story, "en")
    assert (out.title, out.author, out.author_title, out.section) == (
        "Night trains return",
        "Mara Lindqvist",
        "Transport editor",
        "Economy",
    )
    assert [(block.kind, block.level, block.text) for block in out.blocks] == [
        ("paragraph", None, f"{LEFT} {CARRIED}"),
        ("heading", 2, "What comes next"),
        ("paragraph", None, "A second line will follow in 2027."),
    ]
    assert (out.source_locale, out.segments) == (None, [])


def test_a_translation_goes_out_with_its_segments_beside_the_source(story: Story) -> None:
    story.translate()
    out = exported(story, "zh-Hans")
    assert out.blocks[0].text == IN_CHINESE[LEFT] + IN_CHINESE[CARRIED]
    assert {(one.source, one.target, one.state) for one in out.segments} == {
        (source, text, "translated") for source, text in IN_CHINESE.items()
    }
    assert out.source_locale == "en"


def test_what_is_not_translated_goes_out_empty(story: Story) -> None:
    story.save("zh-Hans", LEFT, "第一列。")
    out = exported(story, "zh-Hans")
    assert [(one.target, one.state) for one in out.segments if one.source in {LEFT, CARRIED}] == [
        ("第一列。", "translated"),
        ("", "initial"),
    ]


def test_administrators_export_nothing_and_strangers_find_nothing(story: Story, desk: Desk) -> None:
    with pytest.raises(Denied):
        exported(story, "en", story.newsroom[Role.ADMINISTRATOR])
    with pytest.raises(NotFound):
        exported(story, "en", desk.foreign_editor)
    with pytest.raises(NotFound):
        exported(story, "fr")
