"""A change of terms writes exactly the derived texts that it affects, however many phrases it has."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from sqlalchemy import delete, event

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Term
from tms.db.queries import affected_texts
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.services.conversion.change_sets import affects
from tms.services.conversion.term_changes import MOST_PHRASES, follow_terms
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts

FIRST, CARRIED, SOFTWARE = "第一列夜车十点发出。", "车上有240人。", "软件会在2027年更新。"


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    """The Chinese article; its Traditional version is derived from the source and open for translation."""
    return Story(database, desk.newsroom, desk.chinese)


def concept(source: str, target: str) -> ConceptEntry:
    return ConceptEntry(source, terms=[TermEntry("zh-Hans", source), TermEntry("zh-Hant-TW", target)])


def bring_in(
    story: Story, *concepts: ConceptEntry, phrases: Collection[str] = (), undoes_id: int | None = None
) -> int | None:
    """The concepts imported and followed; the change set."""
    said = [term.text for entry in concepts for term in entry.terms]
    with story.database.begin() as uow:
        import_concepts(uow, story.editor, concepts)
        change = follow_terms(uow, story.editor, [*said, *phrases], undoes_id=undoes_id)
        return None if change is None else change.id


def hant(story: Story, segment: str = FIRST) -> str:
    return story.text("zh-Hant", segment).text


def work(story: Story) -> list[str]:
    return run_pipeline(story.database, story.id)


def revs(story: Story) -> list[int]:
    return [story.text("zh-Hant", one).rev for one in (FIRST, CARRIED, SOFTWARE)]


def test_exactly_the_texts_that_the_term_makes_others_are_written(story: Story) -> None:
    before = revs(story)
    change = bring_in(story, concept("夜车", "夜班車"), concept("人", "人"))
    assert work(story) == ["rederive", "check"]
    assert hant(story) == "第一列夜班車十點發出。"
    assert [now - rev for now, rev in zip(revs(story), before, strict=True)] == [1, 0, 0]
    entry = story.history("zh-Hant", FIRST)[-1]
    assert (entry.act, entry.change_set_id, entry.person_id) == ("derive", change, None)
    with story.database.begin() as uow:
        assert affected_texts.progress_of(uow.session, change or 0) == (1, 1, 0)


def test_an_article_without_the_phrase_has_no_work(story: Story) -> None:
    bring_in(story, concept("夜船", "夜間渡輪"))
    assert work(story) == []


def test_no_phrases_are_no_change(story: Story) -> None:
    assert bring_in(story, phrases=[" "]) is None
    assert work(story) == []


def test_a_persons_text_is_merged(story: Story) -> None:
    story.save("zh-Hant", FIRST, "第一列夜車十點開出。")
    bring_in(story, concept("夜车", "夜班車"))
    work(story)
    row = story.text("zh-Hant", FIRST)
    assert (row.text, row.look) == ("第一列夜班車十點開出。", "merged")


def test_taking_a_change_back_leaves_what_a_person_has_worded_since(story: Story) -> None:
    change = bring_in(story, concept("夜车", "夜班車"), concept("软件", "軟體程式"))
    work(story)
    story.save("zh-Hant", FIRST, "頭班夜班車十點發出。")
    with story.database.begin() as uow:
        uow.session.execute(delete(Term))
    bring_in(story, phrases=["夜车", "软件"], undoes_id=change)
    work(story)
    assert (hant(story), hant(story, SOFTWARE)) == ("頭班夜班車十點發出。", "軟體會在2027年更新。")


class TestAGreatManyPhrases:
    MANY = tuple(f"甲{chr(0x4E00 + n)}" for n in range(MOST_PHRASES))

    def test_queue_every_version_in_work_and_write_only_what_becomes_another(self, story: Story, desk: Desk) -> None:
        rain = "海淀区下雨。"
        page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", rain)])
        other = Story(story.database, desk.newsroom, make_article(story.database, desk.newsroom[Role.EDITOR], page))
        before, rev = revs(story), other.text("zh-Hant", rain).rev
        bring_in(story, concept("夜车", "夜班車"), phrases=self.MANY)
        assert (work(story), work(other)) == (["rederive", "check"], ["rederive"])
        assert [now - rev for now, rev in zip(revs(story), before, strict=True)] == [1, 0, 0]
        assert other.text("zh-Hant", rain).rev == rev

    def test_take_as_many_statements_as_one(self, story: Story, desk: Desk) -> None:
        for _ in range(3):
            make_article(story.database, desk.newsroom[Role.EDITOR], CHINESE_ARTICLE)
        one, few, many = (self._statements(story, phrases) for phrases in (["夜车"], ["夜车", "软件"], self.MANY))
        assert one == few == many

    @staticmethod
    def _statements(story: Story, phrases: Collection[str]) -> int:
        said: list[str] = []
        with story.database.begin() as uow:
            connection = uow.session.connection()
            event.listen(connection, "before_cursor_execute", lambda *given: said.append(given[2]))
            follow_terms(uow, story.editor, phrases)
        return len(said)


def test_a_text_with_several_of_the_phrases_is_found_once(story: Story) -> None:
    with story.database.begin() as uow:
        change = follow_terms(uow, story.editor, ["夜车", "第一列", "不在", "a’s"])
        assert change is not None
        versions = affected_texts.affected_versions(uow.session, affects(change))
        found = affected_texts.affected_segments(uow.session, affects(change), *versions[0])
    assert (versions, found) == ([(story.id, story.version("zh-Hant").id)], [story.segment(FIRST)])
