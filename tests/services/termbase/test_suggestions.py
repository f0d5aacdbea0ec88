"""A translator proposes a term from a segment; an editor accepts it into the right concept, or says why not."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.models import Article
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Invalid, NotFound
from tms.domain.permissions import Actor, Role
from tms.services.termbase.concepts import add_concept, read_concept
from tms.services.termbase.suggestions import (
    accept_suggestion,
    count_suggestions,
    decline_suggestion,
    list_suggestions,
    suggest_term,
)
from tms.services.termbase.terms import ConceptEntry, TermEntry


def suggested(database: Database, desk: Desk, source: str, target: str, *, by: Role = Role.TRANSLATOR) -> int:
    story = Story(database, desk.newsroom, desk.english)
    with database.begin() as uow:
        return suggest_term(
            uow, desk.newsroom[by], desk.english, "zh-Hant", story.segment(LEFT), source=source, target=target, note="n"
        )


@pytest.fixture
def editor(desk: Desk) -> Actor:
    return desk.newsroom[Role.EDITOR]


def test_it_waits_with_its_segment_in_the_publications_region(database: Database, desk: Desk, editor: Actor) -> None:
    number = suggested(database, desk, " night train ", "夜車")
    with database.begin() as uow:
        (one,) = list_suggestions(uow, editor)
        assert (one.id, one.source_locale, one.source, one.locale, one.target) == (
            number,
            "en",
            "night train",
            "zh-Hant-TW",
            "夜車",
        )
        assert (one.article_id, one.note, one.state) == (desk.english, "n", "open")
        assert count_suggestions(uow, editor) == {"open": 1}


def test_the_same_is_suggested_once(database: Database, desk: Desk) -> None:
    suggested(database, desk, "night train", "夜車")
    with pytest.raises(Conflict):
        suggested(database, desk, "night train", "夜車", by=Role.REVIEWER)


@pytest.mark.parametrize(("source", "target"), [("", "夜車"), ("night train", " ")])
def test_half_a_suggestion_is_none(database: Database, desk: Desk, source: str, target: str) -> None:
    with pytest.raises(Invalid):
        suggested(database, desk, source, target)


def test_accepted_without_a_concept_it_is_a_new_one(database: Database, desk: Desk, editor: Actor) -> None:
    number = suggested(database, desk, "night train", "夜車")
    with database.begin() as uow:
        one = read_concept(uow, editor, accept_suggestion(uow, editor, number)).entry
        assert one.name == "night train"
        assert [(term.locale, term.text, term.status) for term in one.terms] == [
            ("en", "night train", "preferred"),
            ("zh-Hant-TW", "夜車", "preferred"),
        ]
        (answered,) = list_suggestions(uow, editor, "accepted")
        assert answered.id == number
        with pytest.raises(NotFound):
            accept_suggestion(uow, editor, number)


@pytest.mark.parametrize(
    ("there", "status"),
    [
        (TermEntry("zh-Hant-TW", "夜班車"), "admitted"),
        (TermEntry("zh-Hans", "夜车"), "preferred"),
        (TermEntry("zh-Hant-TW", "夜車", "deprecated"), "preferred"),
        (TermEntry("zh-Hant-TW", "夜車", "admitted"), "admitted"),
    ],
)
def test_accepted_it_joins_the_concept_of_its_source(
    database: Database, desk: Desk, editor: Actor, there: TermEntry, status: str
) -> None:
    with database.begin() as uow:
        known = add_concept(uow, editor, ConceptEntry("", terms=[TermEntry("en", "Night train"), there]))
    number = suggested(database, desk, "night train", "夜車")
    with database.begin() as uow:
        assert accept_suggestion(uow, editor, number) == known
        terms = read_concept(uow, editor, known).entry.terms
    assert [term.status for term in terms if term.text == "夜車"] == [status]


def test_declining_needs_a_reason_and_lets_it_be_suggested_again(database: Database, desk: Desk, editor: Actor) -> None:
    number = suggested(database, desk, "night train", "夜車")
    with database.begin() as uow:
        with pytest.raises(Invalid):
            decline_suggestion(uow, editor, number, reason=" ")
        decline_suggestion(uow, editor, number, reason="We say 夜班車.")
        (one,) = list_suggestions(uow, editor, "declined")
        assert (one.reason, list_suggestions(uow, editor)) == ("We say 夜班車.", [])
    assert suggested(database, desk, "night train", "夜車") != number


def test_editors_answer_and_strangers_see_nothing(database: Database, desk: Desk) -> None:
    number = suggested(database, desk, "night train", "夜車")
    with database.begin() as uow:
        with pytest.raises(Denied):
            accept_suggestion(uow, desk.newsroom[Role.REVIEWER], number)
        with pytest.raises(NotFound):
            decline_suggestion(uow, desk.foreign_editor, number, reason="x")
        assert list_suggestions(uow, desk.foreign_editor) == []


def test_its_article_is_named_only_to_who_may_see_it(database: Database, desk: Desk) -> None:
    suggested(database, desk, "night train", "夜車")
    freelancer = replace(desk.newsroom[Role.TRANSLATOR], assigned_only=True)
    for who, named in ((desk.newsroom[Role.EDITOR], True), (freelancer, False)):
        with database.begin() as uow:
            (one,) = list_suggestions(uow, who)
            assert (one.article_id == desk.english) is named


def test_the_words_of_a_guarded_article_wait_for_those_who_see_it(database: Database, desk: Desk) -> None:
    suggested(database, desk, "night train", "夜車")
    freelancer = replace(desk.newsroom[Role.TRANSLATOR], assigned_only=True)
    for values, shown in (({"confidential": True}, (1, 1, 0)), ({"visibility": "assigned"}, (1, 0, 0))):
        with database.begin() as uow:
            every = {"confidential": False, "visibility": "members"}
            uow.session.execute(update(Article).where(Article.id == desk.english).values(every | values))
            people = desk.newsroom[Role.EDITOR], desk.newsroom[Role.TRANSLATOR], freelancer
            for who, n in zip(people, shown, strict=True):
                assert (len(list_suggestions(uow, who)), count_suggestions(uow, who).get("open", 0)) == (n, n)
