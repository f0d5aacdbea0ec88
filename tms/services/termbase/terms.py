"""The termbase as translating uses it: the terms of a direction, read once per process; and its plain import."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Concept, Term
from tms.db.queries.article_context import OnePublication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import holding_in
from tms.domain.permissions import Action, Actor
from tms.language.concepts import ConceptEntry, TermEntry, one_preferred
from tms.language.term_book import TermBook, TermWord, term_book
from tms.language.terms import TermIndex
from tms.services.authorize_locked import authorize_locked_publication

__all__ = [
    "ConceptEntry",
    "TermEntry",
    "book_of_terms",
    "holding_in",
    "import_concepts",
    "known_book",
    "known_terms",
    "one_preferred",
    "term_row",
]


def book_of_terms(
    uow: UnitOfWork, publication_id: int, source_locale: str, target_locale: str, region: str
) -> TermBook:
    """The term book for translating from one version's locale into another's, read anew."""
    source, target = holding_in(source_locale, region), holding_in(target_locale, region)
    rows = uow.session.execute(
        select(
            Term.concept_id,
            Term.locale,
            Term.text,
            Term.administrative_status,
            Term.part_of_speech,
            Concept.kind,
            Concept.do_not_translate,
            func.coalesce(Term.note, Concept.note),
        )
        .join(Concept, (Concept.publication_id == Term.publication_id) & (Concept.id == Term.concept_id))
        .where(Term.publication_id == publication_id, Term.locale.in_({*source, *target}))
        .order_by(Term.concept_id, Term.id)
    )
    return term_book((TermWord(*row) for row in rows), source, target)


_BOOKS: dict[tuple[int, str, str], tuple[tuple[uuid.UUID, str], TermBook]] = {}
_MOST_BOOKS = 8
"""Directions that a process keeps; a book of 20,000 concepts takes some thirty megabytes."""


def known_book(uow: UnitOfWork, publication: OnePublication, source_locale: str, target_locale: str) -> TermBook:
    """The term book of a direction, kept by this process for as long as the publication's termbase stays as it is."""
    key = (publication.id, source_locale, target_locale)
    state = (publication.knowledge, publication.region)
    kept = _BOOKS.pop(key, None)
    if kept is None or kept[0] != state:
        # Read after the mark: terms that came in between are in it, and the next one who asks reads again.
        kept = state, book_of_terms(uow, publication.id, source_locale, target_locale, publication.region)
    _BOOKS[key] = kept
    while len(_BOOKS) > _MOST_BOOKS:
        _BOOKS.pop(next(iter(_BOOKS)), None)
    return kept[1]


def known_terms(uow: UnitOfWork, publication: OnePublication, source_locale: str, target_locale: str) -> TermIndex:
    """The index that finds the terms of a source text, kept like ``known_book``."""
    return known_book(uow, publication, source_locale, target_locale).sources


def import_concepts(uow: UnitOfWork, actor: Actor, concepts: Sequence[ConceptEntry]) -> int:
    """Add concepts and terms; what is there already stays. The number of concepts that came in."""
    authorize_locked_publication(uow, actor, Action.KNOWLEDGE_IMPORT)
    for entry in concepts:
        _add_concept(uow, actor.publication_id, entry)
    return len(concepts)


def _add_concept(uow: UnitOfWork, publication_id: int, entry: ConceptEntry) -> None:
    uow.session.execute(
        insert(Concept)
        .values(
            publication_id=publication_id,
            kind=entry.kind,
            name=entry.name,
            definition=entry.definition,
            note=entry.note,
            do_not_translate=entry.do_not_translate,
        )
        .on_conflict_do_nothing()
    )
    concept_id = uow.session.scalar(
        select(Concept.id).where(
            Concept.publication_id == publication_id,
            Concept.kind == entry.kind,
            Concept.name == entry.name,
            Concept.withdrawn_at.is_(None),
        )
    )
    rows = [term_row(publication_id, concept_id or 0, term) for term in one_preferred(entry.terms)]
    if rows:
        uow.session.execute(insert(Term).on_conflict_do_nothing(), rows)


def term_row(publication_id: int, concept_id: int, term: TermEntry) -> dict[str, Any]:
    """The term as a row of its table."""
    return {
        "publication_id": publication_id,
        "concept_id": concept_id,
        "locale": term.locale,
        "text": term.text,
        "administrative_status": term.status,
        "part_of_speech": term.part_of_speech,
        "note": term.note,
        "source": term.source,
    }
