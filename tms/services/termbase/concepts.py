"""Concepts of the termbase: added, changed, withdrawn. Derived texts follow, and every process reads again.

A change of terms locks the publication's rules by writing them; concepts are locked before they are read.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import exists, func, or_, select

from tms.db.models import Article, Concept, ConceptChange, ConversionRule, Term
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.errors import Conflict, Gone, Invalid, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.domain.storable import require_storable
from tms.language.terms import PREFERRED
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.conversion.term_changes import follow_terms
from tms.services.given_reason import given_reason
from tms.services.termbase.checked_input import checked
from tms.services.termbase.terms import ConceptEntry, TermEntry, term_row

_EVENTS = {
    "added": EventAct.CONCEPT_ADDED,
    "imported": EventAct.CONCEPT_ADDED,
    "changed": EventAct.CONCEPT_CHANGED,
    "withdrawn": EventAct.CONCEPT_WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class StoredConcept:
    """A concept as it is stored: its id, the ``rev`` that a change names, and what it says."""

    id: int
    rev: int
    entry: ConceptEntry


def add_concept(uow: UnitOfWork, actor: Actor, wish: ConceptEntry, *, reason: str = "") -> int:
    """Add a concept; its id. Event.

    Raises Denied, Invalid (as ``checked``), Conflict (``concept_there``).
    """
    authorize_locked_publication(uow, actor, Action.TERMS_CHANGE)
    entry = checked(wish)
    _require_topic(uow, actor, entry)
    concept_id = store_new(uow, actor, entry, "added", reason)
    follow(uow, actor, (entry,))
    return concept_id


def change_concept(
    uow: UnitOfWork, actor: Actor, concept_id: int, wish: ConceptEntry, *, rev: int, reason: str = ""
) -> None:
    """Change what the concept says; ``rev`` is what the person saw. Event, unless it says the same.

    Raises Denied, NotFound (``concept_not_found``), Gone (``concept_withdrawn``), Invalid (as ``checked``), Conflict
    (``concept_moved_on``, ``concept_there``, ``section_stays``).
    """
    authorize(actor, Action.TERMS_CHANGE)
    concept = _locked(uow, actor, concept_id)
    if concept.rev != rev:
        raise Conflict("concept_moved_on")
    entry = checked(wish)
    _require_topic(uow, actor, entry)
    before = stored(uow, concept).entry
    if before.kind == "section" != entry.kind:
        _require_unused(uow, concept)
    if entry != before:
        store_change(uow, actor, concept, entry, "changed", reason)
        follow(uow, actor, (before, entry))


def withdraw_concept(uow: UnitOfWork, actor: Actor, concept_id: int, *, rev: int, reason: str) -> None:
    """Withdraw the concept and its terms; its history stays. Event.

    Raises Denied, NotFound (``concept_not_found``), Gone (``concept_withdrawn``), Invalid (``reason_missing``),
    Conflict (``concept_moved_on``, ``section_stays``).
    """
    authorize(actor, Action.TERMS_CHANGE)
    why = given_reason(reason)
    concept = _locked(uow, actor, concept_id)
    if concept.rev != rev:
        raise Conflict("concept_moved_on")
    _require_unused(uow, concept)
    before = stored(uow, concept).entry
    for term in _terms(uow, concept):
        uow.session.delete(term)
    concept.withdrawn_at = func.now()
    concept.raise_rev()
    record(uow, actor, concept.id, "withdrawn", before, why)
    follow(uow, actor, (before,))


def read_concept(uow: UnitOfWork, actor: Actor, concept_id: int) -> StoredConcept:
    """What the concept says now. Raises Denied, NotFound (``concept_not_found``), Gone (``concept_withdrawn``)."""
    authorize(actor, Action.TERMS_VIEW)
    concept = uow.session.get(Concept, (actor.publication_id, concept_id))
    return stored(uow, _in_force(concept))


def store_new(uow: UnitOfWork, actor: Actor, entry: ConceptEntry, act: str, reason: str = "") -> int:
    """Store a new concept; its id. Event. Raises Conflict (``concept_there``).

    The caller has checked permission and entry, and has the derived texts follow afterwards.
    """
    _require_free_name(uow, actor, entry)
    concept = Concept(publication_id=actor.publication_id, **columns_of(entry))
    uow.session.add(concept)
    uow.session.flush()
    _add_terms(uow, concept, entry.terms)
    record(uow, actor, concept.id, act, entry, reason)
    return concept.id


def store_change(
    uow: UnitOfWork, actor: Actor, concept: Concept, entry: ConceptEntry, act: str, reason: str = ""
) -> None:
    """Store what a locked concept says from now on. Event. Raises and leaves to the caller what ``store_new`` does."""
    if (entry.kind, entry.name) != (concept.kind, concept.name):
        _require_free_name(uow, actor, entry)
    for name, value in columns_of(entry).items():
        setattr(concept, name, value)
    concept.raise_rev()
    present = {(term.locale, term.text): term for term in _terms(uow, concept)}
    wanted = {(term.locale, term.text): term for term in entry.terms}
    for key in present.keys() - wanted.keys():
        uow.session.delete(present[key])
    # A locale has one preferred term at a time: what no longer is one goes first.
    for is_preferred in (False, True):
        for key, term in wanted.items():
            if key in present and (term.status == PREFERRED) is is_preferred:
                for name, value in term_row(concept.publication_id, concept.id, term).items():
                    setattr(present[key], name, value)
        uow.session.flush()
    _add_terms(uow, concept, [term for key, term in wanted.items() if key not in present])
    record(uow, actor, concept.id, act, entry, reason)


def revive(uow: UnitOfWork, actor: Actor, concept: Concept, wish: ConceptEntry, reason: str = "") -> None:
    """Bring a withdrawn concept back, saying this. ``concept`` is locked, and permission was asked for. Event.

    Raises Conflict (``concept_there``), Invalid (``concept_topic_unknown``).
    """
    _require_free_name(uow, actor, wish)
    _require_topic(uow, actor, wish)
    for name, value in columns_of(wish).items():
        setattr(concept, name, value)
    concept.withdrawn_at = None
    concept.raise_rev()
    uow.session.flush()
    _add_terms(uow, concept, wish.terms)
    record(uow, actor, concept.id, "added", wish, reason)
    follow(uow, actor, (wish,))


def record(uow: UnitOfWork, actor: Actor, concept_id: int, act: str, entry: ConceptEntry, reason: str) -> None:
    """Store what the concept says from now on in its history, and record the event."""
    require_storable(reason)
    change = ConceptChange(
        publication_id=actor.publication_id,
        concept_id=concept_id,
        act=act,
        says=as_kept(entry),
        reason=reason.strip() or None,
        person_id=actor.person_id,
    )
    uow.session.add(change)
    uow.session.flush()
    record_event(
        uow,
        _EVENTS[act],
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        data={"concept": concept_id, "change": change.id},
    )


def as_kept(entry: ConceptEntry) -> dict[str, Any]:
    """What the concept says, as its history keeps it."""
    return asdict(entry)


def follow(uow: UnitOfWork, actor: Actor, entries: Iterable[ConceptEntry]) -> None:
    """Queue the texts that any of these may affect, as they were before and as they are now, to be derived again."""
    phrases = {term.text for entry in entries for term in entry.terms if locales.is_chinese(term.locale)}
    uow.session.flush()
    follow_terms(uow, actor, phrases)


def stored(uow: UnitOfWork, concept: Concept) -> StoredConcept:
    """A concept with what is stored of it."""
    terms = [
        TermEntry(term.locale, term.text, term.administrative_status, term.part_of_speech, term.note, term.source)
        for term in _terms(uow, concept)
    ]
    entry = ConceptEntry(
        concept.name,
        concept.definition,
        concept.kind,
        terms,
        concept.note,
        concept.do_not_translate,
        concept.topic_id,
    )
    return StoredConcept(concept.id, concept.rev, checked(entry) if terms else entry)


def columns_of(entry: ConceptEntry) -> dict[str, object]:
    """The values of the concept's own row."""
    names = ("name", "definition", "kind", "note", "do_not_translate", "topic_id")
    return {name: getattr(entry, name) for name in names}


def _add_terms(uow: UnitOfWork, concept: Concept, terms: Iterable[TermEntry]) -> None:
    uow.session.add_all(Term(**term_row(concept.publication_id, concept.id, term)) for term in terms)
    uow.session.flush()


def _locked(uow: UnitOfWork, actor: Actor, concept_id: int) -> Concept:
    # The publication before its concepts, as an import locks them.
    authorize_locked_publication(uow, actor, Action.TERMS_CHANGE)
    row = select(Concept).where(Concept.publication_id == actor.publication_id, Concept.id == concept_id)
    return _in_force(uow.session.scalar(row.with_for_update().execution_options(populate_existing=True)))


def _in_force(concept: Concept | None) -> Concept:
    if concept is None:
        raise NotFound("concept_not_found")
    if concept.withdrawn_at is not None:
        raise Gone("concept_withdrawn")
    return concept


def _terms(uow: UnitOfWork, concept: Concept) -> list[Term]:
    rows = select(Term).where(Term.publication_id == concept.publication_id, Term.concept_id == concept.id)
    return list(uow.session.scalars(rows.order_by(Term.id)))


def _require_free_name(uow: UnitOfWork, actor: Actor, entry: ConceptEntry) -> None:
    named = select(Concept.id).where(
        Concept.publication_id == actor.publication_id,
        Concept.kind == entry.kind,
        Concept.name == entry.name,
        Concept.withdrawn_at.is_(None),
    )
    if uow.session.scalar(named) is not None:
        raise Conflict("concept_there", name=entry.name)


def _require_topic(uow: UnitOfWork, actor: Actor, entry: ConceptEntry) -> None:
    if entry.topic_id is None:
        return
    topic = uow.session.get(Concept, (actor.publication_id, entry.topic_id))
    if topic is None or topic.kind != "section" or topic.withdrawn_at is not None:
        raise Invalid("concept_topic_unknown")


def _require_unused(uow: UnitOfWork, concept: Concept) -> None:
    """Raise Conflict (``section_stays``) for a section that articles, rules or other concepts belong to."""
    if concept.kind != "section":
        return
    same = concept.publication_id
    used = or_(
        exists().where(Article.publication_id == same, Article.section_id == concept.id),
        exists().where(ConversionRule.publication_id == same, ConversionRule.topic_id == concept.id),
        exists().where(Concept.publication_id == same, Concept.topic_id == concept.id, Concept.withdrawn_at.is_(None)),
    )
    if uow.session.scalar(select(used)):
        raise Conflict("section_stays")
