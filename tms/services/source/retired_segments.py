"""Segments that left the source while somebody worked on them: where they went, and what the person had typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import PendingText, SegmentText, Version
from tms.db.queries import texts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.inline import plain
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_version
from tms.services.versions.segment_gone import heirs_of


@dataclass(frozen=True, slots=True)
class RetiredSegment:
    """``source`` is what it said last; ``typed`` is the person's unsaved text, or else what was
    ``saved``.

    ``heirs``: by segment of the present source that has some of its text, what that says.
    """

    segment_id: int
    source: str
    typed: str
    saved: str
    rev: int
    heirs: Mapping[int, str]


def retired_segment(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> RetiredSegment:
    """A retired segment. Raises NotFound (also for a segment that is still there), Denied."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    row = texts.get(uow.session, article_id, version.id, segment_id)
    if row is None or not row.retired:
        raise NotFound("segment_not_found")
    typed = uow.session.get(PendingText, (article_id, version.id, segment_id, actor.person_id))
    return _retired(uow, loaded.source.id, row, typed.text if typed else row.text)


def typed_into_retired(uow: UnitOfWork, actor: Actor, source: Version, version: Version) -> list[RetiredSegment]:
    """The retired segments into which the person typed something that was never saved."""
    rows = uow.session.execute(
        select(SegmentText, PendingText.text)
        .join(
            PendingText,
            (PendingText.article_id == SegmentText.article_id)
            & (PendingText.version_id == SegmentText.version_id)
            & (PendingText.segment_id == SegmentText.segment_id),
        )
        .where(
            PendingText.article_id == version.article_id,
            PendingText.version_id == version.id,
            PendingText.person_id == actor.person_id,
            PendingText.text != SegmentText.text,
            SegmentText.retired,
        )
        .order_by(SegmentText.segment_id)
    )
    return [_retired(uow, source.id, row, typed) for row, typed in rows]


def _retired(uow: UnitOfWork, source_id: int, row: SegmentText, typed: str) -> RetiredSegment:
    source = texts.get(uow.session, row.article_id, source_id, row.segment_id)
    heirs = heirs_of(uow, row.article_id, row.segment_id)
    return RetiredSegment(
        row.segment_id, plain(source.text, source.codes or {}) if source else "", typed, row.text, row.rev, heirs
    )
