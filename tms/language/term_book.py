"""A termbase for one direction: what the source's words mean, and which of the target's words are not to be used.

book = term_book(words, source_locales=("en",), target_locales=("zh-Hant-TW", "zh-Hant"))
book.find("They bought software.")       → hits with preferred, admitted and forbidden targets
book.forbidden("他們買了軟件。")           → hits whose target is what to write instead
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tms.domain.locales import EN
from tms.language.terms import ADMITTED, DEPRECATED, PREFERRED, TermHit, TermIndex, TermPair

_MOST_LOOKED = 4096
_ORDER = {PREFERRED: 0, ADMITTED: 1, DEPRECATED: 2}


@dataclass(frozen=True, slots=True)
class TermWord:
    """A term of a concept as it is kept; what belongs to the concept stands in each of its words."""

    concept_id: int
    locale: str
    text: str
    status: str = PREFERRED
    part_of_speech: str | None = None
    kind: str = "term"
    do_not_translate: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class TermsHere:
    """What the termbase says of a segment: the terms of its source, and where its target has a deprecated one.

    Equal only to itself: a book gives the same one again, and another book, after a change, another one.
    """

    hits: tuple[TermHit, ...] = ()
    unwanted: tuple[TermHit, ...] = ()


class TermBook:
    """Finds a direction's terms in sources and its forbidden words in targets."""

    def __init__(self, sources: TermIndex, unwanted: TermIndex) -> None:
        self.sources = sources
        self.unwanted = unwanted
        self._looked = lru_cache(maxsize=_MOST_LOOKED)(self._look)

    def look(self, source: str, target: str) -> "TermsHere":
        """The terms of both texts of a segment; the same object for the same texts, so that a caller knows it again."""
        return self._looked(source, target)

    def _look(self, source: str, target: str) -> "TermsHere":
        return TermsHere(self.find(source), self.forbidden(target))

    def find(self, source: str) -> tuple[TermHit, ...]:
        """The terms in a source text without markers."""
        return self.sources.find(source)

    def forbidden(self, target: str) -> tuple[TermHit, ...]:
        """Where a target text without markers has a deprecated term that is no other concept's right word.

        One inside a longer term that may be used is part of that term.
        """
        found = self.unwanted.find(target)
        return tuple(hit for hit in found if all(meant.status == DEPRECATED for meant in hit.meanings))

    def with_concept(
        self, concept_id: int, words: Iterable[TermWord], source_locales: Sequence[str], target_locales: Sequence[str]
    ) -> "TermBook":
        """What of this book decides about one concept if it says these words: them, and every term around one."""
        new = term_book(words, source_locales, target_locales)
        others = [pair for pair in self.sources.terms if pair.concept_id != concept_id]
        around = [pair for pair in others if new.sources.is_in(pair.source)]
        right = [TermPair(form, form, pair.concept_id) for pair in others for form in pair.accepted]
        beside = [pair for pair in right if new.unwanted.is_in(pair.source)] if new.unwanted else []
        return TermBook(
            TermIndex([*new.sources.terms, *around], inflected=EN in source_locales),
            TermIndex([*new.unwanted.terms, *beside], inflected=EN in target_locales),
        )


NO_TERMS = TermBook(TermIndex(()), TermIndex(()))


def term_book(words: Iterable[TermWord], source_locales: Sequence[str], target_locales: Sequence[str]) -> TermBook:
    """The book of a direction. Locales of a side: its own first, then the wider one whose terms hold there too."""
    concepts: dict[int, _Concept] = {}
    for word in words:
        concept = concepts.setdefault(word.concept_id, _Concept())
        for locales, side in ((source_locales, concept.sources), (target_locales, concept.targets)):
            if word.locale in locales:
                side.append(word)
    pairs = [pair for concept in concepts.values() for pair in concept.pairs(target_locales)]
    pairs.sort(key=lambda pair: (_ORDER[pair.status], pair.source))
    sources = TermIndex(pairs, inflected=EN in source_locales)
    return TermBook(sources, _deprecated(concepts, target_locales))


@dataclass(slots=True)
class _Concept:
    sources: list[TermWord] = field(default_factory=list)
    targets: list[TermWord] = field(default_factory=list)

    def pairs(self, target_locales: Sequence[str]) -> Iterable[TermPair]:
        accepted = accepted_words(self.targets, target_locales)
        forbidden = tuple(word.text for word in self.targets if word.status == DEPRECATED and word.text not in accepted)
        for word in self.sources:
            known = accepted or ((word.text,) if word.do_not_translate else ())
            yield TermPair(
                source=word.text,
                target=known[0] if known else word.text,
                concept_id=word.concept_id,
                is_known=bool(known),
                admitted=known[1:],
                forbidden=forbidden,
                do_not_translate=word.do_not_translate,
                status=word.status,
                kind=word.kind,
                part_of_speech=word.part_of_speech,
                note=word.note,
            )


def accepted_words(words: Iterable[TermWord], locales: Sequence[str]) -> tuple[str, ...]:
    """What may be written, best first: the own locale's preferred term, then the wider one's, then what is admitted."""
    words = list(words)
    refused = {word.text for word in words if word.status == DEPRECATED and word.locale == locales[0]}
    fitting = (word for word in words if word.status != DEPRECATED and word.text not in refused)
    ranked = sorted(fitting, key=lambda word: (_ORDER[word.status], locales.index(word.locale), word.text))
    return tuple(dict.fromkeys(word.text for word in ranked))


def _deprecated(concepts: Mapping[int, _Concept], target_locales: Sequence[str]) -> TermIndex:
    """Deprecated targets, and every other target that has one of them in it: the longer one is what is meant there."""
    bad: list[TermPair] = []
    good: list[TermPair] = []
    for number, concept in concepts.items():
        accepted = accepted_words(concept.targets, target_locales)
        for word in concept.targets:
            instead = accepted[0] if accepted else word.text
            is_bad = word.text not in accepted
            pair = TermPair(
                word.text,
                instead,
                number,
                is_known=bool(accepted),
                admitted=accepted[1:],
                status=DEPRECATED if is_bad else PREFERRED,
                kind=word.kind,
                part_of_speech=word.part_of_speech,
                note=word.note,
            )
            (bad if is_bad else good).append(pair)
    inflected = EN in target_locales
    deprecated = TermIndex(bad, inflected=inflected)
    around = [pair for pair in good if deprecated.is_in(pair.source)] if bad else []
    return TermIndex([*around, *bad], inflected=inflected)
