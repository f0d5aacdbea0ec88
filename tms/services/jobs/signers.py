"""Who signed a whole version in its newest job: what recalling a submission and withdrawing an approval depend on."""

from dataclasses import dataclass

from sqlalchemy import func, select

from tms.db.models import Job, SignOff, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import SignOffKind


@dataclass(frozen=True, slots=True)
class Signers:
    """``submitter`` is who submitted last, ``approvers`` who approved since."""

    submitter: int | None
    approvers: frozenset[int]


def signers(uow: UnitOfWork, version: Version) -> Signers:
    """Of the version's newest job, open or not, in one statement."""
    newest = (
        select(func.max(Job.id))
        .where(Job.article_id == version.article_id, Job.version_id == version.id)
        .scalar_subquery()
    )
    acts = uow.session.execute(
        select(SignOff.kind, SignOff.person_id)
        .where(
            SignOff.article_id == version.article_id,
            SignOff.version_id == version.id,
            SignOff.job_id == newest,
            SignOff.segment_id.is_(None),
        )
        .order_by(SignOff.id)
    )
    submitter: int | None = None
    approvers: set[int] = set()
    for kind, person_id in acts:
        if kind == SignOffKind.SUBMIT:
            submitter, approvers = person_id, set()
        elif kind == SignOffKind.APPROVE:
            approvers.add(person_id)
    return Signers(submitter, frozenset(approvers))
