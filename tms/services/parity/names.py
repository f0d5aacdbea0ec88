"""The names of the publication's termbase, with their forms in each language.

A concept is a name if what English calls it begins with a capital: the termbase has no mark of its own for names.
"""

import uuid

from sqlalchemy import select

from tms.checks.parity import Name
from tms.db.models import Concept, Publication, Term
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales

_KEPT: dict[int, tuple[uuid.UUID, list[Name]]] = {}


def known_names(uow: UnitOfWork, publication: Publication) -> list[Name]:
    """The publication's names, kept by this process for as long as its termbase stays as it is."""
    kept = _KEPT.get(publication.id)
    if kept is None or kept[0] != publication.knowledge:
        # Read after the mark: terms that came in between are in it, and the next one who asks reads again.
        kept = _KEPT[publication.id] = publication.knowledge, _read(uow, publication.id)
    return kept[1]


def _read(uow: UnitOfWork, publication_id: int) -> list[Name]:
    rows = uow.session.execute(
        select(Term.concept_id, Concept.name, Term.locale, Term.text)
        .join(Concept, (Concept.publication_id == Term.publication_id) & (Concept.id == Term.concept_id))
        .where(Term.publication_id == publication_id, Concept.kind == "term")
        .order_by(Term.concept_id, Term.id)
    )
    forms: dict[int, dict[str, list[str]]] = {}
    labels: dict[int, str] = {}
    for concept_id, label, locale, text in rows:
        forms.setdefault(concept_id, {}).setdefault(locale, []).append(text)
        labels[concept_id] = label
    return [Name(labels[concept_id], its) for concept_id, its in forms.items() if _is_name(its)]


def _is_name(forms: dict[str, list[str]]) -> bool:
    english = forms.get(locales.EN, [])
    return len(forms) > 1 and bool(english) and english[0][:1].isupper()
