"""One row of the workspace: what its page shows of one segment, asked for without the rest of the version."""

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from tms.checks import LATER
from tms.db.models import Article, Derivation, PendingText, RevisionSegment, Segment, SegmentText
from tms.db.queries.detached import parents_seen
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.states import Look
from tms.services.authorize import authorize_version
from tms.services.jobs.authorship import authors_of_text
from tms.services.overview.workspace import (
    RowContext,
    SegmentRow,
    may_do,
    other_versions,
    send_back_reasons,
    workspace_row,
)
from tms.services.source.source_before import sources_before
from tms.services.translating.claims import holders


@dataclass(frozen=True, slots=True)
class RowVersion:
    """What a row looks at of its version."""

    role: str
    parent: str | None
    detached: bool


@dataclass(frozen=True, slots=True)
class OneRow:
    """A row, and what the person may do in its version now."""

    version: RowVersion
    row: SegmentRow
    may: frozenset[str]
    not_checked: tuple[str, ...] = LATER


_before = aliased(RevisionSegment)
_EARLIER = (
    _before.article_id == RevisionSegment.article_id,
    _before.revision_id == RevisionSegment.revision_id,
    _before.position < RevisionSegment.position,
)
_PLACE = (
    select(
        RevisionSegment.block,
        RevisionSegment.position,
        RevisionSegment.space_before,
        Segment.kind,
        select(func.count()).select_from(_before).where(*_EARLIER).scalar_subquery().label("before"),
        select(_before.block)
        .where(*_EARLIER)
        .order_by(_before.position.desc())
        .limit(1)
        .scalar_subquery()
        .label("block_before"),
    )
    .join(
        Article,
        (Article.id == RevisionSegment.article_id) & (Article.current_revision_id == RevisionSegment.revision_id),
    )
    .join(Segment, (Segment.article_id == RevisionSegment.article_id) & (Segment.id == RevisionSegment.segment_id))
    .where(RevisionSegment.article_id == bindparam("article_id"), RevisionSegment.segment_id == bindparam("segment_id"))
)
_TEXTS = (
    select(SegmentText, Derivation, PendingText.text)
    .outerjoin(
        Derivation,
        (Derivation.article_id == SegmentText.article_id)
        & (Derivation.version_id == SegmentText.version_id)
        & (Derivation.segment_id == SegmentText.segment_id),
    )
    .outerjoin(
        PendingText,
        (PendingText.article_id == SegmentText.article_id)
        & (PendingText.version_id == SegmentText.version_id)
        & (PendingText.segment_id == SegmentText.segment_id)
        & (PendingText.person_id == bindparam("person_id")),
    )
    .where(SegmentText.article_id == bindparam("article_id"), SegmentText.segment_id == bindparam("segment_id"))
    .execution_options(populate_existing=True)
)


def one_row(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> OneRow:
    """The segment's row as the version's page has it. Raises NotFound (also for what left the source), Denied."""
    loaded, version = authorize_version(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    key = {"article_id": article_id, "segment_id": segment_id}
    place = uow.session.execute(_PLACE, key).one_or_none()
    if place is None:
        raise NotFound("segment_not_found")
    others = other_versions(loaded, version)
    typed, texts, derivations = None, {}, {}
    for text, derivation, typed_text in uow.session.execute(_TEXTS, key | {"person_id": actor.person_id}):
        texts[text.version_id] = text
        if derivation is not None:
            derivations[text.version_id] = {segment_id: derivation}
        if text.version_id == version.id:
            typed = typed_text
    order = [loaded.source.id, version.id, *(other.id for other in others)]
    placed = PlacedTexts(
        segment_id, place.block, place.position, place.space_before, place.kind, tuple(texts.get(i) for i in order)
    )
    target = texts.get(version.id)
    look = target.look if target else None
    own = target is not None and loaded.publication.four_eyes and actor.person_id in authors_of_text(uow, target)
    context = RowContext(
        loaded=loaded,
        version=version,
        others=others,
        holders=holders(uow, article_id, [version.id]),
        derivations={i: derivations.get(i, {}) for i in order},
        pending={} if typed is None else {segment_id: typed},
        reasons=send_back_reasons(uow, version) if look == Look.SENT_BACK else {},
        own=frozenset({segment_id}) if own else frozenset(),
        parents=parents_seen(uow.session, article_id, version.id) if look == Look.PARENT_CHANGED else {},
        before=sources_before(uow, [(placed.source, target)]),
    )
    parent = next((v.locale for v in loaded.versions if v.id == version.parent_version_id), None)
    return OneRow(
        version=RowVersion(version.role, parent, version.detached_at is not None),
        row=workspace_row(context, placed, place.before + 1, starts_block=place.block != place.block_before),
        may=may_do(uow, actor, loaded, version, own=own),
    )
