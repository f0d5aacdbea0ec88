"""Two who change the rules at once: one is done, the other is told what came before."""

from collections.abc import Callable
from dataclasses import replace
from threading import Thread

import pytest
from sqlalchemy import select

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tests.services.worklist.test_decide_conversion import EFFECT, QUEEN, answer, asked
from tms.db.models import ConversionRule
from tms.db.unit_of_work import Database, UnitOfWork
from tms.domain.errors import TmsError
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.services.authorize_locked import lock_publication
from tms.services.conversion.change_rules import NewRule, make_rule, retire_rule
from tms.services.conversion.undo_change import undo_change
from tms.services.worklist.decide_conversion import decide

NIGHT_TRAIN = NewRule("zh-Hant-TW", "夜车", "夜班車")
Doing = Callable[[UnitOfWork], object]


@pytest.fixture
def story(own_database: Database, desk: Desk) -> Story:
    page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", EFFECT), Block("paragraph", QUEEN)])
    return Story(own_database, desk.newsroom, make_article(own_database, desk.newsroom[Role.EDITOR], page))


def at_once(story: Story, *doing: Doing) -> list[str]:
    """What becomes of each; all begin while the rules are locked, so that none has seen what another does."""
    outcomes: list[str] = []

    def one(do: Doing) -> None:
        try:
            with story.database.begin() as uow:
                do(uow)
            outcomes.append("done")
        except TmsError as error:
            outcomes.append(error.code)

    threads = [Thread(target=one, args=(do,)) for do in doing]
    with story.database.begin() as uow:
        lock_publication(uow, story.newsroom.publication_id)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(0.3)
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def holding(story: Story) -> list[str]:
    with story.database.begin() as uow:
        return list(uow.session.scalars(select(ConversionRule.target).where(ConversionRule.retired_at.is_(None))))


@pytest.mark.full
def test_the_same_rule_is_made_once(story: Story) -> None:
    assert at_once(story, *[lambda uow: make_rule(uow, story.editor, NIGHT_TRAIN)] * 2) == ["done", "rule_there"]
    assert holding(story) == ["夜班車"]


@pytest.mark.full
def test_of_two_rules_for_a_phrase_the_later_holds(story: Story) -> None:
    other = replace(NIGHT_TRAIN, target="夜行車")
    assert at_once(
        story,
        lambda uow: make_rule(uow, story.editor, NIGHT_TRAIN),
        lambda uow: make_rule(uow, story.editor, other),
    ) == ["done", "done"]
    assert len(holding(story)) == 1


@pytest.mark.full
def test_a_rule_is_retired_and_a_change_undone_once(story: Story) -> None:
    with story.database.begin() as uow:
        number = make_rule(uow, story.editor, NIGHT_TRAIN).what["made"][0]
    assert at_once(story, *[lambda uow: retire_rule(uow, story.editor, number)] * 2) == ["done", "rule_not_found"]
    with story.database.begin() as uow:
        change = make_rule(uow, story.editor, NIGHT_TRAIN).id
    assert at_once(story, *[lambda uow: undo_change(uow, story.editor, change)] * 2) == ["change_undone", "done"]
    assert holding(story) == []


@pytest.mark.parametrize("scope", ["article", "publication"])
def test_two_reviewers_decide_the_same_word_in_two_sentences(story: Story, scope: str) -> None:
    first, second = asked(story)
    assert at_once(
        story,
        lambda uow: decide(uow, story.reviewer, story.id, "zh-Hant", answer(first, scope=scope)),
        lambda uow: decide(uow, story.reviewer, story.id, "zh-Hant", answer(second, scope=scope)),
    ) == ["done", "done"]
    assert holding(story) == ["成立后"]
    run_pipeline(story.database, story.id)
    assert (asked(story), story.text("zh-Hant", QUEEN).text) == ([], "成立后第二天下雨。")
