"""Whose work a present text is: who wrote it or confirmed it. Approving one's own is what four eyes forbid."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, select

from tms.db.models import SegmentText, SignOff, TextHistory, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.acts import SignOffKind
from tms.domain.permissions import Actor


def authors(uow: UnitOfWork, version: Version, segment_ids: Sequence[int]) -> frozenset[int]:
    """The people behind the present texts of these segments."""
    wanted = set(segment_ids)
    return frozenset(person_id for segment_id, person_id in _acts(uow, version) if segment_id in wanted)


def own_segments(uow: UnitOfWork, actor: Actor, version: Version) -> frozenset[int]:
    """The segments whose present text the actor is behind."""
    return frozenset(segment_id for segment_id, person_id in _acts(uow, version) if person_id == actor.person_id)


def _acts(uow: UnitOfWork, version: Version) -> list[tuple[int, int]]:
    wrote = (
        select(TextHistory.segment_id, TextHistory.person_id)
        .join(SegmentText, _same_text(TextHistory))
        .where(
            TextHistory.article_id == version.article_id,
            TextHistory.version_id == version.id,
            TextHistory.person_id.is_not(None),
        )
    )
    confirmed = (
        select(SignOff.segment_id, SignOff.person_id)
        .join(SegmentText, _same_text(SignOff))
        .where(
            SignOff.article_id == version.article_id,
            SignOff.version_id == version.id,
            SignOff.kind == SignOffKind.CONFIRM,
        )
    )
    rows: list[Any] = [*uow.session.execute(wrote), *uow.session.execute(confirmed)]
    return [(row[0], row[1]) for row in rows]


def _same_text(act: type[TextHistory] | type[SignOff]) -> Any:
    return and_(
        SegmentText.article_id == act.article_id,
        SegmentText.version_id == act.version_id,
        SegmentText.segment_id == act.segment_id,
        SegmentText.rev == act.rev,
    )
