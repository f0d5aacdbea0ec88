"""The article of a split or a merge, and its segments' texts in every version, locked and found fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tms.db.models import SegmentText, SourceRevision, Version
from tms.db.queries import copy_revision, source_texts
from tms.db.queries.revisions import RevisionPlace
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.domain.split_and_join import MarkedPart
from tms.domain.states import ACCEPTED, Look
from tms.services.authorize import LoadedArticle
from tms.services.authorize_locked import authorize_locked_version
from tms.services.translating.claims import holders
from tms.services.translating.stale_answer import stale
from tms.services.versions.segment_gone import segment_retired
from tms.services.versions.version_texts import parents_first


@dataclass(slots=True)
class LockedCut:
    """``version`` is the one whose translator acts. ``texts`` are by version, parents first, then by segment."""

    actor: Actor
    loaded: LoadedArticle
    version: Version
    revision: SourceRevision
    texts: dict[int, dict[int, SegmentText]] = field(default_factory=dict)

    @property
    def article_id(self) -> int:
        return self.loaded.article.id

    @property
    def source_id(self) -> int:
        return self.loaded.source.id

    def others(self) -> list[Version]:
        """The versions that are made from another one, parents first, that have a text of the first segment."""
        return [v for v in parents_first(self.loaded) if v.role != "source" and self.texts.get(v.id)]

    def text(self, version_id: int, segment_id: int) -> SegmentText | None:
        return self.texts.get(version_id, {}).get(segment_id)

    def source(self, segment_id: int) -> SegmentText:
        return self.texts[self.source_id][segment_id]

    def place(self, uow: UnitOfWork, segment_id: int) -> RevisionPlace:
        """The segment's place in the present revision. Raises NotFound (``segment_not_found``)."""
        place = copy_revision.place_of(uow.session, self.revision, segment_id)
        if place is None:
            raise NotFound("segment_not_found")
        return place

    def next_in_block(self, uow: UnitOfWork, place: RevisionPlace) -> RevisionPlace | None:
        """The place of the next segment in the same paragraph; None if there is none."""
        following = copy_revision.place_at(uow.session, self.revision, place.position + 1)
        return following if following is not None and following.block == place.block else None


def hold(uow: UnitOfWork, actor: Actor, article_id: int, locale: str) -> LockedCut:
    """Lock the article, so that no other revision comes between, for an actor who may cut it in other places.

    Raises NotFound, Denied, Conflict (``resegment_in_parent``, ``revision_not_ready``).
    """
    loaded, version = authorize_locked_version(uow, actor, Action.SEGMENT_RESEGMENT, article_id, locale)
    if version.parent_version_id not in {None, loaded.source.id}:
        parent = next(v for v in loaded.versions if v.id == version.parent_version_id)
        raise Conflict("resegment_in_parent", parent=parent.locale)
    revision = uow.session.get_one(SourceRevision, (article_id, loaded.article.current_revision_id))
    if copy_revision.place_at(uow.session, revision, 0) is None:
        raise Conflict("revision_not_ready")
    return LockedCut(actor, loaded, version, revision)


def hold_texts(uow: UnitOfWork, held: LockedCut, segment_ids: Sequence[int]) -> None:
    """Lock the texts in every version, parents first and segments in order, as everybody does."""
    for version in parents_first(held.loaded):
        found = source_texts.of_segments(uow.session, held.article_id, version.id, segment_ids, for_update=True)
        held.texts[version.id] = found


def refuse_unfit(uow: UnitOfWork, held: LockedCut, revs: Mapping[int, int]) -> None:
    """Refuse texts other than those that the person saw (``revs`` of their version), or with others' work in the way.

    Raises NotFound, Stale (``text_stale``), Conflict (``segment_retired``, ``resegment_claimed``,
    ``resegment_approved``, ``resegment_conflict``).
    """
    for segment_id, rev in revs.items():
        row = held.text(held.version.id, segment_id)
        if row is None:
            raise NotFound("segment_not_found")
        if row.retired:
            raise segment_retired(uow, row)
        if row.rev != rev:
            raise stale(uow, row, rev=rev, yours=row.text)
    names = {version.id: version.locale for version in held.loaded.versions}
    for (version_id, segment_id), holder in holders(uow, held.article_id, list(names)).items():
        if segment_id in revs and holder.person_id != held.actor.person_id:
            raise Conflict("resegment_claimed", name=holder.name, locale=names[version_id])
    for version in held.others():
        rows = [row for row in held.texts[version.id].values() if row.segment_id in revs]
        if any(row.state in ACCEPTED for row in rows):
            raise Conflict("resegment_approved", locale=version.locale)
        if any(row.look == Look.CONFLICT for row in rows):
            raise Conflict("resegment_conflict", locale=version.locale)


def part_of(row: SegmentText) -> MarkedPart:
    """The row's text with what its codes mean."""
    return MarkedPart(row.text, row.codes or {})
