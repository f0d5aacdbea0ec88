"""Another language becomes the source, in every direction and back: no text, history, memory or address is lost."""

import uuid
from collections.abc import Mapping

import pytest
from sqlalchemy import func, select

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.revising import ELEVEN, RevisedStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT
from tms.db.models import Article, Derivation, MemoryUnit, SegmentText, SourceRevision, TextHistory, WorkItem
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.publishing.listings import for_strangers
from tms.services.publishing.reading import ReadingPage, reading_page
from tms.services.source.switch_outlook import switch_outlook
from tms.services.source.switch_source import switch_source

BOTH = ("zh-Hans", "zh-Hant")
EVERY = ("en", *BOTH)


def switch(story: RevisedStory, locale: str, *, key: uuid.UUID | None = None) -> int:
    with story.database.begin() as uow:
        number = switch_source(uow, story.editor, story.id, locale, key=key or uuid.uuid4())
    story.source = locale
    story.run()
    return number


def texts(story: RevisedStory) -> dict[str, list[tuple[str, int, str]]]:
    """Per version, in reading order: what each segment says, its rev and state."""
    return {
        locale: [(row.target.text, row.target.rev, row.target.state) for row in story.rows(locale)] for locale in EVERY
    }


def history(story: RevisedStory) -> int:
    with story.database.begin() as uow:
        return uow.session.scalar(select(func.count()).where(TextHistory.article_id == story.id)) or 0


def roles(story: RevisedStory) -> Mapping[str, tuple[str, str | None]]:
    versions = {locale: story.version(locale) for locale in EVERY}
    by_id = {version.id: locale for locale, version in versions.items()}
    return {locale: (v.role, by_id.get(v.parent_version_id or 0)) for locale, v in versions.items()}


ROLES = {
    "en": {"en": ("source", None), "zh-Hans": ("direct", None), "zh-Hant": ("derived", "zh-Hans")},
    "zh-Hans": {"en": ("direct", None), "zh-Hans": ("source", None), "zh-Hant": ("derived", "zh-Hans")},
    "zh-Hant": {"en": ("direct", None), "zh-Hans": ("derived", "zh-Hant"), "zh-Hant": ("source", None)},
}


@pytest.mark.parametrize("way", [("zh-Hans", "en"), ("zh-Hant", "en"), ("zh-Hant", "zh-Hans"), ("zh-Hans", "zh-Hant")])
def test_every_direction_and_back_loses_nothing(approved: RevisedStory, way: tuple[str, ...]) -> None:
    approved.publish(*EVERY)
    before, rows, first = texts(approved), history(approved), approved.committed(1)
    live = {locale: approved.version(locale).live_snapshot_id for locale in EVERY}
    for number, locale in enumerate((*way, "en") if way[-1] != "en" else way, 2):
        assert switch(approved, locale) == number
        assert roles(approved) == ROLES[locale]
        assert texts(approved) == before
        assert {locale: approved.version(locale).status for locale in EVERY} == dict.fromkeys(EVERY, "published")
        assert approved.committed(number).language == locale
    assert history(approved) == rows
    assert approved.committed(1) == first
    assert approved.page() == first
    assert {locale: approved.version(locale).live_snapshot_id for locale in EVERY} == live


def test_the_new_source_is_listed_as_a_revision_that_can_be_read(approved: RevisedStory) -> None:
    switch(approved, "zh-Hans")
    page = approved.committed(2)
    assert page.title == IN_CHINESE["Night trains return"]
    assert page.blocks[0].text == f"{IN_CHINESE[LEFT]}{IN_CHINESE[CARRIED]}"
    assert [block.kind for block in page.blocks] == ["paragraph", "heading", "paragraph"]
    assert approved.page() == page
    with approved.database.begin() as uow:
        revision = uow.session.scalars(
            select(SourceRevision).where(SourceRevision.article_id == approved.id, SourceRevision.number == 2)
        ).one()
    assert (revision.kind, revision.language) == ("switch", "zh-Hans")
    [event] = approved.events("source_switched")
    assert event.data == {"number": 2, "from": "en", "to": "zh-Hans"}


def test_an_edit_in_the_new_language_opens_only_what_it_changed(approved: RevisedStory) -> None:
    switch(approved, "zh-Hans")
    changed = "第一列夜班列车十一点开出。"
    approved.revise({IN_CHINESE[LEFT]: changed})
    assert approved.open_in("en") == approved.open_in("zh-Hant") == {changed}
    english = approved.row("en", changed).target
    assert (english.text, english.state, english.look) == (LEFT, "initial", "source_changed")
    hant = approved.row("zh-Hant", changed).target
    assert (hant.text, hant.state) == ("第一列夜班列車十一點開出。", "translated")
    assert approved.version("en").status == "translating"
    approved.confirm_row("en", approved.segment(LEFT), ELEVEN)
    approved.confirm_open("zh-Hant")
    approved.finish("en", "zh-Hant")
    switch(approved, "en")
    assert approved.page().blocks[0].text == f"{ELEVEN} {CARRIED}"


def test_english_that_is_edited_after_the_authors_chinese_opens_only_what_changed(
    database: Database, desk: Desk
) -> None:
    story = RevisedStory(database, desk.newsroom, desk.chinese)
    chinese = [row.source.text for row in story.rows("en")]
    english = ["Night trains return", "Zhou Min", "The first left at ten.", "It carried 240.", "Programs change."]
    for row, text in zip(story.rows("en"), english, strict=True):
        story.confirm_row("en", row.segment_id, text)
    story.finish("en")
    switch(story, "en")
    assert roles(story) == ROLES["en"]
    story.revise({"Programs change.": "Programs change at last."})
    rows = story.rows("zh-Hans")
    assert [row.target.text for row in rows] == chinese
    assert [row.target.state for row in rows].count("final") == len(chinese) - 1
    assert [row.target.look for row in rows if row.target.state == "initial"] == ["source_changed"]


def test_a_segment_of_two_sentences_is_not_split_by_an_edit_elsewhere(story: RevisedStory) -> None:
    two = "第一列夜班列车开出。时间是十点。"
    for source, text in IN_CHINESE.items():
        story.save("zh-Hans", source, two if source == LEFT else text)
    story.finish(*BOTH)
    switch(story, "zh-Hans")
    story.revise({"第二条线路": "第三条线路"})
    assert {row.source.text for row in story.rows("en") if row.target.look} == {"第三条线路将在2027年开通。"}
    story.revise({"240": "250"})
    assert story.row("en", two).segment_id == story.segment(LEFT)
    assert story.row("en", two).target.state == "final"


def test_overrides_stay_and_the_other_way_round_too(story: RevisedStory) -> None:
    story.translate()
    story.save("zh-Hant", LEFT, "首班夜車十點發車。")
    story.finish(*BOTH)
    switch(story, "zh-Hant")
    with story.database.begin() as uow:
        lineage = {
            row.segment_id: row.status
            for row in uow.session.scalars(
                select(Derivation).where(
                    Derivation.article_id == story.id, Derivation.version_id == story.version("zh-Hans").id
                )
            )
        }
    assert lineage[story.segment(LEFT)] == "overridden"
    assert lineage[story.segment(CARRIED)] == "follows"
    story.revise({"首班": "頭班"})
    changed = story.row("zh-Hans", "頭班夜車十點發車。").target
    assert (changed.text, changed.look) == (IN_CHINESE[LEFT], "conflict")


def test_links_keep_their_meaning(database: Database, desk: Desk) -> None:
    codes = {"1": Code("link", "https://a.example/"), "2": Code("link", "https://b.example/")}
    page = ImportedArticle("en", "Trains", [Block("paragraph", "See ⟦1⟧here⟦/1⟧. And ⟦2⟧there⟦/2⟧.", codes)])
    story = RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
    chinese = ("列车", "见⟦1⟧这里⟦/1⟧。", "和⟦2⟧那里⟦/2⟧。")
    for row, text in zip(story.rows("zh-Hans"), chinese, strict=True):
        story.confirm_row("zh-Hans", row.segment_id, text)
    story.finish(*BOTH)
    switch(story, "zh-Hans")
    assert story.page().blocks[0] == Block("paragraph", "见⟦1⟧这里⟦/1⟧。和⟦2⟧那里⟦/2⟧。", codes)


def test_a_version_that_was_in_work_has_no_job_any_more(story: RevisedStory) -> None:
    story.translate()
    switch(story, "zh-Hans")
    assert story.version("zh-Hans").status == "approved"
    assert [job.state for job in story.jobs("zh-Hans")] == ["cancelled"]
    assert {row.target.state for row in story.rows("zh-Hans")} == {"final"}
    assert [job.state for job in story.jobs("zh-Hant")] == ["open"]
    story.finish("zh-Hant")
    story.publish(*EVERY)


def test_its_translator_is_told_and_their_text_is_no_source(story: RevisedStory) -> None:
    story.translate()
    switch(story, "zh-Hans")
    with pytest.raises(Denied):
        story.save("zh-Hans", LEFT, "别的。")
    assert story.text("zh-Hans", LEFT).text == IN_CHINESE[LEFT]


def test_machines_never_write_over_what_was_the_source(approved: RevisedStory) -> None:
    switch(approved, "zh-Hans")
    approved.revise({IN_CHINESE[LEFT]: "第一列夜班列车十一点开出。", IN_CHINESE[CARRIED]: ""})
    with approved.database.begin() as uow:
        rows = uow.session.scalars(
            select(SegmentText).where(SegmentText.version_id == approved.version("en").id, SegmentText.text == "")
        ).all()
    assert not rows
    assert approved.text("en", CARRIED).text == CARRIED


def test_readers_of_other_languages_are_sent_to_the_new_source(approved: RevisedStory) -> None:
    approved.publish(*EVERY)
    switch(approved, "zh-Hant")
    with approved.database.begin() as uow:
        slug = uow.session.get_one(Article, approved.id).slug
        pages = [reading_page(uow, locale, slug) for locale in EVERY]
    assert [for_strangers(page.siblings).locale for page in pages if isinstance(page, ReadingPage)] == ["zh-Hant"] * 3


def test_the_memory_stays(approved: RevisedStory) -> None:
    def units() -> int:
        with approved.database.begin() as uow:
            return uow.session.scalar(select(func.count()).select_from(MemoryUnit)) or 0

    before = units()
    switch(approved, "zh-Hans")
    assert units() == before > 0


class TestRefusals:
    def test_the_source_itself(self, approved: RevisedStory) -> None:
        with pytest.raises(Conflict) as caught:
            switch(approved, "en")
        assert caught.value.code == "switch_is_source"

    def test_a_version_with_texts_that_nobody_confirmed(self, story: RevisedStory) -> None:
        """As the source they would go to readers; and back as a translation count as accepted."""
        story.save("zh-Hans", LEFT, IN_CHINESE[LEFT])
        assert [bool(row.target.text) for row in story.rows("zh-Hans")].count(True) == 2, "one is a machine's draft"
        with pytest.raises(Conflict) as caught:
            switch(story, "zh-Hans")
        assert (caught.value.code, caught.value.params["n"]) == ("switch_text_missing", 6)
        with story.database.begin() as uow:
            outlook = switch_outlook(uow, story.editor, story.id, "zh-Hans")
        assert (outlook.missing, outlook.is_possible) == (6, False)

    def test_a_version_in_conflict(self, story: RevisedStory) -> None:
        story.translate()
        story.save("zh-Hant", LEFT, "首班夜車十點發車。")
        story.save("zh-Hans", LEFT, "头一列夜班列车十点启程。")
        assert story.text("zh-Hant", LEFT).look == "conflict"
        with pytest.raises(Conflict) as caught:
            switch(story, "zh-Hant")
        assert caught.value.code == "looks_open"

    def test_people_who_are_no_editors_and_versions_that_are_not_there(self, approved: RevisedStory) -> None:
        with approved.database.begin() as uow, pytest.raises(Denied):
            switch_source(uow, approved.reviewer, approved.id, "zh-Hans", key=uuid.uuid4())
        with approved.database.begin() as uow, pytest.raises(NotFound):
            switch_source(uow, approved.editor, approved.id, "fr", key=uuid.uuid4())

    def test_a_repeated_request_switches_once(self, approved: RevisedStory) -> None:
        key = uuid.uuid4()
        assert [switch(approved, "zh-Hans", key=key) for _ in range(2)] == [2, 2]


def test_stages_that_were_queued_before_do_nothing_to_the_new_source(database: Database, desk: Desk) -> None:
    story = RevisedStory(database, desk.newsroom, desk.english)
    story.translate()
    story.revise({CARRIED: f"{CARRIED} Nobody slept."}, run=False)
    [new] = [row for row in story.rows("zh-Hans") if not row.target.text]
    story.confirm_row("zh-Hans", new.segment_id, "没人睡觉。")
    switch(story, "zh-Hans")
    with story.database.begin() as uow:
        failed = uow.session.scalars(
            select(WorkItem.state).where(WorkItem.article_id == story.id, WorkItem.state != "done")
        ).all()
    assert not failed
    assert story.row("zh-Hant", "没人睡觉。").target.text == "沒人睡覺。"
