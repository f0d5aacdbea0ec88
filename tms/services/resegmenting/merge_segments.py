"""Merging two neighbours of one paragraph into one segment, in every version."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete

from tms.db.models import Claim, Segment, SegmentText, Version
from tms.db.queries import revised_texts, texts
from tms.db.queries.copy_revision import Recut
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict
from tms.domain.lineage import AncestryKind
from tms.domain.permissions import Action, Actor
from tms.domain.provenance import Provenance
from tms.domain.recorded_acts import Act
from tms.domain.split_and_join import MarkedPart, joined, numbered_apart, renumbered
from tms.domain.states import Look, Origin
from tms.domain.work_kinds import WorkKind
from tms.services.audit import queue_work
from tms.services.authorize import authorize_version
from tms.services.idempotency import once
from tms.services.resegmenting.decisions import merge_decisions
from tms.services.resegmenting.derivations import (
    follow,
    is_detached,
    own_act,
    parent_of,
    record,
    reopened,
    segment_detached,
)
from tms.services.resegmenting.dismissals import Dismissals, carry_dismissals, dismissals_of
from tms.services.resegmenting.locked import LockedCut, hold, hold_texts, part_of, refuse_unfit
from tms.services.resegmenting.revision import begin_revision, finish_revision, say
from tms.services.threads.move_to_segment import move_threads
from tms.services.versions.as_read import space_between


@dataclass(frozen=True, slots=True)
class Merge:
    """The segment's neighbour, and the revs of both texts that the person saw."""

    rev: int
    next_id: int
    next_rev: int
    key: uuid.UUID


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both segments, what their codes are called from now on, and what stands between them in the source."""

    first_id: int
    second_id: int
    numbers: tuple[Mapping[str, str], Mapping[str, str]]
    space: str


def merge_segments(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int, wish: Merge
) -> dict[str, Any]:
    """Put the next segment's texts behind this one's, in every version; the text waits for confirmation.

    This segment keeps its identity, the next one is retired and named as an ancestor, with its history and its open
    threads going on here. Event ``segment_merged``. Answers the segment, the one that is ``gone``, and the revision; a
    repeated ``key`` gets the first one's answer. Raises as ``split_segment``, and Conflict (``merge_no_next``,
    ``merge_unlike``).
    """
    authorize_version(uow, actor, Action.SEGMENT_RESEGMENT, article_id, locale)
    wished = {name: getattr(wish, name) for name in Merge.__slots__}
    body = wished | {"merge": segment_id, "article": article_id, "locale": locale}
    return once(uow, actor, wish.key, body, lambda: _merge(uow, hold(uow, actor, article_id, locale), segment_id, wish))


def _merge(uow: UnitOfWork, held: LockedCut, segment_id: int, wish: Merge) -> dict[str, Any]:
    place = held.place(uow, segment_id)
    following = held.next_in_block(uow, place)
    if following is None or following.segment_id != wish.next_id:
        raise Conflict("merge_no_next")
    hold_texts(uow, held, [segment_id, wish.next_id])
    refuse_unfit(uow, held, {segment_id: wish.rev, wish.next_id: wish.next_rev})
    _refuse_unlike(uow, held, segment_id, wish.next_id)
    rows = [one for by_segment in held.texts.values() for one in by_segment.values()]
    numbers = numbered_apart(
        [part_of(row) for row in rows if row.segment_id == segment_id],
        [part_of(row) for row in rows if row.segment_id == wish.next_id],
    )
    pair = _Pair(segment_id, wish.next_id, numbers, following.space_before)
    dismissals = dismissals_of(uow, held.article_id, held.source_id, [segment_id, wish.next_id])
    revision, by = begin_revision(uow, held, Act.JOIN)
    were = {version_id: _texts(by_segment, pair) for version_id, by_segment in held.texts.items()}
    source = held.source(segment_id)
    say(source, _together(pair, source, held.source(wish.next_id), pair.space), by)
    uow.session.flush()
    for version in held.others():
        _join(uow, held, version, pair, were, by)
    _retire(uow, held, pair, dismissals)
    told = {"segment": segment_id, "gone": wish.next_id}
    where = Recut(replace(place, rev=source.rev), gone=following)
    finish_revision(uow, held, revision, where, (segment_id, wish.next_id, AncestryKind.MERGE), told)
    return told | {"number": revision.number}


def _refuse_unlike(uow: UnitOfWork, held: LockedCut, first_id: int, second_id: int) -> None:
    first, second = (uow.session.get_one(Segment, (held.article_id, one)) for one in (first_id, second_id))
    if first.treatment != second.treatment:
        raise Conflict("merge_unlike", one=first.treatment, other=second.treatment)
    for by_segment in held.texts.values():
        presences = [row.presence for row in by_segment.values()]
        if len(set(presences)) > 1:
            raise Conflict("merge_unlike", one=presences[0], other=presences[1])


def _texts(by_segment: Mapping[int, SegmentText], pair: _Pair) -> tuple[str, str]:
    return tuple(by_segment[one].text if one in by_segment else "" for one in (pair.first_id, pair.second_id))  # type: ignore[return-value]


def _together(pair: _Pair, first: SegmentText, second: SegmentText, space: str) -> MarkedPart:
    mine, theirs = pair.numbers
    return joined(renumbered(part_of(first), mine), space, renumbered(part_of(second), theirs))


def _join(
    uow: UnitOfWork,
    held: LockedCut,
    version: Version,
    pair: _Pair,
    were: Mapping[int, tuple[str, str]],
    by: Provenance,
) -> None:
    first, second = held.text(version.id, pair.first_id), held.text(version.id, pair.second_id)
    if first is None or second is None:
        return
    is_own, loose = version.id == held.version.id, is_detached(uow, version, first) or is_detached(uow, version, second)
    alone = segment_detached(uow, first) or segment_detached(uow, second)
    is_touched = first.touched_by is not None or second.touched_by is not None
    parent = None
    if version.parent_version_id is not None:
        merged = held.texts[version.parent_version_id][pair.first_id].text
        segment_ids = pair.first_id, pair.second_id
        merge_decisions(uow, version, were[version.parent_version_id], merged, segment_ids, by=held.actor.person_id)
        parent = parent_of(uow, held, version)
        if not (is_own or is_touched or loose):
            follow(uow, held, version, first, parent, by)
            return
    _write(uow, held, version, pair, (first, second), by)
    if is_own:
        own_act(first, held.source(pair.first_id), by)
    else:
        reopened(first, asks=True)
    uow.session.flush()
    if parent is not None:
        record(uow, version, first, parent, detached=alone)
    elif first.touched_by is None:
        queue_work(uow, WorkKind.DRAFT, held.article_id, version.id)


def _write(
    uow: UnitOfWork,
    held: LockedCut,
    version: Version,
    pair: _Pair,
    rows: tuple[SegmentText, SegmentText],
    by: Provenance,
) -> None:
    first, second = rows
    space = space_between(pair.space, version.locale, held.loaded.source.locale)
    both = _together(pair, first, second, space)
    whole = _before_the_split(uow, first)
    if whole is not None and _letters(whole.text) == _letters(both.text) and whole.codes == both.codes:
        both = whole
    if first.origin != second.origin and second.text:
        first.origin = Origin.HUMAN if first.text else second.origin
    first.touched_by = first.touched_by or second.touched_by
    first.look = first.look or (None if second.look == Look.SENT_BACK else second.look)
    say(first, both, by)


def _before_the_split(uow: UnitOfWork, first: SegmentText) -> MarkedPart | None:
    """What a text said that nobody has changed since it was cut: merging is how a split is taken back, exactly."""
    if first.act != Act.SPLIT or first.rev == 1:
        return None
    (before,) = texts.history(uow.session, first.article_id, first.version_id, first.segment_id, first.rev - 1)
    return MarkedPart(before.text, before.codes or {})


def _letters(text: str) -> str:
    return "".join(text.split())


def _retire(uow: UnitOfWork, held: LockedCut, pair: _Pair, dismissals: Dismissals) -> None:
    """What people typed into the second stays theirs, and is shown to them as that of every sentence that left."""
    session, article_id = uow.session, held.article_id
    revised_texts.set_retired(session, article_id, [pair.second_id], retired=True)
    session.execute(
        delete(Claim).where(
            Claim.article_id == article_id,
            Claim.segment_id == pair.second_id,
            Claim.person_id == held.actor.person_id,
        )
    )
    carry_dismissals(uow, article_id, held.source_id, dismissals, [pair.first_id])
    move_threads(uow, article_id, [pair.second_id], [(pair.first_id, pair.second_id)])
