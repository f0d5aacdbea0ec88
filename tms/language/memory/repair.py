"""A remembered translation brought to the new source, where the two sources differ in a number, a date or a term.

repair("It rained on Monday.", "It rained on Friday.", "周一下雨。", source_locale="en", target_locale="zh-Hans", …)
→ Repaired(text="周五下雨。", changes=(("Monday", "Friday"),), left=())
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from tms.domain.locales import EN
from tms.language.marked_text import AlignedSpan, carry, put_back, take_apart
from tms.language.memory.stands_alone import stands_alone
from tms.language.memory.substitute import fitted_in, is_named_with_the
from tms.language.memory.tokens import spans_of_units
from tms.language.numbers import Quantity, find_quantities, write_quantity
from tms.language.terms import TermIndex, TermPair


@dataclass(frozen=True, slots=True)
class Repaired:
    """The translation with what was exchanged in it, each as the words of the old and of the new source.

    ``left`` is where the sources say other numbers, dates or terms and the translation still says the old ones.
    """

    text: str
    changes: tuple[tuple[str, str], ...] = ()
    left: tuple[tuple[str, str], ...] = ()


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
    locale: str

    def words(self, pieces: Sequence[_Piece]) -> str:
        """What it says there."""
        return self.plain[pieces[0].start : pieces[-1].end] if pieces else ""

    def has_alone(self, term: _Piece) -> bool:
        return stands_alone(self.plain, term.start, term.end, self.locale)


@dataclass(frozen=True, slots=True)
class _Change:
    """Which stretch of the translation becomes which words, and what the sources say there."""

    place: AlignedSpan
    words: str
    says: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Translation:
    """The old translation without its inline codes, and the quantities in it."""

    plain: str
    locale: str
    quantities: Sequence[Quantity]
    terms: TermIndex

    def place(self, old: Quantity | TermPair | None) -> tuple[int, int] | None:
        """Where it says the same, if it says it once."""
        if isinstance(old, TermPair):
            at = self.plain.find(old.target)
            end = at + len(old.target)
            is_once = at >= 0 and self.plain.find(old.target, at + 1) < 0 and not _cut(self.plain, at, end)
            return (at, end) if is_once and self._is_term(old.target, at, end) else None
        if old is None or not old.is_certain:
            return None
        same = [one for one in self.quantities if one.meaning == old.meaning]
        return (same[0].start, same[0].end) if len(same) == 1 else None

    def _is_term(self, target: str, start: int, end: int) -> bool:
        """Whether it stands there by itself, and is no part of another term."""
        longer = {term.target for term in self.terms.terms if target in term.target and term.target != target}
        return stands_alone(self.plain, start, end, self.locale) and not any(one in self.plain for one in longer)

    def takes(self, place: tuple[int, int], words: str, old: Quantity | TermPair, new: Quantity | TermPair) -> bool:
        """In English one thing and several are written differently, and articles depend on what they stand before."""
        if self.locale != EN:
            return True
        if 1 in [what.size for what in (old, new) if isinstance(what, Quantity)]:
            return False
        before = self.plain[: place[0]].rstrip().rsplit(" ", 1)[-1].casefold()
        if before in {"a", "an"}:
            return False
        return not isinstance(new, TermPair) or not (
            is_named_with_the(words) or (before == "the" and words[:1].isupper())
        )


_MORE = frozenset("多余餘來来")
"""Part of the number that they stand in (300多): who exchanged it would say exactly what was said roughly."""


def repair(old: str, new: str, target: str, *, source_locale: str, target_locale: str, terms: TermIndex) -> Repaired:
    """``target`` translates ``old``; what it would say for ``new`` as far as that is safe.

    Safe is what the old source says as often as its translation does, what changes everywhere alike with no other word
    beside it, and what can be written in the target language without knowing the rest of the sentence. Everything else
    stays for the translator.
    """
    before, after = (_side(text, source_locale, terms) for text in (old, new))
    plain, marks = take_apart(target)
    translation = _Translation(plain, target_locale, find_quantities(plain, target_locale), terms)
    stands = Counter(piece.key for piece in before.pieces)
    found: list[_Change] = []
    left: list[tuple[str, str]] = []
    for ones, others in _differences(before, after):
        says = before.words(ones), after.words(others)
        changes = [
            _change(translation, one, before, other, after) if stands[one.key] == 1 else None
            for one, other in _paired(ones, others)
        ]
        safe = [change for change in changes if change is not None]
        if len(safe) == len(changes) == len(ones):
            found += safe
        elif says[0] != says[1]:
            left.append(says)
    found.sort(key=lambda change: change.place.start)
    if any(one.place.end > other.place.start for one, other in pairwise(found)):
        left += [change.says for change in found]
        found = []
    text, spans = _exchange(plain, found, target_locale)
    return Repaired(
        put_back(text, carry(marks, spans, plain, text)) if found else target,
        tuple(change.says for change in found),
        tuple(left),
    )


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
    return _Side(plain, pieces, locale)


def _differences(before: _Side, after: _Side) -> Iterator[tuple[Sequence[_Piece], Sequence[_Piece]]]:
    """The stretches that the two say otherwise, where a quantity or a term is among them."""
    old, new = ([piece.key for piece in side.pieces] for side in (before, after))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        ones, others = before.pieces[i1:i2], after.pieces[j1:j2]
        if tag != "equal" and any(piece.what is not None for piece in (*ones, *others)):
            yield ones, others


def _paired(old: Sequence[_Piece], new: Sequence[_Piece]) -> list[tuple[_Piece, _Piece]]:
    """Each for the one at its place, if all are quantities or terms of one sort; beside another word none is safe."""
    if len(old) != len(new) or any(piece.what is None for piece in (*old, *new)):
        return []
    pairs = list(zip(old, new, strict=True))
    return pairs if all(one.sort == other.sort for one, other in pairs) else []


def _change(translation: _Translation, one: _Piece, before: _Side, other: _Piece, after: _Side) -> _Change | None:
    """What is to be exchanged in the translation where ``one`` became ``other``; None where that is not safe."""
    place = translation.place(one.what)
    if place is None or one.what is None or other.what is None:
        return None
    says = before.words([one]), after.words([other])
    if isinstance(one.what, Quantity):
        if _MORE & set(translation.plain[slice(*place)] + "".join(says)):
            return None
    elif not (before.has_alone(one) and after.has_alone(other)):
        return None
    words = (
        other.what.target
        if isinstance(other.what, TermPair)
        else write_quantity(other.what, after.plain, translation.locale)
    )
    if not words or not translation.takes(place, words, one.what, other.what):
        return None
    return _Change(AlignedSpan(*place, 0, 0), words, says)


def _cut(plain: str, start: int, end: int) -> bool:
    """Whether a Latin word goes on beyond an edge."""
    return any(
        0 < at < len(plain) and all(c.isalnum() and c < "\u1100" for c in (plain[at - 1], plain[at]))
        for at in (start, end)
    )


def _exchange(plain: str, changes: Sequence[_Change], locale: str) -> tuple[str, list[AlignedSpan]]:
    parts: list[str] = []
    spans: list[AlignedSpan] = []
    at = target_at = 0
    for change in [*changes, _Change(AlignedSpan(len(plain), len(plain), 0, 0), "", ("", ""))]:
        place = change.place
        words = fitted_in(change.words, plain, place.start, place.end) if locale == EN else change.words
        for end, text in ((place.start, plain[at : place.start]), (place.end, words)):
            if end > at or text:
                spans.append(AlignedSpan(at, end, target_at, target_at + len(text)))
            parts.append(text)
            at, target_at = end, target_at + len(text)
    return "".join(parts), spans
