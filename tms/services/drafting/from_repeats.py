"""Drafts of sentences that stand more than once: what a person has confirmed of one is the draft of the others."""

from collections.abc import Iterator, Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import Origin
from tms.services.drafting.confirmed_sources import what_it_says
from tms.services.drafting.draft_source import Draft, Drafting, Wanted, WholeArticle


def from_repeats(_uow: UnitOfWork, whole: WholeArticle) -> Drafting:
    """Drafts of the segments with the same source as a confirmed one; reads nothing."""

    def drafting(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        for one in wanted:
            found = whole.confirmed.get(what_it_says(one.source))
            if found is not None and found.segment_id != one.segment_id:
                yield {one.segment_id: Draft(found.text, Origin.REPEAT, same_as=found.segment_id)}

    return drafting
