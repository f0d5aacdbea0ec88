"""A file of terms is taken in whole: what is new, what it adds, where it disagrees, and that asking first says so."""

import pytest
from sqlalchemy import select

from tests.processor_time import processor_seconds
from tests.services.desk import Desk
from tms.db.models import Concept, ConceptChange, Event, Term
from tms.db.unit_of_work import Database
from tms.domain.errors import Denied
from tms.domain.permissions import Actor, Role
from tms.domain.recorded_acts import EventAct
from tms.services.termbase.checked_input import checked
from tms.services.termbase.concepts import add_concept, read_concept
from tms.services.termbase.export_terms import Whole, export_terms
from tms.services.termbase.import_terms import ImportPlan, _each_named, import_terms, plan_import
from tms.services.termbase.listing import ConceptQuery, list_concepts
from tms.services.termbase.term_files import FileConcept, TermFile
from tms.services.termbase.terms import ConceptEntry, TermEntry

Words = tuple[str, str] | tuple[str, str, str]


def concept(*terms: Words, name: str = "", definition: str | None = None) -> ConceptEntry:
    return checked(ConceptEntry(name, definition, terms=[TermEntry(*term) for term in terms]))


def file_of(*entries: ConceptEntry) -> TermFile:
    return TermFile([FileConcept(line, entry) for line, entry in enumerate(entries, 2)], {})


@pytest.fixture
def editor(desk: Desk) -> Actor:
    return desk.newsroom[Role.EDITOR]


def there(database: Database, editor: Actor, entry: ConceptEntry) -> int:
    with database.begin() as uow:
        return add_concept(uow, editor, entry)


def imported(database: Database, editor: Actor, file: TermFile, *, file_first: bool = False) -> ImportPlan:
    """After a look that said the same and saved nothing."""
    with database.begin() as uow:
        before = list_concepts(uow, editor).total
        plan = plan_import(uow, editor, file, file_first=file_first)
        assert list_concepts(uow, editor).total == before
    with database.begin() as uow:
        done = import_terms(uow, editor, file, file_first=file_first)
    assert done == plan
    return done


def said(database: Database, editor: Actor, number: int) -> dict[str, str]:
    with database.begin() as uow:
        return {term.text: term.status for term in read_concept(uow, editor, number).entry.terms}


TRAM = concept(("en", "tram"), ("zh-Hans", "有轨电车"), definition="Rail in the street")


def test_a_new_concept_comes_in_with_its_history(database: Database, editor: Actor) -> None:
    plan = imported(database, editor, file_of(TRAM))
    assert plan.counts == {"new": 1, "changed": 0, "conflict": 0, "same": 0}
    with database.begin() as uow:
        (found,) = list_concepts(uow, editor, ConceptQuery("有轨")).concepts
        assert read_concept(uow, editor, found.id).entry == TRAM
        change = uow.session.scalars(select(ConceptChange).where(ConceptChange.concept_id == found.id)).one()
        assert (change.act, change.person_id) == ("imported", editor.person_id)
        event = uow.session.scalars(select(Event).where(Event.act == EventAct.TERMS_IMPORTED)).one()
        assert event.data == {"new": 1, "changed": 0}


def test_the_same_file_again_changes_nothing(database: Database, editor: Actor) -> None:
    imported(database, editor, file_of(TRAM))
    assert imported(database, editor, file_of(TRAM)).counts["same"] == 1


def test_what_a_file_adds_to_a_concept_comes_in_beside_what_is_there(database: Database, editor: Actor) -> None:
    number = there(database, editor, concept(("en", "Tram"), ("en", "streetcar", "admitted")))
    plan = imported(database, editor, file_of(TRAM))
    assert [one.what for one in plan.planned] == ["conflict"]
    assert said(database, editor, number) == {
        "Tram": "preferred",
        "streetcar": "admitted",
        "tram": "admitted",
        "有轨电车": "preferred",
    }


def test_where_both_prefer_another_term_ours_stays_unless_the_file_goes_before(
    database: Database, editor: Actor
) -> None:
    number = there(database, editor, concept(("en", "tram"), ("zh-Hans", "电车")))
    (one,) = imported(database, editor, file_of(TRAM)).planned
    assert one.what == "conflict"
    assert "简体 prefers “电车” here and “有轨电车” in the file" in one.why
    assert said(database, editor, number) == {"tram": "preferred", "电车": "preferred", "有轨电车": "admitted"}
    imported(database, editor, file_of(TRAM), file_first=True)
    assert said(database, editor, number) == {"tram": "preferred", "有轨电车": "preferred", "电车": "admitted"}


@pytest.mark.parametrize(("file_first", "status"), [(False, "preferred"), (True, "deprecated")])
def test_what_the_file_deprecates_is_a_conflict(
    database: Database, editor: Actor, file_first: bool, status: str
) -> None:
    number = there(database, editor, concept(("en", "tram"), ("zh-Hans", "电车")))
    file = file_of(concept(("en", "tram"), ("zh-Hans", "电车", "deprecated")))
    (one,) = imported(database, editor, file, file_first=file_first).planned
    assert one.what == "conflict"
    assert said(database, editor, number)["电车"] == status


def test_what_may_be_two_concepts_is_left_out(database: Database, editor: Actor) -> None:
    there(database, editor, concept(("en", "bank"), ("zh-Hans", "银行")))
    there(database, editor, concept(("en", "bank"), ("zh-Hans", "河岸"), name="bank (river)"))
    (one,) = imported(database, editor, file_of(concept(("en", "bank"), ("zh-Hans", "岸")))).planned
    assert (one.what, one.concept_id) == ("conflict", None)
    assert "“bank” or “bank (river)”" in one.why


def test_two_concepts_of_a_file_never_become_one(database: Database, editor: Actor) -> None:
    bank, shore = concept(("en", "bank"), ("zh-Hans", "银行")), concept(("en", "bank"), ("zh-Hans", "河岸"))
    imported(database, editor, file_of(bank, shore))
    with database.begin() as uow:
        names = [one.entry.name for one in list_concepts(uow, editor, ConceptQuery("bank")).concepts]
    assert names == ["bank", "bank (2)"]
    again = imported(database, editor, file_of(bank, shore))
    assert again.counts["same"] == 2


def test_of_two_in_a_file_that_are_one_here_the_second_overwrites_nothing(database: Database, editor: Actor) -> None:
    number = there(database, editor, concept(("en", "bank"), ("zh-Hans", "银行")))
    one, other = (concept(("en", "bank"), ("zh-Hans", "银行"), ("zh-Hant-TW", word)) for word in ("銀行", "行庫"))
    first, second = imported(database, editor, file_of(one, other)).planned
    assert (first.what, first.concept_id) == ("changed", number)
    assert (second.what, second.concept_id) == ("conflict", None)
    assert "line 2" in second.why
    assert said(database, editor, number) == dict.fromkeys(("bank", "银行", "銀行"), "preferred")


def test_many_come_in_with_a_few_statements_and_go_out_again(database: Database, editor: Actor) -> None:
    entries = [concept(("en", f"word {n}"), ("zh-Hant-TW", f"詞{n}")) for n in range(300)]
    imported(database, editor, file_of(*entries))
    with database.begin() as uow:
        out = [one.entry for one in export_terms(uow, editor)]
        assert uow.session.scalar(select(Term.id).where(Term.text == "詞299")) is not None
    assert [entry for entry in out if entry.name.startswith("word")] == sorted(entries, key=lambda one: one.name)


def test_only_editors_bring_terms_in_and_take_them_out(database: Database, desk: Desk) -> None:
    with database.begin() as uow:
        with pytest.raises(Denied):
            import_terms(uow, desk.newsroom[Role.TRANSLATOR], file_of(TRAM))
        with pytest.raises(Denied):
            export_terms(uow, desk.newsroom[Role.REVIEWER])


def test_a_term_that_no_form_would_take_now_blocks_no_file(database: Database, editor: Actor) -> None:
    """An older release called a section so; the files of all other terms failed with it."""
    there(database, editor, TRAM)
    with database.begin() as uow:
        for name in ("⟦1⟧Opera⟦/1⟧", "x" * 300):
            section = Concept(publication_id=editor.publication_id, kind="section", name=name)
            uow.session.add(section)
            uow.session.flush()
            of_it = {"publication_id": editor.publication_id, "concept_id": section.id}
            uow.session.add(Term(**of_it, locale="en", text=name))
    with database.begin() as uow:
        written = {one.entry.name for one in export_terms(uow, editor)}
    assert {"tram", "Opera", "x" * 300} <= written
    plan = imported(database, editor, file_of(concept(("en", "tram"), ("zh-Hant-TW", "路面電車"))))
    assert plan.counts["changed"] == 1


def test_thousands_of_concepts_of_one_name_are_told_apart_at_once() -> None:
    entries = [ConceptEntry("tram", terms=[TermEntry("en", "tram")])] * 30_000
    with processor_seconds(10):
        names = [one.name for one in _each_named(Whole({}), entries)]
    assert (names[:3], len(set(names))) == (["tram", "tram (2)", "tram (3)"], 30_000)
