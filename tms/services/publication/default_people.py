"""Who does the new articles of a section by default, as it is set on the page of the publication and by command."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from tms.db.models import Concept, DefaultPerson, Person, PublicationRoute, PublicationStep
from tms.db.statements.batched_changes import table_of
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid, NotFound, Stale
from tms.domain.locales import NAMES
from tms.domain.permissions import Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize import authorize
from tms.services.authorize_locked import authorize_locked_publication
from tms.services.jobs.assign import fitting_each

StepOfRoute = tuple[str, str, int]
"""Source language, version, and the position of a step."""

NOBODY = 0
"""In a section: no person has the step, whoever has it elsewhere."""


@dataclass(frozen=True, slots=True)
class StepName:
    """A step that each version goes through."""

    position: int
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class DefaultPeople:
    """Of all sections (``section`` None) or of one: who is set, who fits, and which state of it that is.

    ``set_here`` by step; in a section a step without an entry is as ``elsewhere``, in all sections. ``names`` are those
    of everybody who is set, also of whoever fits no longer.
    """

    section: int | None
    state: str
    routes: Sequence[tuple[str, str]]
    steps: Sequence[StepName]
    set_here: Mapping[StepOfRoute, int]
    elsewhere: Mapping[StepOfRoute, int]
    fit: Mapping[tuple[str, str], Sequence[tuple[int, str]]]
    names: Mapping[int, str]

    def fits(self, key: StepOfRoute, person_id: int) -> bool:
        """Whether the person may do the step now."""
        kind = next(step.kind for step in self.steps if step.position == key[2])
        return any(one == person_id for one, _ in self.fit[kind, key[1]])


@dataclass(frozen=True, slots=True)
class SectionWithDefaults:
    """A section, and how many of its steps have a default of their own."""

    id: int
    name: str
    own: int


def default_people(uow: UnitOfWork, actor: Actor, section: int | None) -> DefaultPeople:
    """What is set for the section, or for all. Raises Denied, NotFound (``section_not_found``)."""
    authorize(actor, Action.PUBLICATION_CHANGE)
    return _standing(uow, actor.publication_id, section)


def sections_with_defaults(uow: UnitOfWork, actor: Actor) -> list[SectionWithDefaults]:
    """The sections by name, for an actor who may set their defaults. Raises Denied."""
    authorize(actor, Action.PUBLICATION_CHANGE)
    rows = uow.session.execute(
        select(Concept.id, Concept.name, func.count(DefaultPerson.id).label("own"))
        .outerjoin(
            DefaultPerson,
            (DefaultPerson.publication_id == Concept.publication_id) & (DefaultPerson.section_id == Concept.id),
        )
        .where(
            Concept.publication_id == actor.publication_id, Concept.kind == "section", Concept.withdrawn_at.is_(None)
        )
        .group_by(Concept.publication_id, Concept.id)
        .order_by(Concept.name, Concept.id)
    )
    return [SectionWithDefaults(*row) for row in rows]


def change_default_people(
    uow: UnitOfWork,
    actor: Actor,
    section: int | None,
    wanted: Mapping[StepOfRoute, int | None],
    *,
    based_on: str | None = None,
) -> int:
    """Set who has these steps by default: a person, ``NOBODY`` (in a section), or None for what holds in all; how many
    changed. What is not named stays. It holds for articles that come in from then on. Event ``defaults_changed``.

    ``based_on``: the state that the actor has seen. Raises Denied, NotFound (``section_not_found``,
    ``step_not_found``), Invalid (``assignee_unfit``), Stale (``publication_stale``).
    """
    authorize_locked_publication(uow, actor, Action.PUBLICATION_CHANGE)
    present = _standing(uow, actor.publication_id, section)
    if based_on is not None and based_on != present.state:
        raise Stale("publication_stale")
    steps, known = {step.position for step in present.steps}, set(present.routes)
    changed: dict[StepOfRoute, int | None] = {}
    for key, asked in wanted.items():
        if key[:2] not in known or key[2] not in steps:
            raise NotFound("step_not_found")
        person = None if asked == NOBODY and section is None else asked
        if person == present.set_here.get(key):
            continue
        if person is not None and person != NOBODY and not present.fits(key, person):
            raise Invalid("assignee_unfit")
        changed[key] = person
    for key, person in sorted(changed.items()):
        _set(uow, actor.publication_id, section, key, person)
    if changed:
        record_event(
            uow,
            EventAct.DEFAULTS_CHANGED,
            publication_id=actor.publication_id,
            person_id=actor.person_id,
            data={"section": section, "people": [[*key, person] for key, person in sorted(changed.items())]},
        )
    return len(changed)


def _set(uow: UnitOfWork, publication_id: int, section: int | None, key: StepOfRoute, person: int | None) -> None:
    source, locale, position = key
    which = {"section_id": section, "source_locale": source, "locale": locale, "position": position}
    uow.session.execute(
        delete(DefaultPerson).where(
            DefaultPerson.publication_id == publication_id,
            *(getattr(DefaultPerson, name).is_not_distinct_from(value) for name, value in which.items()),
        )
    )
    if person is not None:
        row = {"publication_id": publication_id, **which, "person_id": person or None}
        uow.session.execute(insert(table_of(DefaultPerson)).values(row))


def _standing(uow: UnitOfWork, publication_id: int, section: int | None) -> DefaultPeople:
    if section is not None:
        require_section(uow, publication_id, section)
    steps = [
        StepName(*row)
        for row in uow.session.execute(
            select(PublicationStep.position, PublicationStep.name, PublicationStep.kind)
            .where(PublicationStep.publication_id == publication_id)
            .order_by(PublicationStep.position)
        )
    ]
    routes = uow.session.execute(
        select(PublicationRoute.source_locale, PublicationRoute.locale).where(
            PublicationRoute.publication_id == publication_id
        )
    )
    rows = uow.session.execute(
        select(DefaultPerson, Person.name)
        .outerjoin(Person, Person.id == DefaultPerson.person_id)
        .where(
            DefaultPerson.publication_id == publication_id,
            DefaultPerson.section_id.is_(None) | (DefaultPerson.section_id == section),
        )
    ).all()
    by_section: dict[int | None, dict[StepOfRoute, int]] = {None: {}, section: {}}
    for one, _ in rows:
        key = one.source_locale, one.locale, one.position
        by_section[one.section_id][key] = one.person_id if one.person_id is not None else NOBODY
    here = by_section[section]
    order = {tag: at for at, tag in enumerate(NAMES)}
    known_routes = sorted(((source, to) for source, to in routes), key=lambda pair: [order[tag] for tag in pair])
    return DefaultPeople(
        section=section,
        state=hashlib.sha256(repr(sorted(here.items())).encode()).hexdigest()[:16],
        routes=known_routes,
        steps=steps,
        set_here=here,
        elsewhere=by_section[None] if section is not None else {},
        fit=fitting_each(uow, publication_id, {(step.kind, to) for step in steps for _, to in known_routes}),
        names={one.person_id: name for one, name in rows if one.person_id is not None},
    )


def require_section(uow: UnitOfWork, publication_id: int, section: int) -> str:
    """The name of a section of the publication. Raises NotFound (``section_not_found``)."""
    name = uow.session.scalar(
        select(Concept.name).where(
            Concept.publication_id == publication_id,
            Concept.id == section,
            Concept.kind == "section",
            Concept.withdrawn_at.is_(None),
        )
    )
    if name is None:
        raise NotFound("section_not_found")
    return name
