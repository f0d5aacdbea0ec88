"""Versions that a reviewer returned to translation: who, when, and what for; and how often those in review were."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on

from tms.db.models import Job, Person, SignOff, Version
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import VersionStatus


@dataclass(frozen=True, slots=True)
class Returned:
    """The last act on a whole version, where it is a return."""

    who: str
    at: datetime
    reason: str
    faults: Sequence[str] = ()


_LAST = (
    select(SignOff.version_id, SignOff.kind, SignOff.at, SignOff.reason, SignOff.faults, Person.name)
    .join(Version, (Version.article_id == SignOff.article_id) & (Version.id == SignOff.version_id))
    .join(Person, Person.id == SignOff.person_id)
    .where(
        SignOff.article_id == any_(bindparam("article_ids", type_=ARRAY(BigInteger))),
        SignOff.segment_id.is_(None),
        Version.status == inline_literal(VersionStatus.TRANSLATING),
    )
    .ext(distinct_on(SignOff.version_id))
    .order_by(SignOff.version_id, SignOff.id.desc())
)


_ROUNDS = (
    select(SignOff.version_id, func.count())
    .join(Version, (Version.article_id == SignOff.article_id) & (Version.id == SignOff.version_id))
    .join(Job, (Job.article_id == SignOff.article_id) & (Job.id == SignOff.job_id))
    .where(
        SignOff.article_id == any_(bindparam("article_ids", type_=ARRAY(BigInteger))),
        SignOff.kind == inline_literal(SignOffKind.RETURN),
        Job.state == inline_literal("open"),
        Version.status == inline_literal(VersionStatus.REVIEWING),
    )
    .group_by(SignOff.version_id)
)


def rounds(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, int]:
    """Per version id, of those in review that were returned before, which round this is: 2 after the first return."""
    return {
        version_id: returns + 1
        for version_id, returns in uow.session.execute(_ROUNDS, {"article_ids": list(article_ids)})
    }


def returned(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, Returned]:
    """Per version id, the return of those in translation whose last act it was; one statement for all articles."""
    return {
        row.version_id: Returned(row.name, row.at, row.reason or "", row.faults)
        for row in uow.session.execute(_LAST, {"article_ids": list(article_ids)})
        if row.kind == SignOffKind.RETURN
    }
