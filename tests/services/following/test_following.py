"""zh-Hant follows zh-Hans in the transaction of each change, and never loses what a person wrote."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, func, update

from tests.services.desk import Desk
from tests.services.story import CARRIED, LEFT, Story
from tms.db.models import Derivation, Term, Version
from tms.db.queries import work_items
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.states import VersionStatus
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.pipeline import derive, stage
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts
from tms.services.translating.save_segment import Save, save_segment


def hant(story: Story, source: str = LEFT) -> tuple[str, str, str | None]:
    row = story.text("zh-Hant", source)
    return row.text, row.state, row.look


def override(story: Story, before: str, after: str, text: str) -> None:
    """zh-Hans says ``before``, a person changes its derivation to ``text``, then zh-Hans says ``after``."""
    story.save("zh-Hans", LEFT, before)
    story.save("zh-Hant", LEFT, text)
    story.save("zh-Hans", LEFT, after)


class TestTermsThatChange:
    def test_the_next_save_knows_a_term_that_came_in_since_the_last_one(self, story: Story, database: Database) -> None:
        story.save("zh-Hans", LEFT, "软件开始了。")
        assert hant(story)[0] == "軟體開始了。"
        with database.begin() as uow:
            import_concepts(
                uow,
                story.editor,
                [ConceptEntry("software", terms=[TermEntry("zh-Hans", "软件"), TermEntry("zh-Hant-TW", "軟件")])],
            )
        story.save("zh-Hans", LEFT, "软件已经开始了。")
        assert hant(story)[0] == "軟件已經開始了。"
        with database.begin() as uow:
            uow.session.execute(delete(Term).where(Term.text == "軟件"))
        story.save("zh-Hans", LEFT, "软件又开始了。")
        assert hant(story)[0] == "軟體又開始了。"


class TestTextsThatNobodyTouched:
    def test_they_are_derived_at_once_with_their_lineage(self, story: Story) -> None:
        answer = story.save("zh-Hans", LEFT, "软件里的夜车。")
        row, derivation = story.text("zh-Hant", LEFT), story.derivation(LEFT)
        assert derivation is not None
        assert (row.text, row.state, row.origin, row.touched_by) == ("軟體裡的夜車。", "translated", "derived", None)
        assert (derivation.status, derivation.base_text, derivation.profile) == ("follows", row.text, "zh-Hant-TW")
        assert derivation.parent_rev == answer["rev"]
        assert answer["followed"] == ["zh-Hant"]
        assert story.history("zh-Hant", LEFT)[-1].act == "derive"

    def test_they_follow_each_change_with_one_rev(self, story: Story) -> None:
        for text in ("第一。", "第二。", "第三。"):
            story.save("zh-Hans", LEFT, text)
        assert [change.text for change in story.history("zh-Hant", LEFT)] == ["", "第一。", "第二。", "第三。"]

    def test_they_are_as_translated_as_their_parent(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "第一。", confirm=False)
        assert hant(story) == ("第一。", "initial", None)
        answer = story.save("zh-Hans", LEFT, "第一。")
        assert hant(story) == ("第一。", "translated", None)
        assert answer["followed"] == []

    def test_a_change_that_leaves_the_derived_text_as_it_is_makes_no_rev(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "“夜车”。")
        before = story.text("zh-Hant", LEFT)
        story.save("zh-Hans", LEFT, "「夜车」。")
        after = story.text("zh-Hant", LEFT)
        assert (after.text, after.rev) == (before.text, before.rev)
        derivation = story.derivation(LEFT)
        assert derivation is not None
        assert derivation.parent_rev == story.text("zh-Hans", LEFT).rev

    def test_an_emptied_parent_takes_nothing_away(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "第一。")
        story.save("zh-Hans", LEFT, "", confirm=False)
        assert hant(story)[0] == "第一。"


class TestOverrides:
    def test_a_change_elsewhere_is_merged_and_marked_for_a_look(self, story: Story) -> None:
        override(story, "夜车十点开出。", "夜车十一点开出。", "夜車十點發車。")
        assert hant(story) == ("夜車十一點發車。", "translated", "merged")
        derivation = story.derivation(LEFT)
        assert derivation is not None
        assert (derivation.status, derivation.base_text) == ("overridden", "夜車十一點開出。")
        change = story.history("zh-Hant", LEFT)[-1]
        assert (change.act, change.person_id) == ("merge", story.translator.person_id)

    def test_a_change_at_the_same_place_waits_with_all_three(self, story: Story) -> None:
        override(story, "夜车十点开出。", "夜车十点启程。", "夜車十點發車。")
        assert hant(story)[::2] == ("夜車十點發車。", "conflict")
        sides = story.row("zh-Hant", LEFT).conflict
        assert sides is not None
        assert (sides.base, sides.mine, sides.theirs) == ("夜車十點開出。", "夜車十點發車。", "夜車十點啟程。")
        assert sides.resolves == story.text("zh-Hans", LEFT).rev

    def test_a_resolution_names_the_conflict_that_it_resolves(self, story: Story) -> None:
        override(story, "夜车十点开出。", "夜车十点启程。", "夜車十點發車。")
        resolves = story.text("zh-Hans", LEFT).rev
        for wrong in (None, resolves - 1, resolves + 1):
            with pytest.raises(Conflict) as caught:
                story.save("zh-Hant", LEFT, "夜車十點出發。", resolves=wrong)
            assert caught.value.code == "conflict_open"
        with pytest.raises(Conflict):
            story.save("zh-Hant", LEFT, "夜車十點出發。", resolves=resolves, confirm=False)
        story.save("zh-Hant", LEFT, "夜車十點出發。", resolves=resolves)
        derivation = story.derivation(LEFT)
        assert derivation is not None
        assert (derivation.status, derivation.base_text, derivation.parent_rev) == (
            "overridden",
            "夜車十點啟程。",
            resolves,
        )
        assert derivation.other_text is None
        assert hant(story) == ("夜車十點出發。", "translated", None)
        assert story.row("zh-Hant", LEFT).conflict is None

    @pytest.mark.parametrize("choice", ["mine", "theirs"])
    def test_either_side_can_be_chosen(self, story: Story, choice: str) -> None:
        override(story, "夜车十点开出。", "夜车十点启程。", "夜車十點發車。")
        sides = story.row("zh-Hant", LEFT).conflict
        assert sides is not None
        chosen = getattr(sides, choice)
        story.save("zh-Hant", LEFT, chosen, resolves=sides.resolves)
        derivation = story.derivation(LEFT)
        assert derivation is not None
        assert derivation.status == ("follows" if choice == "theirs" else "overridden")
        assert hant(story) == (chosen, "translated", None)

    def test_a_second_change_during_a_conflict_needs_the_newer_name(self, story: Story) -> None:
        override(story, "夜车十点开出。", "夜车十点启程。", "夜車十點發車。")
        old = story.text("zh-Hans", LEFT).rev
        story.save("zh-Hans", LEFT, "夜车十点出站。")
        sides = story.row("zh-Hant", LEFT).conflict
        assert sides is not None
        assert (sides.theirs, sides.resolves) == ("夜車十點出站。", old + 1)
        with pytest.raises(Conflict):
            story.save("zh-Hant", LEFT, "夜車十點發車。", resolves=old)

    def test_a_conflict_that_its_parent_takes_back_is_none(self, story: Story) -> None:
        override(story, "夜车十点开出。", "夜车十点启程。", "夜車十點發車。")
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        assert hant(story) == ("夜車十點發車。", "translated", None)
        derivation = story.derivation(LEFT)
        assert derivation is not None
        assert (derivation.status, derivation.other_text) == ("overridden", None)

    def test_leaving_a_segment_in_conflict_unchanged_settles_nothing(self, story: Story) -> None:
        override(story, "夜车十点开出。", "夜车十点启程。", "夜車十點發車。")
        story.save("zh-Hant", LEFT, "夜車十點發車。", confirm=False)
        assert hant(story)[2] == "conflict"

    def test_what_was_written_before_there_was_a_parent_is_never_replaced(self, story: Story) -> None:
        story.save("zh-Hant", LEFT, "我先寫的句子。")
        story.save("zh-Hans", LEFT, "后来的句子。")
        assert hant(story)[::2] == ("我先寫的句子。", "conflict")
        sides = story.row("zh-Hant", LEFT).conflict
        assert sides is not None
        assert (sides.base, sides.mine, sides.theirs) == ("", "我先寫的句子。", "後來的句子。")

    def test_what_was_written_before_and_is_the_same_follows(self, story: Story) -> None:
        story.save("zh-Hant", LEFT, "後來的句子。")
        story.save("zh-Hans", LEFT, "后来的句子。")
        derivation = story.derivation(LEFT)
        assert derivation is not None
        assert (*hant(story), derivation.status) == ("後來的句子。", "translated", None, "follows")

    def test_an_override_that_says_what_the_derivation_says_follows_again(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车。")
        story.save("zh-Hant", LEFT, "夜班車。")
        story.save("zh-Hant", LEFT, "夜車。")
        derivation = story.derivation(LEFT)
        assert derivation is not None
        assert derivation.status == "follows"

    def test_a_confirmed_unchanged_text_is_a_persons_and_follows_with_a_look(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车。")
        story.save("zh-Hant", LEFT, "夜車。")
        story.save("zh-Hans", LEFT, "夜车来了。")
        assert hant(story) == ("夜車來了。", "translated", "parent_changed")

    def test_a_half_written_override_is_not_made_a_translation_by_its_parent(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车十点开出。", confirm=False)
        story.save("zh-Hant", LEFT, "夜車十點發車。", confirm=False)
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        assert hant(story) == ("夜車十點發車。", "initial", None)
        story.save("zh-Hans", LEFT, "夜车十一点开出。")
        assert hant(story) == ("夜車十一點發車。", "initial", "merged")


class TestApprovedVersions:
    @pytest.fixture
    def approved(self, story: Story) -> Story:
        """zh-Hant approved before zh-Hans, which is still open."""
        story.translate()
        story.finish("zh-Hant")
        return story

    def test_a_change_of_the_parent_reopens_the_review_with_a_job_that_says_why(self, approved: Story) -> None:
        assert approved.version("zh-Hant").status == VersionStatus.APPROVED
        approved.save("zh-Hans", LEFT, "另一句。")
        assert approved.version("zh-Hant").status == VersionStatus.REVIEWING
        assert hant(approved)[:2] == ("另一句。", "translated")
        assert hant(approved, CARRIED)[1] == "final"
        assert [(step.kind, step.state) for step in approved.steps("zh-Hant")] == [
            ("translate", "skipped"),
            ("review", "active"),
        ]
        assert approved.steps("zh-Hant")[1].assignee_id == approved.reviewer.person_id
        assert len(approved.events("version_reopened")) == 1
        approved.save("zh-Hans", CARRIED, "又一句。")
        assert len(approved.events("version_reopened")) == 1
        assert approved.accept_all("zh-Hant") == 0, "what was merged is looked at one by one"
        approved.accept("zh-Hant", LEFT)
        approved.accept("zh-Hant", CARRIED)
        approved.approve("zh-Hant")
        assert approved.version("zh-Hant").status == VersionStatus.APPROVED

    def test_a_published_one_stays_published_for_readers_and_reopens(self, approved: Story) -> None:
        approved.publish("zh-Hant")
        live = approved.version("zh-Hant").live_snapshot_id
        approved.save("zh-Hans", LEFT, "另一句。")
        version = approved.version("zh-Hant")
        assert (version.status, version.live_snapshot_id) == (VersionStatus.REVIEWING, live)

    def test_a_confirmation_without_a_change_reopens_nothing(self, approved: Story) -> None:
        approved.save("zh-Hans", LEFT, approved.text("zh-Hans", LEFT).text)
        assert approved.version("zh-Hant").status == VersionStatus.APPROVED

    def test_a_conflict_reopens_it_so_that_somebody_can_settle_it(self, story: Story) -> None:
        story.translate()
        story.save("zh-Hant", CARRIED, "車上兩百四十人。")
        story.finish("zh-Hant")
        story.save("zh-Hans", CARRIED, "车上有250人。")
        assert story.version("zh-Hant").status == VersionStatus.REVIEWING
        assert hant(story, CARRIED)[::2] == ("車上兩百四十人。", "conflict")
        with pytest.raises(Conflict) as accepting:
            story.accept("zh-Hant", CARRIED)
        assert accepting.value.code == "looks_open"
        assert story.accept_all("zh-Hant") == 0

    def test_what_is_approved_while_its_parent_is_saved_does_not_stay_approved(
        self, own_database: Database, desk: Desk
    ) -> None:
        """The save has read the version before the approval and reaches its text after it."""
        story = Story(own_database, desk.newsroom, desk.english)
        story.translate()
        story.submit("zh-Hant")
        story.accept_all("zh-Hant")
        row = story.row("zh-Hans", LEFT)
        body = Save(text="另一句。", rev=row.target.rev, source_rev=1, key=uuid.uuid4(), confirm=True)
        with own_database.begin() as uow:
            uow.session.get_one(Version, (story.id, story.version("zh-Hant").id))
            story.approve("zh-Hant")
            save_segment(uow, story.translator, story.id, "zh-Hans", row.segment_id, body)
        assert story.version("zh-Hant").status == VersionStatus.REVIEWING


class TestDetached:
    def test_a_detached_version_is_told_and_never_changed(self, story: Story) -> None:
        story.save("zh-Hans", LEFT, "夜车。")
        with story.database.begin() as uow:
            uow.session.execute(
                update(Version)
                .where(Version.article_id == story.id, Version.locale == "zh-Hant")
                .values(detached_at=func.now(), detached_by=story.editor.person_id, detached_why="own desk")
            )
        story.save("zh-Hans", LEFT, "夜车来了。")
        assert hant(story) == ("夜車。", "translated", "parent_changed")


class TestTheStageOverAWholeVersion:
    """The pipeline's derivation may be late: it read the parent before somebody saved it."""

    @staticmethod
    def begun(database: Database, story: Story) -> Claimed:
        with database.begin() as uow:
            version = story.version("zh-Hant")
            queue_work(uow, WorkKind.DERIVE, story.id, version.id)
            item = work_items.claim(uow.session, uow.queued[-1][0], 60)
        assert item is not None
        return item

    def test_a_save_during_the_stage_is_neither_overwritten_nor_missed(
        self, own_database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        story = Story(own_database, desk.newsroom, desk.english)
        story.save("zh-Hans", LEFT, "旧句。")
        with own_database.begin() as uow:
            uow.session.execute(update(Derivation).values(rules="older"))  # by older rules, so that the stage has work
        item = self.begun(own_database, story)
        still_mine = stage.still_mine
        rounds: list[int] = []

        def save_between(uow: UnitOfWork, claimed: Claimed) -> None:
            rounds.append(claimed.id)
            if len(rounds) == 2:
                story.save("zh-Hans", LEFT, "新句。")
                story.save("zh-Hans", CARRIED, "新的一句。")
            still_mine(uow, claimed)

        monkeypatch.setattr(derive, "still_mine", save_between)
        derive.run(own_database.begin, item)
        assert len(rounds) > 2
        for source, text in ((LEFT, "新句。"), (CARRIED, "新的一句。")):
            derivation = story.derivation(source)
            assert derivation is not None
            assert (hant(story, source)[0], derivation.base_text) == (text, text)
            assert derivation.parent_rev == story.text("zh-Hans", source).rev

    def test_running_it_again_changes_nothing(self, own_database: Database, desk: Desk) -> None:
        story = Story(own_database, desk.newsroom, desk.english)
        story.translate()
        story.save("zh-Hant", LEFT, "第一列夜班列車十點發車。")
        before = [(row.target.text, row.target.rev, row.target.state) for row in story.rows("zh-Hant")]
        derive.run(own_database.begin, self.begun(own_database, story))
        assert [(row.target.text, row.target.rev, row.target.state) for row in story.rows("zh-Hant")] == before

    def test_saves_of_both_versions_at_once_lose_nothing(self, own_database: Database, desk: Desk) -> None:
        story = Story(own_database, desk.newsroom, desk.english)
        story.save("zh-Hans", LEFT, "夜车十点开出。")
        rows = {locale: story.row(locale, LEFT) for locale in ("zh-Hans", "zh-Hant")}

        def save(change: tuple[str, str]) -> None:
            locale, text = change
            row = rows[locale]
            body = Save(text=text, rev=row.target.rev, source_rev=1, key=uuid.uuid4(), confirm=True)
            with own_database.begin() as uow:
                save_segment(uow, story.translator, story.id, locale, row.segment_id, body)

        changes = [("zh-Hant", "夜車十點發車。"), ("zh-Hans", "夜车十一点开出。")]
        with ThreadPoolExecutor(2) as threads:
            outcomes = [threads.submit(save, change) for change in changes]
        errors = [error for outcome in outcomes if (error := outcome.exception())]
        if errors:  # the parent was first: the person is told, and has their text still
            assert [getattr(error, "code", error) for error in errors] == ["text_stale"]
            assert hant(story)[0] == "夜車十一點開出。"
        else:
            assert hant(story)[0] == "夜車十一點發車。"
