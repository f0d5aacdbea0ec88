"""Drafts that need no engine: the source with its known terms, numbers and dates in the target language."""

from collections.abc import Iterator, Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import memory_locale
from tms.domain.states import Origin
from tms.language.assembly import assemble
from tms.services.drafting.draft_source import Draft, Drafting, Wanted, WholeArticle
from tms.services.termbase.terms import known_terms


def from_assembly(uow: UnitOfWork, whole: WholeArticle) -> Drafting:
    """Drafts of every segment that is known to its last word; where it was chosen so, of what is known in part too.

    Translators change most of a mixture of two languages and keep hardly any: it costs more than an empty field.
    """
    is_for_part = whole.publication.drafts_in_part
    locales = whole.source.locale, whole.target.locale
    terms = known_terms(uow, whole.publication, *locales)
    # 10¹² is 兆 in Taiwan and 萬億 in Hong Kong.
    written_for = memory_locale(locales[1], whole.publication.region)

    def drafting(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        for one in wanted:
            made = assemble(one.source.text, source_locale=locales[0], target_locale=written_for, terms=terms)
            if made.text and (made.is_whole or is_for_part):
                yield {one.segment_id: Draft(made.text, Origin.ASSEMBLY)}

    return drafting
