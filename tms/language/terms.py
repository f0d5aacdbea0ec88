"""Finding terms in a text: longest first, none inside another, Latin ones as whole words only.

    TermIndex([TermPair("trade policy", "贸易政策")], inflected=True).find("Their trade policies")
    → (TermHit(start=6, end=20, term=TermPair("trade policy", "贸易政策")),)

An index is built once for a glossary and asked for each segment; the time of a question does not grow with the number
of terms. Nothing here knows a database: who builds the index decides which terms hold for a pair of languages.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from tms.language.inflection import english_forms

PREFERRED, ADMITTED, DEPRECATED = "preferred", "admitted", "deprecated"
_SAME_TO_A_READER = str.maketrans(
    {"’": "'", "‘": "'", "\u2011": "-", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " ", "\u202f": " "}
)
_OPENING = " '\"“‘(（[【「『《〈"
_ENDS_A_SENTENCE = ".!?:;…—–•|。！？：；"
_LATIN_WORD = re.compile(r"[^\W\d_][^\W_]*")
_SMALL_WORDS = 4
"""Words shorter than this stay small in a headline."""


@dataclass(frozen=True, slots=True)
class TermPair:
    """A term in the source language and what stands for it in the target language.

    ``target`` is the preferred term, or the first admitted one; where the concept has none, it is the source's own
    words and ``is_known`` is False. ``status`` is the source term's own: a deprecated one tells what is meant too.
    """

    source: str
    target: str
    concept_id: int | None = None
    is_known: bool = True
    admitted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    do_not_translate: bool = False
    status: str = PREFERRED
    kind: str = "term"
    part_of_speech: str | None = None
    note: str | None = None

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every target that is right, the preferred one first; empty if none is known."""
        return (self.target, *self.admitted) if self.is_known else self.admitted


@dataclass(frozen=True, slots=True)
class TermHit:
    """Where a term stands in a text. ``also`` are other concepts of the same words: which is meant, the text tells.

    ``end`` is before an English possessive; ``possessive`` counts its characters ("Xi's": 2).
    """

    start: int
    end: int
    term: TermPair
    also: tuple[TermPair, ...] = ()
    possessive: int = 0

    @property
    def source(self) -> str:
        """The term as the termbase has it; the text may have another form of it."""
        return self.term.source

    @property
    def target(self) -> str:
        return self.term.target

    @property
    def concept_id(self) -> int | None:
        return self.term.concept_id

    @property
    def meanings(self) -> tuple[TermPair, ...]:
        """Every concept that may be meant, the likeliest first."""
        return (self.term, *self.also)


_Form = tuple[int, str | None]
"""Which term, and how it must be written; None: in any case that fits a term in small letters."""


class TermIndex:
    """The terms of one direction. ``inflected`` finds English terms in their forms; Chinese match as they are written.

    A term with a capital is found only as it is written, and in a text that is all in capitals. One in small letters
    is found at the start of a sentence and in a headline too; one of several words also when its words are capitalised.
    """

    def __init__(self, terms: Iterable[TermPair], *, inflected: bool = False) -> None:
        self.terms = tuple(terms)
        self._inflected = inflected
        forms: dict[str, list[_Form]] = {}
        for at, term in enumerate(self.terms):
            source = term.source.strip()
            if not source:
                continue
            for form in english_forms(source, term.part_of_speech) if inflected else (source,):
                small = inflected and form.islower()
                forms.setdefault(_fold(form), []).append((at, None if small else form.translate(_SAME_TO_A_READER)))
        self._forms = tuple(map(tuple, forms.values()))
        self._automaton = AhoCorasick(list(forms), store_patterns=False) if forms else None

    def __bool__(self) -> bool:
        return self._automaton is not None

    def find(self, text: str) -> tuple[TermHit, ...]:
        """The terms in a plain text, in order; of two that overlap the longer, else the first."""
        found: dict[tuple[int, int], list[TermPair]] = {}
        for start, end, term in self._matches(text):
            found.setdefault((start, end), []).append(term)
        taken = bytearray(len(text))
        chosen: list[TermHit] = []
        for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                first, *others = dict.fromkeys(found[start, end])
                chosen.append(TermHit(start, end, first, tuple(others), _possessive(text, end)))
        return tuple(sorted(chosen, key=lambda hit: hit.start))

    def occurrences(self, text: str) -> Iterator[TermHit]:
        """Every term at every place, also those that overlap."""
        return (TermHit(start, end, term) for start, end, term in self._matches(text))

    def is_in(self, text: str) -> bool:
        """Whether any of the terms stands in the text."""
        return next(self._matches(text), None) is not None

    def _matches(self, text: str) -> Iterator[tuple[int, int, TermPair]]:
        if self._automaton is None:
            return
        folded, written = _fold(text), text.translate(_SAME_TO_A_READER)
        case = _Case(text, in_capitals=self._inflected and text.isupper())
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if _is_whole(folded, start, end):
                for at, exact in self._forms[pattern]:
                    if case.allows(written[start:end], exact, start):
                        yield start, end, self.terms[at]


class _Case:
    """Whether a term may stand in this text with the capitals that it has there."""

    def __init__(self, text: str, *, in_capitals: bool) -> None:
        self._text = text
        self._in_capitals = in_capitals
        self._headline: bool | None = None

    def allows(self, stands: str, exact: str | None, start: int) -> bool:
        if exact is not None:
            return stands == exact or (self._in_capitals and stands == exact.upper() and not exact.isupper())
        if stands.islower() or self._in_capitals:
            return True
        words = stands.replace("-", " ").split()
        if not words or not all(word[1:].islower() or len(word) == 1 for word in words):
            return False
        return len(words) > 1 or self._starts_sentence(start) or self._is_headline()

    def _starts_sentence(self, start: int) -> bool:
        before = self._text[:start].rstrip(_OPENING + "\u00a0\n\r\t")
        return not before or before[-1] in _ENDS_A_SENTENCE or self._text[start - 1] in '"“‘「『《'

    def _is_headline(self) -> bool:
        """Whether nearly all its longer words have capitals, as in many titles."""
        if self._headline is None:
            longer = [word for word in _LATIN_WORD.findall(self._text) if len(word) >= _SMALL_WORDS]
            capitals = sum(word[0].isupper() for word in longer)
            self._headline = len(longer) > 2 and capitals >= len(longer) * 0.8
        return self._headline


@lru_cache(maxsize=64)
def index_of(pairs: tuple[tuple[str, str], ...]) -> TermIndex:
    """The index of (source, target) pairs as they are written, kept for the next segment."""
    return TermIndex(TermPair(source, target) for source, target in pairs)


def as_index(terms: "Sequence[tuple[str, str]] | TermIndex") -> TermIndex:
    """The index itself, or the kept one of these pairs."""
    return terms if isinstance(terms, TermIndex) else index_of(tuple(terms))


def _fold(text: str) -> str:
    """Lower case, with quotation marks and spaces that look alike made one; every character keeps its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.translate(_SAME_TO_A_READER)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether no Latin word is cut at either edge."""
    return not (
        (start > 0 and _is_word(folded[start - 1]) and _is_word(folded[start]))
        or (end < len(folded) and _is_word(folded[end]) and _is_word(folded[end - 1]))
    )


def _is_word(character: str) -> bool:
    """A letter or digit of a script that is written in words; Han characters are not."""
    return character.isalnum() and character < "\u1100"


def _possessive(text: str, end: int) -> int:
    """How many characters of an English possessive follow: 's, or the apostrophe alone after an s."""
    if text[end : end + 1] not in ("'", "’") or not text[end - 1].isalpha():
        return 0
    if text[end + 1 : end + 2] in ("s", "S") and not (end + 2 < len(text) and _is_word(text[end + 2])):
        return 2
    follows = text[end + 1 : end + 2]
    return 1 if text[end - 1] in "sS" and follows.isspace() else 0
