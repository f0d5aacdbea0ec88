"""The worklist in pages: every place is on one of them, its figures are of all, and what is decided holds on all."""

import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from tests.factories import CHINESE_ARTICLE, make_article, run_pipeline
from tests.services.desk import Desk
from tests.services.story import Story
from tms.db.models import ConversionDecision
from tms.db.unit_of_work import Database
from tms.domain.imported_article import Block
from tms.domain.permissions import Role
from tms.services.conversion.questions import questions
from tms.services.worklist.decide_conversion import ConversionAnswer, decide, waive_ambiguities
from tms.services.worklist.worklist import PAGE, Worklist, worklist

CONTRACT, GRAIN, EACH = "合约成立后，双方见面。", "农民们卖了新谷。", 130
TOTAL = 2 * EACH


@pytest.fixture
def listed(database: Database, desk: Desk) -> Callable[..., Story]:
    """An article of so many sentences."""

    def of(*sentences: str) -> Story:
        page = replace(CHINESE_ARTICLE, blocks=[Block("paragraph", one) for one in sentences])
        return Story(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], page))

    return of


@pytest.fixture
def story(listed: Callable[..., Story]) -> Story:
    return listed(*[CONTRACT, GRAIN] * EACH)


def seen(story: Story, page: int = 0, decided_page: int = 0) -> Worklist:
    with story.database.begin() as uow:
        return worklist(uow, story.reviewer, story.id, "zh-Hant", page=page, decided_page=decided_page)


def answer(found: Worklist, scope: str, candidate: int = -1) -> ConversionAnswer:
    """Of the page's first place."""
    place = found.places.shown[0]
    choice = place.candidates[candidate].text
    return ConversionAnswer(place.segment_id, place.parent_rev, place.start, place.end, choice, scope, uuid.uuid4())


def decided(story: Story, wish: ConversionAnswer) -> None:
    with story.database.begin() as uow:
        decide(uow, story.reviewer, story.id, "zh-Hant", wish)


def test_every_place_is_on_one_page(story: Story) -> None:
    pages = [seen(story, page).places for page in range(3)]
    assert [len(one.shown) for one in pages] == [PAGE, PAGE, TOTAL - 2 * PAGE]
    assert [(one.page, one.before, one.more, one.total) for one in pages] == [
        (0, 0, TOTAL - PAGE, TOTAL),
        (1, PAGE, TOTAL - 2 * PAGE, TOTAL),
        (2, 2 * PAGE, 0, TOTAL),
    ]
    with story.database.begin() as uow:
        asked = questions(uow, story.version("zh-Hant"))
    shown = [(place.segment_id, place.start) for one in pages for place in one.shown]
    assert shown == [(one.segment_id, one.asked.start) for one in asked]


def test_behind_the_last_page_is_the_last_page(story: Story) -> None:
    assert seen(story, 999) == seen(story, 2)


def test_what_is_decided_makes_room_for_the_next_place(story: Story) -> None:
    before, after = seen(story).places, seen(story, 1).places
    decided(story, answer(seen(story), "here"))
    assert [one.id for one in seen(story).places.shown] == [one.id for one in [*before.shown[1:], after.shown[0]]]
    assert seen(story, 2).places.total == TOTAL - 1


@pytest.mark.parametrize("scope", ["article", "publication"])
def test_what_holds_more_widely_holds_on_the_other_pages(story: Story, scope: str) -> None:
    first = seen(story)
    phrase, bound = first.places.shown[0].phrase, first.places.shown[0].candidates[-1].bound
    elsewhere = [one.segment_id for one in seen(story, 1).places.shown if one.phrase == phrase]
    assert len(elsewhere) == EACH - PAGE
    decided(story, answer(first, scope))
    run_pipeline(story.database, story.id)
    left = [seen(story, page).places for page in (0, 1)]
    assert [(one.total, {place.phrase for place in one.shown}) for one in left] == [(EACH, {"新谷"})] * 2
    texts = {row.segment_id: row.target.text for row in story.rows("zh-Hant")}
    assert [one for one in elsewhere if bound not in texts[one]] == []


def test_a_waiver_is_of_the_places_of_all_pages(story: Story) -> None:
    with story.database.begin() as uow:
        assert waive_ambiguities(uow, story.reviewer, story.id, "zh-Hant", reason="on deadline") == TOTAL
    assert seen(story, 2).waived is not None
    decided(story, answer(seen(story, 2), "here", 0))
    assert seen(story).waived is not None


def test_what_was_decided_for_single_places_comes_in_pages_too(listed: Callable[..., Story]) -> None:
    story = listed(CONTRACT)
    decided(story, answer(seen(story), "here"))
    with story.database.begin() as uow:
        columns = ConversionDecision.__table__.columns
        one = uow.session.execute(select(*columns)).mappings().one()
        same = {name: value for name, value in one.items() if name not in {"id", "phrase"}}
        uow.session.execute(insert(ConversionDecision), [{**same, "phrase": str(n)} for n in range(PAGE + 4)])
    first, second = seen(story).decided, seen(story, decided_page=7).decided
    assert (first.total, first.more, len(first.shown), first.shown[0].phrase) == (PAGE + 5, 5, PAGE, str(PAGE + 3))
    assert (second.page, second.before, second.more) == (1, PAGE, 0)
    assert [one.phrase for one in second.shown][:4] == ["3", "2", "1", "0"]


def test_of_a_long_sentence_what_stands_around_the_place_is_shown(listed: Callable[..., Story]) -> None:
    sentence = f"{'头' * 900}，{CONTRACT[:-1]}，{'甲' * 900}。"
    story = listed(sentence)
    story.save("en", sentence, "one two " * 300 + "half way " + "four five " * 240)
    place = next(one for one in seen(story).places.shown if one.parent[1] == "后")
    before, at, after = place.parent
    assert (before[:2], before[-5:], at, after[:3], after[-2:]) == ("…头", "，合约成立", "后", "，双方", "甲…")
    assert [len(one) for one in place.derived] == [301, 1, 301]
    ((locale, beside),) = place.others
    assert (locale, len(beside), beside[0], beside[-1], "half way" in beside) == ("en", 602, "…", "…", True)
