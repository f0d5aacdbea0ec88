"""What a reviewer wrote in a review: own work, until somebody else has agreed to it. Then two people stand behind it.

Whoever also translated the segment has not corrected another's text: that stays own work (decision 0022). A correction
waits for agreement wherever its version is by then, also back in translation.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Select, any_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from tms.db.models import JobStep, Person, SegmentText, SignOff, TextHistory, Version
from tms.db.queries.article_context import OneVersion
from tms.db.queries.text_rows import OneText
from tms.db.statements.literals import inline_literal
from tms.db.unit_of_work import UnitOfWork
from tms.domain.differences import DiffRun, differences
from tms.domain.recorded_acts import SignOffKind
from tms.domain.states import Look, SegmentState
from tms.services.jobs.authorship import authors_by_segment

NEEDS_WORK = (Look.CONFLICT, Look.SENT_BACK)
"""What asks for another text, and not for somebody to read this one."""

_ARTICLE = bindparam("article_id", type_=BigInteger)
_VERSION = bindparam("version_id", type_=BigInteger)
_SEGMENTS = any_(bindparam("segment_ids", type_=ARRAY(BigInteger)))


def _confirmed_in(kind: str) -> Select[int | None, int]:
    """Which segments of the article, in whatever version, somebody confirmed in such a step: (segment, person)."""
    signed, step = aliased(SignOff), aliased(JobStep)
    return (
        select(signed.segment_id, signed.person_id)
        .join(
            step,
            (step.article_id == signed.article_id)
            & (step.job_id == signed.job_id)
            & (step.position == signed.step)
            & (step.kind == inline_literal(kind)),
        )
        .where(signed.article_id == _ARTICLE, signed.kind == inline_literal(SignOffKind.CONFIRM))
    )


_CORRECTED = _confirmed_in("review").except_(_confirmed_in("translate"))
_AGREED = (
    select(SignOff.segment_id, SignOff.person_id)
    .join(
        SegmentText,
        (SegmentText.article_id == SignOff.article_id)
        & (SegmentText.version_id == SignOff.version_id)
        & (SegmentText.segment_id == SignOff.segment_id)
        & (SegmentText.rev == SignOff.rev),
    )
    .where(
        SignOff.article_id == _ARTICLE,
        SignOff.version_id == _VERSION,
        SignOff.kind == inline_literal(SignOffKind.ACCEPT),
    )
)
_STANDS = (
    select(TextHistory.segment_id, TextHistory.text, TextHistory.person_id, Person.name)
    .join(
        SegmentText,
        (SegmentText.article_id == TextHistory.article_id)
        & (SegmentText.version_id == TextHistory.version_id)
        & (SegmentText.segment_id == TextHistory.segment_id),
    )
    .outerjoin(Person, Person.id == TextHistory.person_id)
    .where(
        TextHistory.article_id == _ARTICLE,
        TextHistory.version_id == _VERSION,
        TextHistory.segment_id == _SEGMENTS,
        SegmentText.state == inline_literal(SegmentState.TRANSLATED),
        or_(SegmentText.look.is_(None), SegmentText.look.not_in([inline_literal(look) for look in NEEDS_WORK])),
    )
    .order_by(TextHistory.segment_id, TextHistory.rev.desc())
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A text that waits for somebody to agree to it: who wrote it in the review, and what it changed."""

    who: str
    runs: Sequence[DiffRun]


def correctors(uow: UnitOfWork, article_id: int) -> frozenset[tuple[int, int]]:
    """(segment, person): who wrote or confirmed the text in a review, in any version, and never translated it."""
    rows = uow.session.connection().execute(_CORRECTED, {"article_id": article_id})
    return frozenset((segment_id, person_id) for segment_id, person_id in rows if segment_id is not None)


def are_corrections(
    authors_of: Mapping[int, Collection[int]], corrected: Collection[tuple[int, int]]
) -> frozenset[int]:
    """The segments that nobody but their correctors is behind."""
    return frozenset(i for i, people in authors_of.items() if people and all((i, p) in corrected for p in people))


def waits_for_agreement(row: OneText, by: Collection[int], corrected: Collection[tuple[int, int]]) -> bool:
    """Whether a text, with ``by`` behind it, is a correction that nobody has agreed to yet."""
    is_open = row.state == SegmentState.TRANSLATED and row.look not in NEEDS_WORK
    return is_open and bool(are_corrections({row.segment_id: by}, corrected))


def corrections(
    uow: UnitOfWork, version: OneVersion, authors_of: Mapping[int, Collection[int]]
) -> dict[int, Correction]:
    """Those of the segments whose present text is a correction that nobody has agreed to yet."""
    corrected = correctors(uow, version.article_id) if authors_of else frozenset[tuple[int, int]]()
    segment_ids = are_corrections(authors_of, corrected)
    if not segment_ids:
        return {}
    key = {"article_id": version.article_id, "version_id": version.id, "segment_ids": sorted(segment_ids)}
    found: dict[int, Correction] = {}
    now: dict[int, tuple[str, str]] = {}
    for row in uow.session.connection().execute(_STANDS, key):
        who, text = now.setdefault(row.segment_id, (row.name or "", row.text))
        is_before = row.person_id not in authors_of[row.segment_id]
        if row.segment_id not in found or (is_before and not found[row.segment_id].runs):
            found[row.segment_id] = Correction(who, differences(row.text, text) if is_before else ())
    return found


def may_not_approve(uow: UnitOfWork, version: Version, segment_ids: Collection[int]) -> frozenset[int]:
    """The people whose own work these segments are: all behind them, except for corrections that another agreed to."""
    authors_of = {i: people for i, people in authors_by_segment(uow, version).items() if i in segment_ids}
    return frozenset[int]().union(*unseen_by_others(uow, version, authors_of).values())


def unseen_by_others(
    uow: UnitOfWork, version: OneVersion, authors_of: Mapping[int, frozenset[int]]
) -> Mapping[int, frozenset[int]]:
    """The people behind each text, without those whose correction somebody else has agreed to."""
    corrected = correctors(uow, version.article_id) if authors_of else frozenset[tuple[int, int]]()
    if not corrected:
        return authors_of
    key = {"article_id": version.article_id, "version_id": version.id}
    agreed: dict[int, set[int]] = {}
    for segment_id, person_id in uow.session.connection().execute(_AGREED, key):
        agreed.setdefault(segment_id or 0, set()).add(person_id)
    return {
        i: frozenset(p for p in people if (i, p) not in corrected or not agreed.get(i, set()) - people)
        for i, people in authors_of.items()
    }
