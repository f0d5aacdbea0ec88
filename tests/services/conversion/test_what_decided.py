"""Beside a derived text stands what decided its conversion, and nothing that goes without saying."""

import uuid
from dataclasses import replace

import pytest

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.inline import Code
from tms.domain.permissions import Role
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.conversion.questions import questions
from tms.services.conversion.what_decided import DecisionSource, Stretch, what_decided
from tms.services.following.detach import detach_segment
from tms.services.termbase.terms import ConceptEntry, TermEntry, import_concepts
from tms.services.worklist.decide_conversion import ConversionAnswer, decide

EFFECT, NAMES = "合约成立后，双方见了面。", "特朗普说软件会更新⟦1⟧软⟦/1⟧件。"
AFTER = Stretch("后", "後", DecisionSource.SEVERAL, instead=("后",))


@pytest.fixture
def story(database: Database, desk: Desk) -> RevisedStory:
    codes = {"1": Code("emphasis")}
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", EFFECT), Block("paragraph", NAMES, codes)])
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


def told(story: RevisedStory, segment: str = EFFECT, locale: str = "zh-Hant") -> list[Stretch]:
    with story.database.begin() as uow:
        return list(what_decided(uow, story.version(locale), story.segment(segment)).decided)


def decided_here(story: RevisedStory, choice: str) -> None:
    with story.database.begin() as uow:
        (asked,) = questions(uow, story.version("zh-Hant"))
        place = (asked.segment_id, asked.parent_rev, asked.asked.start, asked.asked.end)
        decide(uow, story.reviewer, story.id, "zh-Hant", ConversionAnswer(*place, choice, "here", uuid.uuid4()))


def test_a_character_of_several_values_is_told_with_the_others(story: RevisedStory) -> None:
    assert told(story) == [AFTER]


def test_the_starter_glossary_and_phrases_are_told_once_each_also_with_a_marker_inside(story: RevisedStory) -> None:
    assert told(story, NAMES) == [
        Stretch("特朗普", "川普", DecisionSource.STARTER),
        Stretch("软件", "軟體", DecisionSource.PHRASE),
    ]


def test_who_decided_in_this_place_is_named(story: RevisedStory) -> None:
    decided_here(story, "后")
    assert told(story) == [Stretch("后", "后", DecisionSource.HERE, story.reviewer.name)]


def test_a_rule_is_told_with_who_made_it_and_how_widely_it_holds(story: RevisedStory) -> None:
    with story.database.begin() as uow:
        make_rule(uow, story.editor, NewRule("zh-Hant-TW", "成立后", "成立後"))
        make_rule(uow, story.editor, NewRule("zh-Hant-TW", "见了面", "會了面", scope="article", article_id=story.id))
    run_pipeline(story.database, story.id)
    assert told(story) == [
        Stretch("成立后", "成立後", DecisionSource.RULE, story.editor.name, "publication"),
        Stretch("见了面", "會了面", DecisionSource.RULE, story.editor.name, "article"),
    ]


def test_a_term_is_told_by_its_concept(story: RevisedStory) -> None:
    entry = ConceptEntry("software", terms=[TermEntry("zh-Hans", "软件"), TermEntry("zh-Hant-TW", "軟體程式")])
    with story.database.begin() as uow:
        import_concepts(uow, story.editor, [entry])
    story.revise({"特朗普说": "他说"})
    assert told(story, NAMES) == [Stretch("软件", "軟體程式", DecisionSource.TERM, "software")]


def test_what_a_person_has_rewritten_is_theirs(story: RevisedStory) -> None:
    story.save("zh-Hant", NAMES, story.text("zh-Hant", NAMES).text.replace("川普", "他"))
    assert told(story, NAMES) == [Stretch("软件", "軟體", DecisionSource.PHRASE)]


def test_nothing_is_told_of_what_follows_no_longer_or_is_no_derived_text(story: RevisedStory) -> None:
    assert told(story, locale="zh-Hans") == []
    with story.database.begin() as uow:
        detach_segment(uow, story.translator, story.id, "zh-Hant", story.segment(EFFECT))
    assert told(story) == []
