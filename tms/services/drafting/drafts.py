"""The order of the sources, and the first draft that one of them has for each segment."""

from collections.abc import Iterator, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import Origin
from tms.services.drafting.draft_source import Draft, Drafting, DraftSource, Wanted, WholeArticle
from tms.services.drafting.from_assembly import from_assembly
from tms.services.drafting.from_engines import from_engines
from tms.services.drafting.from_memory import from_memory

SOURCES: Sequence[DraftSource] = (from_memory, from_engines, from_assembly)
"""The best first."""

NOTHING = Draft("", Origin.EMPTY)


def ready_to_draft(uow: UnitOfWork, whole: WholeArticle) -> list[Drafting]:
    """The sources, each having read what it needs."""
    return [source(uow, whole) for source in SOURCES]


def drafts(ready: Sequence[Drafting], wanted: Sequence[Wanted]) -> Iterator[tuple[Wanted, Draft]]:
    """Each segment once, as soon as a source has a draft for it; in the end those for which none has."""
    left = {one.segment_id: one for one in wanted}
    for drafting in ready:
        for portion in drafting(list(left.values())):
            for segment_id, draft in portion.items():
                yield left.pop(segment_id), draft
    for one in left.values():
        yield one, NOTHING
