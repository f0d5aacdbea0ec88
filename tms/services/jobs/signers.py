"""Who signed a whole version in its newest job: what recalling a submission and withdrawing an approval depend on."""

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from tms.db.models import Job, SignOff
from tms.db.queries.article_context import OneVersion
from tms.db.unit_of_work import UnitOfWork
from tms.domain.recorded_acts import SignOffKind


@dataclass(frozen=True, slots=True)
class Signers:
    """``submitter`` is who submitted last, ``approvers`` who approved since."""

    submitter: int | None
    approvers: frozenset[int]


_newest = (
    select(func.max(Job.id))
    .where(Job.article_id == bindparam("article_id"), Job.version_id == bindparam("version_id"))
    .scalar_subquery()
)
_SIGNED = (
    select(SignOff.kind, SignOff.person_id)
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.job_id == _newest,
        SignOff.segment_id.is_(None),
    )
    .order_by(SignOff.id)
)


NOBODY = Signers(None, frozenset())


def signers(uow: UnitOfWork, version: OneVersion) -> Signers:
    """Who signed the version's newest job, open or not, in one statement."""
    submitter: int | None = None
    approvers: set[int] = set()
    key = {"article_id": version.article_id, "version_id": version.id}
    for kind, person_id in uow.session.connection().execute(_SIGNED, key):
        if kind == SignOffKind.SUBMIT:
            submitter, approvers = person_id, set()
        elif kind == SignOffKind.APPROVE:
            approvers.add(person_id)
    return Signers(submitter, frozenset(approvers))
