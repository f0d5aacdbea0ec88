"""A name that no source was read for is asked once an article, and adopted for the publication with one act."""

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.models import ConversionRule, Membership
from tms.db.queries.affected_texts import Reach
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied
from tms.domain.imported_article import Block
from tms.domain.permissions import Actor, Role
from tms.language.ambiguity import Reason
from tms.services.conversion.questions import Question, open_in_each, questions
from tms.services.worklist.adopt_name import adopt_name
from tms.services.worklist.decide_conversion import ConversionAnswer, decide
from tms.services.worklist.rule_decisions import reach_of_place
from tms.services.worklist.worklist import worklist
from tms.services.workspace.workspace import workspace

FIRST, SECOND = "国际货币基金组织说，国际货币基金组织会等。", "冯德莱恩同意国际货币基金组织。"
PAGE = replace(CHINESE_ARTICLE, title="两家", blocks=[Block("paragraph", FIRST), Block("paragraph", SECOND)])


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], PAGE))


def names(story: RevisedStory) -> list[Question]:
    with story.database.begin() as uow:
        return [one for one in questions(uow, story.version("zh-Hant")) if one.asked.reason is Reason.UNSOURCED]


def answer(question: Question, choice: str, scope: str = "article") -> ConversionAnswer:
    asked = question.asked
    return ConversionAnswer(
        question.segment_id, question.parent_rev, asked.start, asked.end, choice, scope, uuid.uuid4()
    )


def hant(story: RevisedStory, segment: str) -> str:
    return story.text("zh-Hant", segment).text


def adopted(story: RevisedStory, by: Actor, question: Question) -> None:
    with story.database.begin() as uow:
        adopt_name(uow, by, story.id, "zh-Hant", answer(question, question.asked.candidates[-1]))
    run_pipeline(story.database, story.id)


def editor_too(story: RevisedStory, one: Actor) -> Actor:
    both = replace(one, roles=one.roles | {Role.EDITOR})
    with story.database.begin() as uow:
        here = Membership.person_id == both.person_id
        uow.session.execute(update(Membership).where(here).values(roles=sorted(both.roles)))
    return both


def test_each_name_is_asked_at_its_first_place_with_both_forms(story: RevisedStory) -> None:
    first, second = sorted(names(story), key=lambda one: one.position)
    assert (first.parent, first.asked.start) == (FIRST, 0)
    assert first.asked.candidates == ("國際貨幣基金組織", "國際貨幣基金")
    assert second.asked.candidates == ("馮德萊恩", "范德賴恩")
    assert "國際貨幣基金組織說，國際貨幣基金組織" in hant(story, FIRST)


def test_every_page_counts_a_name_once(story: RevisedStory) -> None:
    version = story.version("zh-Hant")
    with story.database.begin() as uow:
        listed = worklist(uow, story.reviewer, story.id, "zh-Hant").places.total
        assert open_in_each(uow, [version])[version.id] == listed == len(questions(uow, version))
        assert workspace(uow, story.reviewer, story.id, "zh-Hant").undecided == listed


def test_whoever_may_not_adopt_decides_it_for_the_article(story: RevisedStory) -> None:
    first, _ = sorted(names(story), key=lambda one: one.position)
    with story.database.begin() as uow:
        decide(uow, story.reviewer, story.id, "zh-Hant", answer(first, "國際貨幣基金"))
    run_pipeline(story.database, story.id)
    assert hant(story, FIRST).startswith("國際貨幣基金說，國際貨幣基金會等")
    assert hant(story, SECOND).endswith("國際貨幣基金。")
    assert [one.asked.phrase for one in names(story)] == ["冯德莱恩"]


def test_what_was_decided_for_one_place_leaves_the_next_one_open(story: RevisedStory) -> None:
    first, _ = sorted(names(story), key=lambda one: one.position)
    with story.database.begin() as uow:
        decide(uow, story.reviewer, story.id, "zh-Hant", answer(first, "國際貨幣基金", "here"))
    again, _ = sorted(names(story), key=lambda one: one.position)
    assert (again.parent, again.asked.start) == (FIRST, FIRST.rindex("国际"))


def test_only_who_may_change_rules_adopts_it(story: RevisedStory) -> None:
    first, _ = sorted(names(story), key=lambda one: one.position)
    with pytest.raises(Denied):
        adopted(story, story.reviewer, first)
    with pytest.raises(Denied), story.database.begin() as uow:
        decide(uow, story.reviewer, story.id, "zh-Hant", answer(first, "國際貨幣基金", "publication"))


def test_how_far_an_adopted_name_reaches_is_told_to_who_may_adopt_it(story: RevisedStory) -> None:
    first, _ = sorted(names(story), key=lambda one: one.position)
    key = (story.id, "zh-Hant", first.segment_id, first.asked.start, first.asked.end)
    with story.database.begin() as uow:
        assert reach_of_place(uow, story.newsroom[Role.EDITOR], *key) == Reach(2, 1)
    with pytest.raises(Denied), story.database.begin() as uow:
        reach_of_place(uow, story.reviewer, *key)


def test_a_translator_who_is_an_editor_too_adopts_it(story: RevisedStory) -> None:
    first, _ = sorted(names(story), key=lambda one: one.position)
    both = editor_too(story, story.translator)
    adopted(story, both, first)
    assert hant(story, SECOND).endswith("國際貨幣基金。")


def test_an_editor_adopts_it_for_every_article(story: RevisedStory) -> None:
    first, _ = sorted(names(story), key=lambda one: one.position)
    adopted(story, story.newsroom[Role.EDITOR], first)
    with story.database.begin() as uow:
        (rule,) = uow.session.scalars(select(ConversionRule))
        assert (rule.scope, rule.source, rule.target) == ("publication", "国际货币基金组织", "國際貨幣基金")
    assert hant(story, SECOND).endswith("國際貨幣基金。")
    assert [one.asked.phrase for one in names(story)] == ["冯德莱恩"]
    with pytest.raises(Conflict) as caught:
        adopted(story, story.newsroom[Role.EDITOR], first)
    assert caught.value.code == "ambiguity_gone"


def test_a_reviewer_who_is_an_editor_too_adopts_it_at_once(story: RevisedStory) -> None:
    first, _ = sorted(names(story), key=lambda one: one.position)
    both = editor_too(story, story.reviewer)
    with story.database.begin() as uow:
        adopt_name(uow, both, story.id, "zh-Hant", answer(first, "國際貨幣基金"))
    assert hant(story, FIRST).startswith("國際貨幣基金說")
