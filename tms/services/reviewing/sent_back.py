"""What a reviewer sent back in a version and nobody has confirmed since: the segments, who, and why."""

from collections.abc import Mapping

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.postgresql import distinct_on

from tms.db.models import Person, SegmentText, SignOff
from tms.db.queries.article_context import OneVersion
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import Look
from tms.services.reviewing.faults_found import SentBack

_LAST = (
    select(SignOff.segment_id, SignOff.reason, SignOff.faults, Person.name)
    .join(Person, Person.id == SignOff.person_id)
    .join(
        SegmentText,
        (SegmentText.article_id == SignOff.article_id)
        & (SegmentText.version_id == SignOff.version_id)
        & (SegmentText.segment_id == SignOff.segment_id)
        & (SegmentText.look == inline_literal(Look.SENT_BACK)),
    )
    .where(
        SignOff.article_id == bindparam("article_id"),
        SignOff.version_id == bindparam("version_id"),
        SignOff.kind == inline_literal(SignOffKind.SEND_BACK),
    )
    .ext(distinct_on(SignOff.segment_id))
    .order_by(SignOff.segment_id, SignOff.id.desc())
)


def sent_back_in(uow: UnitOfWork, version: OneVersion) -> Mapping[int, SentBack]:
    """By segment, who sent it back last and why; one statement."""
    key = {"article_id": version.article_id, "version_id": version.id}
    rows = uow.session.execute(_LAST, key)
    return {int(row.segment_id or 0): SentBack(row.name, row.reason, row.faults) for row in rows}
