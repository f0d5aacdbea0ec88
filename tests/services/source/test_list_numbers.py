"""The number of a list's item is the block's: no segment has it, every version shows it, and it may rise freely."""

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories import ARTICLE, CHINESE_ARTICLE, make_article
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.adapters.formats.write_html import to_html
from tms.db.models import MemoryVariant, SignOff
from tms.db.unit_of_work import Database
from tms.domain.fingerprint import fingerprint
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Action, Role
from tms.services.authorize import authorize_version
from tms.services.publishing.export import export_version
from tms.services.source import source_pieces
from tms.services.source.switch_source import switch_source
from tms.services.versions.as_read import seen_blocks

PAPERS, TICKET, WAIT = "Bring your papers. They are checked.", "Buy a ticket.", "Wait."
EVERY = ("en", "zh-Hans", "zh-Hant")


def listed(*texts: str) -> list[Block]:
    return [Block("list_item", f"{number}. {text}", level=1) for number, text in enumerate(texts, 1)]


def with_list(*texts: str) -> ImportedArticle:
    return replace(ARTICLE, blocks=[*ARTICLE.blocks[:1], *listed(*texts), *ARTICLE.blocks[1:]])


def made(database: Database, desk: Desk, page: ImportedArticle) -> RevisedStory:
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    return made(database, desk, with_list(PAPERS, TICKET, WAIT))


@pytest.fixture
def old(database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> RevisedStory:
    """An article that was segmented while numbers went into the texts, translated with them."""
    with monkeypatch.context() as before:
        before.setattr(source_pieces, "number_apart", lambda text: ("", text))
        story = made(database, desk, with_list(PAPERS, TICKET, WAIT))
    numbered = [row for row in story.rows("zh-Hans") if row.source.text[:1].isdigit()]
    assert [row.source.text[:3] for row in numbered] == ["1. ", "2. ", "3. "]
    for row, said in zip(numbered, ("带好证件。", "先买票。", "再等车。"), strict=True):
        story.confirm_row("zh-Hans", row.segment_id, f"{row.source.text[:3]}{said}")
    return story


def approve(story: RevisedStory) -> None:
    story.confirm_open("zh-Hans")
    story.finish("zh-Hans", "zh-Hant")


def items(story: RevisedStory, locale: str) -> list[str]:
    with story.database.begin() as uow:
        blocks = export_version(uow, story.editor, story.id, locale).blocks
    return [block.text for block in blocks if block.kind == "list_item"]


def seen(story: RevisedStory, locale: str) -> bytes:
    with story.database.begin() as uow:
        loaded, version = authorize_version(uow, story.editor, Action.ARTICLE_VIEW, story.id, locale)
        return fingerprint(seen_blocks(uow, loaded, version))


def statuses(story: RevisedStory) -> list[str]:
    return [story.version(locale).status for locale in ("zh-Hans", "zh-Hant")]


class TestAnItemThatIsCutNow:
    def test_its_number_is_in_no_text_and_in_every_version(self, story: RevisedStory) -> None:
        said = [row.source.text for row in story.rows("zh-Hans")]
        assert {"Bring your papers.", "They are checked.", TICKET, WAIT} <= set(said)
        approve(story)
        assert items(story, "en") == [f"1. {PAPERS}", f"2. {TICKET}", f"3. {WAIT}"]
        assert [text[:3] for text in items(story, "zh-Hans")] == ["1. ", "2. ", "3. "]
        assert [text[:3] for text in items(story, "zh-Hant")] == ["1. ", "2. ", "3. "]
        with story.database.begin() as uow:
            kept = uow.session.scalars(select(MemoryVariant.text)).all()
        assert any(TICKET in text for text in kept)
        assert not [text for text in kept if text[:2] in {"1.", "2.", "3."}]

    def test_where_numbers_rise_only_the_new_item_opens(self, story: RevisedStory) -> None:
        approve(story)
        page = with_list("Come early.", PAPERS, TICKET, WAIT)
        story.commit(page)
        assert story.open_in("zh-Hans") == {"Come early."}
        assert [text[:3] for text in items(story, "zh-Hans")[1:]] == ["2. ", "3. ", "4. "]

    def test_items_that_change_places_reopen_nothing_and_can_go_out(self, story: RevisedStory) -> None:
        approve(story)
        story.commit(with_list(WAIT, TICKET, PAPERS))
        assert statuses(story) == ["approved", "approved"]
        assert items(story, "en")[0] == f"1. {WAIT}"
        assert items(story, "zh-Hans")[0].startswith("1. 译：Wait")
        story.publish(*EVERY)

    def test_another_language_as_the_source_has_the_numbers(self, story: RevisedStory) -> None:
        approve(story)
        before = {locale: items(story, locale) for locale in EVERY}
        with story.database.begin() as uow:
            switch_source(uow, story.editor, story.id, "zh-Hans", key=uuid.uuid4())
        story.run()
        assert {locale: items(story, locale) for locale in EVERY} == before
        assert [block.text for block in story.page().blocks if block.kind == "list_item"] == before["zh-Hans"]
        story.commit(replace(story.page(), blocks=[*story.page().blocks, Block("paragraph", "完。")]))
        assert {row.source.text for row in story.rows("en") if row.target.state == "initial"} == {"完。"}

    def test_an_item_without_a_text_yet_shows_no_lonely_number(self, story: RevisedStory) -> None:
        assert all(not text or len(text) > 3 for text in items(story, "zh-Hans"))

    def test_a_chinese_number_is_written_in_english_as_english_writes_it(self, database: Database, desk: Desk) -> None:
        blocks = [
            *CHINESE_ARTICLE.blocks,
            Block("list_item", "3、买票。", level=1),
            Block("list_item", "4）等车。", level=1),
        ]
        story = made(database, desk, replace(CHINESE_ARTICLE, blocks=blocks))
        story.confirm_open("en")
        assert items(story, "zh-Hant") == ["3、買票。", "4）等車。"]
        assert [text[:3] for text in items(story, "en")] == ["3. ", "4) "]


class TestAnItemThatWasCutWithItsNumber:
    def test_what_was_approved_is_still_that_and_goes_out(self, old: RevisedStory) -> None:
        approve(old)
        for locale in ("zh-Hans", "zh-Hant"):
            with old.database.begin() as uow:
                signed = select(SignOff.fingerprint).where(SignOff.article_id == old.id, SignOff.kind == "approve")
                assert seen(old, locale) in uow.session.scalars(signed).all()
        assert items(old, "zh-Hans")[1] == "2. 先买票。"
        old.publish(*EVERY)
        with old.database.begin() as uow:
            html = to_html(export_version(uow, old.editor, old.id, "zh-Hans"))
        assert '<li value="2">先买票。' in html
        assert "2. " not in html

    def test_a_revision_opens_what_changed_and_no_item_for_its_number(self, old: RevisedStory) -> None:
        approve(old)
        old.revise({"They are checked.": "They are checked twice.", "left at ten": "left at eleven"})
        assert old.open_in("zh-Hans") == {"They are checked twice.", "The first night train left at eleven."}
        assert items(old, "en") == ["1. Bring your papers. They are checked twice.", f"2. {TICKET}", f"3. {WAIT}"]
        assert items(old, "zh-Hans")[0].startswith("1. 带好证件。")

    def test_a_corrected_item_goes_on_with_its_number_in_the_text(self, old: RevisedStory) -> None:
        approve(old)
        old.revise({"Buy a ticket.": "Buy two tickets."})
        assert old.open_in("zh-Hans") == {"2. Buy two tickets."}
        old.revise({"Buy two tickets.": TICKET}, typo=True)
        assert items(old, "zh-Hans")[1] == "2. 先买票。"

    def test_a_new_item_among_old_ones_is_cut_and_shown_once(self, old: RevisedStory) -> None:
        approve(old)
        old.commit(with_list(PAPERS, TICKET, WAIT, "Sit down at once, wherever you find a seat."))
        assert old.open_in("zh-Hans") == {"Sit down at once, wherever you find a seat."}
        assert items(old, "en")[3] == "4. Sit down at once, wherever you find a seat."

    def test_a_list_that_moves_opens_nothing(self, old: RevisedStory) -> None:
        approve(old)
        blocks = [*ARTICLE.blocks, *listed(PAPERS, TICKET, WAIT)]
        old.commit(replace(ARTICLE, blocks=blocks))
        assert old.open_in("zh-Hans") == set()
        assert items(old, "zh-Hans")[2] == "3. 再等车。"

    def test_an_item_that_left_comes_back_as_it_was(self, old: RevisedStory) -> None:
        approve(old)
        old.commit(with_list(PAPERS, TICKET))
        old.commit(with_list(PAPERS, TICKET, WAIT))
        assert old.open_in("zh-Hans") == set()
        assert items(old, "zh-Hans")[2] == "3. 再等车。"
