"""What a change of the rules makes of texts that people hold, and of versions that are being derived meanwhile."""

from dataclasses import replace
from threading import Thread

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.pipeline.rounds import before_round
from tests.services.revising import RevisedStory
from tests.services.story import Story
from tms.db.models import WorkItem
from tms.db.queries import work_items
from tms.db.queries.rules_version import RulesVersion, rules_version_now
from tms.db.queries.work_items import Claimed
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Actor, Role
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.authorize_locked import lock_for, lock_publication
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.conversion.list_rules import rule_change
from tms.services.conversion.undo_change import undo_change
from tms.services.pipeline import derive, rederive
from tms.services.pipeline.stage import Run

TRAIN = "第一列夜车十点发出，软件会在2027年更新，海淀区下雨。"
PAGE = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", TRAIN)])
NIGHT_TRAIN = NewRule("zh-Hant-TW", "夜车", "夜班車")
SOFTWARE = NewRule("zh-Hant-TW", "软件", "軟體程式")


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], PAGE))


def make_in(database: Database, editor: Actor, rule: NewRule) -> int:
    with database.begin() as uow:
        return make_rule(uow, editor, rule).id


def make(story: Story, rule: NewRule) -> int:
    return make_in(story.database, story.editor, rule)


def undo(story: Story, change: int) -> None:
    with story.database.begin() as uow:
        undo_change(uow, story.editor, change)


def work(story: Story) -> list[str]:
    return run_pipeline(story.database, story.id)


def made(story: Story, rule: NewRule) -> int:
    """A rule, and what it affects derived anew."""
    change = make(story, rule)
    work(story)
    return change


def hant(story: Story) -> str:
    return story.text("zh-Hant", TRAIN).text


def in_own_words(story: Story, old: str = "下雨", new: str = "有雨") -> None:
    story.save("zh-Hant", TRAIN, hant(story).replace(old, new))


def offered(story: Story) -> tuple[str, bool]:
    """The status of the derivation, and whether what it offers instead has the rule's word."""
    derivation = story.derivation(TRAIN)
    assert derivation is not None
    return derivation.status, "夜班車" in (derivation.other_text or "")


def by_person(story: Story, change: int) -> list[bool]:
    with story.database.begin() as uow:
        return [one.by_person for one in rule_change(uow, story.editor, change)[1]]


def waiting(story: Story, kind: WorkKind) -> Claimed:
    """The newest item of the kind, claimed before all others."""
    with story.database.begin() as uow:
        newest = uow.session.scalars(
            select(WorkItem.id)
            .where(WorkItem.article_id == story.id, WorkItem.state == "waiting", WorkItem.kind == kind)
            .order_by(WorkItem.id.desc())
        ).first()
        item = work_items.claim(uow.session, newest or 0, 60)
    assert item is not None
    return item


class TestUndoing:
    def test_takes_its_word_out_of_a_text_that_only_machines_have_merged_since(self, story: RevisedStory) -> None:
        in_own_words(story)
        change = made(story, NIGHT_TRAIN)
        made(story, SOFTWARE)
        assert "夜班車" in hant(story)
        assert "軟體程式" in hant(story)
        assert by_person(story, change) == [False]
        undo(story, change)
        work(story)
        assert "夜班車" not in hant(story)
        assert "軟體程式" in hant(story)
        assert "有雨" in hant(story)

    def test_takes_its_word_out_of_a_text_that_was_confirmed_and_followed_its_parent_since(
        self, story: RevisedStory
    ) -> None:
        story.save("zh-Hant", TRAIN, hant(story))
        change = made(story, NIGHT_TRAIN)
        story.revise({"下雨": "下雪"})
        assert "夜班車" in hant(story)
        assert by_person(story, change) == [False]
        undo(story, change)
        work(story)
        assert "夜班車" not in hant(story)
        assert "下雪" in hant(story)

    def test_leaves_a_text_that_a_person_has_worded_anew_since_and_says_so(self, story: RevisedStory) -> None:
        change = made(story, NIGHT_TRAIN)
        in_own_words(story)
        made(story, SOFTWARE)
        assert by_person(story, change) == [True]
        undo(story, change)
        work(story)
        assert all(word in hant(story) for word in ("夜班車", "有雨", "軟體程式"))

    def test_loses_no_change_of_the_parent_that_waits_to_be_derived(self, story: RevisedStory) -> None:
        change = made(story, NIGHT_TRAIN)
        in_own_words(story)
        story.revise({"2027": "2029"}, run=False)
        undo(story, change)
        # The revision's stages wait until the rules have been applied.
        rederive.run(story.database.begin, waiting(story, WorkKind.REDERIVE))
        work(story)
        assert "2029" in hant(story)
        assert "有雨" in hant(story)


class TestRulesThatChangeMeanwhile:
    def test_what_a_later_rule_has_made_already_is_not_written_over(
        self, story: RevisedStory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make(story, NIGHT_TRAIN)
        item = waiting(story, WorkKind.REDERIVE)
        before_round(monkeypatch, derive, 1, lambda: made(story, SOFTWARE))
        rederive.run(story.database.begin, item)
        both = hant(story)
        assert "夜班車" in both
        assert "軟體程式" in both
        assert work(story)[0] == WorkKind.DERIVE
        assert hant(story) == both

    def test_a_rule_that_is_made_before_anything_is_derived_holds_in_it(
        self, database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        editor = desk.newsroom[Role.EDITOR]
        before_round(monkeypatch, derive, 2, lambda: make_in(database, editor, SOFTWARE))
        article_id = make_article(database, editor, PAGE)
        assert "軟體程式" in hant(Story(database, desk.newsroom, article_id))

    def test_a_rule_that_does_not_see_what_is_just_being_written_holds_in_it_afterwards(
        self, database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        editor = desk.newsroom[Role.EDITOR]
        asked: list[RulesVersion] = []

        def then_a_rule(session: Session, article_id: int) -> RulesVersion:
            asked.append(rules_version_now(session, article_id))
            if len(asked) == 1:
                make_in(database, editor, SOFTWARE)
            return asked[-1]

        monkeypatch.setattr(derive, "rules_version_now", then_a_rule)
        article_id = make_article(database, editor, PAGE)
        story = Story(database, desk.newsroom, article_id)
        assert "軟體程式" in hant(story)
        assert ["軟體程式" in entry.text for entry in story.history("zh-Hant", TRAIN) if entry.text] == [False, True]

    @pytest.mark.parametrize(("kind", "stage"), [(WorkKind.DERIVE, derive.run), (WorkKind.REDERIVE, rederive.run)])
    def test_who_changes_rules_and_a_stage_that_ends_do_not_wait_for_each_other(
        self, own_database: Database, desk: Desk, kind: WorkKind, stage: Run
    ) -> None:
        story = Story(own_database, desk.newsroom, make_article(own_database, desk.newsroom[Role.EDITOR], PAGE))
        make(story, NIGHT_TRAIN)
        with own_database.begin() as uow:
            queue_work(uow, WorkKind.DERIVE, story.id, story.version("zh-Hant").id)
        ending = Thread(target=stage, args=(own_database.begin, waiting(story, kind)))
        with own_database.begin() as uow:
            lock_publication(uow, story.newsroom.publication_id)
            ending.start()
            ending.join(0.5)
            lock_for(uow, story.editor, story.id)
        ending.join()
        work(story)
        assert "夜班車" in hant(story)

    def test_nothing_is_derived_again_while_the_rules_stay(self, story: RevisedStory) -> None:
        make(story, NIGHT_TRAIN)
        assert work(story) == [WorkKind.REDERIVE, WorkKind.CHECK]


class TestConflict:
    def test_what_is_offered_beside_a_persons_text_is_by_the_rules_that_hold(self, story: RevisedStory) -> None:
        in_own_words(story)
        story.revise({"下雨": "下雪"})
        change = made(story, NIGHT_TRAIN)
        assert offered(story) == ("conflict", True)
        assert "夜班車" not in hant(story)
        undo(story, change)
        work(story)
        assert offered(story) == ("conflict", False)

    def test_what_is_offered_after_an_undo_is_without_the_rule_also_where_a_person_reworded_its_text(
        self, story: RevisedStory
    ) -> None:
        change = made(story, NIGHT_TRAIN)
        in_own_words(story)
        story.revise({"下雨": "下雪"})
        assert offered(story) == ("conflict", True)
        undo(story, change)
        work(story)
        assert offered(story) == ("conflict", False)
        assert "夜班車" in hant(story)

    def test_the_stage_over_the_whole_version_brings_it_up_too(self, story: RevisedStory) -> None:
        in_own_words(story)
        story.revise({"下雨": "下雪"})
        make(story, NIGHT_TRAIN)
        with story.database.begin() as uow:
            queue_work(uow, WorkKind.DERIVE, story.id, story.version("zh-Hant").id)
        derive.run(story.database.begin, waiting(story, WorkKind.DERIVE))
        assert offered(story) == ("conflict", True)
        assert hant(story).count("有雨") == 1
