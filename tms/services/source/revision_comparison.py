"""Two source revisions side by side, segment by segment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tms.db.queries.revisions import PlacedText
from tms.domain.lineage.heaviest_run import heaviest_run


class SegmentChange(StrEnum):
    """What became of a segment between two revisions."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ComparedSegment:
    """A segment in one revision, in the other, or in both; ``old`` or ``new`` is None where it is not."""

    segment_id: int
    kind: str
    change: SegmentChange
    old: str | None
    new: str | None
    old_codes: Mapping[str, Any] | None = None
    new_codes: Mapping[str, Any] | None = None


def compared(old: Sequence[PlacedText], new: Sequence[PlacedText]) -> list[ComparedSegment]:
    """The new revision's segments in order; a removed one comes after the segment that it followed."""
    before = {one.place.segment_id: one for one in old}
    after = {one.place.segment_id for one in new}
    stayed = [one for one in new if one.place.segment_id in before]
    in_order = _in_order([before[one.place.segment_id].place.position for one in stayed])
    removed: dict[int | None, list[ComparedSegment]] = {}
    behind: int | None = None
    for one in old:
        if one.place.segment_id in after:
            behind = one.place.segment_id
        else:
            gone = ComparedSegment(one.place.segment_id, one.kind, SegmentChange.REMOVED, one.text, None, one.codes)
            removed.setdefault(behind, []).append(gone)
    found = list(removed.get(None, []))
    for one in new:
        found.append(_pair(before.get(one.place.segment_id), one, in_order))
        found += removed.get(one.place.segment_id, [])
    return found


def _pair(old: PlacedText | None, new: PlacedText, in_order: frozenset[int]) -> ComparedSegment:
    if old is None:
        return ComparedSegment(new.place.segment_id, new.kind, SegmentChange.NEW, None, new.text, None, new.codes)
    change = SegmentChange.SAME if old.place.position in in_order else SegmentChange.MOVED
    one_language = old.place.version_id == new.place.version_id
    if one_language and (old.text, old.codes) != (new.text, new.codes):
        change = SegmentChange.CHANGED
    return ComparedSegment(new.place.segment_id, new.kind, change, old.text, new.text, old.codes, new.codes)


def _in_order(positions: Sequence[int]) -> frozenset[int]:
    """The longest rising run of the positions: what kept its order; the rest was moved."""
    run = heaviest_run([(position, at, 1) for at, position in enumerate(positions)], len(positions))
    return frozenset(position for position, _ in run)
