"""What a new rule meets is told before it is saved: what it replaces, what is wider or narrower, what is longer."""

from dataclasses import replace

import pytest

from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article, Concept, Term
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Invalid
from tms.language.conversion import Level
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.conversion.rule_conflicts import Meets, cautions

NIGHT_TRAIN = NewRule("zh-Hant-TW", "夜车", "夜班車")


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    return Story(database, desk.newsroom, desk.chinese)


def make(story: Story, *rules: NewRule) -> None:
    with story.database.begin() as uow:
        for rule in rules:
            make_rule(uow, story.editor, rule)


def met(story: Story, rule: NewRule = NIGHT_TRAIN) -> list[tuple[Meets, str, str]]:
    """Of what people have made and the termbase: how, phrase, what stands for it."""
    with story.database.begin() as uow:
        found = cautions(uow, story.editor, rule).met
    return [(one.how, one.rule.source, one.rule.target) for one in found if one.rule.level > Level.BUILT_IN]


def topic_of(story: Story, article_id: int) -> int:
    """A topic that the article belongs to."""
    with story.database.begin() as uow:
        topic = Concept(publication_id=story.editor.publication_id, kind="section", name="Railways")
        uow.session.add(topic)
        uow.session.flush()
        uow.session.get_one(Article, article_id).section_id = topic.id
        return topic.id


def test_a_new_word_meets_nothing(story: Story) -> None:
    assert met(story) == []


def test_the_rule_in_whose_place_it_comes_is_told(story: Story) -> None:
    make(story, replace(NIGHT_TRAIN, target="夜行車"))
    assert met(story) == [(Meets.REPLACES, "夜车", "夜行車")]


def test_of_the_same_phrase_the_narrower_rule_holds(story: Story, desk: Desk) -> None:
    topic = topic_of(story, story.id)
    wide, narrow = replace(NIGHT_TRAIN, target="夜行車"), replace(NIGHT_TRAIN, scope="topic", topic_id=topic)
    make(story, wide)
    assert met(story, narrow) == [(Meets.HOLDS_INSTEAD, "夜车", "夜行車")]
    make(story, narrow)
    assert met(story, replace(wide, target="夜車")) == [
        (Meets.REPLACES, "夜车", "夜行車"),
        (Meets.GIVES_WAY, "夜车", "夜班車"),
    ]
    own = replace(NIGHT_TRAIN, scope="article", article_id=story.id)
    assert [how for how, _, _ in met(story, own)] == [Meets.HOLDS_INSTEAD, Meets.HOLDS_INSTEAD]
    elsewhere = replace(own, article_id=desk.english)
    assert met(story, elsewhere) == [(Meets.HOLDS_INSTEAD, "夜车", "夜行車")]


def test_longer_phrases_hold_and_shorter_ones_no_longer(story: Story) -> None:
    make(story, replace(NIGHT_TRAIN, source="夜车票"), replace(NIGHT_TRAIN, source="夜", target="夜"))
    assert [(how, source) for how, source, _ in met(story)] == [(Meets.IS_INSIDE, "夜车票"), (Meets.IS_AROUND, "夜")]


def test_rules_of_single_articles_are_not_met_by_one_of_the_publication(story: Story) -> None:
    make(story, replace(NIGHT_TRAIN, target="夜行車", scope="article", article_id=story.id))
    assert met(story) == []


def test_a_term_and_a_word_of_the_starter_glossary_are_met(story: Story) -> None:
    with story.database.begin() as uow:
        concept = Concept(publication_id=story.editor.publication_id, kind="term", name="night train")
        uow.session.add(concept)
        uow.session.flush()
        for locale, text in (("zh-Hans", "夜车"), ("zh-Hant-TW", "夜間列車")):
            uow.session.add(
                Term(
                    publication_id=story.editor.publication_id,
                    concept_id=concept.id,
                    locale=locale,
                    text=text,
                    administrative_status="preferred",
                )
            )
    assert met(story) == [(Meets.HOLDS_INSTEAD, "夜车", "夜間列車")]
    with story.database.begin() as uow:
        found = cautions(uow, story.editor, replace(NIGHT_TRAIN, source="摩托", target="機動")).met
    assert ("摩托车", "built-in") in {(one.rule.source, (one.rule.key or "").partition(":")[0]) for one in found}


def test_a_built_in_name_of_which_the_phrase_is_a_part_does_not_hold_instead_of_it(story: Story) -> None:
    with story.database.begin() as uow:
        own = cautions(uow, story.editor, replace(NIGHT_TRAIN, source="特朗普", target="特朗普")).met
        part = cautions(uow, story.editor, replace(NIGHT_TRAIN, source="特朗", target="特朗")).met
    assert [(one.how, one.rule.source) for one in own] == [(Meets.HOLDS_INSTEAD, "特朗普")]
    assert (Meets.IS_INSIDE, "唐纳德·特朗普") in [(one.how, one.rule.source) for one in part]


def test_a_single_character_is_told(story: Story) -> None:
    with story.database.begin() as uow:
        assert cautions(uow, story.editor, replace(NIGHT_TRAIN, source="车", target="車")).is_one_character
        assert not cautions(uow, story.editor, NIGHT_TRAIN).is_one_character


def test_only_who_may_change_rules_asks_and_only_about_what_is_one(story: Story) -> None:
    with story.database.begin() as uow, pytest.raises(Denied):
        cautions(uow, story.translator, NIGHT_TRAIN)
    with story.database.begin() as uow, pytest.raises(Invalid):
        cautions(uow, story.editor, replace(NIGHT_TRAIN, source=""))
