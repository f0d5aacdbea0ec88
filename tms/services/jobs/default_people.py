"""Who has the steps of a section's articles by default, and why somebody is passed over.

What is set, and whether its people may, is the same until the transaction ends: its changes, changes of members and
whoever asks here all lock the publication first.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from tms.db.models import DefaultPerson, JobStep, Membership, Person, PublicationStep, Version
from tms.db.queries.article_context import OnePublication
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.services.jobs.assign import fitting_each, give_step
from tms.services.notifications.assigned import tell_of_default_steps

LEFT, UNFIT, OWN_WORK = "left", "unfit", "own_work"


class DefaultChoice(NamedTuple):
    """The default person of a step; ``passed_over`` says why they do not get it: left, unfit, or own work."""

    person_id: int
    passed_over: str | None


@dataclass(frozen=True, slots=True)
class ForWhat:
    """Of which article: its section, source language, and versions with the one that each is derived from.

    ``translators`` are those by locale who translate whatever the defaults say, because it is begun or done.
    """

    section_id: int | None
    source_locale: str
    parents: Mapping[str, str | None]
    translators: Mapping[str, Collection[int]] = field(default_factory=dict)


_DEFAULTS = (
    select(
        DefaultPerson.section_id,
        DefaultPerson.locale,
        DefaultPerson.position,
        DefaultPerson.person_id,
        PublicationStep.kind,
    )
    .join(
        PublicationStep,
        (PublicationStep.publication_id == DefaultPerson.publication_id)
        & (PublicationStep.position == DefaultPerson.position),
    )
    .where(
        DefaultPerson.publication_id == bindparam("publication_id"),
        DefaultPerson.source_locale == bindparam("source_locale"),
        or_(DefaultPerson.section_id.is_(None), DefaultPerson.section_id == bindparam("section_id")),
    )
    # What the section says comes after what holds everywhere, and stands.
    .order_by(DefaultPerson.section_id.nulls_first(), DefaultPerson.position)
)


def default_choices(
    uow: UnitOfWork, publication: OnePublication, what: ForWhat
) -> Mapping[tuple[str, int], DefaultChoice]:
    """The default person of each (locale, step position) that has one, in at most three statements."""
    asked = {
        "publication_id": publication.id,
        "source_locale": what.source_locale,
        "section_id": what.section_id,
    }
    rows = {(row.locale, row.position): row for row in uow.session.execute(_DEFAULTS, asked)}
    named = {key: row for key, row in rows.items() if row.person_id is not None and key[0] in what.parents}
    if not named:
        return {}
    fit = fitting_each(uow, publication.id, {(row.kind, row.locale) for row in named.values()})
    unfit = {
        row.person_id
        for row in named.values()
        if row.person_id not in {person_id for person_id, _ in fit[row.kind, row.locale]}
    }
    here = _still_here(uow, publication.id, unfit) if unfit else frozenset()
    translators = {locale: set(people) for locale, people in what.translators.items()}
    found: dict[tuple[str, int], DefaultChoice] = {}
    # Parents first: whoever translates the parent is behind the words of what is derived from it.
    for (locale, position), row in sorted(named.items(), key=lambda one: (bool(what.parents[one[0][0]]), one[0])):
        why = None
        if row.person_id not in {person_id for person_id, _ in fit[row.kind, row.locale]}:
            why = UNFIT if row.person_id in here else LEFT
        elif row.kind == "translate":
            translators.setdefault(locale, set()).add(row.person_id)
        elif publication.four_eyes and row.person_id in _behind(locale, what.parents, translators):
            why = OWN_WORK
        found[locale, position] = DefaultChoice(row.person_id, why)
    return found


def _behind(locale: str, parents: Mapping[str, str | None], translators: Mapping[str, Collection[int]]) -> set[int]:
    return {person for one in (locale, parents[locale]) if one for person in translators.get(one, ())}


def _still_here(uow: UnitOfWork, publication_id: int, people: Collection[int]) -> frozenset[int]:
    """Those of the people who have not left, in the order of the table that says so."""
    return frozenset(
        uow.session.scalars(
            select(Membership.person_id)
            .join(Person, Person.id == Membership.person_id)
            .where(
                Membership.publication_id == publication_id,
                Membership.person_id.in_(people),
                Membership.ended_at.is_(None),
                Person.deactivated_at.is_(None),
            )
        )
    )


def give_by_default(
    uow: UnitOfWork,
    actor: Actor,
    choices: Mapping[tuple[str, int], DefaultChoice],
    steps: Sequence[tuple[Version, JobStep]],
) -> None:
    """Give each of the locked steps to its default person, or say on it why not. Event and notice for what is given."""
    told: dict[int, list[tuple[int, int]]] = {}
    for version, step in steps:
        choice = choices.get((version.locale, step.position))
        if choice is None:
            continue
        if choice.passed_over is not None:
            pass_over(step, choice)
            continue
        give_step(uow, actor, step, version.id, choice.person_id, by_default=True)
        told.setdefault(choice.person_id, []).append((version.article_id, version.id))
    uow.session.flush()
    tell_of_default_steps(uow, actor, told)


def pass_over(step: JobStep, choice: DefaultChoice) -> None:
    """Say on the step why its default person does not have it."""
    step.passed_over, step.passed_over_id = choice.passed_over, choice.person_id
