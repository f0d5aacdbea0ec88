"""Concepts are added, changed and withdrawn; what is derived follows, and the history says what was."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories import run_pipeline
from tests.services.desk import Desk
from tests.services.story import LEFT, Story
from tms.db.models import Article, Event, Publication, Term
from tms.db.unit_of_work import Database
from tms.domain.errors import Conflict, Denied, Gone, Invalid, NotFound
from tms.domain.permissions import Actor, Role
from tms.domain.recorded_acts import EventAct
from tms.services.termbase.concepts import StoredConcept, add_concept, change_concept, read_concept, withdraw_concept
from tms.services.termbase.listing import ConceptQuery, concept_history, list_concepts
from tms.services.termbase.restore import bring_back
from tms.services.termbase.terms import ConceptEntry, TermEntry, book_of_terms

TRAM = ConceptEntry(
    "",
    "Rail in the street",
    terms=[
        TermEntry("zh-Hans", "有轨电车"),
        TermEntry("en", "tram", part_of_speech="noun", source="Reuters, 2 May"),
        TermEntry("en", "streetcar", "admitted"),
        TermEntry("zh-Hant-TW", "路面電車"),
    ],
)


@pytest.fixture
def editor(desk: Desk) -> Actor:
    return desk.newsroom[Role.EDITOR]


def added(database: Database, editor: Actor, wish: ConceptEntry = TRAM) -> StoredConcept:
    with database.begin() as uow:
        return read_concept(uow, editor, add_concept(uow, editor, wish))


def test_a_concept_is_called_as_its_preferred_term_and_kept_as_written(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    assert (one.entry.name, one.rev, one.entry.definition) == ("tram", 1, "Rail in the street")
    assert [(term.locale, term.text, term.status) for term in one.entry.terms] == [
        ("en", "tram", "preferred"),
        ("en", "streetcar", "admitted"),
        ("zh-Hans", "有轨电车", "preferred"),
        ("zh-Hant-TW", "路面電車", "preferred"),
    ]
    assert (one.entry.terms[0].part_of_speech, one.entry.terms[0].source) == ("noun", "Reuters, 2 May")


def test_a_change_moves_the_mark_is_an_event_and_stands_in_the_history(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    with database.begin() as uow:
        mark = uow.session.get_one(Publication, editor.publication_id).knowledge
    wish = replace(one.entry, do_not_translate=True)
    with database.begin() as uow:
        change_concept(uow, editor, one.id, wish, rev=1, reason="it is a brand")
    with database.begin() as uow:
        now = read_concept(uow, editor, one.id)
        assert (now.rev, now.entry) == (2, wish)
        assert uow.session.get_one(Publication, editor.publication_id).knowledge != mark
        history = concept_history(uow, editor, one.id)
        assert [(change.act, change.reason) for change in history] == [("changed", "it is a brand"), ("added", None)]
        assert [change.entry for change in history] == [wish, one.entry]
        acts = uow.session.scalars(select(Event.act).where(Event.act.startswith("concept_")).order_by(Event.id))
        assert list(acts)[-2:] == [EventAct.CONCEPT_ADDED, EventAct.CONCEPT_CHANGED]


def test_terms_that_stay_keep_their_ids_and_the_preferred_one_is_exchanged(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    swapped = [
        replace(term, status="admitted" if term.text == "tram" else "preferred")
        for term in one.entry.terms
        if term.locale == "en"
    ]

    def ids() -> dict[str, int]:
        with database.begin() as uow:
            rows = uow.session.execute(select(Term.text, Term.id).where(Term.concept_id == one.id))
            return {row[0]: row[1] for row in rows}

    before = ids()
    with database.begin() as uow:
        change_concept(uow, editor, one.id, replace(one.entry, terms=swapped), rev=1)
    assert ids() == {text: before[text] for text in ("tram", "streetcar")}


def test_saying_the_same_again_changes_nothing(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    with database.begin() as uow:
        change_concept(uow, editor, one.id, one.entry, rev=1)
        assert read_concept(uow, editor, one.id).rev == 1


def test_who_has_not_seen_the_last_change_does_not_overwrite_it(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    with database.begin() as uow:
        change_concept(uow, editor, one.id, replace(one.entry, definition="A tram"), rev=1)
    with database.begin() as uow, pytest.raises(Conflict, match="while you were editing"):
        change_concept(uow, editor, one.id, replace(one.entry, definition="Mine"), rev=1)


def test_a_withdrawn_concept_holds_no_longer_and_its_history_says_why(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    with database.begin() as uow, pytest.raises(Invalid, match="reason"):
        withdraw_concept(uow, editor, one.id, rev=1, reason=" ")
    with database.begin() as uow:
        withdraw_concept(uow, editor, one.id, rev=1, reason="It came in twice.")
    with database.begin() as uow:
        assert not list_concepts(uow, editor, ConceptQuery("streetcar")).concepts
        found = book_of_terms(uow, editor.publication_id, "en", "zh-Hans", "zh-Hant-TW").find("a streetcar")
        assert found == ()
        (withdrawn, _) = concept_history(uow, editor, one.id)
        assert (withdrawn.act, withdrawn.reason, withdrawn.entry) == ("withdrawn", "It came in twice.", one.entry)
        with pytest.raises(Gone):
            read_concept(uow, editor, one.id)
    assert added(database, editor).entry.name == "tram"


def test_derived_texts_follow_a_term_and_its_withdrawal(own_database: Database, desk: Desk, editor: Actor) -> None:
    story = Story(own_database, desk.newsroom, desk.english)
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    wish = ConceptEntry("", terms=[TermEntry("zh-Hans", "夜车"), TermEntry("zh-Hant-TW", "夜班車")])
    one = added(own_database, editor, wish)
    run_pipeline(own_database, story.id)
    assert story.text("zh-Hant", LEFT).text == "第一列夜班車十點開出。"
    with own_database.begin() as uow:
        withdraw_concept(uow, editor, one.id, rev=1, reason="No.")
    run_pipeline(own_database, story.id)
    assert story.text("zh-Hant", LEFT).text == "第一列夜車十點開出。"


@pytest.mark.parametrize(
    ("more", "expected"),
    [([], "第一列夜班車十點開出。"), ([TermEntry("zh-Hant-TW", "夜行列車")], "第一列夜行列車十點開出。")],
)
def test_a_term_without_region_holds_in_derived_texts_unless_the_region_has_its_own(
    own_database: Database, desk: Desk, editor: Actor, more: list[TermEntry], expected: str
) -> None:
    added(
        own_database,
        editor,
        ConceptEntry("", terms=[TermEntry("zh-Hans", "夜车"), TermEntry("zh-Hant", "夜班車"), *more]),
    )
    story = Story(own_database, desk.newsroom, desk.english)
    story.save("zh-Hans", LEFT, "第一列夜车十点开出。")
    assert story.text("zh-Hant", LEFT).text == expected


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (ConceptEntry("", terms=[TermEntry("en", " ")]), "concept_without_terms"),
        (ConceptEntry("", terms=[TermEntry("en", "a"), TermEntry("en", "b")]), "term_two_preferred"),
        (ConceptEntry("", terms=[TermEntry("en", "a"), TermEntry("en", "a", "admitted")]), "term_twice"),
        (ConceptEntry("", terms=[TermEntry("fr", "a")]), "term_locale_unknown"),
        (ConceptEntry("", terms=[TermEntry("en", "a", "best")]), "term_status_unknown"),
        (ConceptEntry("", terms=[TermEntry("en", "a", part_of_speech="x")]), "term_speech_unknown"),
        (ConceptEntry("", terms=[TermEntry("en", "a\nb")]), "term_unusable"),
        (ConceptEntry("", terms=[TermEntry("en", "a" * 201)]), "term_too_long"),
        (ConceptEntry("", kind="idea", terms=[TermEntry("en", "a")]), "concept_kind_unknown"),
        (ConceptEntry("", "x" * 2001, terms=[TermEntry("en", "a")]), "term_note_too_long"),
        (ConceptEntry("", terms=[TermEntry("en", "a")], topic_id=10**9), "concept_topic_unknown"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_words(
    database: Database, editor: Actor, wish: ConceptEntry, code: str
) -> None:
    with database.begin() as uow, pytest.raises(Invalid) as refused:
        add_concept(uow, editor, wish)
    assert refused.value.code == code


def test_two_concepts_of_a_kind_have_two_names(database: Database, editor: Actor) -> None:
    added(database, editor)
    with database.begin() as uow, pytest.raises(Conflict, match="tram"):
        add_concept(uow, editor, TRAM)
    assert added(database, editor, replace(TRAM, name="tram (Melbourne)")).entry.name == "tram (Melbourne)"


def test_the_database_refuses_a_second_preferred_term(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    with pytest.raises(IntegrityError, match="term_one_preferred"), database.begin() as uow:
        uow.session.add(Term(publication_id=editor.publication_id, concept_id=one.id, locale="en", text="tramway"))


def test_a_section_with_articles_stays(database: Database, desk: Desk, editor: Actor) -> None:
    with database.begin() as uow:
        section = uow.session.scalars(select(Article.section_id).where(Article.id == desk.english)).one()
        assert section is not None
        one = read_concept(uow, editor, section)
        with pytest.raises(Conflict) as refused:
            withdraw_concept(uow, editor, section, rev=one.rev, reason="x")
        assert refused.value.code == "section_stays"


def test_an_undo_says_again_what_was_and_is_an_act_of_its_own(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    with database.begin() as uow:
        change_concept(uow, editor, one.id, replace(one.entry, note="x"), rev=1)
    with database.begin() as uow:
        newest, first = (act.id for act in concept_history(uow, editor, one.id))
        bring_back(uow, editor, one.id, first, newest=newest, reason="was right")
        assert read_concept(uow, editor, one.id) == StoredConcept(one.id, 3, one.entry)
        assert [act.reason for act in concept_history(uow, editor, one.id)] == ["was right", None, None]
    with database.begin() as uow, pytest.raises(Conflict) as refused:
        bring_back(uow, editor, one.id, first, newest=newest)
    assert refused.value.code == "concept_moved_on"


def test_a_withdrawn_concept_comes_back_unless_its_name_is_taken(database: Database, editor: Actor) -> None:
    one = added(database, editor)
    with database.begin() as uow:
        withdraw_concept(uow, editor, one.id, rev=1, reason="by mistake")
        newest = concept_history(uow, editor, one.id)[0].id
    other = added(database, editor)
    with database.begin() as uow, pytest.raises(Conflict) as refused:
        bring_back(uow, editor, one.id, newest, newest=newest)
    assert refused.value.code == "concept_there"
    with database.begin() as uow:
        withdraw_concept(uow, editor, other.id, rev=1, reason="the same")
        bring_back(uow, editor, one.id, newest, newest=newest)
        assert read_concept(uow, editor, one.id).entry == one.entry
        assert [act.act for act in concept_history(uow, editor, one.id)] == ["added", "withdrawn", "added"]
        book = book_of_terms(uow, editor.publication_id, "en", "zh-Hans", "zh-Hant-TW")
    assert [hit.target for hit in book.find("The tram left.")] == ["有轨电车"]


def test_nothing_is_brought_back_from_another_concepts_history(database: Database, desk: Desk, editor: Actor) -> None:
    one, other = added(database, editor), added(database, editor, replace(TRAM, name="other"))
    with database.begin() as uow:
        newest = concept_history(uow, editor, one.id)[0].id
        strange = concept_history(uow, editor, other.id)[0].id
        with pytest.raises(Gone) as refused:
            bring_back(uow, editor, one.id, strange, newest=newest)
        assert refused.value.code == "concept_change_gone"
        with pytest.raises(Denied):
            bring_back(uow, desk.newsroom[Role.TRANSLATOR], one.id, newest, newest=newest)


def test_only_editors_change_terms_and_only_their_own_publications(database: Database, desk: Desk) -> None:
    one = added(database, desk.newsroom[Role.EDITOR])
    with database.begin() as uow:
        for role in (Role.TRANSLATOR, Role.REVIEWER, Role.ADMINISTRATOR):
            with pytest.raises(Denied):
                add_concept(uow, desk.newsroom[role], TRAM)
        with pytest.raises(NotFound):
            change_concept(uow, desk.foreign_editor, one.id, TRAM, rev=1)
        with pytest.raises(NotFound):
            concept_history(uow, desk.foreign_editor, one.id)


def test_the_list_is_searched_in_every_language_and_chosen_by_kind_and_status(
    database: Database, editor: Actor
) -> None:
    added(database, editor)
    added(database, editor, ConceptEntry("100%_x", kind="name", terms=[TermEntry("en", "Ob", "deprecated")]))

    def names(asked: ConceptQuery) -> list[str]:
        with database.begin() as uow:
            return [one.entry.name for one in list_concepts(uow, editor, asked).concepts]

    for search in ("REETC", "电车", "電", " tram ", "t"):
        assert "tram" in names(ConceptQuery(search))
    assert names(ConceptQuery("%")) == names(ConceptQuery("_")) == names(ConceptQuery("mart")) == []
    assert names(ConceptQuery(kind="name")) == names(ConceptQuery(status="deprecated")) == ["100%_x"]


def test_a_page_beyond_the_last_is_the_last(database: Database, editor: Actor) -> None:
    with database.begin() as uow:
        for n in range(51):
            add_concept(uow, editor, ConceptEntry(f"zz {n:02}", terms=[TermEntry("en", f"zz{n}")]))
        page = list_concepts(uow, editor, ConceptQuery("zz", page=9))
    assert ([one.entry.name for one in page.concepts], page.page, page.pages, page.total) == (["zz 50"], 2, 2, 51)
