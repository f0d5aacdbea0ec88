"""Reading the termbase: the list with its search, a page at a time, and the history of one concept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from tms.db.models import Concept, ConceptChange, Person, Term
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.storable import require_storable
from tms.services.authorize import authorize
from tms.services.termbase.terms import ConceptEntry, TermEntry

PAGE = 50


@dataclass(frozen=True, slots=True)
class ConceptQuery:
    """What is looked for, in all languages; of which kind; with a term of which status; which page, from 1."""

    search: str = ""
    kind: str = ""
    status: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A concept in the list."""

    id: int
    entry: ConceptEntry
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """One page of ``total`` concepts, in the order of their names."""

    concepts: Sequence[Listed]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return _pages(self.total)


@dataclass(frozen=True, slots=True)
class ConceptAct:
    """What somebody did to a concept, and what it said from then on; of a withdrawal, what it said before."""

    id: int
    act: str
    entry: ConceptEntry
    who: str
    at: datetime
    reason: str | None


def list_concepts(uow: UnitOfWork, actor: Actor, asked: ConceptQuery = ConceptQuery()) -> ConceptPage:
    """The page that is asked for; the last one for a number beyond it. Raises Denied, Invalid (``text_not_text``)."""
    authorize(actor, Action.TERMS_VIEW)
    require_storable(asked.search + asked.kind + asked.status)
    conditions = _conditions(actor.publication_id, asked)
    total = uow.session.scalar(select(func.count()).select_from(Concept).where(*conditions)) or 0
    page = min(max(1, asked.page), _pages(total))
    rows = _page(uow, conditions, page)
    terms = _terms_of(uow, actor.publication_id, [concept.id for concept, _ in rows])
    return ConceptPage(
        [Listed(concept.id, _entry(concept, terms.get(concept.id, [])), name) for concept, name in rows],
        total,
        page,
    )


def topic_of(uow: UnitOfWork, actor: Actor, entry: ConceptEntry) -> str | None:
    """The name of the section that a concept belongs to. Raises Denied."""
    authorize(actor, Action.TERMS_VIEW)
    topic = uow.session.get(Concept, (actor.publication_id, entry.topic_id)) if entry.topic_id else None
    return topic.name if topic else None


def count_kinds(uow: UnitOfWork, actor: Actor) -> dict[str, int]:
    """The number of concepts of each kind. Raises Denied."""
    authorize(actor, Action.TERMS_VIEW)
    rows = uow.session.execute(
        select(Concept.kind, func.count())
        .where(Concept.publication_id == actor.publication_id, Concept.withdrawn_at.is_(None))
        .group_by(Concept.kind)
    )
    return {row[0]: row[1] for row in rows}


def concept_history(uow: UnitOfWork, actor: Actor, concept_id: int) -> list[ConceptAct]:
    """The acts on the concept, newest first, also if it is withdrawn; none for one that was only set up.

    Raises Denied, NotFound (``concept_not_found``).
    """
    authorize(actor, Action.TERMS_VIEW)
    if uow.session.get(Concept, (actor.publication_id, concept_id)) is None:
        raise NotFound("concept_not_found")
    rows = uow.session.execute(
        select(ConceptChange, Person.name)
        .join(Person, Person.id == ConceptChange.person_id)
        .where(ConceptChange.publication_id == actor.publication_id, ConceptChange.concept_id == concept_id)
        .order_by(ConceptChange.id.desc())
    )
    return [ConceptAct(row.id, row.act, said(row.says), who, row.at, row.reason) for row, who in rows]


def sections_to_choose(uow: UnitOfWork, actor: Actor) -> list[tuple[int, str]]:
    """The sections to which a concept can belong, for people who change concepts. Raises Denied."""
    authorize(actor, Action.TERMS_CHANGE)
    rows = uow.session.execute(
        select(Concept.id, Concept.name)
        .where(
            Concept.publication_id == actor.publication_id, Concept.kind == "section", Concept.withdrawn_at.is_(None)
        )
        .order_by(func.lower(Concept.name))
    )
    return [(row[0], row[1]) for row in rows]


def said(says: dict[str, Any]) -> ConceptEntry:
    """A concept from what its history keeps; what an earlier release did not keep is left at its default."""
    terms = [TermEntry(**{key: term[key] for key in term if key in _TERM}) for term in says["terms"]]
    return ConceptEntry(**{key: says[key] for key in says if key in _CONCEPT} | {"terms": terms})


_TERM = frozenset(TermEntry.__dataclass_fields__)
_CONCEPT = frozenset(ConceptEntry.__dataclass_fields__)


def _pages(total: int) -> int:
    return max(1, -(-total // PAGE))


def _page(uow: UnitOfWork, conditions: list[ColumnElement[bool]], page: int) -> list[tuple[Concept, str | None]]:
    """The page's concepts, each with what its section is called; which they are is found before that is looked up."""
    one = (
        select(Concept.id)
        .where(*conditions)
        .order_by(func.lower(Concept.name), Concept.id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .subquery()
    )
    topic = aliased(Concept)
    rows = uow.session.execute(
        select(Concept, topic.name)
        .join(one, one.c.id == Concept.id)
        .outerjoin(topic, (topic.publication_id == Concept.publication_id) & (topic.id == Concept.topic_id))
        .where(conditions[0])
        .order_by(func.lower(Concept.name), Concept.id)
    )
    return [(row[0], row[1]) for row in rows]


def _conditions(publication_id: int, asked: ConceptQuery) -> list[ColumnElement[bool]]:
    conditions = [Concept.publication_id == publication_id, Concept.withdrawn_at.is_(None)]
    if asked.kind:
        conditions.append(Concept.kind == asked.kind)
    if asked.status:
        conditions.append(
            exists().where(
                Term.publication_id == publication_id,
                Term.concept_id == Concept.id,
                Term.administrative_status == asked.status,
            )
        )
    wanted = asked.search.strip()
    if wanted:
        # The index finds what has all pairs of characters; of those, what has them in this order.
        having = select(Term.concept_id).where(
            func.character_pairs(Term.text).op("@>")(func.character_pairs(wanted)),
            func.strpos(func.lower(Term.text), func.lower(wanted)) > 0,
            Term.publication_id == publication_id,
        )
        conditions.append(Concept.id.in_(having))
    return conditions


def _terms_of(uow: UnitOfWork, publication_id: int, concept_ids: Sequence[int]) -> dict[int, list[TermEntry]]:
    rows = uow.session.execute(
        select(
            Term.concept_id,
            Term.locale,
            Term.text,
            Term.administrative_status,
            Term.part_of_speech,
            Term.note,
            Term.source,
        )
        .where(Term.publication_id == publication_id, Term.concept_id.in_(concept_ids))
        .order_by(Term.id)
    )
    found: dict[int, list[TermEntry]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(TermEntry(row[1], row[2], row[3], row[4], row[5], row[6]))
    return found


def _entry(concept: Concept, terms: list[TermEntry]) -> ConceptEntry:
    return ConceptEntry(
        concept.name,
        concept.definition,
        concept.kind,
        terms,
        concept.note,
        concept.do_not_translate,
        concept.topic_id,
    )
