"""The segments of a version without what its page works out beside them: for programs."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.db.queries import texts
from tms.db.queries.segment_row import row_parts
from tms.db.queries.text_rows import derivations_of_versions
from tms.db.unit_of_work import UnitOfWork
from tms.domain.errors import Conflict, NotFound
from tms.domain.permissions import Action, Actor
from tms.services.authorize import authorize_for_reading
from tms.services.translating.claims import Holder, holders
from tms.services.workspace.rows import Cell, ConflictSides, cell_of, sides_of


@dataclass(frozen=True, slots=True)
class ReadSegment:
    """A segment: ``number`` counts from 1 in reading order; its source, and its text in the version, ``target``."""

    segment_id: int
    number: int
    kind: str
    treatment: str
    starts_block: bool
    source: Cell
    target: Cell
    conflict: ConflictSides | None
    holder: Holder | None


@dataclass(frozen=True, slots=True)
class SegmentCursor:
    """A place in the segments of a source revision: behind the segment of that number."""

    revision_id: int
    number: int


@dataclass(frozen=True, slots=True)
class ReadSegments:
    """A part of a version's segments, how many there are, and where the next part begins; None at the end."""

    segments: Sequence[ReadSegment]
    total: int
    next: SegmentCursor | None


def read_segments(
    uow: UnitOfWork, actor: Actor, article_id: int, locale: str, *, after: SegmentCursor | None, limit: int
) -> ReadSegments:
    """The next ``limit`` segments in reading order.

    Raises NotFound, Denied, Conflict (``segments_renumbered``: the cursor is of another revision of the source).
    """
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    revision_id = seen.article.current_revision_id or 0
    if after is not None and after.revision_id != revision_id:
        raise Conflict("segments_renumbered")
    start = after.number if after else 0
    every = texts.places(uow.session, article_id)
    blocks = [None, *(place.block for place in every)]
    wanted = every[start : start + limit]
    placed = texts.at_places(uow.session, article_id, [seen.source.id, version.id], wanted)
    ids = [place.segment_id for place in wanted]
    derived = derivations_of_versions(uow.session, article_id, [version.id], whole=[version.id], segment_ids=ids)
    held = holders(uow, article_id, [version.id])
    segments = [
        ReadSegment(
            segment_id=one.segment_id,
            number=number,
            kind=one.kind,
            treatment=one.treatment,
            starts_block=one.block != blocks[number - 1],
            source=cell_of(seen.source, one.source, None),
            target=cell_of(version, one.texts[1], derived[version.id].get(one.segment_id)),
            conflict=sides_of(one.texts[1], derived[version.id].get(one.segment_id)),
            holder=held.get((version.id, one.segment_id)),
        )
        for number, one in enumerate(placed, start + 1)
    ]
    end = start + len(placed)
    return ReadSegments(segments, len(every), SegmentCursor(revision_id, end) if end < len(every) else None)


def read_segment(uow: UnitOfWork, actor: Actor, article_id: int, locale: str, segment_id: int) -> ReadSegment:
    """One segment. Raises NotFound (also for what left the source), Denied."""
    seen, version = authorize_for_reading(uow, actor, Action.ARTICLE_VIEW, article_id, locale)
    found = row_parts(
        uow.session,
        article_id,
        segment_id,
        actor.person_id,
        source_version_id=seen.source.id,
        version_id=version.id,
    )
    if found is None:
        raise NotFound("segment_not_found")
    source, mine = found.texts[seen.source.id], found.texts.get(version.id)
    text, derivation = (mine.text, mine.derivation) if mine else (None, None)
    return ReadSegment(
        segment_id=segment_id,
        number=found.number,
        kind=found.kind,
        treatment=found.treatment,
        starts_block=found.starts_block,
        source=cell_of(seen.source, source.text, None),
        target=cell_of(version, text, derivation),
        conflict=sides_of(text, derivation),
        holder=Holder(segment_id, *mine.held_by) if mine and mine.held_by else None,
    )
