"""Drafts from the translation memory: sentences that were translated before."""

from collections.abc import Iterator, Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.states import Origin
from tms.services.drafting.draft_source import Draft, Drafting, Wanted, WholeArticle
from tms.services.knowledge.memory import exact_matches, memory_locale


def from_memory(uow: UnitOfWork, whole: WholeArticle) -> Drafting:
    """The same sentence between the same neighbours (101), else the same sentence (100)."""
    region = whole.publication.region
    from_locale, to_locale = (memory_locale(version.locale, region) for version in (whole.source, whole.target))
    matches = exact_matches(uow, whole.publication.id, from_locale, to_locale, whole.texts)

    def drafting(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        found = ((one.segment_id, matches[one.at]) for one in wanted)
        yield {key: Draft(match.text, Origin.MEMORY, match.similarity) for key, match in found if match is not None}

    return drafting
