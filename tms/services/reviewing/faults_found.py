"""What reviewers found wrong: as they give it with what they send back, and counted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY, distinct_on

from tms.db.models import SegmentText, SignOff
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Invalid
from tms.domain.faults import Fault
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import Look
from tms.services.given_reason import given_reason


@dataclass(frozen=True, slots=True)
class Given:
    """Why something comes back: types of MQM, words, or both."""

    reason: str | None
    faults: list[str]


@dataclass(frozen=True, slots=True)
class SentBack:
    """Who sent a segment back last, and why."""

    who: str
    reason: str | None
    faults: Sequence[str]


def given(reason: str, faults: Collection[str]) -> Given:
    """The reason as it is stored. Raises Invalid (``reason_missing`` without either, ``fault_unknown``)."""
    if unknown := set(faults) - set(Fault):
        raise Invalid("fault_unknown", fault=min(unknown)[:40])
    chosen = [fault.value for fault in Fault if fault in faults]
    return Given(given_reason(reason) if reason.strip() or not chosen else None, chosen)


_ARTICLES = any_(bindparam("article_ids", type_=ARRAY(BigInteger)))
_ever = (
    select(SignOff.version_id, func.unnest(SignOff.faults).label("fault"))
    .where(SignOff.article_id == _ARTICLES, SignOff.faults != inline_literal("{}"))
    .subquery()
)
_last = (
    select(SignOff.version_id, SignOff.faults)
    .join(
        SegmentText,
        (SegmentText.article_id == SignOff.article_id)
        & (SegmentText.version_id == SignOff.version_id)
        & (SegmentText.segment_id == SignOff.segment_id)
        & (SegmentText.look == inline_literal(Look.SENT_BACK)),
    )
    .where(SignOff.article_id == _ARTICLES, SignOff.kind == inline_literal(SignOffKind.SEND_BACK))
    .ext(distinct_on(SignOff.version_id, SignOff.segment_id))
    .order_by(SignOff.version_id, SignOff.segment_id, SignOff.id.desc())
).subquery()
_open = select(_last.c.version_id, func.unnest(_last.c.faults).label("fault")).subquery()
_EVER, _OPEN = (
    select(each.c.version_id, each.c.fault, func.count()).group_by(each.c.version_id, each.c.fault)
    for each in (_ever, _open)
)


def faults_ever(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, Mapping[str, int]]:
    """Per version id, how often each fault was given, for segments and for whole versions; the most frequent first."""
    return _counted(uow, article_ids, is_open=False)


def faults_open(uow: UnitOfWork, article_ids: Sequence[int]) -> dict[int, Mapping[str, int]]:
    """Per version id, how often each fault was given for segments that were sent back and not confirmed since."""
    return _counted(uow, article_ids, is_open=True)


def _counted(uow: UnitOfWork, article_ids: Sequence[int], *, is_open: bool) -> dict[int, Mapping[str, int]]:
    rows = uow.session.execute(_OPEN if is_open else _EVER, {"article_ids": list(article_ids)}).all()
    order = {fault.value: at for at, fault in enumerate(Fault)}
    found: dict[int, dict[str, int]] = {}
    for version_id, fault, n in sorted(rows, key=lambda row: (-row[2], order[row[1]])):
        found.setdefault(version_id, {})[fault] = n
    return dict(found)
