"""The order of the sources, and the first draft that one of them has for each segment."""

from collections.abc import Iterator, Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import Origin
from tms.services.drafting.draft_source import Draft, Drafting, DraftSource, Wanted, WholeArticle
from tms.services.drafting.from_assembly import from_assembly
from tms.services.drafting.from_engines import from_engines
from tms.services.drafting.from_memory import from_memory
from tms.services.drafting.from_repeats import from_repeats
from tms.services.drafting.strength import MOST, NOTHING_STANDS, strength

SOURCES: Mapping[Origin, DraftSource] = {
    Origin.REPEAT: from_repeats,
    Origin.MEMORY: from_memory,
    Origin.MT: from_engines,
    Origin.ASSEMBLY: from_assembly,
}
"""The sources of drafts, the best first."""

NOTHING = Draft("", Origin.EMPTY)


def ready_to_draft(uow: UnitOfWork, whole: WholeArticle) -> dict[Origin, Drafting]:
    """The sources, each of which has read what it needs."""
    return {origin: source(uow, whole) for origin, source in SOURCES.items()}


def drafts(ready: Mapping[Origin, Drafting], wanted: Sequence[Wanted]) -> Iterator[tuple[Wanted, Draft]]:
    """The first draft that beats what stands there, for each segment once and as soon as a source has it.

    In the end an empty draft for each segment that has no text and for which no source has one.
    """
    left = {one.segment_id: one for one in wanted}
    for origin, drafting in ready.items():
        asked = [one for one in left.values() if one.beats < MOST[origin]]
        for portion in drafting(asked) if asked else ():
            for segment_id, draft in portion.items():
                if left[segment_id].beats < (strength(draft.origin, draft.similarity) or NOTHING_STANDS):
                    yield left.pop(segment_id), draft
    for one in left.values():
        if one.beats == NOTHING_STANDS:
            yield one, NOTHING
