"""Drafts from the publication's translation engines, for what the memory does not know."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tms.db.models import Article
from tms.db.queries.engine_budgets import Call
from tms.db.unit_of_work import UnitOfWork
from tms.domain.locales import ZH_HANS, ZH_HANT, base_language, is_chinese, memory_locale
from tms.domain.states import Origin
from tms.language.conversion import derive_explained
from tms.language.engines.interface import Capabilities, EngineError, Example, KnownTerm
from tms.language.marked_text import take_apart
from tms.language.terms import TermIndex
from tms.services.conversion.rules import Direction, knowledge_of
from tms.services.drafting.confirmed_sources import Said, what_it_says
from tms.services.drafting.draft_source import Draft, Drafting, Wanted, WholeArticle
from tms.services.engines.calls import Caller
from tms.services.engines.configured import engines_for
from tms.services.engines.prompt_material import Document, WaitingSegment, Way
from tms.services.engines.translate import translate
from tms.services.guidance.told_to_engines import guidance_for_engines
from tms.services.memory.lookup import SentenceQuery, lookup
from tms.services.termbase.terms import known_terms
from tms.services.withhold_guarded import withheld_from_all

MOST_EXAMPLES = 5
"""The most examples of a prompt."""


class ConfidentialNow(EngineError):
    """The article became confidential, or ceased to be, while it was drafted."""

    code = "engine_confidential"


def from_engines(uow: UnitOfWork, whole: WholeArticle) -> Drafting:
    """Drafts of every segment that one of the engines which may see the article translates usably."""
    asking = whole.asking
    pair = whole.source.locale, whole.target.locale
    if asking is None or (is_chinese(pair[0]) and is_chinese(pair[1])):
        return _nothing
    confidential = whole.article.confidential
    plan = engines_for(uow, whole.publication.id, *pair, confidential=confidential)
    if not plan:
        return _nothing
    known = _read(uow, whole)
    guidance = guidance_for_engines(uow.session, whole.publication.id, whole.article.id, whole.target.locale)
    title = next((one for one in whole.texts), "")

    def fence(unit: UnitOfWork) -> None:
        asking.fence(unit)
        now = unit.session.scalar(select(Article.confidential).where(Article.id == whole.article.id))
        if now is not confidential:
            raise ConfidentialNow

    caller = Caller(
        whole.begin,
        asking.engines,
        Call("draft", 0, {}, 0, article_id=whole.article.id, version_id=whole.target.id, work_item_id=asking.item_id),
        fence,
    )

    def drafting(wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
        same = _same(wanted)
        firsts = [one for one in wanted if one.segment_id in same]
        examples = _examples(whole, known, firsts)
        document = Document(title, lambda capabilities: _way(known, capabilities, examples), guidance.words)
        for portion in translate(caller, plan, document, _texts(whole, firsts), asking.outcome):
            made = {
                key: Draft(one.text, Origin.MT, made_by=one, guidance=guidance if one.was_told else None)
                for key, one in portion.items()
            }
            yield {other: draft for key, draft in made.items() for other in same[key]}

    return drafting


def _same(wanted: Sequence[Wanted]) -> Mapping[int, Sequence[int]]:
    """The segments that say the same, itself among them, by the first: what repeats is asked and paid for once."""
    places: dict[Said, list[int]] = {}
    for one in wanted:
        places.setdefault(what_it_says(one.source), []).append(one.segment_id)
    return {segments[0]: segments for segments in places.values()}


def _nothing(_wanted: Sequence[Wanted]) -> Iterator[Mapping[int, Draft]]:
    return iter(())


def _texts(whole: WholeArticle, wanted: Sequence[Wanted]) -> list[WaitingSegment]:
    plain = [take_apart(text)[0] for text in whole.texts]
    return [
        WaitingSegment(
            one.segment_id,
            one.source.text,
            tuple(sorted(one.source.codes or ())),
            plain[one.at - 1] if one.at else "",
            plain[one.at + 1] if one.at + 1 < len(plain) else "",
        )
        for one in wanted
        if any(character.isalpha() for character in take_apart(one.source.text)[0])
    ]


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read for a document. ``simplified`` and ``traditional`` convert as a version would be converted."""

    source: str
    target: str
    terms: Mapping[tuple[str, str], TermIndex]
    simplified: Callable[[str], str]
    traditional: Callable[[str], str]


def _read(uow: UnitOfWork, whole: WholeArticle) -> _Known:
    region = whole.publication.region
    source, target = whole.source.locale, whole.target.locale
    asked = {(source, target), *(((source, ZH_HANS),) if _is_hant(target) else ())}
    asked |= {(ZH_HANS, target)} if _is_hant(source) else set()
    full = memory_locale(source, region), memory_locale(target, region)
    hant = full[1] if _is_hant(target) else full[0] if _is_hant(source) else region
    return _Known(
        source=full[0],
        target=full[1],
        terms={pair: known_terms(uow, whole.publication, *pair) for pair in asked},
        simplified=_conversion(uow, whole, hant, ZH_HANS) if _is_hant(source) else str,
        traditional=_conversion(uow, whole, ZH_HANS, hant) if _is_hant(target) else str,
    )


def _examples(whole: WholeArticle, known: _Known, wanted: Sequence[Wanted]) -> Mapping[int, Sequence[Example]]:
    """By segment, how people translated the sentences of the article that are most like it and that the memory knows.

    What is like the segment itself is drafted from the memory already, and no engine is asked.
    """
    with whole.begin() as uow:
        sought = [SentenceQuery(text) for text in whole.texts]
        # An outside engine may not see a guarded article, not even as an example.
        withheld = withheld_from_all(uow)
        found = lookup(uow, whole.publication.id, known.source, known.target, sought, withheld)
    remembered = [
        (at, Example(take_apart(match.source)[0], take_apart(match.target)[0], match.similarity))
        for at, matches in enumerate(found)
        for match in matches[:1]
    ]

    def nearest(at: int) -> list[Example]:
        near = sorted(remembered, key=lambda pair: (abs(pair[0] - at), pair[0]))
        return [example for _, example in near[:MOST_EXAMPLES]]

    return {one.segment_id: nearest(one.at) for one in wanted}


def _is_hant(locale: str) -> bool:
    return base_language(locale) == ZH_HANT


def _conversion(uow: UnitOfWork, whole: WholeArticle, source: str, target: str) -> Callable[[str], str]:
    known = knowledge_of(uow, whole.publication, whole.article, Direction(source, target))
    return lambda text: derive_explained(text, source=source, profile=known.profile, rules=known.rules).text


def _way(known: _Known, capabilities: Capabilities, examples: Mapping[int, Sequence[Example]]) -> Way | None:
    """The pair itself if the engine has it, else the way through Simplified Chinese."""
    source, target = base_language(known.source), base_language(known.target)

    def of(pair: tuple[str, str], *, before: bool = False, after: bool = False) -> Way:
        region = {ZH_HANT: known.source if _is_hant(known.source) else known.target}
        tags = [region.get(tag, tag) for tag in pair]
        index = next((found for key, found in known.terms.items() if tuple(map(base_language, key)) == pair), None)
        return Way(
            tags[0],
            tags[1],
            lambda text: _terms(index, text),
            lambda text: examples.get(text.id, ()) if not (before or after) else (),
            known.simplified if before else None,
            known.traditional if after else None,
        )

    if capabilities.translates(source, target):
        return of((source, target))
    if target == ZH_HANT and capabilities.translates(source, ZH_HANS):
        return of((source, ZH_HANS), after=True)
    if source == ZH_HANT and capabilities.translates(ZH_HANS, target):
        return of((ZH_HANS, target), before=True)
    return None


def _terms(index: TermIndex | None, text: str) -> Sequence[KnownTerm]:
    found = {hit.term: None for hit in index.find(text)} if index else {}
    return [KnownTerm(term.source, term.target, term.forbidden, term.admitted) for term in found if term.is_known]
