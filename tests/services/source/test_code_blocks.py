"""Code stands in every version as the source has it: nobody translates, confirms or counts it."""

import uuid
from dataclasses import replace

import pytest

from tests.factories import ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tests.services.story import IN_CHINESE
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.publishing.export import export_version
from tms.services.source import source_pieces
from tms.services.source.switch_source import switch_source
from tms.services.workspace.preview import preview_of

COMMAND = "⟦1⟧pip install uv⟦/1⟧⟦2/⟧⟦3⟧uv run tms demo⟦/3⟧"
CODES = {"1": Code("code"), "2": Code("break"), "3": Code("code")}
WITH_CODE = replace(ARTICLE, blocks=[*ARTICLE.blocks[:1], Block("paragraph", COMMAND, CODES), *ARTICLE.blocks[1:]])
EVERY = ("en", "zh-Hans", "zh-Hant")


def made(database: Database, desk: Desk) -> RevisedStory:
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], WITH_CODE))


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    return made(database, desk)


def out(story: RevisedStory, locale: str) -> list[str]:
    with story.database.begin() as uow:
        return [block.text for block in export_version(uow, story.editor, story.id, locale).blocks]


def test_code_has_no_segment_and_stands_in_every_version(story: RevisedStory) -> None:
    assert len(story.rows("zh-Hans")) == len(IN_CHINESE)
    story.approve_all()
    assert [out(story, locale)[1] for locale in EVERY] == [COMMAND] * 3
    with story.database.begin() as uow:
        shown = preview_of(uow, story.translator, story.id, "zh-Hans").body
    assert [block["text"] for block in shown].count(COMMAND) == 1
    story.publish(*EVERY)


def test_code_that_changes_opens_nothing_again(story: RevisedStory) -> None:
    story.approve_all()
    story.revise({"tms demo": "tms up"})
    assert {story.version(locale).status for locale in ("zh-Hans", "zh-Hant")} == {"approved"}
    assert "tms up" in out(story, "zh-Hant")[1]


def test_code_stays_where_another_language_becomes_the_source(story: RevisedStory) -> None:
    story.approve_all()
    with story.database.begin() as uow:
        switch_source(uow, story.editor, story.id, "zh-Hans", key=uuid.uuid4())
    story.run()
    assert [out(story, locale)[1] for locale in EVERY] == [COMMAND] * 3


def test_an_article_whose_code_was_cut_into_segments_goes_on_with_them(
    database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(source_pieces, "is_verbatim", lambda *_: False)
        story = made(database, desk)
    rows = story.rows("zh-Hans")
    assert len(rows) > len(IN_CHINESE)
    story.revise({"left at ten": "left at eleven"})
    assert len(story.rows("zh-Hans")) == len(rows)
    assert out(story, "en")[1] == COMMAND
