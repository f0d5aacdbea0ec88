"""A publication writes otherwise than its region: seen before, saved, and exactly the texts that it is about follow."""

from collections.abc import Mapping
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, ChangeSet, Event, HouseProfile, WorkItem
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound, Stale
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.language.conversion.profiles import profile_of
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.conversion.effect import RuleEffect
from tms.services.conversion.house_examples import Shown, house_examples
from tms.services.conversion.house_style import (
    House,
    change_house,
    meeting,
    preview_house,
    read_house,
    read_houses,
    undo_house_change,
)
from tms.services.following.detach import detach_segment

TW = "zh-Hant-TW"
TAIWAN, TRUMP, PLAIN = "台湾在2024年5月3日公布。", "特朗普到了。", "这里没有什么。"
PAGE = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", one) for one in (TAIWAN, TRUMP, PLAIN)])
OLD = {"tai": "臺"}


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    article = make_article(database, desk.newsroom[Role.EDITOR], PAGE)
    return Story(database, desk.newsroom, article)


def change(story: Story, choices: Mapping[str, str] = OLD, *, based_on: int = 0) -> int:
    with story.database.begin() as uow:
        return change_house(uow, story.editor, TW, choices, based_on=based_on).id


def undo(story: Story, change_set: int) -> int:
    with story.database.begin() as uow:
        return undo_house_change(uow, story.editor, change_set).id


def preview(story: Story, choices: Mapping[str, str] = OLD) -> RuleEffect:
    with story.database.begin() as uow:
        return preview_house(uow, story.editor, TW, choices, based_on=0)


def house(story: Story) -> House:
    with story.database.begin() as uow:
        return read_house(uow, story.editor, TW)


def work(story: Story) -> list[str]:
    return run_pipeline(story.database, story.id)


def hant(story: Story, segment: str) -> str:
    return story.text("zh-Hant", segment).text


class TestReading:
    def test_each_region_that_is_derived_has_one_and_the_own_region_is_first(self, story: Story) -> None:
        with story.database.begin() as uow:
            houses = read_houses(uow, story.editor)
        assert [(one.base, one.number, one.profile.changed) for one in houses] == [(TW, 0, ()), ("zh-Hans", 0, ())]

    def test_the_last_change_is_told_with_what_was_before_it(self, story: Story) -> None:
        change(story)
        change(story, {"tai": "臺", "dates": "han"}, based_on=1)
        last = house(story).last
        assert last is not None
        assert (last.by, last.before.changed, last.is_undo) == ("Editor", (("tai", "臺"),), False)

    def test_only_a_region_that_is_derived_has_one(self, story: Story) -> None:
        with pytest.raises(Invalid) as refused, story.database.begin() as uow:
            read_house(uow, story.editor, "zh-Hant-HK")
        assert refused.value.code == "rule_profile_unknown"


class TestExamples:
    def shown(self, story: Story, choices: Mapping[str, str] | None = None) -> Mapping[tuple[str, str], Shown]:
        with story.database.begin() as uow:
            return house_examples(uow, story.editor, read_house(uow, story.editor, TW), profile_of(TW, choices))

    def test_a_choice_is_shown_in_the_newest_own_article(self, story: Story) -> None:
        shown = self.shown(story)["tai", "臺"]
        assert (shown.article_id, shown.title) == (story.id, (PAGE.title, "zh-Hans"))
        assert (shown.example.before, shown.example.after) == ("台灣在2024年5月3日公布。", "臺灣在2024年5月3日公布。")

    def test_what_no_article_says_is_shown_in_a_sentence_of_ours(self, story: Story) -> None:
        shown = self.shown(story)["chuang", "牀"]
        assert (shown.article_id, "牀" in shown.example.after) == (None, True)

    def test_it_is_shown_with_the_other_choices_that_are_to_be_made(self, story: Story) -> None:
        shown = self.shown(story, {"dates": "han"})
        assert shown["tai", "臺"].example.after == "臺灣在二〇二四年五月三日公布。"
        assert shown["dates", "han"].example.before == "台灣在2024年5月3日公布。"

    def test_what_a_rule_decides_is_no_example(self, story: Story) -> None:
        with story.database.begin() as uow:
            make_rule(uow, story.editor, NewRule(TW, "台湾", "台灣"))
        assert self.shown(story)["tai", "臺"].article_id is None


class TestBeforeItIsSaved:
    def test_each_text_that_would_be_another_is_shown(self, story: Story) -> None:
        effect = preview(story)
        assert [(one.article_id, one.before, one.after) for one in effect.sentences] == [
            (story.id, "台灣在2024年5月3日公布。", "臺灣在2024年5月3日公布。")
        ]
        assert effect.counts == {"derived": 1}
        assert effect.candidates >= 4
        assert house(story).number == 0

    def test_what_a_person_may_not_see_is_counted_and_not_shown(self, story: Story) -> None:
        with story.database.begin() as uow:
            uow.session.get_one(Article, story.id).visibility = "assigned"
        with story.database.begin() as uow:
            effect = preview_house(uow, story.newsroom[Role.ADMINISTRATOR], TW, OLD, based_on=0)
        assert (effect.n, effect.sentences) == (1, [])
        assert len(preview(story).sentences) == 1

    def test_names_without_the_starter_glossary_are_seen(self, story: Story) -> None:
        (sentence,) = preview(story, {"names": "as-written"}).sentences
        assert (sentence.before, sentence.after) == ("川普到了。", "特朗普到了。")

    def test_what_is_chosen_already_is_no_change(self, story: Story) -> None:
        with pytest.raises(Conflict) as refused:
            preview(story, {"tai": "台"})
        assert refused.value.code == "house_same"

    def test_a_value_that_is_none_is_refused(self, story: Story) -> None:
        with pytest.raises(Invalid) as refused:
            preview(story, {"tai": "太"})
        assert refused.value.code == "profile_value_unknown"


class TestSaving:
    def test_exactly_the_texts_that_are_others_become_others(self, story: Story) -> None:
        before = {one: story.text("zh-Hant", one).rev for one in (TAIWAN, TRUMP, PLAIN)}
        made = change(story)
        assert work(story) == ["rederive", "check"]
        assert hant(story, TAIWAN) == "臺灣在2024年5月3日公布。"
        assert [story.text("zh-Hant", one).rev - rev for one, rev in before.items()] == [1, 0, 0]
        assert story.history("zh-Hant", TAIWAN)[-1].change_set_id == made
        derivation = story.derivation(TAIWAN)
        assert derivation is not None
        assert derivation.profile_version == house(story).profile.version

    def test_names_are_written_as_they_come_where_the_house_says_so(self, story: Story) -> None:
        change(story, {"names": "as-written"})
        work(story)
        assert hant(story, TRUMP) == "特朗普到了。"

    def test_a_persons_text_is_merged_and_a_detached_one_only_marked(self, story: Story) -> None:
        story.save("zh-Hant", TAIWAN, "台灣在2024年5月3日公布了。")
        with story.database.begin() as uow:
            detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(TRUMP))
        assert preview(story, {**OLD, "names": "as-written"}).counts == {"merged": 1, "marked": 1}
        change(story, {**OLD, "names": "as-written"})
        work(story)
        assert hant(story, TAIWAN) == "臺灣在2024年5月3日公布了。"
        assert (hant(story, TRUMP), story.text("zh-Hant", TRUMP).look) == ("川普到了。", "parent_changed")

    def test_what_was_before_is_kept_and_only_what_differs_from_the_region_is_stored(self, story: Story) -> None:
        change(story, {"tai": "臺", "qun": "群"})
        change(story, {"dates": "han"}, based_on=1)
        with story.database.begin() as uow:
            rows = uow.session.execute(select(HouseProfile.number, HouseProfile.choices).order_by(HouseProfile.number))
            assert [tuple(row) for row in rows] == [(1, {"tai": "臺"}), (2, {"dates": "han"})]
            acts = uow.session.scalars(select(Event.act).where(Event.act == "house_changed"))
            assert len(list(acts)) == 2

    def test_a_text_made_by_the_house_as_it_is_already_is_not_derived_again(self, story: Story, desk: Desk) -> None:
        change(story)
        work(story)
        new = make_article(story.database, desk.newsroom[Role.EDITOR], PAGE)
        undo(story, change(story, {**OLD, "dates": "han"}, based_on=1))
        with story.database.begin() as uow:
            last = uow.session.scalars(select(ChangeSet.id).order_by(ChangeSet.id.desc()).limit(1)).one()
            queued = uow.session.scalars(
                select(WorkItem.article_id).where(WorkItem.subject["change_set"].as_string() == str(last))
            )
            assert new not in list(queued)

    def test_the_same_choices_again_are_no_change(self, story: Story) -> None:
        change(story)
        with pytest.raises(Conflict) as refused:
            change(story, based_on=1)
        assert refused.value.code == "house_same"


class TestTwoEditors:
    def test_who_did_not_see_the_last_change_is_refused(self, story: Story) -> None:
        change(story)
        for act in (change, preview):
            with pytest.raises(Stale) as refused:
                act(story, {"dates": "han"})
            assert refused.value.code == "house_stale"

    def test_of_two_at_once_one_is_refused(self, own_database: Database, desk: Desk) -> None:
        start = Barrier(2)
        outcomes: list[str] = []

        def one(value: str) -> None:
            start.wait()
            try:
                with own_database.begin() as uow:
                    change_house(uow, desk.newsroom[Role.EDITOR], TW, {"tai": value}, based_on=0)
                outcomes.append("saved")
            except Stale:
                outcomes.append("stale")

        threads = [Thread(target=one, args=(value,)) for value in ("臺", "leave")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["saved", "stale"]

    def test_what_only_one_of_them_chose_is_kept_and_where_both_did_both_are_told(self, story: Story) -> None:
        change(story, {"tai": "臺", "qun": "羣"})
        with story.database.begin() as uow:
            both = meeting(uow, story.editor, TW, {"dates": "han", "qun": "leave"}, based_on=0)
        assert (both.choices["tai"], both.choices["dates"], both.choices["qun"]) == ("臺", "han", "leave")
        assert both.differing == {"tai": ("臺", "台"), "qun": ("羣", "leave")}


class TestUndoing:
    def test_the_texts_are_again_what_they_were_but_for_what_people_wrote_since(self, story: Story) -> None:
        made = change(story, {**OLD, "names": "as-written"})
        work(story)
        story.save("zh-Hant", TRUMP, "特朗普昨天到了。")
        undone = undo(story, made)
        work(story)
        assert (hant(story, TAIWAN), hant(story, TRUMP)) == ("台灣在2024年5月3日公布。", "特朗普昨天到了。")
        last = house(story).last
        assert last is not None
        assert (house(story).profile.changed, last.id, last.is_undo) == ((), undone, True)
        assert (last.progress.items, last.progress.done) == (1, 1)

    def test_only_the_last_change_is_undone(self, story: Story) -> None:
        first = change(story)
        change(story, {"dates": "han"}, based_on=1)
        with pytest.raises(Conflict) as refused:
            undo(story, first)
        assert refused.value.code == "house_superseded"

    def test_a_change_of_the_rules_is_none_of_the_house(self, story: Story) -> None:
        with story.database.begin() as uow:
            rule = make_rule(uow, story.editor, NewRule(TW, "公布", "公告")).id
        with pytest.raises(NotFound):
            undo(story, rule)


def test_editors_and_administrators_choose_and_nobody_else(story: Story) -> None:
    for role in (Role.TRANSLATOR, Role.REVIEWER):
        with pytest.raises(Denied), story.database.begin() as uow:
            change_house(uow, story.newsroom[role], TW, OLD, based_on=0)
    with story.database.begin() as uow:
        assert change_house(uow, story.newsroom[Role.ADMINISTRATOR], TW, OLD, based_on=0).id
