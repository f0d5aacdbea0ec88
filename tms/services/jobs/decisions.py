"""Decisions that change where a version stands, and why: recorded as events, told where the version is worked on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, and_, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on

from tms.db.models import Event, Person, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.domain.recorded_acts import EventAct
from tms.services.audit import record_event

DECISIONS = (
    EventAct.SUBMISSION_RECALLED,
    EventAct.APPROVAL_WITHDRAWN,
    EventAct.JOB_REOPENED,
    EventAct.JOB_CANCELLED,
    EventAct.VERSION_WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class LastDecision:
    """The last decision about a version that still stands where it put it."""

    act: str
    who: str
    at: datetime
    reason: str


def record_decision(uow: UnitOfWork, actor: Actor, act: EventAct, version: Version, reason: str) -> None:
    """Record the event with the reason and the version's new status; everybody's pages are told."""
    record_event(
        uow,
        act,
        publication_id=version.publication_id,
        person_id=actor.person_id,
        article_id=version.article_id,
        version_id=version.id,
        data={"reason": reason, "status": version.status},
    )
    uow.article_changed(version.publication_id, version.article_id)


_LAST = (
    select(Event.version_id, Event.act, Event.at, Event.data, Person.name, Version.status)
    .join(Version, and_(Version.article_id == Event.article_id, Version.id == Event.version_id))
    .join(Person, Person.id == Event.person_id)
    .where(
        Event.article_id == any_(bindparam("article_ids", type_=ARRAY(BigInteger))),
        Event.act.in_([inline_literal(act) for act in DECISIONS]),
    )
    .ext(distinct_on(Event.version_id))
    .order_by(Event.version_id, Event.id.desc())
)


def decided(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, LastDecision]:
    """Per version id, the last decision if the version's status still is what it made it; one statement for all."""
    return {
        int(row.version_id): LastDecision(row.act, row.name, row.at, row.data["reason"])
        for row in uow.session.execute(_LAST, {"article_ids": list(article_ids)})
        if row.data["status"] == row.status
    }
