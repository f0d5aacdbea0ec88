"""What a reviewer decides holds, is never asked again, and a release waits for it."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tests.services.story import Story
from tms.db.models import ConversionDecision, ConversionRule
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.imported_article import Block
from tms.domain.permissions import Actor, Role
from tms.services.conversion.questions import Question, questions
from tms.services.following.detach import detach_segment
from tms.services.worklist.decide_conversion import ConversionAnswer, decide, take_back, waive_ambiguities
from tms.services.worklist.own_wording import replaced
from tms.services.worklist.worklist import worklist

EFFECT, QUEEN = "合约成立后，双方见面。", "成立后第二天下雨。"
PAGE = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", EFFECT), Block("paragraph", QUEEN)])
TEXTS = (EFFECT, QUEEN, CHINESE_ARTICLE.title or "", "周敏")


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], PAGE))


def asked(story: Story) -> list[Question]:
    with story.database.begin() as uow:
        return sorted(questions(uow, story.version("zh-Hant")), key=lambda one: one.position)


def answer(
    question: Question, choice: str = "后", scope: str = "here", key: uuid.UUID | None = None
) -> ConversionAnswer:
    return ConversionAnswer(
        question.segment_id,
        question.parent_rev,
        question.asked.start,
        question.asked.end,
        choice,
        scope,
        key or uuid.uuid4(),
    )


def decided(story: Story, wish: ConversionAnswer, by: Actor | None = None) -> dict[str, Any]:
    with story.database.begin() as uow:
        return decide(uow, by or story.reviewer, story.id, "zh-Hant", wish)


def hant(story: Story, segment: str = EFFECT) -> str:
    return story.text("zh-Hant", segment).text


def approved(story: Story) -> None:
    for segment in TEXTS:
        story.save("zh-Hant", segment, hant(story, segment))
    story.finish("zh-Hant")


def test_a_place_is_asked_where_it_stands_in_both_texts(story: RevisedStory) -> None:
    first, second = asked(story)
    assert first.parent[first.asked.start : first.asked.end] == "后"
    assert first.text[first.target_start : first.target_end] == "後"
    assert (first.asked.candidates, first.asked.phrase, first.asked.phrase_targets) == (
        ("後", "后"),
        "成立后",
        ("成立後", "成立后"),
    )
    assert second.parent == QUEEN


@pytest.mark.parametrize("scope", ["article", "publication"])
def test_no_rule_binds_a_character_alone(database: Database, desk: Desk, scope: str) -> None:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", "干。")])
    story = Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))
    (question,) = asked(story)
    assert question.asked.phrase == "干"
    with pytest.raises(Invalid) as caught:
        decided(story, answer(question, "乾", scope))
    assert caught.value.code == "rule_needs_word"
    assert decided(story, answer(question, "乾"))["left"] == 0


class TestHere:
    def test_the_place_says_what_was_chosen_and_is_asked_no_more(self, story: RevisedStory) -> None:
        first, second = asked(story)
        said = decided(story, answer(first))
        assert (said["text"], said["left"]) == ("合約成立后，雙方見面。", 1)
        assert [one.segment_id for one in asked(story)] == [second.segment_id]
        assert hant(story, QUEEN) == "成立後第二天下雨。"
        entry = story.history("zh-Hant", EFFECT)[-1]
        assert (entry.act, entry.person_id, entry.text) == ("decide", story.reviewer.person_id, said["text"])

    def test_choosing_what_stands_there_changes_no_text(self, story: RevisedStory) -> None:
        before = story.text("zh-Hant", EFFECT).rev
        assert decided(story, answer(asked(story)[0], "後"))["left"] == 1
        assert story.text("zh-Hant", EFFECT).rev == before

    def test_it_survives_what_the_parent_changes_elsewhere(self, story: RevisedStory) -> None:
        decided(story, answer(asked(story)[0]))
        story.revise({"双方见面": "双方会面"})
        assert hant(story) == "合約成立后，雙方會面。"
        assert len(asked(story)) == 1

    def test_it_waits_while_its_words_are_rewritten_and_is_asked_for_again(self, story: RevisedStory) -> None:
        decided(story, answer(asked(story)[0]))
        story.revise({"合约成立后": "此后"})
        assert hant(story) == "此後，雙方見面。"

    def test_the_same_request_decides_once(self, story: RevisedStory) -> None:
        wish = answer(asked(story)[0])
        assert decided(story, wish) == decided(story, wish)
        with story.database.begin() as uow:
            assert len(uow.session.scalars(select(ConversionDecision)).all()) == 1
        with pytest.raises(Conflict) as caught:
            decided(story, replace(wish, choice="後"))
        assert caught.value.code == "key_reused"

    @pytest.mark.parametrize("wrong", [{"start": 0, "end": 1}, {"parent_rev": 9}, {"choice": "侯"}])
    def test_what_was_not_asked_is_refused(self, story: RevisedStory, wrong: dict[str, Any]) -> None:
        with pytest.raises(Conflict) as caught:
            decided(story, replace(answer(asked(story)[0]), **wrong))
        assert caught.value.code == "ambiguity_gone"

    def test_a_decision_that_is_taken_back_is_asked_for_again(self, story: RevisedStory) -> None:
        decided(story, answer(asked(story)[0]))
        with story.database.begin() as uow:
            number = uow.session.scalars(select(ConversionDecision.id)).one()
            take_back(uow, story.reviewer, story.id, "zh-Hant", number)
        assert (hant(story), len(asked(story))) == ("合約成立後，雙方見面。", 2)
        with pytest.raises(NotFound), story.database.begin() as uow:
            take_back(uow, story.reviewer, story.id, "zh-Hant", number)

    def test_a_text_that_was_reviewed_is_reviewed_again_if_it_is_another(self, story: RevisedStory) -> None:
        first, second = asked(story)
        for segment in TEXTS:
            story.save("zh-Hant", segment, hant(story, segment))
        story.submit("zh-Hant")
        story.accept_all("zh-Hant")
        decided(story, answer(first))
        decided(story, answer(second, "後"))
        assert [story.text("zh-Hant", one).state for one in (EFFECT, QUEEN)] == ["translated", "reviewed"]
        story.accept_all("zh-Hant")
        story.approve("zh-Hant")


class TestRules:
    def test_a_rule_of_the_article_binds_the_word_around_the_place(self, story: RevisedStory) -> None:
        first, _ = asked(story)
        assert decided(story, answer(first, scope="article"))["text"] == "合約成立后，雙方見面。"
        run_pipeline(story.database, story.id)
        assert (hant(story, QUEEN), asked(story)) == ("成立后第二天下雨。", [])
        with story.database.begin() as uow:
            rule = uow.session.scalars(select(ConversionRule)).one()
            assert (rule.scope, rule.article_id, rule.source, rule.target) == ("article", story.id, "成立后", "成立后")

    def test_a_rule_of_the_publication_is_asked_in_no_later_article(self, story: RevisedStory) -> None:
        decided(story, answer(asked(story)[0], "後", scope="publication"))
        run_pipeline(story.database, story.id)
        later = make_article(story.database, story.editor, PAGE)
        assert asked(story) == []
        assert asked(Story(story.database, story.newsroom, later)) == []

    def test_a_decision_for_a_place_is_stronger_than_a_rule(self, story: RevisedStory) -> None:
        first, second = asked(story)
        decided(story, answer(first))
        decided(story, answer(second, "後", scope="publication"))
        run_pipeline(story.database, story.id)
        assert (hant(story), hant(story, QUEEN)) == ("合約成立后，雙方見面。", "成立後第二天下雨。")


class TestWhoWroteIt:
    def test_what_a_person_wrote_there_themselves_is_not_asked(self, story: RevisedStory) -> None:
        story.save("zh-Hant", EFFECT, "合約成立后，雙方見面。")
        assert [one.parent for one in asked(story)] == [QUEEN]

    def test_what_they_wrote_elsewhere_moves_the_place(self, story: RevisedStory) -> None:
        story.save("zh-Hant", EFFECT, "這份合約成立後，雙方見面。")
        first = asked(story)[0]
        assert first.text[first.target_start : first.target_end] == "後"
        assert decided(story, answer(first))["text"] == "這份合約成立后，雙方見面。"

    def test_a_choice_beside_what_they_wrote_is_no_conflict(self, story: RevisedStory) -> None:
        story.save("zh-Hant", EFFECT, "合約生效後，雙方見面。")
        first = asked(story)[0]
        assert decided(story, answer(first))["text"] == "合約生效后，雙方見面。"
        row = story.text("zh-Hant", EFFECT)
        assert (row.state, row.look, row.touched_by) == ("translated", None, story.translator.person_id)
        story.revise({"双方见面": "双方会面"})
        assert hant(story) == "合約生效后，雙方會面。"
        with story.database.begin() as uow:
            number = uow.session.scalars(select(ConversionDecision.id)).one()
            take_back(uow, story.reviewer, story.id, "zh-Hant", number)
        assert (hant(story), len(asked(story))) == ("合約生效後，雙方會面。", 2)

    def test_nothing_is_asked_of_what_follows_no_parent(self, story: RevisedStory) -> None:
        with story.database.begin() as uow:
            detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(EFFECT))
        assert [one.parent for one in asked(story)] == [QUEEN]

    def test_a_translator_decides_in_the_article_and_not_for_the_publication(self, story: RevisedStory) -> None:
        first = asked(story)[0]
        with pytest.raises(Denied):
            decided(story, answer(first, scope="publication"), by=story.translator)
        before = len(asked(story))
        decided(story, answer(first), by=story.translator)
        assert len(asked(story)) == before - 1


@pytest.mark.parametrize(
    ("text", "choice", "now"),
    [
        ("⟦1⟧甲⟦/1⟧乙丙", "二", "⟦1⟧甲⟦/1⟧二丙"),
        ("甲⟦1⟧乙⟦/1⟧丙", "二二", "甲⟦1⟧二二⟦/1⟧丙"),
        ("甲乙丙⟦1/⟧", "", "甲丙⟦1/⟧"),
    ],
)
def test_markers_stay_where_they_belong(text: str, choice: str, now: str) -> None:
    assert replaced(text, 1, 2, choice) == now


class TestTheRelease:
    def test_it_waits_for_open_places_and_says_how_many(self, story: RevisedStory) -> None:
        approved(story)
        with pytest.raises(Conflict) as caught:
            story.publish("zh-Hans", "zh-Hant")
        assert (caught.value.code, caught.value.params) == ("ambiguities_open", {"n": 2, "locale": "zh-Hant"})
        for question in asked(story):
            decided(story, answer(question, "後"))
        assert story.publish("zh-Hans", "zh-Hant")

    def test_a_waiver_lets_pass_just_what_was_seen(self, story: RevisedStory) -> None:
        approved(story)
        with story.database.begin() as uow:
            assert waive_ambiguities(uow, story.reviewer, story.id, "zh-Hant", reason="on deadline") == 2
        waiver = story.sign_offs("zh-Hant")[-1]
        assert (waiver.kind, waiver.waives, waiver.reason) == ("waive", "ambiguities", "on deadline")
        assert waiver.fingerprint
        assert story.publish("zh-Hans", "zh-Hant")
        story.revise({"双方见面": "双方会面"})
        story.save("zh-Hant", EFFECT, hant(story))
        story.finish("zh-Hant")
        with pytest.raises(Conflict) as caught:
            story.publish("zh-Hans", "zh-Hant")
        assert caught.value.code == "ambiguities_open"

    def test_a_waiver_lets_pass_no_place_that_is_opened_after_it(self, story: RevisedStory) -> None:
        approved(story)
        first, second = asked(story)
        decided(story, answer(first, "後"))
        with story.database.begin() as uow:
            assert waive_ambiguities(uow, story.reviewer, story.id, "zh-Hant", reason="on deadline") == 1
            assert worklist(uow, story.reviewer, story.id, "zh-Hant").waived is not None
            number = uow.session.scalars(select(ConversionDecision.id)).one()
        with story.database.begin() as uow:
            take_back(uow, story.reviewer, story.id, "zh-Hant", number)
        with story.database.begin() as uow:
            assert worklist(uow, story.reviewer, story.id, "zh-Hant").waived is None
        with pytest.raises(Conflict) as caught:
            story.publish("zh-Hans", "zh-Hant")
        assert caught.value.params["n"] == 2
        decided(story, answer(first, "後"))
        assert [one.segment_id for one in asked(story)] == [second.segment_id]
        assert story.publish("zh-Hans", "zh-Hant")

    def test_there_is_nothing_to_waive_where_nothing_is_open(self, story: RevisedStory) -> None:
        for question in asked(story):
            decided(story, answer(question, "後"))
        with pytest.raises(Conflict) as caught, story.database.begin() as uow:
            waive_ambiguities(uow, story.reviewer, story.id, "zh-Hant", reason="on deadline")
        assert caught.value.code == "nothing_to_waive"

    def test_a_decision_that_changes_an_approved_text_brings_it_back_to_review(self, story: RevisedStory) -> None:
        approved(story)
        first, second = asked(story)
        decided(story, answer(second, "後"))
        assert story.version("zh-Hant").status == "approved"
        decided(story, answer(first))
        assert story.version("zh-Hant").status == "reviewing"
