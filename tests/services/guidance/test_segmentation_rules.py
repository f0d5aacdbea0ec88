"""A publication's own segmentation: what it cuts, what it leaves alone, and who may change it."""

from threading import Barrier, Thread

import pytest

from tests.factories import make_article
from tests.services.desk import Desk
from tests.services.revising import RevisedStory
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied, Stale
from tms.domain.imported_article import Block, ImportedArticle
from tms.domain.permissions import Role
from tms.language.segmentation import NO_RULES, CutChange, SegmentationRules, read_rules
from tms.services.guidance.segmentation_rules import (
    change_own_rules,
    effect_on_articles,
    effect_on_text,
    own_rules,
    read_own_rules,
)

XINH = read_rules("Xinh", "", "")
PAGE = ImportedArticle(
    "en", "News", [Block("paragraph", "The Xinh. Daily wrote it. It rained."), Block("paragraph", "Dry.")]
)


def save(database: Database, desk: Desk, rules: SegmentationRules, *, based_on: int = 0) -> None:
    with database.begin() as uow:
        change_own_rules(uow, desk.newsroom[Role.EDITOR], rules, based_on=based_on)


def story(database: Database, desk: Desk) -> RevisedStory:
    return RevisedStory(database, desk.newsroom, make_article(database, desk.newsroom[Role.EDITOR], PAGE))


def sources(story: RevisedStory) -> list[str]:
    return [row.source.text for row in story.rows("zh-Hans")]


def test_an_article_that_comes_in_is_cut_by_the_publications_rules(database: Database, desk: Desk) -> None:
    save(database, desk, XINH)
    assert sources(story(database, desk)) == ["News", "The Xinh. Daily wrote it.", "It rained.", "Dry."]


@pytest.mark.full
def test_segments_that_exist_stay_until_a_revision_changes_their_words(database: Database, desk: Desk) -> None:
    old = story(database, desk)
    before = sources(old)
    assert before == ["News", "The Xinh.", "Daily wrote it.", "It rained.", "Dry."]
    save(database, desk, XINH)
    assert sources(old) == before
    old.revise({"Dry.": "It is dry."})
    assert sources(old) == [*before[:-1], "It is dry."]
    old.revise({"rained": "snowed"})
    assert sources(old) == ["News", "The Xinh.", "Daily wrote it.", "It snowed.", "It is dry."]
    old.revise({"The Xinh. Daily wrote": "A Xinh. Daily said"})
    assert sources(old) == ["News", "A Xinh. Daily said it.", "It snowed.", "It is dry."]


def test_the_last_change_holds_and_says_who_made_it(database: Database, desk: Desk) -> None:
    save(database, desk, XINH)
    save(database, desk, read_rules("", "Yahoo!|", "|●", chinese_semicolon=True), based_on=1)
    with database.begin() as uow:
        found = read_own_rules(uow, desk.newsroom[Role.ADMINISTRATOR])
        assert found.rules == own_rules(uow, desk.newsroom.publication_id)
    assert found.rules == read_rules("", "Yahoo!|", "|●", chinese_semicolon=True)
    assert (found.number, found.by) == (2, desk.newsroom[Role.EDITOR].name)


def test_the_same_rules_again_are_no_change(database: Database, desk: Desk) -> None:
    save(database, desk, NO_RULES)
    save(database, desk, XINH)
    save(database, desk, XINH, based_on=1)
    with database.begin() as uow:
        assert read_own_rules(uow, desk.newsroom[Role.EDITOR]).number == 1


@pytest.mark.parametrize("based_on", [0, 2, -1])
def test_who_did_not_see_the_last_change_is_refused(database: Database, desk: Desk, based_on: int) -> None:
    save(database, desk, XINH)
    with pytest.raises(Stale):
        save(database, desk, NO_RULES, based_on=based_on)


def test_of_two_at_once_one_is_refused(own_database: Database, desk: Desk) -> None:
    start = Barrier(2)
    outcomes: list[str] = []

    def one(word: str) -> None:
        start.wait()
        try:
            save(own_database, desk, read_rules(word, "", ""))
            outcomes.append("saved")
        except Stale:
            outcomes.append("stale")

    threads = [Thread(target=one, args=(word,)) for word in ("Xinh", "Approx")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["saved", "stale"]


def test_a_preview_tells_what_would_change_and_changes_nothing(database: Database, desk: Desk) -> None:
    new = story(database, desk)
    editor = desk.newsroom[Role.EDITOR]
    with database.begin() as uow:
        text = effect_on_text(uow, editor, XINH, "The Xinh. Daily wrote it. It rained.", "en")
        articles = effect_on_articles(uow, editor, XINH)
    joined = CutChange(["The Xinh.", "Daily wrote it."], ["The Xinh. Daily wrote it."])
    assert (text.changes, text.unchanged) == ([joined], 1)
    assert (articles[0].article_id, articles[0].title, articles[0].language) == (new.id, "News", "en")
    assert (articles[0].changes, articles[0].unchanged) == ([joined], 3)
    assert not any(article.changes for article in articles[1:])
    with database.begin() as uow:
        assert own_rules(uow, desk.newsroom.publication_id) == NO_RULES


@pytest.mark.parametrize("role", [Role.TRANSLATOR, Role.REVIEWER])
def test_translators_and_reviewers_change_nothing(database: Database, desk: Desk, role: Role) -> None:
    with database.begin() as uow, pytest.raises(Denied):
        change_own_rules(uow, desk.newsroom[role], XINH, based_on=0)
