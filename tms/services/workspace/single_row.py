"""One row of the workspace, read without the rest of the version: what its page shows of one segment."""

from dataclasses import dataclass

from tms.db.queries.detached_texts import parents_seen
from tms.db.queries.dismissed_findings import with_parents
from tms.db.queries.picture_choices import choices_in
from tms.db.queries.segment_row import row_parts
from tms.db.queries.texts import PlacedTexts
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.picture_choices import articles_pictures
from tms.domain.states import Look
from tms.services.authorize import authorize_for_reading
from tms.services.checking.texts_to_check import beside_same, checking_of, in_paragraph, to_check
from tms.services.jobs.corrections import corrections
from tms.services.memory.approved_before import approved_before, derived_places
from tms.services.reviewing.sent_back import sent_back_in
from tms.services.source.source_before import sources_before
from tms.services.translating.claims import Holder
from tms.services.workspace.block_levels import block_levels
from tms.services.workspace.rows import RowContext, SegmentRow, workspace_row
from tms.services.workspace.workspace import asked_about, may_do


@dataclass(frozen=True, slots=True)
class RowVersion:
    """What a row needs to know of its version."""

    role: str
    parent: str | None
    detached: bool


@dataclass(frozen=True, slots=True)
class OneRow:
    """A row, and what the person may do in its version now."""

    version: RowVersion
    row: SegmentRow
    may: frozenset[str]


def one_row(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> OneRow:
    """The segment's row as the version's page has it. Raises NotFound (also for what left the source), Denied."""
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    key = {"source_version_id": seen.source.id, "version_id": version.id}
    found = row_parts(uow.session, article_id, segment_id, actor.person_id, **key)
    if found is None:
        raise NotFound("segment_not_found")
    others = seen.others(version)
    order = [seen.source.id, version.id, *(other.id for other in others)]
    parts = [found.texts.get(version_id) for version_id in order]
    texts = tuple(part.text if part else None for part in parts)
    placed = PlacedTexts(
        segment_id, found.block, found.position, found.space_before, found.kind, found.treatment, texts
    )
    target, mine = placed.texts[1], parts[1]
    look = target.look if target else None
    by = found.authors if seen.publication.four_eyes else frozenset[int]()
    own = actor.person_id in by
    derivation = mine.derivation if mine else None
    parents = found.texts.get(version.parent_version_id or 0) if version.detached_at is None else None
    checking = checking_of(uow, seen.publication, seen.source, version)
    checked = in_paragraph(
        uow,
        checking,
        article_id,
        order[:2],
        to_check(checking, placed, derivation, parent=parents.text if parents else None),
    )
    derivations = {
        version_id: {segment_id: part.derivation} if part and part.derivation else {}
        for version_id, part in zip(order, parts, strict=True)
    }
    context = RowContext(
        seen=seen,
        version=version,
        others=others,
        holders={(version.id, segment_id): Holder(segment_id, *mine.held_by)} if mine and mine.held_by else {},
        derivations=derivations,
        pending={segment_id: mine.typed} if mine and mine.typed else {},
        reasons=sent_back_in(uow, version) if look == Look.SENT_BACK else {},
        own=frozenset({segment_id}) if own else frozenset(),
        parents=parents_seen(uow.session, article_id, version.id) if look == Look.PARENT_CHANGED else {},
        before=sources_before(uow, [(placed.source, target)]),
        checked={segment_id: beside_same(checked, found.same)},
        dismissed={segment_id: with_parents(mine.dismissed, parents.dismissed if parents else ())} if mine else {},
        numbers={target.same_as: mine.same_as} if target and target.same_as and mine and mine.same_as else {},
        talk={segment_id: found.talk} if found.talk else {},
        corrected=corrections(uow, version, asked_about(actor, seen, version, {segment_id: by} if by else {})),
        approved=approved_before(uow, actor, seen, version, derived_places(version, order, [placed], derivations)),
        choices=choices_in(uow.session, article_id, version.id) if articles_pictures(placed.source.codes) else {},
        levels=block_levels(uow.session, article_id, [placed]),
    )
    parent = next((v.locale for v in seen.versions if v.id == version.parent_version_id), None)
    return OneRow(
        version=RowVersion(version.role, parent, version.detached_at is not None),
        row=workspace_row(context, placed, found.number, starts_block=found.starts_block),
        may=may_do(uow, actor, seen, version, own=own),
    )
