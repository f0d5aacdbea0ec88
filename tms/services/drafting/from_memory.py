"""Drafts from the translation memory: sentences that were translated before."""

from collections.abc import Iterator, Mapping, Sequence

from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import memory_locale
from tms.domain.states import Origin
from tms.services.drafting.draft_source import Draft, Drafting, Wanted, WholeArticle
from tms.services.memory.fit_match import Fitter
from tms.services.memory.lookup import in_order, lookup
from tms.services.termbase.terms import known_terms
from tms.services.withhold_guarded import withheld_from_article


def from_memory(uow: UnitOfWork, whole: WholeArticle) -> Drafting:
    """Drafts by the same sentence between the same neighbours, else the same sentence, else the most similar one.

    What the most similar one says of other numbers, dates and terms is brought to this source where that is safe.
    """
    region = whole.publication.region
    from_locale, to_locale = (memory_locale(version.locale, region) for version in (whole.source, whole.target))
    places = in_order(whole.texts)
    withheld = withheld_from_article(uow, whole.article.id)
    wanted = [places[one.at] for one in whole.wanted]
    matches = lookup(uow, whole.publication.id, from_locale, to_locale, wanted, withheld)
    best = {one.segment_id: found[0] for one, found in zip(whole.wanted, matches, strict=True) if found}
    fitter = Fitter(
        from_locale, to_locale, known_terms(uow, whole.publication, whole.source.locale, whole.target.locale)
    )

    def drafting(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        for one in wanted:
            if one.segment_id in best:
                match = best[one.segment_id]
                fitted = fitter.fitted(match, one.source.text)
                draft = Draft(fitted.text, Origin.MEMORY, match.similarity, repaired=bool(fitted.changes))
                yield {one.segment_id: draft}

    return drafting
