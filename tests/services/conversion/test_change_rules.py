"""A rule is seen before it is saved, made, retired and undone, and changes exactly the texts that it is about."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.factories import CHINESE_ARTICLE, Newsroom, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import ConversionRule, TextHistory
from tms.db.queries import affected_texts
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.conversion.change_rules import NewRule, make_rule, preview_retirement, preview_rule, retire_rule
from tms.services.conversion.effect import RuleEffect
from tms.services.conversion.undo_change import undo_change
from tms.services.following.detach import detach_segment

FIRST, CARRIED, SOFTWARE = "第一列夜车十点发出。", "车上有240人。", "软件会在2027年更新。"
NIGHT_TRAIN = NewRule("zh-Hant-TW", "夜车", "夜班車")


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    """The Chinese article; its Traditional version is derived from the source and open for translation."""
    return Story(database, desk.newsroom, desk.chinese)


def make(story: Story, rule: NewRule = NIGHT_TRAIN) -> int:
    with story.database.begin() as uow:
        return make_rule(uow, story.editor, rule).id


def undo(story: Story, change: int) -> int:
    with story.database.begin() as uow:
        return undo_change(uow, story.editor, change).id


def preview(story: Story, rule: NewRule = NIGHT_TRAIN) -> RuleEffect:
    with story.database.begin() as uow:
        return preview_rule(uow, story.editor, rule)


def work(story: Story) -> list[str]:
    return run_pipeline(story.database, story.id)


def hant(story: Story, segment: str = FIRST) -> str:
    return story.text("zh-Hant", segment).text


class TestBeforeItIsSaved:
    def test_each_text_that_would_be_another_is_shown(self, story: Story) -> None:
        effect = preview(story)
        assert (effect.candidates, effect.n, effect.counts) == (1, 1, {"derived": 1})
        (sentence,) = effect.sentences
        assert (sentence.parent, sentence.before, sentence.after) == (
            FIRST,
            "第一列夜車十點發出。",
            "第一列夜班車十點發出。",
        )
        assert hant(story) == sentence.before

    def test_a_rule_that_a_longer_one_overrules_has_no_effect(self, story: Story) -> None:
        make(story, NewRule("zh-Hant-TW", "列夜车", "列夜車"))
        assert (preview(story).candidates, preview(story).n) == (1, 0)

    def test_what_an_earlier_change_has_still_to_do_is_not_counted(self, story: Story) -> None:
        make(story, NewRule("zh-Hant-TW", "十点", "十時"))
        assert preview(story, NewRule("zh-Hant-TW", "发出", "發出")).n == 0
        assert [one.after for one in preview(story).sentences] == ["第一列夜班車十時發出。"]

    def test_what_would_be_merged_and_what_only_marked_is_told_apart(self, story: Story) -> None:
        story.save("zh-Hant", FIRST, "第一列夜車十點開出。")
        assert [(one.fate, one.after) for one in preview(story).sentences] == [("merged", "第一列夜班車十點開出。")]
        with story.database.begin() as uow:
            detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(FIRST))
        assert [one.fate for one in preview(story).sentences] == ["marked"]

    def test_nothing_of_a_closed_version_is_counted(self, story: Story) -> None:
        for segment in (FIRST, CARRIED, SOFTWARE, CHINESE_ARTICLE.title or "", "周敏"):
            story.save("zh-Hant", segment, hant(story, segment))
        story.finish("zh-Hant")
        assert preview(story).candidates == 0

    def test_the_effect_of_retiring_a_rule_is_what_held_before_it(self, story: Story) -> None:
        make(story)
        work(story)
        make(story, NewRule("zh-Hant-TW", "夜车", "夜行車", scope="article", article_id=story.id))
        work(story)
        with story.database.begin() as uow:
            own = uow.session.scalars(select(ConversionRule.id).where(ConversionRule.article_id == story.id)).one()
            effect = preview_retirement(uow, story.editor, own)
        assert [(one.before, one.after) for one in effect.sentences] == [
            ("第一列夜行車十點發出。", "第一列夜班車十點發出。")
        ]


class TestMaking:
    def test_exactly_the_texts_with_the_phrase_become_others(self, story: Story) -> None:
        before = {segment: story.text("zh-Hant", segment).rev for segment in (FIRST, CARRIED, SOFTWARE)}
        change = make(story)
        assert work(story) == ["rederive", "check"]
        assert hant(story) == "第一列夜班車十點發出。"
        assert [story.text("zh-Hant", one).rev - rev for one, rev in before.items()] == [1, 0, 0]
        entry = story.history("zh-Hant", FIRST)[-1]
        assert (entry.act, entry.change_set_id, entry.person_id) == ("derive", change, None)
        with story.database.begin() as uow:
            assert affected_texts.progress_of(uow.session, change) == (1, 1, 0)
            written = uow.session.scalar(
                select(func.count()).select_from(TextHistory).where(TextHistory.change_set_id == change)
            )
        assert written == 1

    def test_a_phrase_with_a_marker_inside_is_found(self, story: Story, newsroom: Newsroom) -> None:
        marked = "列⟦1⟧夜⟦/1⟧车到了。"
        page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", marked, {"1": Code("emphasis")})])
        other = Story(story.database, newsroom, make_article(story.database, newsroom[Role.EDITOR], page))
        make(story)
        work(other)
        assert hant(other, marked) == "列⟦1⟧夜⟦/1⟧班車到了。"

    def test_a_persons_text_is_merged_and_marked(self, story: Story) -> None:
        story.save("zh-Hant", FIRST, "第一列夜車十點開出。")
        make(story)
        work(story)
        row = story.text("zh-Hant", FIRST)
        assert (row.text, row.look) == ("第一列夜班車十點開出。", "merged")

    def test_a_detached_text_is_only_marked(self, story: Story) -> None:
        with story.database.begin() as uow:
            detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(FIRST))
        make(story)
        work(story)
        row = story.text("zh-Hant", FIRST)
        assert (row.text, row.look) == ("第一列夜車十點發出。", "parent_changed")

    def test_a_confirmed_text_is_no_longer_reviewed_and_asks_for_nothing_else(self, story: Story) -> None:
        for segment in (FIRST, CARRIED, SOFTWARE, CHINESE_ARTICLE.title or "", "周敏"):
            story.save("zh-Hant", segment, hant(story, segment))
        story.submit("zh-Hant")
        story.accept_all("zh-Hant")
        make(story)
        work(story)
        row = story.text("zh-Hant", FIRST)
        assert (row.text, row.state, row.look) == ("第一列夜班車十點發出。", "translated", None)
        assert story.text("zh-Hant", CARRIED).state == "reviewed"

    def test_a_second_rule_for_the_phrase_takes_the_place_of_the_first(self, story: Story) -> None:
        make(story)
        make(story, NewRule("zh-Hant-TW", "夜车", "夜間列車"))
        work(story)
        assert hant(story) == "第一列夜間列車十點發出。"
        with pytest.raises(Conflict) as caught:
            make(story, NewRule("zh-Hant-TW", "夜车", "夜間列車"))
        assert caught.value.code == "rule_there"

    def test_a_rule_of_an_article_leaves_the_others(self, story: Story, newsroom: Newsroom) -> None:
        other = Story(story.database, newsroom, make_article(story.database, newsroom[Role.EDITOR], CHINESE_ARTICLE))
        make(story, NewRule("zh-Hant-TW", "夜车", "夜班車", scope="article", article_id=story.id))
        work(story)
        assert work(other) == []
        assert hant(story) != hant(other)

    @pytest.mark.parametrize(
        ("rule", "code"),
        [
            (NewRule("zh-Hant-TW", "夜车", " "), "rule_incomplete"),
            (NewRule("zh-Hant-TW", "夜⟦1⟧车", "夜車"), "rule_incomplete"),
            (NewRule("zh-Hant-TW", "夜" * 101, "夜車"), "rule_too_long"),
            (NewRule("zh-Hant-HK", "夜车", "夜車"), "rule_profile_unknown"),
            (NewRule("zh-Hant-TW", "夜车", "夜車", scope="topic"), "rule_scope_unknown"),
            (NewRule("zh-Hant-TW", "夜车", "夜車", scope="world"), "rule_scope_unknown"),
        ],
    )
    def test_what_is_no_rule_is_refused(self, story: Story, rule: NewRule, code: str) -> None:
        with pytest.raises(Invalid) as caught:
            make(story, rule)
        assert caught.value.code == code

    def test_only_an_editor_makes_rules(self, story: Story) -> None:
        with pytest.raises(Denied), story.database.begin() as uow:
            make_rule(uow, story.reviewer, NIGHT_TRAIN)

    def test_a_rule_of_another_publications_article_is_not_found(self, story: Story, desk: Desk) -> None:
        with pytest.raises(NotFound):
            make(story, NewRule("zh-Hant-TW", "夜车", "夜車", scope="article", article_id=desk.foreign_article))


class TestRetiringAndUndoing:
    def test_what_a_retired_rule_decided_is_derived_without_it(self, story: Story) -> None:
        change = make(story)
        work(story)
        with story.database.begin() as uow:
            rule = uow.session.scalars(select(ConversionRule).where(ConversionRule.change_set_id == change)).one()
            retire_rule(uow, story.editor, rule.id)
        work(story)
        assert hant(story) == "第一列夜車十點發出。"
        with pytest.raises(NotFound), story.database.begin() as uow:
            retire_rule(uow, story.editor, rule.id)

    def test_undoing_brings_back_the_texts_and_the_rule_before(self, story: Story) -> None:
        make(story)
        change = make(story, NewRule("zh-Hant-TW", "夜车", "夜間列車"))
        work(story)
        undo(story, change)
        work(story)
        assert hant(story) == "第一列夜班車十點發出。"
        with pytest.raises(Conflict) as caught:
            undo(story, change)
        assert caught.value.code == "change_undone"

    def test_undoing_leaves_what_a_person_changed_since(self, story: Story) -> None:
        change = make(story)
        work(story)
        story.save("zh-Hant", FIRST, "頭班夜班車十點發出。")
        undo(story, change)
        work(story)
        assert hant(story) == "頭班夜班車十點發出。"
        derivation = story.derivation(FIRST)
        assert derivation is not None
        assert (derivation.base_text, derivation.status) == ("第一列夜車十點發出。", "overridden")

    def test_what_later_rules_replaced_can_not_be_undone(self, story: Story) -> None:
        change = make(story)
        make(story, NewRule("zh-Hant-TW", "夜车", "夜間列車"))
        with pytest.raises(Conflict) as caught:
            undo(story, change)
        assert caught.value.code == "change_superseded"

    def test_another_publications_change_is_not_found(self, story: Story, desk: Desk) -> None:
        change = make(story)
        with pytest.raises(NotFound), story.database.begin() as uow:
            undo_change(uow, desk.foreign_editor, change)
