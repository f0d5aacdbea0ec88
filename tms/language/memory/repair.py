"""A remembered translation brought to the new source, where the two sources differ in a number, a date or a term.

repair("It rained on Monday.", "It rained on Friday.", "周一下雨。", source_locale="en", target_locale="zh-Hans", …)
→ Repaired(text="周五下雨。", changes=(("Monday", "Friday"),))
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from tms.domain.locales import EN
from tms.language.marked import Span, carry, put_back, take_apart
from tms.language.memory.units import spans_of_units
from tms.language.numbers import Quantity, find_quantities, write_quantity
from tms.language.terms import TermIndex, TermPair


@dataclass(frozen=True, slots=True)
class Repaired:
    """The translation with what was exchanged in it, each as the words of the old and of the new source."""

    text: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A unit of a source, or several that are a quantity or a term; ``key`` is equal where they say the same."""

    start: int
    end: int
    key: Hashable
    what: Quantity | TermPair | None = None

    @property
    def sort(self) -> str:
        """Only pieces of one sort can stand for each other."""
        return str(self.what.kind) if isinstance(self.what, Quantity) else "term"


@dataclass(frozen=True, slots=True)
class _Side:
    """A source without its inline codes, in pieces."""

    plain: str
    pieces: Sequence[_Piece]


_MORE = frozenset("多余餘來来")
"""Part of the number that they stand in (300多): who exchanged it would say exactly what was said roughly."""


def repair(
    old: str, new: str, target: str, *, source_locale: str, target_locale: str, terms: TermIndex
) -> Repaired | None:
    """``target`` translates ``old``; what it would say for ``new`` as far as that is safe, None where nothing is.

    Safe is what the old source says as often as its translation does, what changes everywhere alike, and what can be
    written in the target language without knowing the rest of the sentence. Everything else stays for the translator.
    """
    before, after = (_side(text, source_locale, terms) for text in (old, new))
    plain, marks = take_apart(target)
    there = find_quantities(plain, target_locale)
    found: list[tuple[Span, str, tuple[str, str]]] = []
    for one, other in _exchanged(before, after):
        if one.what is None or other.what is None:
            continue
        place = _place(plain, there, one.what)
        words = _written(other.what, after.plain, target_locale)
        said = before.plain[one.start : one.end] + after.plain[other.start : other.end]
        if isinstance(one.what, Quantity) and place is not None and _MORE & set(plain[slice(*place)] + said):
            continue
        if place is not None and words and _fits(plain[: place[0]], one.what, other.what, target_locale):
            says = before.plain[one.start : one.end], after.plain[other.start : other.end]
            found.append((Span(*place, 0, 0), words, says))
    found.sort(key=lambda change: change[0].start)
    if not found or any(one[0].end > other[0].start for one, other in pairwise(found)):
        return None
    text, spans = _exchange(plain, [(span, words) for span, words, _ in found])
    return Repaired(put_back(text, carry(marks, spans)), tuple(says for _, _, says in found))


def _side(text: str, locale: str, terms: TermIndex) -> _Side:
    plain = take_apart(text)[0]
    larger: list[_Piece] = [
        _Piece(one.start, one.end, ("quantity", one.meaning), one) for one in find_quantities(plain, locale)
    ]
    for hit in terms.find(plain):
        if hit.also or not hit.term.is_known:
            continue
        if all(hit.end <= one.start or one.end <= hit.start for one in larger):
            larger.append(_Piece(hit.start, hit.end, ("term", hit.term), hit.term))
    larger.sort(key=lambda piece: piece.start)
    pieces: list[_Piece] = []
    at = 0
    for start, end in spans_of_units(plain, locale):
        while at < len(larger) and larger[at].end <= start:
            at += 1
        if at < len(larger) and larger[at].start < end:
            if not pieces or pieces[-1] is not larger[at]:
                pieces.append(larger[at])
        else:
            pieces.append(_Piece(start, end, plain[start:end]))
    return _Side(plain, pieces)


def _exchanged(before: _Side, after: _Side) -> list[tuple[_Piece, _Piece]]:
    """Which quantity or term stands where another one stood; only those that the old source has once."""
    old, new = ([piece.key for piece in side.pieces] for side in (before, after))
    pairs: list[tuple[_Piece, _Piece]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace":
            pairs += _paired(before.pieces[i1:i2], after.pieces[j1:j2])
    stands = Counter(old)
    return [pair for pair in pairs if stands[pair[0].key] == 1]


def _paired(old: Sequence[_Piece], new: Sequence[_Piece]) -> Iterator[tuple[_Piece, _Piece]]:
    """Within a stretch that changed: the first of a sort for the first, if there are as many of each sort."""
    for sort in {piece.sort for piece in old if piece.what is not None}:
        ones, others = ([piece for piece in side if piece.sort == sort] for side in (old, new))
        if len(ones) == len(others):
            yield from zip(ones, others, strict=True)


def _place(plain: str, there: Sequence[Quantity], old: Quantity | TermPair) -> tuple[int, int] | None:
    """Where the translation says the same, if it says it once."""
    if isinstance(old, TermPair):
        at = plain.find(old.target)
        end = at + len(old.target)
        return None if at < 0 or plain.find(old.target, at + 1) >= 0 or _cut(plain, at, end) else (at, end)
    same = [one for one in there if one.meaning == old.meaning]
    return (same[0].start, same[0].end) if len(same) == 1 and old.is_certain else None


def _cut(plain: str, start: int, end: int) -> bool:
    """Whether a Latin word goes on beyond an edge."""
    return any(
        0 < at < len(plain) and all(c.isalnum() and c < "\u1100" for c in (plain[at - 1], plain[at]))
        for at in (start, end)
    )


def _written(new: Quantity | TermPair, source: str, locale: str) -> str | None:
    return new.target if isinstance(new, TermPair) else write_quantity(new, source, locale)


def _fits(before: str, old: Quantity | TermPair, new: Quantity | TermPair, locale: str) -> bool:
    """In English one thing and several are written differently, and an article depends on the next sound."""
    if locale != EN:
        return True
    sizes = [what.size for what in (old, new) if isinstance(what, Quantity)]
    return 1 not in sizes and before.rstrip().rsplit(" ", 1)[-1].casefold() not in {"a", "an"}


def _exchange(plain: str, changes: Sequence[tuple[Span, str]]) -> tuple[str, list[Span]]:
    parts: list[str] = []
    spans: list[Span] = []
    at = target_at = 0
    for place, words in [*changes, (Span(len(plain), len(plain), 0, 0), "")]:
        for end, text in ((place.start, plain[at : place.start]), (place.end, words)):
            if end > at or text:
                spans.append(Span(at, end, target_at, target_at + len(text)))
            parts.append(text)
            at, target_at = end, target_at + len(text)
    return "".join(parts), spans
