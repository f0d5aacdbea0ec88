"""Splitting a segment in two, at the places in its source and its translation that the translator gives."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from tms.db.models import Segment, SegmentAncestry
from tms.db.queries import copy_revision, revised_texts, revisions, source_texts
from tms.db.queries.copy_revision import Recut
from tms.db.queries.revisions import RevisionPlace
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.lineage import AncestryKind
from tms.domain.permissions import Action, Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.split_and_join import Cut, MarkedPart, cut_at, numbers_like, renumbered
from tms.services.authorize import authorize_version
from tms.services.idempotency import once
from tms.services.resegmenting.dismissals import carry_dismissals, dismissals_of
from tms.services.resegmenting.locked import LockedCut, hold, hold_texts, part_of, refuse_unfit
from tms.services.resegmenting.revision import begin_revision, finish_revision, first_text, say
from tms.services.resegmenting.versions import Halves, divide


@dataclass(frozen=True, slots=True)
class Split:
    """Where, in characters of the texts that the person saw. Without ``target_at`` the whole text stays in the first
    segment and the second is empty.
    """

    rev: int
    source_rev: int
    source_at: int
    target_at: int | None
    key: uuid.UUID


def split_segment(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, wish: Split
) -> dict[str, Any]:
    """Split the segment, in every version; both wait for confirmation. A repeated ``key`` gets the first one's answer.

    The first keeps the segment's identity and history. The second is a new one that names it as its ancestor, or, where
    it was merged into this one before, itself again. Other versions are cut where they follow this one, else their text
    stays whole in the first and asks for a look. Event ``segment_split``. Answers both segments and the revision.
    Raises Denied, NotFound, Stale (``text_stale``), Invalid (``split_place``), Conflict (``split_source_changed``,
    ``segment_retired``, ``resegment_claimed``, ``resegment_approved``, ``resegment_conflict``, ``resegment_in_parent``,
    ``revision_not_ready``, ``key_reused``).
    """
    authorize_version(uow, actor, Action.SEGMENT_RESEGMENT, article_id, locale)
    wished = {name: getattr(wish, name) for name in Split.__slots__}
    body = wished | {"split": segment_id, "article": article_id, "locale": locale}
    return once(uow, actor, wish.key, body, lambda: _split(uow, hold(uow, actor, article_id, locale), segment_id, wish))


def _split(uow: UnitOfWork, held: LockedCut, segment_id: int, wish: Split) -> dict[str, Any]:
    place = held.place(uow, segment_id)
    before = _merged_before(uow, held, segment_id)
    hold_texts(uow, held, [segment_id, *before])
    refuse_unfit(uow, held, {segment_id: wish.rev})
    source, own = held.source(segment_id), held.texts[held.version.id][segment_id]
    if source.rev != wish.source_rev:
        raise Conflict("split_source_changed")
    cut = cut_at(source.text, source.codes or {}, wish.source_at)
    codes = {**(source.codes or {}), **(own.codes or {})}
    target = None if wish.target_at is None else cut_at(own.text, codes, wish.target_at)
    again, numbers = _itself_again(held, before, cut.second)
    cut = replace(cut, second=renumbered(cut.second, numbers))
    cuts = {held.source_id: (source.text, cut)} | ({held.version.id: (own.text, target)} if target else {})
    dismissals = dismissals_of(uow, held.article_id, held.source_id, [segment_id])
    revision, by = begin_revision(uow, held, Act.SPLIT)
    second_id = again or _new_segment(uow, held, segment_id)
    _cut_source(uow, held, segment_id, second_id, cut, by)
    divide(uow, held, Halves(segment_id, second_id, cuts, numbers), by)
    carry_dismissals(uow, held.article_id, held.source_id, dismissals, [segment_id, second_id])
    second = RevisionPlace(
        second_id, place.position + 1, place.block, held.source_id, held.source(second_id).rev, cut.space
    )
    told = {"segment": segment_id, "second": second_id}
    where = Recut(replace(place, rev=source.rev), added=second)
    finish_revision(uow, held, revision, where, (second_id, segment_id, AncestryKind.SPLIT), told)
    return {"segment": segment_id, "second": second_id, "number": revision.number}


def _merged_before(uow: UnitOfWork, held: LockedCut, segment_id: int) -> list[int]:
    """Segments of the same kind that were once a neighbour of this one and are part of it now."""
    related = uow.session.execute(
        select(SegmentAncestry.segment_id, SegmentAncestry.ancestor_id).where(
            SegmentAncestry.article_id == held.article_id,
            (SegmentAncestry.segment_id == segment_id) | (SegmentAncestry.ancestor_id == segment_id),
        )
    )
    others = {one for pair in related for one in pair} - {segment_id}
    return copy_revision.unlisted_like(uow.session, held.revision, segment_id, others) if others else []


def _itself_again(held: LockedCut, before: list[int], second: MarkedPart) -> tuple[int | None, Mapping[str, str]]:
    """The segment that says exactly this, and how the codes have to be numbered for it."""
    for segment_id in before:
        there = held.text(held.source_id, segment_id)
        numbers = numbers_like(second, part_of(there)) if there is not None and there.retired else None
        if numbers is not None:
            return segment_id, numbers
    return None, {}


def _new_segment(uow: UnitOfWork, held: LockedCut, like_id: int) -> int:
    like = uow.session.get_one(Segment, (held.article_id, like_id))
    (segment_id,) = revisions.new_segments(uow.session, held.article_id, [like.kind])
    new = uow.session.get_one(Segment, (held.article_id, segment_id))
    new.treatment, new.length_limit = like.treatment, like.length_limit
    return segment_id


def _cut_source(uow: UnitOfWork, held: LockedCut, segment_id: int, second_id: int, cut: Cut, by: Provenance) -> None:
    session = uow.session
    revised_texts.set_retired(session, held.article_id, [second_id], retired=False)
    for version_id, texts in held.texts.items():
        if second_id in texts:
            texts.update(source_texts.of_segments(session, held.article_id, version_id, [second_id]))
    source = held.source(segment_id)
    say(source, cut.first, by)
    if held.text(held.source_id, second_id) is None:
        held.texts[held.source_id][second_id] = added = first_text(source, second_id, cut.second, by)
        session.add(added)
    session.flush()
