"""Taking a file of terms in: first what it would do, concept by concept, then all of it or nothing.

A concept of the file is one of the termbase if they share a term; of several the one that shares the most, and if two
share as many, it is in conflict and left out. What the file adds comes in. Where both prefer another term, or define
the concept otherwise, the termbase's stays unless the file goes before; the other term is admitted then.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from sqlalchemy import select

from tms.db.models import Concept, ConceptChange, Term
from tms.db.statements.insert_many import insert_rows
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.translatable import Words
from tms.language.terms import ADMITTED, DEPRECATED, PREFERRED
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.termbase.checked_input import LONGEST_TERM, checked
from tms.services.termbase.concepts import as_kept, columns_of, follow, store_change
from tms.services.termbase.export_terms import Whole, whole_termbase
from tms.services.termbase.term_files import FileConcept, TermFile
from tms.services.termbase.terms import ConceptEntry, TermEntry, term_row

NEW, CHANGED, SAME, CONFLICT = "new", "changed", "same", "conflict"
SHOWN = 200
"""The most concepts of each kind that a preview shows."""


_ANOTHER = {"definition": Words("its definition is different"), "note": Words("its note is different")}


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one concept of the file. ``entry`` is what the termbase would say; ``why`` tells a conflict."""

    line: int
    what: str
    entry: ConceptEntry
    concept_id: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The plan for all concepts, in the order of the file, and how often the file has what is not kept."""

    planned: Sequence[Planned]
    left_out: Mapping[str, int]

    @property
    def counts(self) -> Mapping[str, int]:
        found = Counter(one.what for one in self.planned)
        return {what: found[what] for what in (NEW, CHANGED, CONFLICT, SAME)}


def plan_import(uow: UnitOfWork, actor: Actor, file: TermFile, *, file_first: bool = False) -> ImportPlan:
    """What the import would do; nothing is saved. Raises Denied."""
    authorize(actor, Action.KNOWLEDGE_IMPORT)
    return _planned(whole_termbase(uow, actor.publication_id), file, file_first=file_first)


def import_terms(uow: UnitOfWork, actor: Actor, file: TermFile, *, file_first: bool = False) -> ImportPlan:
    """Import all concepts at once, and have the derived texts follow. Event. Raises Denied."""
    # Two imports of the same file, or an editor beside one, would each add what the other has just added.
    authorize_locked_publication(uow, actor, Action.KNOWLEDGE_IMPORT)
    whole = whole_termbase(uow, actor.publication_id)
    plan = _planned(whole, file, file_first=file_first)
    added = [one.entry for one in plan.planned if one.what == NEW]
    _store_new(uow, actor, _each_named(whole, added))
    changed = [one for one in plan.planned if one.concept_id is not None and one.entry != whole.entries[one.concept_id]]
    for one in changed:
        concept = uow.session.get_one(Concept, (actor.publication_id, one.concept_id))
        store_change(uow, actor, concept, one.entry, "imported")
    follow(
        uow, actor, [*added, *(one.entry for one in changed), *(whole.entries[one.concept_id or 0] for one in changed)]
    )
    record_event(
        uow,
        EventAct.TERMS_IMPORTED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"new": len(added), "changed": len(changed)},
    )
    return plan


def _planned(whole: Whole, file: TermFile, *, file_first: bool) -> ImportPlan:
    planned: list[Planned] = []
    taken: dict[int, int] = {}
    for one in file.concepts:
        entry = replace(one.entry, topic_id=whole.sections.get((one.section or "").casefold()))
        found = whole.like(entry)
        if not found:
            planned.append(Planned(one.line, NEW, entry))
        elif len(found) > 1:
            first, other = (whole.entries[number].name for number in found[:2])
            why = Words("It may be “{first}” or “{other}”: left out.", first=first, other=other)
            planned.append(Planned(one.line, CONFLICT, entry, why=why))
        elif found[0] in taken:
            why = Words("The concept of line {line} is the same in the termbase: left out.", line=taken[found[0]])
            planned.append(Planned(one.line, CONFLICT, entry, why=why))
        else:
            taken[found[0]] = one.line
            planned.append(_merged(one, found[0], whole.entries[found[0]], entry, file_first=file_first))
    return ImportPlan(planned, file.left_out)


def _merged(one: FileConcept, number: int, ours: ConceptEntry, theirs: ConceptEntry, *, file_first: bool) -> Planned:
    clashes: list[Words] = []
    terms = {(term.locale, term.text): term for term in ours.terms}
    for term in theirs.terms:
        present = terms.get((term.locale, term.text))
        if present is None:
            terms[term.locale, term.text] = term
            continue
        if present.status != term.status and DEPRECATED in (present.status, term.status):
            here, there = Words(present.status), Words(term.status)
            clashes.append(
                Words("“{term}” is {here} here and {there} in the file", term=term.text, here=here, there=there)
            )
        first, second = (term, present) if file_first else (present, term)
        terms[term.locale, term.text] = TermEntry(
            term.locale,
            term.text,
            first.status,
            first.part_of_speech or second.part_of_speech,
            first.note or second.note,
            first.source or second.source,
        )
    for locale in {term.locale for term in theirs.terms}:
        clashes += _one_preferred(terms, locale, ours, theirs, file_first=file_first)
    said = {}
    for name in ("definition", "note"):
        mine, its = getattr(ours, name), getattr(theirs, name)
        if mine and its and mine != its:
            clashes.append(_ANOTHER[name])
        said[name] = (its or mine) if file_first else (mine or its)
    entry = checked(
        replace(
            ours,
            terms=list(terms.values()),
            definition=said["definition"],
            note=said["note"],
            do_not_translate=ours.do_not_translate or theirs.do_not_translate,
            topic_id=ours.topic_id or theirs.topic_id,
        )
    )
    if clashes:
        what = reduce(lambda one, other: Words("{one}; {other}", one=one, other=other), clashes)
        why = (
            Words("{what}: the file’s is used.", what=what)
            if file_first
            else Words("{what}: the termbase’s is kept.", what=what)
        )
        return Planned(one.line, CONFLICT, entry, number, why)
    return Planned(one.line, SAME if entry == ours else CHANGED, entry, number)


def _one_preferred(
    terms: dict[tuple[str, str], TermEntry], locale: str, ours: ConceptEntry, theirs: ConceptEntry, *, file_first: bool
) -> list[Words]:
    """Settle which term of the locale is preferred; what the two disagree about."""
    mine, its = (
        next((term.text for term in entry.terms if term.locale == locale and term.status == PREFERRED), None)
        for entry in (ours, theirs)
    )
    wins = (its or mine) if file_first else (mine or its)
    if wins is None or terms[locale, wins].status == DEPRECATED:
        return []
    for key, term in terms.items():
        if key[0] == locale and term.status == PREFERRED and term.text != wins:
            terms[key] = replace(term, status=ADMITTED)
        elif key == (locale, wins):
            terms[key] = replace(term, status=PREFERRED)
    if mine and its and mine != its:
        language = locales.NAMES[locale]
        return [
            Words("{language} prefers “{mine}” here and “{its}” in the file", language=language, mine=mine, its=its)
        ]
    return []


def _each_named(whole: Whole, added: Sequence[ConceptEntry]) -> list[ConceptEntry]:
    """Concepts of the same words are told apart by a number."""
    names = {(entry.kind, entry.name) for entry in whole.entries.values()}
    last: dict[tuple[str, str], int] = {}
    named = []
    for entry in added:
        name, begins = entry.name, (entry.kind, entry.name[: LONGEST_TERM - 10])
        while (entry.kind, name) in names:
            last[begins] = last.get(begins, 1) + 1
            name = f"{begins[1]} ({last[begins]})"
        names.add((entry.kind, name))
        named.append(replace(entry, name=name))
    return named


def _store_new(uow: UnitOfWork, actor: Actor, added: Sequence[ConceptEntry]) -> None:
    """Store the new concepts in four statements: each statement gives the publication another mark."""
    here = {"publication_id": actor.publication_id}
    insert_rows(uow.session, Concept, [here | columns_of(entry) for entry in added])
    rows = uow.session.execute(
        select(Concept.kind, Concept.name, Concept.id).where(
            Concept.publication_id == actor.publication_id, Concept.withdrawn_at.is_(None)
        )
    )
    ids = {(row[0], row[1]): row[2] for row in rows}
    numbered = [(ids[entry.kind, entry.name], entry) for entry in added]
    terms = [term_row(actor.publication_id, number, term) for number, entry in numbered for term in entry.terms]
    insert_rows(uow.session, Term, terms)
    changes = [
        here | {"concept_id": number, "act": "imported", "says": as_kept(entry), "person_id": actor.person_id}
        for number, entry in numbered
    ]
    insert_rows(uow.session, ConceptChange, changes)
