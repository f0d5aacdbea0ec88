"""What was decided as a rule on a worklist: its reach is known before, and its maker takes it back until it is used."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories import CHINESE_ARTICLE, make_article, make_person, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import Article
from tms.db.queries.affected_texts import Reach
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, NotFound
from tms.domain.imported_article import Block
from tms.domain.permissions import Actor, Role
from tms.services.conversion.change_rules import NewRule, make_rule
from tms.services.worklist.decide_conversion import ConversionAnswer, decide
from tms.services.worklist.rule_decisions import DecidedRule, reach_of_place, take_rule_back
from tms.services.worklist.worklist import OpenPlace, worklist

EFFECT, ALSO, OTHER = "合约成立后，双方见面。", "合约成立后的第二天下雨。", "公司成立后搬家。"
HANT = "zh-Hant"


@pytest.fixture
def made(database: Database, desk: Desk) -> Callable[..., Story]:
    def of(*sentences: str) -> Story:
        page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", one) for one in sentences])
        return Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))

    return of


@pytest.fixture
def story(made: Callable[..., Story]) -> Story:
    return made(EFFECT, ALSO)


@pytest.fixture
def other(made: Callable[..., Story], story: Story) -> Story:
    return made(OTHER)


def places(story: Story, by: Actor | None = None) -> list[OpenPlace]:
    with story.database.begin() as uow:
        return list(worklist(uow, by or story.reviewer, story.id, HANT).places.shown)


def rules(story: Story, by: Actor | None = None) -> list[DecidedRule]:
    with story.database.begin() as uow:
        return list(worklist(uow, by or story.reviewer, story.id, HANT).rules)


def decided(story: Story, scope: str, choice: str = "后") -> dict[str, object]:
    place = places(story)[0]
    wish = ConversionAnswer(place.segment_id, place.parent_rev, place.start, place.end, choice, scope, uuid.uuid4())
    with story.database.begin() as uow:
        done = decide(uow, story.reviewer, story.id, HANT, wish)
    follow(story)
    return done


def taken_back(story: Story, rule_id: int, by: Actor | None = None) -> None:
    with story.database.begin() as uow:
        take_rule_back(uow, by or story.reviewer, story.id, HANT, rule_id)
    follow(story)


def follow(story: Story) -> None:
    """Let the work that a rule queued be done, in every article."""
    with story.database.begin() as uow:
        articles = uow.session.scalars(select(Article.id)).all()
    for article_id in articles:
        run_pipeline(story.database, article_id)


def hant(story: Story, sentence: str) -> str:
    return story.text(HANT, sentence).text


def test_the_reach_of_a_rule_is_known_before_it_is_made_and_told_after(story: Story, other: Story) -> None:
    place = next(one for one in places(story) if one.phrase == "成立后")
    with story.database.begin() as uow:
        reach = reach_of_place(uow, story.reviewer, story.id, HANT, place.segment_id, place.start, place.end)
    assert reach == Reach(3, 2)
    done = decided(story, "publication")
    assert (done["sentences"], done["versions"]) == (3, 2)


def test_only_what_is_asked_has_a_reach_and_only_for_who_decides(story: Story) -> None:
    place = places(story)[0]
    key = (story.id, HANT, place.segment_id, place.start)
    with pytest.raises(Conflict) as caught, story.database.begin() as uow:
        reach_of_place(uow, story.reviewer, *key, place.end + 1)
    assert caught.value.code == "ambiguity_gone"
    with pytest.raises(Denied), story.database.begin() as uow:
        reach_of_place(uow, story.editor, *key, place.end)


@pytest.mark.parametrize("scope", ["article", "publication"])
def test_a_rule_stands_with_its_makers_name_and_is_taken_back_with_all_that_it_decided(
    story: Story, other: Story, scope: str
) -> None:
    before = [hant(story, EFFECT), hant(story, ALSO), hant(other, OTHER)]
    asked = len(places(story))
    done = decided(story, scope)
    (rule,) = rules(story)
    assert (rule.id, rule.scope, rule.phrase, rule.target) == (done["rule"], scope, "成立后", "成立后")
    assert (rule.can_take_back, rule.is_built_on) == (True, False)
    assert "成立后" in hant(story, EFFECT)
    assert ("成立后" in hant(other, OTHER)) == (scope == "publication")
    assert rules(other) == []
    taken_back(story, rule.id)
    assert [hant(story, EFFECT), hant(story, ALSO), hant(other, OTHER)] == before
    assert (rules(story), len(places(story))) == ([], asked)
    with pytest.raises(NotFound) as caught:
        taken_back(story, rule.id)
    assert caught.value.code == "rule_not_found"


def test_only_who_decided_a_rule_takes_it_back_here(story: Story) -> None:
    rule = decided(story, "publication")["rule"]
    second = make_person(story.database, "second.reviewer@example.org", [Role.REVIEWER])
    assert not rules(story, second)[0].can_take_back
    with pytest.raises(Denied) as caught:
        taken_back(story, int(str(rule)), second)
    assert caught.value.code == "rule_of_another"


def test_a_rule_on_which_another_has_built_stays(story: Story, other: Story) -> None:
    rule = int(str(decided(story, "publication")["rule"]))
    other.save(HANT, OTHER, hant(other, OTHER).replace("搬家", "遷址"))
    assert rules(story)[0].is_built_on
    with pytest.raises(Conflict) as caught:
        taken_back(story, rule)
    assert caught.value.code == "rule_built_on"


def test_a_rule_of_a_version_that_was_approved_since_stays(story: Story) -> None:
    rule = int(str(decided(story, "publication")["rule"]))
    for sentence in (EFFECT, ALSO, CHINESE_ARTICLE.title or "", "周敏"):
        story.save(HANT, sentence, hant(story, sentence))
    assert not rules(story)[0].is_built_on  # a confirmation words nothing
    story.finish(HANT)
    with pytest.raises(Conflict) as caught:
        taken_back(story, rule)
    assert caught.value.code == "rule_built_on"


def test_what_editors_made_on_the_page_of_rules_is_not_listed_here(story: Story) -> None:
    with story.database.begin() as uow:
        make_rule(uow, story.editor, NewRule("zh-Hant-TW", "双方", "兩造"))
    follow(story)
    assert (rules(story), "兩造" in hant(story, EFFECT)) == ([], True)
