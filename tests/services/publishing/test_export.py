"""A version on its way out, finished or not."""

import pytest

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.story import CARRIED, IN_CHINESE, LEFT, Story
from tms.adapters.formats import to_html
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, NotFound
from tms.domain.exported_version import ExportedVersion
from tms.domain.fingerprint import SeenBlock
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Actor, Role
from tms.services.publishing.export import export_version
from tms.services.versions.title_words import with_titles


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


def test_a_pictures_credit_goes_out_in_the_script_of_its_version(database: Database, desk: Desk) -> None:
    picture = Block("caption", "⟦1⟧港口的船⟦/1⟧", {"1": Code("image", "https://a.example/p.jpg", "摄影：记者汉斯")})
    page = ImportedArticle("zh-Hans", "谁在数船", [Block("paragraph", "港口的船很多。"), picture])
    article_id = make_article(database, desk.newsroom[Role.EDITOR], page)
    out = {}
    with database.begin() as uow:
        for locale in ("zh-Hans", "zh-Hant"):
            out[locale] = to_html(export_version(uow, desk.newsroom[Role.EDITOR], article_id, locale))
    assert 'alt="港口的船" title="摄影：记者汉斯"' in out["zh-Hans"]
    assert 'title="攝影：記者漢斯"' in out["zh-Hant"]


def test_words_of_codes_are_left_in_another_language() -> None:
    blocks = [SeenBlock("paragraph", "⟦1⟧a⟦/1⟧", {"1": {"type": "link", "href": "/", "title": "汉语"}})]
    assert with_titles(blocks, "zh-Hans", "en") == blocks
    (block,) = with_titles(blocks, "zh-Hans", "zh-Hant-TW")
    assert block.codes == {"1": {"type": "link", "href": "/", "title": "漢語"}}
