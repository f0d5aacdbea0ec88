"""Which rules hold for an article's derived text, and that a process asks for them once."""

import gc
import weakref
from collections.abc import Callable

import pytest
from sqlalchemy import insert, update
from sqlalchemy.engine import Engine

from tests.benchmarks.statements import counting
from tests.factories import run_pipeline
from tests.services.story import LEFT, Story
from tms.db.models import Article, ChangeSet, Concept, ConversionRule, Publication, Term
from tms.db.unit_of_work import Database
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.conversion.rules import Direction, Knowledge, knowledge_of

TO_TAIWAN = Direction("zh-Hans", "zh-Hant-TW")
Rule = Callable[..., None]


@pytest.fixture
def rule(database: Database, story: Story) -> Rule:
    """Store a rule of the publication, or of what is named."""

    def make(source: str, target: str, *, profile: str = "zh-Hant-TW", **of: int) -> None:
        editor = story.editor
        scope = next(iter(of), "publication_id").removesuffix("_id")
        with database.begin() as uow:
            what = uow.session.execute(
                insert(ChangeSet)
                .values(publication_id=editor.publication_id, person_id=editor.person_id, kind="rule", what={})
                .returning(ChangeSet.id)
            ).scalar_one()
            uow.session.execute(
                insert(ConversionRule).values(
                    publication_id=editor.publication_id,
                    scope=scope,
                    profile=profile,
                    source=source,
                    target=target,
                    change_set_id=what,
                    created_by=editor.person_id,
                    **of,
                )
            )

    return make


def holding(story: Story, direction: Direction = TO_TAIWAN) -> dict[str, str]:
    with story.database.begin() as uow:
        article = uow.session.get_one(Article, story.id, populate_existing=True)
        publication = uow.session.get_one(Publication, article.publication_id, populate_existing=True)
        return {one.source: one.target for one in knowledge_of(uow, publication, article, direction).rules}


def a_topic(story: Story, name: str = "Shipping") -> int:
    with story.database.begin() as uow:
        topic = Concept(publication_id=story.editor.publication_id, kind="section", name=name)
        uow.session.add(topic)
        uow.session.flush()
        return topic.id


def test_the_most_specific_rule_holds(story: Story, rule: Rule) -> None:
    rule("夜班列车", "夜班列車")
    topic = a_topic(story)
    rule("夜班列车", "夜車", topic_id=topic)
    assert holding(story)["夜班列车"] == "夜班列車"
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(section_id=topic))
    assert holding(story)["夜班列车"] == "夜車"
    rule("夜班列车", "夜行列車", article_id=story.id)
    assert holding(story)["夜班列车"] == "夜行列車"


def test_a_rule_holds_for_its_own_target_only_and_not_once_it_is_retired(story: Story, rule: Rule) -> None:
    rule("列车", "列車")
    assert "列车" in holding(story)
    assert "列车" not in holding(story, Direction("zh-Hans", "zh-Hant-HK"))
    with story.database.begin() as uow:
        uow.session.execute(
            update(ConversionRule).values(
                retired_at=ConversionRule.created_at,
                retired_by=story.editor.person_id,
                retired_in=ConversionRule.change_set_id,
            )
        )
    assert "列车" not in holding(story)


def test_a_rule_of_one_article_does_not_hold_in_another(story: Story, rule: Rule, desk_chinese: Story) -> None:
    rule("列车", "列車", article_id=story.id)
    assert "列车" in holding(story)
    assert "列车" not in holding(desk_chinese)


@pytest.fixture
def desk_chinese(database: Database, story: Story) -> Story:
    with database.begin() as uow:
        other = uow.session.query(Article.id).filter(
            Article.publication_id == story.editor.publication_id, Article.id != story.id
        )
        return Story(database, story.newsroom, other.limit(1).scalar())


def test_rules_are_read_once_until_one_changes(story: Story, rule: Rule, engine: Engine) -> None:
    rule("列车", "列車")
    holding(story)
    with counting(engine) as again:
        holding(story)
    assert not [one for one in again.statements if "conversion_rule" in one]
    rule("夜车", "夜班車")
    with counting(engine) as changed:
        assert "夜车" in holding(story)
    assert [one for one in changed.statements if "conversion_rule" in one]


def known(story: Story) -> Knowledge:
    with story.database.begin() as uow:
        article = uow.session.get_one(Article, story.id, populate_existing=True)
        publication = uow.session.get_one(Publication, article.publication_id, populate_existing=True)
        return knowledge_of(uow, publication, article, TO_TAIWAN)


def test_articles_without_rules_of_their_own_share_what_the_publication_knows(story: Story, rule: Rule) -> None:
    rule("列车", "列車")
    shared = known(story)
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(section_id=None))
    assert known(story) is shared
    rule("夜车", "夜班車", article_id=story.id)
    own = known(story)
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(section_id=a_topic(story)))
    assert known(story).rules == own.rules != shared.rules


@pytest.mark.full
def test_what_an_older_mark_of_the_publication_kept_goes(story: Story, rule: Rule) -> None:
    rule("列车", "列車")
    rule("夜车", "夜班車", article_id=story.id)
    old = weakref.ref(known(story).rules)
    assert old() is not None
    rule("夜班", "夜間")
    known(story)
    gc.collect()
    assert old() is None


@pytest.mark.full
def test_what_an_older_mark_kept_for_all_articles_goes_too(story: Story, rule: Rule) -> None:
    with story.database.begin() as uow:
        uow.session.execute(update(Article).where(Article.id == story.id).values(section_id=None))
    rule("列车", "列車")
    old = weakref.ref(known(story).rules)
    gc.collect()
    assert old() is not None
    rule("夜班", "夜間")
    known(story)
    gc.collect()
    assert old() is None


def test_each_further_rule_of_an_article_holds_at_once(story: Story, rule: Rule) -> None:
    rule("夜车", "夜班車", article_id=story.id)
    assert holding(story)["夜车"] == "夜班車"
    rule("夜班", "夜間", article_id=story.id)
    assert holding(story)["夜班"] == "夜間"


def test_a_save_derives_by_the_rule_and_stores_which_rules_it_was(story: Story, rule: Rule) -> None:
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    before = story.derivation(LEFT)
    rule("夜车", "夜班車", article_id=story.id)
    story.save("zh-Hans", LEFT, "第一列夜车九点开出。")
    assert story.text("zh-Hant", LEFT).text == "第一列夜班車九點開出。"
    after = story.derivation(LEFT)
    assert before is not None
    assert after is not None
    assert after.rules != before.rules
    assert len(after.rules) == 16


def test_a_term_of_the_termbase_is_one_of_the_rules(story: Story) -> None:
    with story.database.begin() as uow:
        publication_id = story.editor.publication_id
        concept = Concept(publication_id=publication_id, name="sleeper")
        uow.session.add(concept)
        uow.session.flush()
        for locale, text in (("zh-Hans", "卧铺"), ("zh-Hant-TW", "臥鋪"), ("zh-Hant-HK", "卧鋪")):
            uow.session.add(Term(publication_id=publication_id, concept_id=concept.id, locale=locale, text=text))
    assert holding(story)["卧铺"] == "臥鋪"


def test_an_admitted_term_is_what_may_be_written_and_no_rule(story: Story) -> None:
    with story.database.begin() as uow:
        publication_id = story.editor.publication_id
        for name, source, others in (
            ("sleeper", "卧铺", {"舖位": "admitted", "臥鋪": "preferred"}),
            ("steward", "乘务员", {"服務員": "admitted"}),
        ):
            concept = Concept(publication_id=publication_id, name=name)
            uow.session.add(concept)
            uow.session.flush()
            here = {"publication_id": publication_id, "concept_id": concept.id}
            uow.session.add(Term(**here, locale="zh-Hans", text=source))
            for text, status in others.items():
                uow.session.add(Term(**here, locale="zh-Hant-TW", text=text, administrative_status=status))
    held = holding(story)
    assert held["卧铺"] == "臥鋪"
    assert "乘务员" not in held


def derive_again(story: Story) -> None:
    with story.database.begin() as uow:
        queue_work(uow, WorkKind.DERIVE, story.id, story.version("zh-Hant").id)
    run_pipeline(story.database, story.id)


def test_the_stage_brings_a_version_that_is_worked_on_up_to_the_rules(story: Story, rule: Rule) -> None:
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    rule("夜车", "夜班車")
    derive_again(story)
    assert story.text("zh-Hant", LEFT).text == "第一列夜班車十點開出。"


def test_the_stage_leaves_what_was_approved_as_it_was_approved(story: Story, rule: Rule) -> None:
    story.translate()
    story.finish("zh-Hans", "zh-Hant")
    rule("夜班", "夜間")
    derive_again(story)
    text = story.text("zh-Hant", LEFT)
    assert (text.text, text.state) == ("第一列夜班列車十點開出。", "final")
    assert story.version("zh-Hant").status == "approved"
