"""The whole termbase of a publication: to be written into a file, and to find what a file's concepts are."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from tms.db.models import Concept, Term
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize
from tms.services.sections import without_codes
from tms.services.termbase.checked_input import checked
from tms.services.termbase.term_files import FileConcept
from tms.services.termbase.terms import ConceptEntry, TermEntry


@dataclass(slots=True)
class Whole:
    """Concepts by id in the order of their names, and the sections by their names."""

    entries: dict[int, ConceptEntry]
    sections: dict[str, int] = field(default_factory=dict)
    _having: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for number, entry in self.entries.items():
            for key in _keys(entry):
                self._having[key].add(number)

    def like(self, entry: ConceptEntry) -> list[int]:
        """The concepts that share the most terms with this one; a section only with a section."""
        shared = Counter(
            number
            for key in _keys(entry)
            for number in self._having.get(key, ())
            if (self.entries[number].kind == "section") is (entry.kind == "section")
        )
        most = max(shared.values(), default=0)
        return sorted(number for number, n in shared.items() if n == most)


def whole_termbase(uow: UnitOfWork, publication_id: int) -> Whole:
    """The publication's termbase, for a caller that has asked for permission."""
    concepts = uow.session.scalars(
        select(Concept)
        .where(Concept.publication_id == publication_id, Concept.withdrawn_at.is_(None))
        .order_by(func.lower(Concept.name), Concept.id)
    ).all()
    terms: dict[int, list[TermEntry]] = defaultdict(list)
    for row in uow.session.execute(
        select(
            Term.concept_id,
            Term.locale,
            Term.text,
            Term.administrative_status,
            Term.part_of_speech,
            Term.note,
            Term.source,
        )
        .where(Term.publication_id == publication_id)
        .order_by(Term.id)
    ):
        terms[row[0]].append(TermEntry(row[1], row[2], row[3], row[4], row[5], row[6]))
    entries = {
        one.id: _as_it_stands(
            ConceptEntry(
                one.name, one.definition, one.kind, terms[one.id], one.note, one.do_not_translate, one.topic_id
            )
        )
        for one in concepts
        if terms[one.id]
    }
    sections = {
        name.casefold(): number
        for number, entry in entries.items()
        if entry.kind == "section"
        for name in (entry.name, *(term.text for term in entry.terms))
    }
    return Whole(entries, sections)


def _as_it_stands(entry: ConceptEntry) -> ConceptEntry:
    """The concept for the file; one that an older release let in, as a section called ``⟦1⟧x⟦/1⟧``, stops nothing."""
    try:
        return checked(entry)
    except Invalid:
        terms = [replace(term, text=without_codes(term.text)) for term in entry.terms]
    try:
        return checked(replace(entry, name=without_codes(entry.name), terms=terms))
    except Invalid:
        return entry


def export_terms(uow: UnitOfWork, actor: Actor) -> list[FileConcept]:
    """Every concept as a file has it, in the order of their names. Raises Denied."""
    authorize(actor, Action.KNOWLEDGE_IMPORT)
    whole = whole_termbase(uow, actor.publication_id)
    return [
        FileConcept(0, entry, whole.entries[entry.topic_id].name if entry.topic_id in whole.entries else None)
        for entry in whole.entries.values()
    ]


def _keys(entry: ConceptEntry) -> Iterable[tuple[str, str]]:
    return {(term.locale, term.text.casefold()) for term in entry.terms}
