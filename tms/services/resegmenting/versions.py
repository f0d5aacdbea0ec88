"""What a split does to the texts of versions that are made from the source, parents first."""

from collections.abc import Mapping
from dataclasses import dataclass

from tms.db.models import SegmentText, Version
from tms.db.unit_of_work import UnitOfWork
from tms.domain.provenance import Provenance
from tms.domain.split_and_join import Cut, MarkedPart, cut_at, place_like, renumbered
from tms.domain.states import Look
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.resegmenting.decisions import split_decisions
from tms.services.resegmenting.derivations import (
    Parent,
    follow,
    is_detached,
    own_act,
    parent_of,
    record,
    reopened,
    segment_detached,
)
from tms.services.resegmenting.locked import LockedCut
from tms.services.resegmenting.revision import first_text, say

_NOTHING = MarkedPart("", {})


@dataclass(frozen=True, slots=True)
class Halves:
    """The two segments. ``cuts`` are by version: the text as it was, and in two.

    ``numbers`` are what the codes of the second are called from now on.
    """

    first_id: int
    second_id: int
    cuts: Mapping[int, tuple[str, Cut]]
    numbers: Mapping[str, str]

    def cut_of(self, version_id: int) -> Cut | None:
        return self.cuts[version_id][1] if version_id in self.cuts else None


def divide(uow: UnitOfWork, held: LockedCut, halves: Halves, by: Provenance) -> None:
    """Divide every version's text and open both halves; what nobody touched is derived, or drafted, anew."""
    for version in held.others():
        first = held.texts[version.id][halves.first_id]
        if version.parent_version_id is not None:
            _divide_derived(uow, held, version, halves, first, by)
            continue
        is_own = version.id == held.version.id
        second = _halve(uow, held, halves, first, halves.cut_of(version.id), by)
        _open(held, (first, second), by, is_own=is_own)
        if is_own and first.text and not second.text:
            # Its text stands in the first: a draft would say it twice.
            second.touched_by = by.person_id
        uow.session.flush()
        if first.touched_by is None:
            queue_work(uow, WorkKind.DRAFT, held.article_id, version.id)


def _divide_derived(
    uow: UnitOfWork, held: LockedCut, version: Version, halves: Halves, first: SegmentText, by: Provenance
) -> None:
    """Its decisions go with their words; a person's wording is divided where its parent is."""
    second = _halve(uow, held, halves, first, None, by)
    uow.session.flush()
    parent_id = version.parent_version_id or 0
    if parent_id in halves.cuts:
        segment_ids = halves.first_id, halves.second_id
        split_decisions(uow, version, *halves.cuts[parent_id], segment_ids, by=held.actor.person_id)
    parent, is_own, alone = parent_of(uow, held, version), version.id == held.version.id, segment_detached(uow, first)
    if first.touched_by is None and not is_detached(uow, version, first) and not is_own:
        for row in (first, second):
            follow(uow, held, version, row, parent, by)
        return
    cut = halves.cut_of(version.id) if is_own else _like_parent(halves, first, parent)
    if cut is not None:
        _halve(uow, held, halves, first, cut, by)
    _open(held, (first, second), by, is_own=is_own)
    if not second.text and not is_own:
        second.touched_by = None
    uow.session.flush()
    for row in (first, second):
        record(uow, version, row, parent, detached=alone)


def _like_parent(halves: Halves, first: SegmentText, parent: Parent) -> Cut | None:
    """Where the text is to be cut for each half to say what its parent says; None where that is not certain."""
    one, other = parent.made(halves.first_id).text, parent.made(halves.second_id).text
    place = place_like(one, other, first.text, first.codes or {}) if one and other else None
    return None if place is None else cut_at(first.text, first.codes or {}, place)


def _open(held: LockedCut, rows: tuple[SegmentText, SegmentText], by: Provenance, *, is_own: bool) -> None:
    for row in rows:
        if is_own:
            own_act(row, held.source(row.segment_id), by)
        else:
            reopened(row, asks=True)


def _halve(
    uow: UnitOfWork, held: LockedCut, halves: Halves, first: SegmentText, cut: Cut | None, by: Provenance
) -> SegmentText:
    """Both halves of the text as they are from now on, or all of it in the first; the second one's row."""
    rest = _NOTHING if cut is None else renumbered(cut.second, halves.numbers)
    second = held.text(first.version_id, halves.second_id)
    if second is None:
        second = first_text(first, halves.second_id, rest, by)
        held.texts[first.version_id][halves.second_id] = second
        uow.session.add(second)
    else:
        say(second, rest, by)
        second.origin, second.touched_by = first.origin, first.touched_by
    second.look = None if first.look == Look.SENT_BACK else first.look
    if cut is not None:
        say(first, cut.first, by)
    return second
