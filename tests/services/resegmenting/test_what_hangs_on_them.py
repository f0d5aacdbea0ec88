"""What belongs to a segment goes with its words when they are split or merged: codes, decisions, threads, authors."""

import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, select

from tests.factories import CHINESE_ARTICLE, make_article, make_person
from tests.services.blocked import until_blocked
from tests.services.desk import Desk
from tests.services.resegmenting.cutting import CutStory
from tests.services.story import CARRIED, IN_CHINESE, LEFT
from tms.db.models import ConversionDecision, Thread
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Stale, TmsError
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.conversion.questions import questions
from tms.services.resegmenting.split_segment import Split, split_segment
from tms.services.threads.comment import open_segment_thread
from tms.services.worklist.decide_conversion import ConversionAnswer, decide
from tms.services.workspace.segment_history import segment_history

FIRST, REST = "The first night train", "left at ten."
HANS_FIRST, HANS_REST = "第一列夜班列车", "十点开出。"


class TestInlineCodes:
    BOLD, LINK = Code("strong"), Code("link", href="https://example.org")
    ONE, OTHER = "A ⟦1⟧fast⟦/1⟧ train left.", "It ⟦2⟧stopped⟦/2⟧ here."
    HANS_ONE, HANS_OTHER = "⟦1⟧快⟦/1⟧车开走了。", "它⟦2⟧停⟦/2⟧在这里。"

    @pytest.fixture
    def story(self, database: Database, desk: Desk) -> CutStory:
        block = Block("paragraph", f"{self.ONE} {self.OTHER}", {"1": self.BOLD, "2": self.LINK})
        page = replace(CHINESE_ARTICLE, language="en", title="Trains", section=None, author=None, blocks=[block])
        story = CutStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
        for source, hans in ((self.ONE, self.HANS_ONE), (self.OTHER, self.HANS_OTHER)):
            story.save("zh-Hans", source, hans)
        return story

    def test_merged_each_keeps_its_meaning_and_split_again_its_number(self, story: CutStory) -> None:
        before = {locale: story.pairs(locale) for locale in ("zh-Hans", "zh-Hant")}
        story.merge("zh-Hans", self.ONE, self.OTHER)
        merged = story.row("zh-Hans", f"{self.ONE} {self.OTHER}")
        assert merged.target.text == self.HANS_ONE + self.HANS_OTHER
        assert merged.target.codes == {"1": {"type": "strong"}, "2": {"type": "link", "href": "https://example.org"}}
        story.split("zh-Hans", self.ONE, self.HANS_ONE, of=f"{self.ONE} {self.OTHER}")
        assert {locale: story.pairs(locale) for locale in ("zh-Hans", "zh-Hant")} == before
        assert story.row("zh-Hans", self.OTHER).target.codes == {"2": {"type": "link", "href": "https://example.org"}}

    def test_two_that_have_the_same_number_are_told_apart(self, story: CutStory) -> None:
        page = story.page()
        shorter = replace(page, blocks=[replace(page.blocks[0], text=self.OTHER, codes={"2": self.LINK})])
        story.commit(shorter)
        story.commit(
            replace(
                page,
                blocks=[
                    replace(
                        page.blocks[0],
                        text=f"{self.ONE.replace('1', '2')} {self.OTHER.replace('2', '1')}",
                        codes={"2": self.BOLD, "1": self.LINK},
                    )
                ],
            )
        )
        one, other = (source for source, _ in story.pairs("zh-Hans")[1:])
        story.confirm_open("zh-Hans")
        story.merge("zh-Hans", one, other)
        merged = story.rows("zh-Hans")[1]
        assert sorted(code["type"] for code in (merged.source.codes or {}).values()) == ["link", "strong"]
        assert story.page().blocks[0].text.count("⟦") == 4

    def test_a_place_inside_of_a_pair_is_refused(self, story: CutStory) -> None:
        story.save("zh-Hans", self.ONE, "⟦1⟧很快⟦/1⟧的车开走了。")
        with pytest.raises(TmsError) as caught:
            story.split("zh-Hans", "A ⟦1⟧fast⟦/1⟧", "⟦1⟧很", of=self.ONE)
        assert caught.value.code == "split_place"


class TestDecisions:
    EFFECT, QUEEN = "合约成立后，双方见面。", "成立后第二天下雨。"

    @pytest.fixture
    def story(self, database: Database, desk: Desk) -> CutStory:
        page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", self.EFFECT + self.QUEEN)])
        story = CutStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
        with database.begin() as uow:
            asked = sorted(questions(uow, story.version("zh-Hant")), key=lambda one: one.position)
        for one in asked:
            wish = ConversionAnswer(
                one.segment_id, one.parent_rev, one.asked.start, one.asked.end, "后", "here", uuid.uuid4()
            )
            with database.begin() as uow:
                decide(uow, story.reviewer, story.id, "zh-Hant", wish)
        return story

    def decisions(self, story: CutStory) -> Sequence[ConversionDecision]:
        with story.database.begin() as uow:
            return uow.session.scalars(
                select(ConversionDecision)
                .where(ConversionDecision.article_id == story.id, ConversionDecision.retired_at.is_(None))
                .order_by(ConversionDecision.id)
            ).all()

    def test_they_go_with_their_words(self, story: CutStory) -> None:
        story.save("en", self.EFFECT, "Once it held, both met.")
        before = [one.text for one in (row.target for row in story.rows("zh-Hant"))]
        assert [text.count("后") for text in before[-2:]] == [1, 1]
        story.merge("en", self.EFFECT, self.QUEEN)
        merged = story.row("zh-Hant", self.EFFECT + self.QUEEN)
        assert merged.target.text == before[-2] + before[-1]
        assert {one.segment_id for one in self.decisions(story)} == {merged.segment_id}
        story.split("en", self.EFFECT, None, of=self.EFFECT + self.QUEEN)
        assert [row.target.text for row in story.rows("zh-Hant")] == before
        assert len({one.segment_id for one in self.decisions(story)}) == 2
        assert {one.person_id for one in self.decisions(story)} == {story.reviewer.person_id}


def test_open_threads_of_the_second_go_on_at_the_first(translated: CutStory) -> None:
    with translated.database.begin() as uow:
        about = translated.segment(CARRIED)
        open_segment_thread(
            uow, translated.reviewer, translated.id, "zh-Hans", about, text="Is it 240?", kind="query", key=uuid.uuid4()
        )
    translated.merge("zh-Hans", LEFT, CARRIED)
    with translated.database.begin() as uow:
        threads = uow.session.scalars(select(Thread.segment_id).where(Thread.article_id == translated.id)).all()
    assert threads == [translated.segment(LEFT)]


class TestFourEyes:
    def test_moving_a_boundary_leaves_the_words_their_author_s(self, translated: CutStory) -> None:
        """Whoever wrote the translation and only had its boundary moved by another may not accept it."""
        roles = [Role.TRANSLATOR, Role.REVIEWER]
        newsroom = translated.newsroom
        both = make_person(translated.database, "both@newsroom.example", roles, newsroom.publication_id)
        translated.save("zh-Hans", LEFT, "头一列夜车十点开出。", by=both)
        translated.split("zh-Hans", FIRST, "头一列夜车", of=LEFT)
        first, rest = translated.row("zh-Hans", FIRST), translated.row("zh-Hans", REST)
        for row in (first, rest):
            translated.confirm_row("zh-Hans", row.segment_id, row.target.text)
        translated.submit("zh-Hans")
        own = {row.source.text for row in translated.rows("zh-Hans", by=both) if row.own}
        assert own == {FIRST, REST}
        with pytest.raises(Denied) as caught:
            translated.accept("zh-Hans", LEFT, by=both)
        assert caught.value.code == "own_work"


class TestInTransactionsOfTheirOwn:
    """A copy of the desk, several connections."""

    @pytest.fixture
    def story(self, own_database_url: str, desk: Desk) -> Iterator[CutStory]:
        engine = create_engine(own_database_url)
        yield CutStory(Database(engine), desk.newsroom, desk.english)
        engine.dispose()

    def test_the_history_of_the_second_half_begins_in_the_first(self, translated: CutStory) -> None:
        second = translated.split("zh-Hans", FIRST, HANS_FIRST, of=LEFT)["second"]
        translated.confirm_row("zh-Hans", translated.segment(LEFT), "头一列夜班列车")
        with translated.database.begin() as uow:
            entries = segment_history(uow, translated.translator, translated.id, "zh-Hans", second)
        said = [(entry.act, entry.text, entry.came) for entry in entries if entry.text]
        assert said[:2] == [("split", HANS_REST, None), ("edit", IN_CHINESE[LEFT], "split")]
        assert "头一列夜班列车" not in [text for _, text, _ in said]

    def test_the_history_of_a_merged_one_has_both(self, translated: CutStory) -> None:
        translated.merge("zh-Hans", LEFT, CARRIED)
        with translated.database.begin() as uow:
            segment_id = translated.segment(LEFT)
            entries = segment_history(uow, translated.translator, translated.id, "zh-Hans", segment_id)
        came = {entry.came: entry.text for entry in entries if entry.act == "edit"}
        assert came == {None: IN_CHINESE[LEFT], "merge": IN_CHINESE[CARRIED]}

    def test_a_save_that_waits_for_a_split_is_refused_with_all_three_texts(self, translated: CutStory) -> None:
        rev = translated.text("zh-Hans", LEFT).rev
        segment_id, wish = translated.wish("zh-Hans", FIRST, HANS_FIRST, of=LEFT)

        def save() -> TmsError | None:
            try:
                translated.save("zh-Hans", LEFT, "第一列夜车十点开出。", rev=rev, source_rev=1, confirm=False)
            except TmsError as refused:
                return refused
            return None

        with ThreadPoolExecutor(1) as pool:
            with translated.database.begin() as uow:
                split_segment(uow, translated.translator, translated.id, "zh-Hans", segment_id, wish)
                waiting = pool.submit(save)
                until_blocked(uow, waiting)
            refused = waiting.result(timeout=30)
        assert isinstance(refused, Stale)
        assert [refused.params[side] for side in ("base", "yours", "theirs")] == [
            IN_CHINESE[LEFT],
            "第一列夜车十点开出。",
            HANS_FIRST,
        ]

    def test_a_save_that_comes_first_stands_and_the_split_is_told(self, translated: CutStory) -> None:
        rev = translated.text("zh-Hans", LEFT).rev
        translated.save("zh-Hans", LEFT, "第一列夜车十点开出。", confirm=False)
        with pytest.raises(Stale) as caught:
            translated.split("zh-Hans", FIRST, "第一列夜车", of=LEFT, rev=rev)
        assert caught.value.params["theirs"] == "第一列夜车十点开出。"
        assert translated.text("zh-Hans", LEFT).text == "第一列夜车十点开出。"

    def test_of_two_splits_at_once_one_is_told(self, translated: CutStory) -> None:
        wishes = [translated.wish("zh-Hans", FIRST, target, of=LEFT) for target in (HANS_FIRST, "第一列")]

        def split(wish: tuple[int, Split]) -> str:
            try:
                with translated.database.begin() as uow:
                    split_segment(uow, translated.translator, translated.id, "zh-Hans", *wish)
            except (Conflict, Stale) as refused:
                return refused.code
            return "split"

        with ThreadPoolExecutor(2) as pool:
            answers = sorted(pool.map(split, wishes))
        assert answers == ["split", "text_stale"]
        assert "".join(text for _, text in translated.pairs("zh-Hans")) == "".join(IN_CHINESE.values())
