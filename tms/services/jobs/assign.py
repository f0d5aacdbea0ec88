"""Who does a step, and by when."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import Text, bindparam, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from tms.db.models import Job, JobStep, Membership, Person
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, Invalid, NotFound
from tms.domain.notices import Notice
from tms.domain.permissions import PERMISSIONS, Action, Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event
from tms.services.authorize_locked import authorize_locked_version
from tms.services.notifications.assigned import about_step, recount_default_steps, tell_of_steps
from tms.services.notifications.notify import take_back
from tms.services.notifications.overdue import take_back_overdue

NO_DATE = datetime(9999, 12, 31, tzinfo=UTC)
"""Stored for "no date", so that lists in order of date need no special case."""

_ACTION_OF_STEP = {"translate": Action.VERSION_SUBMIT, "review": Action.VERSION_APPROVE}


def assign_step(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, position: int, person_id: int | None
) -> None:
    """Give a step of the version's open job to somebody whose role and languages fit, or to nobody. Event, notice."""
    version_id = _set_assignee(uow, actor, article_id, locale, position, person_id)
    tell_of_steps(uow, actor, [(article_id, version_id, position)], person_id)


def assign_steps(
    uow: UnitOfWork, actor: Actor, article_id: int, people: Sequence[tuple[tuple[str, int], int | None]]
) -> None:
    """Give steps, as (locale, position), as ``assign_step`` does; who is given several reads of them in one line."""
    given: dict[int | None, list[tuple[int, int, int]]] = {}
    for (locale, position), person_id in people:
        version_id = _set_assignee(uow, actor, article_id, locale, position, person_id)
        given.setdefault(person_id, []).append((article_id, version_id, position))
    for person_id, steps in sorted(given.items(), key=lambda one: one[0] or 0):
        tell_of_steps(uow, actor, steps, person_id)


def _set_assignee(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, position: int, person_id: int | None
) -> int:
    loaded, version = authorize_locked_version(uow, actor, Action.STEP_ASSIGN, article_id, locale)
    step = next((s for s in loaded.steps.get(version.id, []) if s.position == position), None)
    if step is None:
        raise NotFound("step_not_found")
    if step.state in {"done", "skipped"}:
        raise Conflict("step_done")
    if person_id is not None and person_id not in {p for p, _ in candidates(uow, actor, step.kind, locale)}:
        raise Invalid("assignee_unfit")
    give_step(uow, actor, step, version.id, person_id)
    return version.id


def give_step(
    uow: UnitOfWork, actor: Actor, step: JobStep, version_id: int, person_id: int | None, *, by_default: bool = False
) -> None:
    """Write down whose a step of a locked version is. Event; what others were told of it and have not read goes."""
    had = step.assignee_id if step.by_default else None
    step.assignee_id, step.handed_back_at, step.by_default = person_id, None, by_default
    step.passed_over = step.passed_over_id = None
    record_event(
        uow,
        EventAct.STEP_ASSIGNED,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=step.article_id,
        version_id=version_id,
        data={"step": step.position, "assignee": person_id} | ({"by_default": True} if by_default else {}),
    )
    if had is not None and had != person_id:
        recount_default_steps(uow, actor.publication_id, had)
    about = about_step(version_id, step.position)
    take_back(uow, Notice.ASSIGNED, about=about, publication_id=actor.publication_id, but=person_id)
    uow.article_changed(actor.publication_id, step.article_id)


def take_step(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> None:
    """Give the version's active step, which nobody has, to the actor. What they have already stays theirs. Event.

    Raises NotFound, Denied (``assigned_to_another`` to who comes second).
    """
    loaded, version = authorize_locked_version(uow, actor, Action.STEP_TAKE, article_id, locale)
    step = loaded.active_step(version)
    if step is not None and step.assignee_id is None:
        give_step(uow, actor, step, version.id, actor.person_id)


def set_due(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, due: datetime | None) -> None:
    """When the version's open job should be done; None is no date. Event. Unread notices of the old date go."""
    loaded, version = authorize_locked_version(uow, actor, Action.DUE_SET, article_id, locale)
    if version.id not in loaded.jobs:
        raise Conflict("no_open_job")
    uow.session.execute(
        update(Job)
        .where(Job.article_id == article_id, Job.id == loaded.jobs[version.id].id)
        .values(due=due or NO_DATE, due_by_rule=False)
    )
    take_back_overdue(uow, [article_id])
    record_event(
        uow,
        EventAct.DUE_SET,
        publication_id=actor.publication_id,
        person_id=actor.person_id,
        article_id=article_id,
        version_id=version.id,
        data={"due": due.isoformat() if due else None},
    )
    uow.article_changed(loaded.publication.id, article_id)


def candidates(uow: UnitOfWork, actor: Actor, step_kind: str, locale: str) -> Sequence[tuple[int, str]]:
    """People of the actor's publication who may do such a step in that language: (person id, name) by name."""
    return fitting(uow, actor.publication_id, step_kind, locale)


def fitting(uow: UnitOfWork, publication_id: int, step_kind: str, locale: str) -> Sequence[tuple[int, str]]:
    """People of a publication who may do such a step in that language: (person id, name) by name."""
    return fitting_each(uow, publication_id, [(step_kind, locale)])[step_kind, locale]


_WITH_ROLES = (
    select(Person.id, Person.name, Membership.languages, Membership.roles)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.publication_id == bindparam("publication_id"),
        Membership.ended_at.is_(None),
        Membership.roles.overlap(bindparam("roles", type_=ARRAY(Text))),
        Person.deactivated_at.is_(None),
        Person.password_hash.is_not(None),
    )
    .order_by(Person.name)
)


def fitting_each(
    uow: UnitOfWork, publication_id: int, steps: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Sequence[tuple[int, str]]]:
    """The people of a publication for each (step kind, locale), as ``fitting`` gives them, in one statement."""
    roles = {kind: PERMISSIONS[_ACTION_OF_STEP.get(kind, Action.VERSION_SUBMIT)].roles for kind, _ in steps}
    asked = {"publication_id": publication_id, "roles": sorted({role for fit in roles.values() for role in fit})}
    rows = uow.session.execute(_WITH_ROLES, asked).all()
    return {
        (kind, locale): [
            (row.id, row.name)
            for row in rows
            if not roles[kind].isdisjoint(row.roles) and (not row.languages or locale in row.languages)
        ]
        for kind, locale in steps
    }
