"""A sentence that stands more than once: what a person confirms of it is put where nobody has written yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tms.db.models import Derivation, SegmentText
from tms.db.queries.article_context import VersionRow
from tms.db.queries.one_segment import DerivedSegment, SegmentContext
from tms.db.queries.repeats import Untouched, derived_texts, lock_untouched
from tms.db.unit_of_work import UnitOfWork
from tms.domain.permissions import Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.states import Look, Origin, SegmentState
from tms.domain.work_kinds import WorkKind
from tms.services.authorize import PlainArticleContext
from tms.services.following.apply_parent_change import LockedSegment, children, versions_follow

AT_ONCE = 50
"""Segments that are filled with the confirmation; what a table repeats more often is drafted by a worker."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The segments that got the text, every text that changed with that, and versions that are to be reopened.

    Once the texts are written ``begun`` are new derivations to be stored, and ``work`` is to be queued for workers, by
    kind and version.
    """

    segments: list[int] = field(default_factory=list)
    texts: list[SegmentText] = field(default_factory=list)
    derivations: list[Derivation] = field(default_factory=list)
    begun: list[Derivation] = field(default_factory=list)
    disturbed: list[VersionRow] = field(default_factory=list)
    work: list[tuple[WorkKind, int]] = field(default_factory=list)


def fill_repeats(
    uow: UnitOfWork, actor: Actor, seen: PlainArticleContext, version: VersionRow, held: LockedSegment
) -> Filled:
    """Give what stands in ``held`` now to the untouched segments with the same source; derived versions follow.

    Two statements. The rows are changed and not yet written.
    """
    filled = Filled()
    row, source = held.texts[version.id], held.beside.source
    same = dict(held.beside.same)
    if source is None:
        return filled
    nearest = sorted(same, key=lambda segment_id: abs(segment_id - row.segment_id))
    if len(nearest) > AT_ONCE:
        filled.work.append((WorkKind.DRAFT, version.id))
    free = lock_untouched(uow.session, version.article_id, version.id, nearest[:AT_ONCE])
    to_fill = [one for one in free if _is_free(one.text) and one.text.text != row.text]
    if not to_fill:
        return filled
    beside = _beside(uow, version, to_fill)
    late = set()
    by = Provenance(Act.DRAFT, person_id=actor.person_id)
    for one in to_fill:
        _take_over(one.text, row, by, (source.version_id, same[one.text.segment_id]))
        theirs = LockedSegment({version.id: one.text, **one.derived}, beside[one.text.segment_id])
        followed = versions_follow(uow, seen, theirs, version, by.as_act(Act.DERIVE))
        filled.segments.append(one.text.segment_id)
        filled.texts.extend(theirs.texts.values())
        filled.derivations.extend(d.derivation for d in theirs.beside.derived.values() if d.derivation is not None)
        filled.begun.extend(followed.begun)
        filled.disturbed.extend(followed.disturbed)
        late |= {child.id for child in children(seen, version) if child.id not in one.derived}
    # Somebody holds its text at this moment, or it has none yet.
    filled.work.extend((WorkKind.DERIVE, child_id) for child_id in sorted(late))
    return filled


def _is_free(text: SegmentText) -> bool:
    return text.state == SegmentState.INITIAL and text.look in {None, Look.SOURCE_CHANGED}


def _beside(uow: UnitOfWork, version: VersionRow, those: Sequence[Untouched]) -> dict[int, SegmentContext]:
    found = {one.text.segment_id: SegmentContext(None, {}, ()) for one in those}
    for one in derived_texts(uow.session, version.article_id, version.id, list(found)):
        found[one.segment_id].derived[one.version_id] = DerivedSegment(one.status, one.derivation, one.decisions)
    return found


def _take_over(text: SegmentText, row: SegmentText, by: Provenance, source: tuple[int, int]) -> None:
    text.say(row.text, row.codes, by)
    text.origin, text.similarity, text.repaired, text.same_as = Origin.REPEAT, None, False, row.segment_id
    text.source_version_id, text.source_rev = source
    text.look = None
