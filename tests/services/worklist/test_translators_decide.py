"""Whoever translates the version decides in it, here and in the article; the publication's rules are a reviewer's."""

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.factories import CHINESE_ARTICLE, make_article, make_person
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import ConversionDecision
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied
from tms.domain.imported_article import Block
from tms.domain.permissions import Actor, Role
from tms.services.jobs.assign import assign_step
from tms.services.worklist.decide_conversion import ConversionAnswer, decide, take_back
from tms.services.worklist.rule_decisions import reach_of_place, take_rule_back
from tms.services.worklist.worklist import Worklist, worklist

EFFECT, ALSO = "合约成立后，双方见面。", "合约成立后的第二天下雨。"
HANT = "zh-Hant"


@pytest.fixture
def story(database: Database, desk: Desk) -> Story:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", one) for one in (EFFECT, ALSO)])
    return Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))


def seen(story: Story, by: Actor) -> Worklist:
    with story.database.begin() as uow:
        return worklist(uow, by, story.id, HANT)


def decided(story: Story, by: Actor, scope: str) -> dict[str, object]:
    place = seen(story, by).places.shown[0]
    wish = ConversionAnswer(place.segment_id, place.parent_rev, place.start, place.end, "后", scope, uuid.uuid4())
    with story.database.begin() as uow:
        return decide(uow, by, story.id, HANT, wish)


def newest_decision(story: Story) -> int:
    with story.database.begin() as uow:
        return uow.session.scalars(select(ConversionDecision.id).order_by(ConversionDecision.id.desc())).all()[0]


def take_it_back(story: Story, by: Actor) -> None:
    number = newest_decision(story)
    with story.database.begin() as uow:
        take_back(uow, by, story.id, HANT, number)


@pytest.mark.parametrize("scope", ["here", "article"])
def test_the_translator_of_the_version_decides_in_it_and_takes_it_back(story: Story, scope: str) -> None:
    left = seen(story, story.translator).places.total
    done = decided(story, story.translator, scope)
    assert str(done["text"]).startswith("合約成立后")
    entry = story.history(HANT, EFFECT)[-1]
    assert (entry.act, entry.person_id) == ("decide", story.translator.person_id)
    if scope == "here":
        take_it_back(story, story.translator)
        assert seen(story, story.translator).places.total == left
    else:
        (rule,) = seen(story, story.translator).rules
        assert rule.can_take_back
        with story.database.begin() as uow:
            take_rule_back(uow, story.translator, story.id, HANT, rule.id)
        assert seen(story, story.translator).rules == []


def test_a_rule_of_the_publication_stays_the_reviewers(story: Story) -> None:
    place = seen(story, story.translator).places.shown[0]
    with pytest.raises(Denied):
        decided(story, story.translator, "publication")
    with pytest.raises(Denied), story.database.begin() as uow:
        reach_of_place(uow, story.translator, story.id, HANT, place.segment_id, place.start, place.end)
    assert "ambiguity.rule" not in seen(story, story.translator).may
    assert {"ambiguity.decide", "ambiguity.rule"} <= seen(story, story.reviewer).may


def test_what_a_reviewer_decided_is_not_a_translators_to_take_back(story: Story) -> None:
    decided(story, story.reviewer, "here")
    assert [one.is_own for one in seen(story, story.translator).decided.shown] == [False]
    with pytest.raises(Denied):
        take_it_back(story, story.translator)
    assert seen(story, story.translator).decided.total == 1
    take_it_back(story, story.reviewer)


def test_a_reviewer_takes_back_what_a_translator_decided(story: Story) -> None:
    decided(story, story.translator, "here")
    take_it_back(story, story.reviewer)
    assert seen(story, story.reviewer).decided.total == 0


def test_only_who_translates_it_now_decides(story: Story) -> None:
    other = make_person(story.database, "other.translator@example.org", [Role.TRANSLATOR])
    with story.database.begin() as uow:
        assign_step(uow, story.editor, story.id, HANT, 0, other.person_id)
    with pytest.raises(Denied) as caught:
        decided(story, story.translator, "here")
    assert caught.value.code == "assigned_to_another"
    assert decided(story, other, "here")["rev"]


def test_in_review_the_translator_decides_no_more(story: Story) -> None:
    for sentence in (EFFECT, ALSO, CHINESE_ARTICLE.title or "", "周敏"):
        story.save(HANT, sentence, story.text(HANT, sentence).text)
    story.submit(HANT)
    with pytest.raises((Denied, Conflict)) as caught:
        decided(story, story.translator, "here")
    assert caught.value.code == "not_in_translation"
