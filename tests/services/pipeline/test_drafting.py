"""Stages of the pipeline may run late, twice or half: nothing is applied twice and nothing over a person's text."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.factories import ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.pipeline.rounds import before_round
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Job, RevisionSegment, TextHistory, WorkItem
from tms.db.queries import texts, work_items
from tms.db.queries.texts import MachineText
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.memory.lookup import in_order, lookup
from tms.services.memory.remember import import_units
from tms.services.pipeline import check, derive, draft, open_version, segment_source
from tms.services.pipeline.stage import LeaseLostError
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts
from tms.services.withhold_guarded import nothing_withheld

TRAIN = ConceptEntry("night train", terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜班列车")])


@pytest.fixture
def with_term(story: Story) -> Story:
    """The English article, drafted before the termbase knew its night train."""
    with story.database.begin() as uow:
        import_concepts(uow, story.editor, [TRAIN])
    return story


def begun(story: Story, kind: WorkKind, locale: str = "zh-Hans") -> Claimed:
    version_id = story.version(locale).id
    with story.database.begin() as uow:
        queue_work(uow, kind, story.id, version_id)
        waiting = select(WorkItem.id).where(
            WorkItem.state == "waiting", WorkItem.kind == kind, WorkItem.version_id == version_id
        )
        item = work_items.claim(uow.session, uow.session.scalars(waiting).one(), 60)
    assert item is not None
    return item


def texts_of(story: Story, locale: str = "zh-Hans") -> list[tuple[str, int, str]]:
    return [(row.target.text, row.target.rev, row.target.origin) for row in story.rows(locale)]


def test_a_later_draft_fills_what_is_empty_and_nothing_else(with_term: Story) -> None:
    with_term.save("zh-Hans", CARRIED, "车上有240人。")
    draft.run(with_term.database.begin, begun(with_term, WorkKind.DRAFT))
    assert with_term.text("zh-Hans", LEFT).text == "The first 夜班列车 left at ten."
    assert with_term.text("zh-Hans", CARRIED).text == "车上有240人。"


def test_a_draft_is_no_translation(with_term: Story) -> None:
    draft.run(with_term.database.begin, begun(with_term, WorkKind.DRAFT))
    row = with_term.text("zh-Hans", LEFT)
    assert (row.state, row.origin, row.touched_by) == ("initial", "assembly", None)


def test_who_writes_or_empties_while_it_is_drafted_is_not_overwritten(
    own_database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    with own_database.begin() as uow:
        import_concepts(uow, story.editor, [TRAIN, replace(TRAIN, name="line", terms=[
            TermEntry("en", "second line"), TermEntry("zh-Hans", "第二条线"),
        ])])  # fmt: skip
    last = "A second line will follow in 2027."

    def people() -> None:
        story.save("zh-Hans", LEFT, "人写的。")
        story.save("zh-Hans", last, "又删了", confirm=False)
        story.save("zh-Hans", last, "", confirm=False)

    before_round(monkeypatch, draft, 2, people)
    draft.run(own_database.begin, begun(story, WorkKind.DRAFT))
    assert story.text("zh-Hans", LEFT).text == "人写的。"
    assert story.text("zh-Hans", last).text == "", "what a person emptied is theirs"
    assert [change.act for change in story.history("zh-Hans", LEFT)] == ["draft", "edit"]


def test_a_draft_that_is_late_does_not_take_back_what_another_machine_act_has_written_since(
    own_database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    with own_database.begin() as uow:
        import_concepts(uow, story.editor, [TRAIN])

    def another_draft() -> None:
        """By another work item, so that nothing but the rev tells the late one that its text is old."""
        row = story.text("zh-Hans", LEFT)
        newer = MachineText(row.segment_id, row.rev, "后来的草稿。", None, "mt", "initial")
        with own_database.begin() as uow:
            written = texts.write_machine_texts(
                uow.session,
                article_id=story.id,
                version_id=row.version_id,
                by=Provenance(Act.DRAFT, work_item_id=1),
                source=(story.version("en").id, {row.segment_id: 1}),
                texts=[newer],
            )
        assert written == [row.segment_id]

    before_round(monkeypatch, draft, 2, another_draft)
    draft.run(own_database.begin, begun(story, WorkKind.DRAFT))
    row = story.text("zh-Hans", LEFT)
    assert (row.text, row.origin, row.touched_by) == ("后来的草稿。", "mt", None)


def test_a_worker_that_lost_its_lease_has_written_its_batches_and_the_next_one_writes_the_rest(
    database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = " ".join(f"The night train number {n} left." for n in range(25))
    page = replace(ARTICLE, title="Many", blocks=[Block("paragraph", sentences)])
    article_id = make_article(database, desk.newsroom[Role.EDITOR], page)
    story = Story(database, desk.newsroom, article_id)
    with database.begin() as uow:
        import_concepts(uow, story.editor, [TRAIN])
    monkeypatch.setattr(draft, "BATCH", 10)

    def lose() -> None:
        raise LeaseLostError

    with monkeypatch.context() as patched:
        before_round(patched, draft, 3, lose)
        with pytest.raises(LeaseLostError):
            draft.run(database.begin, begun(story, WorkKind.DRAFT))
    written = sum(bool(text) for text, _, _ in texts_of(story))
    assert 0 < written < 25
    with database.begin() as uow:
        lost = uow.session.scalars(
            select(WorkItem).where(WorkItem.article_id == article_id, WorkItem.state == "running")
        )
        for item in lost:
            item.lease_until = func.now() - func.make_interval(0, 0, 0, 0, 0, 0, 1)
    with database.begin() as uow:
        (item_id,) = work_items.take_back_expired(uow.session, 5)
        again = work_items.claim(uow.session, item_id, 60)
    assert again is not None
    draft.run(database.begin, again)
    assert sum(bool(text) for text, _, _ in texts_of(story)) == 25
    with database.begin() as uow:
        drafts = uow.session.execute(
            select(TextHistory.segment_id, func.count())
            .where(TextHistory.version_id == story.version("zh-Hans").id, TextHistory.text != "")
            .group_by(TextHistory.segment_id)
        ).all()
    assert {count for _, count in drafts} == {1}


def test_stages_that_run_twice_change_nothing_the_second_time(database: Database, desk: Desk) -> None:
    article_id = make_article(database, desk.newsroom[Role.EDITOR], ARTICLE)
    story = Story(database, desk.newsroom, article_id)
    before = [texts_of(story, locale) for locale in ("en", "zh-Hans", "zh-Hant")]
    for kind, locale, module in (
        (WorkKind.SEGMENT, "en", segment_source),
        (WorkKind.DRAFT, "zh-Hans", draft),
        (WorkKind.DERIVE, "zh-Hant", derive),
        (WorkKind.CHECK, "zh-Hans", check),
        (WorkKind.OPEN, "zh-Hans", open_version),
    ):
        module.run(database.begin, begun(story, kind, locale))
    run_pipeline(database, article_id)
    assert [texts_of(story, locale) for locale in ("en", "zh-Hans", "zh-Hant")] == before
    assert len(story.events("version_opened")) == 2
    with database.begin() as uow:
        segments = uow.session.scalar(select(func.count()).where(RevisionSegment.article_id == article_id))
        jobs = uow.session.scalar(select(func.count()).where(Job.article_id == article_id))
    assert (segments, jobs) == (7, 2)


def test_an_article_of_one_empty_looking_block_goes_through(database: Database, desk: Desk) -> None:
    page = replace(ARTICLE, title="*", author=None, author_title=None, section=None, blocks=[Block("paragraph", "…")])
    article_id = make_article(database, desk.newsroom[Role.EDITOR], page)
    assert [row.source.text for row in Story(database, desk.newsroom, article_id).rows("zh-Hant")] == ["*", "…"]


class TestKnowledge:
    def test_terms_of_the_region_serve_the_traditional_version(self, database: Database, desk: Desk) -> None:
        entry = ConceptEntry(
            "software",
            terms=[TermEntry("zh-Hans", "软件"), TermEntry("zh-Hant-TW", "軟體程式"), TermEntry("en", "software")],
        )
        with database.begin() as uow:
            import_concepts(uow, desk.newsroom[Role.EDITOR], [entry])
        page = replace(ARTICLE, language="zh-Hans", title="软件", blocks=[Block("paragraph", "软件会更新。")])
        article_id = make_article(database, desk.newsroom[Role.EDITOR], page)
        story = Story(database, desk.newsroom, article_id)
        assert story.text("zh-Hant", "软件会更新。").text == "軟體程式會更新。"
        assert story.text("en", "软件").text == "software"

    def test_deprecated_terms_are_not_used(self, database: Database, desk: Desk) -> None:
        entry = replace(TRAIN, terms=[TermEntry("en", "night train"), TermEntry("zh-Hans", "夜车", "deprecated")])
        with database.begin() as uow:
            import_concepts(uow, desk.newsroom[Role.EDITOR], [entry])
        story = Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR]))
        assert story.text("zh-Hans", LEFT).text == ""

    def test_an_imported_sentence_is_exact_and_another_publication_does_not_know_it(
        self, database: Database, desk: Desk
    ) -> None:
        with database.begin() as uow:
            assert import_units(uow, desk.newsroom[Role.EDITOR], [{"en": CARRIED, "zh-Hans": "车上有240人。"}]) == 1
            mine, theirs = (
                lookup(uow, publication_id, "en", "zh-Hans", in_order(["Nothing.", CARRIED]), nothing_withheld)
                for publication_id in (desk.newsroom.publication_id, desk.foreign_editor.publication_id)
            )
        assert [[(match.target, match.similarity) for match in found] for found in mine] == [
            [],
            [("车上有240人。", 100)],
        ]
        assert theirs == [[], []]
