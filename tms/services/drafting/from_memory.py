"""Drafts from the translation memory: sentences that were translated before."""

from collections.abc import Iterator, Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import Origin
from tms.services.drafting.draft_source import Draft, Drafting, Wanted, WholeArticle
from tms.services.knowledge.memory import memory_locale
from tms.services.knowledge.memory_lookup import fitting, in_order, lookup


def from_memory(uow: UnitOfWork, whole: WholeArticle) -> Drafting:
    """The same sentence between the same neighbours, else the same sentence, else the one that is most like it."""
    region = whole.publication.region
    from_locale, to_locale = (memory_locale(version.locale, region) for version in (whole.source, whole.target))
    places = in_order(whole.texts)
    sought = [places[one.at] for one in whole.wanted]
    matches = lookup(uow, whole.publication.id, from_locale, to_locale, sought)
    best = {one.segment_id: found[0] for one, found in zip(whole.wanted, matches, strict=True) if found}

    def drafting(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        found = ((one, best[one.segment_id]) for one in wanted if one.segment_id in best)
        yield {
            one.segment_id: Draft(fitting(match.target, one.source.text), Origin.MEMORY, match.similarity)
            for one, match in found
        }

    return drafting
