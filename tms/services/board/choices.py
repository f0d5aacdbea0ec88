"""What the board can be narrowed to by choice: sections and people."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select, tuple_

from tms.db.models import Concept, Membership, Person, Publication, Term
from tms.db.statements.literals import inline_literal
from tms.db.statements.made_once import made_once
from tms.db.statements.shared_alias import shared_alias
from tms.db.unit_of_work import UnitOfWork
from tms.domain import locales
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.services.article_visibility import PUBLICATION, of_actor
from tms.services.authorize import authorize
from tms.services.sections import in_each_language


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: sections and people who translate or review, as (id, name) by name."""

    sections: list[tuple[int, str]]
    people: list[tuple[int, str]]


_SECTIONS = made_once(
    select(Concept.id, Concept.name, Term.locale, Term.text, Publication.region)
    .join(Publication, Publication.id == Concept.publication_id)
    .outerjoin(
        Term,
        (Term.publication_id == Concept.publication_id)
        & (Term.concept_id == Concept.id)
        & (Term.administrative_status == inline_literal("preferred")),
    )
    .where(
        Concept.publication_id == PUBLICATION,
        Concept.kind == inline_literal("section"),
        Concept.withdrawn_at.is_(None),
    )
)
_BY_NAME = (
    select(Person.id, Person.name)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.publication_id == PUBLICATION,
        Membership.ended_at.is_(None),
        Membership.roles.overlap(
            sorted(PERMISSIONS[Action.VERSION_SUBMIT].roles | PERMISSIONS[Action.VERSION_APPROVE].roles)
        ),
        Person.deactivated_at.is_(None),
    )
    .order_by(Person.name, Person.id)
)
_PEOPLE = made_once(_BY_NAME)
_member, _of_member = shared_alias(Person), shared_alias(Membership)
_PEOPLE_BEHIND = made_once(
    _BY_NAME.where(
        tuple_(Person.name, Person.id)
        # Also one who has left meanwhile: the list goes on where they were.
        > select(_member.name, _member.id)
        .join(_of_member, _of_member.person_id == _member.id)
        .where(_of_member.publication_id == PUBLICATION, _member.id == bindparam("after"))
        .scalar_subquery()
    )
)


def choices(uow: UnitOfWork, actor: Actor, language: str) -> Choices:
    """The choices for the actor, in two statements; sections by their names in the language. Raises Denied."""
    return Choices(_sections(uow, actor, language), people_to_choose(uow, actor))


def people_to_choose(uow: UnitOfWork, actor: Actor) -> list[tuple[int, str]]:
    """Who translates or reviews, as (id, name) by name. Raises Denied."""
    authorize(actor, Action.BOARD_VIEW)
    return [(row.id, row.name) for row in uow.session.execute(_PEOPLE, of_actor(actor))]


@dataclass(frozen=True, slots=True)
class PeopleByName:
    """A part of those who translate or review, as (id, name); ``next`` is whom the part after it follows, if any."""

    people: list[tuple[int, str]]
    next: int | None


def people_by_name(uow: UnitOfWork, actor: Actor, *, after: int, limit: int) -> PeopleByName:
    """At most ``limit`` of those who translate or review, behind this person; 0: from the beginning. Raises Denied."""
    authorize(actor, Action.BOARD_VIEW)
    rows = uow.session.execute(_PEOPLE_BEHIND if after else _PEOPLE, {**of_actor(actor), "after": after})
    found = [(row.id, row.name) for row in rows.fetchmany(limit + 1)]
    rows.close()
    return PeopleByName(found[:limit], found[limit - 1][0] if len(found) > limit else None)


def _sections(uow: UnitOfWork, actor: Actor, language: str) -> list[tuple[int, str]]:
    authorize(actor, Action.BOARD_VIEW)
    known: dict[int, dict[str, str]] = {}
    names: dict[int, str] = {}
    regions: set[str] = set()
    for row in uow.session.execute(_SECTIONS, of_actor(actor)):
        names[row.id] = row.name
        regions.add(row.region)
        terms = known.setdefault(row.id, {})
        if row.locale:
            terms[row.locale] = row.text
    for region in regions:
        # A name is converted where there is none of that script.
        own = region if language == locales.ZH_HANT else language
        names = {i: known[i].get(own) or in_each_language(known[i], region)[language] or names[i] for i in names}
    return sorted(names.items(), key=lambda one: (one[1].casefold(), one[0]))
