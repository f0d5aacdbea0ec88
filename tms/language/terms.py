"""Finding terms in a text: longest first, none inside another, Latin ones as whole words only.

An index is built once for a glossary and asked for each segment; the time of a question does not grow with the number
of terms.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_SAME_TO_A_READER = str.maketrans(
    {"’": "'", "‘": "'", "\u2011": "-", "\u00a0": " ", "\n": " ", "\r": " ", "\t": " ", "\u202f": " "}
)


@dataclass(frozen=True, slots=True)
class TermPair:
    """A term in the source language and what stands for it in the target language."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Match:
    """Where a term stands in a text."""

    start: int
    end: int
    term: TermPair


@dataclass(frozen=True, slots=True)
class _Form:
    folded: str
    exact: str | None
    term: TermPair


class TermIndex:
    """The terms of one direction. ``inflected`` also finds English plurals; Chinese terms match as they are written."""

    def __init__(self, terms: Iterable[TermPair], *, inflected: bool = False) -> None:
        self.terms = tuple(terms)
        self._forms: dict[str, list[_Form]] = {}
        self._single: dict[str, list[_Form]] = {}
        for term in self.terms:
            source = term.source.strip()
            for form in _forms(source) if inflected else [source] if source else []:
                folded = _fold(form)
                exact = None if inflected and form.islower() else form.translate(_SAME_TO_A_READER)
                forms = self._forms if len(folded) > 1 else self._single
                forms.setdefault(folded[:2], []).append(_Form(folded, exact, term))
        self._firsts = frozenset(key[0] for key in (*self._forms, *self._single))

    def __bool__(self) -> bool:
        return bool(self._firsts)

    def find(self, text: str) -> list[Match]:
        """The terms in a plain text, in order; of two that overlap the longer, else the first."""
        candidates = sorted(self.occurrences(text), key=lambda match: (match.start - match.end, match.start))
        taken = bytearray(len(text))
        chosen: list[Match] = []
        for match in candidates:
            if not any(taken[match.start : match.end]):
                taken[match.start : match.end] = b"\x01" * (match.end - match.start)
                chosen.append(match)
        return sorted(chosen, key=lambda match: match.start)

    def occurrences(self, text: str) -> Iterator[Match]:
        """Every term at every place, also those that overlap."""
        folded, written = _fold(text), text.translate(_SAME_TO_A_READER)
        for start, first in enumerate(folded):
            if first not in self._firsts:
                continue
            for form in (*self._forms.get(folded[start : start + 2], ()), *self._single.get(first, ())):
                end = start + len(form.folded)
                if (
                    folded.startswith(form.folded, start)
                    and (form.exact is None or written.startswith(form.exact, start))
                    and _is_whole(folded, start, end)
                ):
                    yield Match(start, end, form.term)


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


def _forms(term: str) -> list[str]:
    """The term and its regular plural; a plural is made only of a last word in small letters."""
    last = term.rsplit(" ", 1)[-1]
    if not (last.isascii() and last.isalpha() and last.islower() and len(last) > 2) or last.endswith("s"):
        return [term] if term else []
    if last.endswith(("x", "ch", "sh", "z")):
        return [term, term + "es"]
    if last.endswith("y") and last[-2] not in "aeiou":
        return [term, term[:-1] + "ies"]
    return [term, term + "s"]


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether no Latin word is cut at either edge."""
    return not (
        (start > 0 and _is_word(folded[start - 1]) and _is_word(folded[start]))
        or (end < len(folded) and _is_word(folded[end]) and _is_word(folded[end - 1]))
    )


def _is_word(character: str) -> bool:
    """A letter or digit of a script that is written in words; Han characters are not."""
    return character.isalnum() and character < "\u1100"
