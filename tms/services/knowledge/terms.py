"""The termbase: pairs for assembly and derivation, the list that people look things up in, and its import."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from tms.db.models import Concept, Publication, Term
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import Action, Actor
from tms.domain.storable import require_storable
from tms.language.assembly import TermIndex, TermPair
from tms.services.authorize import authorize
from tms.services.knowledge.memory import memory_locale


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A word for a concept: locale, text, TBX administrative status."""

    locale: str
    text: str
    status: str = "preferred"


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept with its terms, as it is imported and listed."""

    name: str
    definition: str | None = None
    kind: str = "term"
    terms: list[TermEntry] = field(default_factory=list)


def term_index(uow: UnitOfWork, publication_id: int, source_locale: str, target_locale: str, region: str) -> TermIndex:
    """Finds each known source term in a text, with the preferred target term of its concept."""
    source, target = aliased(Term), aliased(Term)
    rows = uow.session.execute(
        select(source.text, target.text)
        .join(target, (target.publication_id == source.publication_id) & (target.concept_id == source.concept_id))
        .where(
            source.publication_id == publication_id,
            source.locale == memory_locale(source_locale, region),
            source.administrative_status != "deprecated",
            target.locale == memory_locale(target_locale, region),
            target.administrative_status == "preferred",
        )
        .order_by(source.text, target.text)
    )
    pairs = [TermPair(source=pair[0], target=pair[1]) for pair in rows]
    return TermIndex(pairs, inflected=source_locale == locales.EN)


_INDEXES: dict[tuple[int, str, str], tuple[tuple[uuid.UUID, str], TermIndex]] = {}


def known_terms(uow: UnitOfWork, publication: Publication, source_locale: str, target_locale: str) -> TermIndex:
    """The same, kept by this process for as long as the publication's termbase stays as it is."""
    key = (publication.id, source_locale, target_locale)
    state = (publication.knowledge, publication.region)
    kept = _INDEXES.get(key)
    if kept is None or kept[0] != state:
        # Read after the mark: terms that came in between are in it, and the next one who asks reads again.
        index = term_index(uow, publication.id, source_locale, target_locale, publication.region)
        kept = _INDEXES[key] = state, index
    return kept[1]


def list_concepts(uow: UnitOfWork, actor: Actor, search: str = "") -> list[ConceptEntry]:
    """The termbase in order of the concepts' names, or what contains the searched words in any language."""
    authorize(actor, Action.TERMS_VIEW)
    require_storable(search)
    query = (
        select(Concept, Term)
        .join(Term, (Term.publication_id == Concept.publication_id) & (Term.concept_id == Concept.id))
        .where(Concept.publication_id == actor.publication_id)
        .order_by(func.lower(Concept.name), Concept.id, Term.locale, Term.administrative_status.desc())
    )
    if search.strip():
        hits = select(Term.concept_id).where(
            Term.publication_id == actor.publication_id, Term.text.icontains(search.strip(), autoescape=True)
        )
        query = query.where(Concept.id.in_(hits))
    entries: dict[int, ConceptEntry] = {}
    for concept, term in uow.session.execute(query):
        entry = entries.setdefault(concept.id, ConceptEntry(concept.name, concept.definition, concept.kind))
        entry.terms.append(TermEntry(term.locale, term.text, term.administrative_status))
    return list(entries.values())


def import_concepts(uow: UnitOfWork, actor: Actor, concepts: Sequence[ConceptEntry]) -> int:
    """Add concepts and terms; what is there already stays as it is. How many concepts came in."""
    authorize(actor, Action.KNOWLEDGE_IMPORT)
    for entry in concepts:
        _add_concept(uow, actor.publication_id, entry)
    return len(concepts)


def _add_concept(uow: UnitOfWork, publication_id: int, entry: ConceptEntry) -> None:
    uow.session.execute(
        insert(Concept)
        .values(publication_id=publication_id, kind=entry.kind, name=entry.name, definition=entry.definition)
        .on_conflict_do_nothing()
    )
    concept_id = uow.session.scalar(
        select(Concept.id).where(
            Concept.publication_id == publication_id, Concept.kind == entry.kind, Concept.name == entry.name
        )
    )
    rows = [
        {
            "publication_id": publication_id,
            "concept_id": concept_id,
            "locale": term.locale,
            "text": term.text,
            "administrative_status": term.status,
        }
        for term in _distinct(entry.terms)
    ]
    if rows:
        uow.session.execute(insert(Term).on_conflict_do_nothing(), rows)


def _distinct(terms: Iterable[TermEntry]) -> list[TermEntry]:
    return list({(t.locale, t.text): t for t in terms}.values())
