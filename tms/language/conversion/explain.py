"""What a conversion decided, and which place of the source became which of the result."""

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, partial
from typing import TypeVar

from tms.language.conversion.dictionary_pass import PLACEHOLDER, SEPARATOR, Match, Unit, keys_of
from tms.language.conversion.engine import alternatives, characters, run, trace
from tms.language.conversion.protected import is_whole
from tms.language.conversion.spans import ConversionSpan, DecidedBy
from tms.language.marked_text import AlignedSpan

T = TypeVar("T")

_Decision = tuple[DecidedBy, tuple[str, ...], str | None, bool]
"""The last four fields of a span."""

_new_span = partial(tuple.__new__, ConversionSpan)
"""Makes a span of all its fields: a long text has a hundred thousand, and this takes half the time."""

_LONG = 20_000


class Explained:
    """A converted text, and its spans, which become objects when they are asked for.

    Where they lie and what decided is known before. But a text of a million characters has a third of a million of
    them, and making so many objects takes longer than to convert it.
    """

    def __init__(self, text: str, make: Callable[[], tuple[ConversionSpan, ...]]) -> None:
        self.text = text
        self._make = make

    @cached_property
    def spans(self) -> tuple[ConversionSpan, ...]:
        """The spans, which cover both texts in order and without gaps."""
        return self._make()


class _Known:
    """The single characters that a conversion decides about wherever no phrase covers them, and what it decides."""

    def __init__(self, steps: tuple[str, ...]) -> None:
        known = sorted({"\n", *characters(steps)})
        results = run("".join(known), steps)
        decided = (
            character
            for character, result in zip(known, results, strict=True)
            if result != character or alternatives(character, steps) != (character,)
        )
        self._steps = steps
        self.keys = keys_of(SEPARATOR.join([PLACEHOLDER, *decided]).encode())
        """The characters by number; number 0 stands for a unit."""
        self.decisions: list[_Decision | None] = [None] * len(self.keys)
        """By number, as far as anybody has asked."""

    def decide(self, number: int) -> _Decision:
        """What is decided about a character that nobody has asked for."""
        decision = _decided(1, alternatives(self.keys[number], self._steps))
        self.decisions[number] = decision
        return decision


_known = cache(_Known)


def explain(text: str, steps: tuple[str, ...], *, start: int = 0, target_start: int = 0) -> Explained:
    """The converted text and its spans, as if the text stood at ``start`` and its result at ``target_start``."""
    if text.isascii():
        # Nothing is converted, and a placeholder in it would stand for no unit.
        unchanged = ConversionSpan(
            start, start + len(text), target_start, target_start + len(text), DecidedBy.UNCHANGED
        )
        return Explained(text, lambda: (unchanged,) if text else ())
    return _uncollected(len(text), partial(_explain, text, steps, start, target_start))


def _explain(text: str, steps: tuple[str, ...], start: int, target_start: int) -> Explained:
    converted, units = trace(text, steps)
    known = _known(steps)
    matches: list[Match] = known.keys.find(_with_placeholders(text, units) if units else text)
    of_units = [
        (end + start, target_end + target_start, _decision(text[begin:end], converted[target:target_end], steps))
        for begin, end, target, target_end in units
    ]
    make = partial(_spans, known, matches, of_units, (start, target_start), start + len(text))
    return Explained(converted, partial(_uncollected, len(text), make))


def _spans(
    known: _Known,
    matches: Sequence[Match],
    units: Sequence[tuple[int, int, _Decision]],
    starts: tuple[int, int],
    end: int,
) -> tuple[ConversionSpan, ...]:
    """The spans of a text whose decided characters are matched and whose units have placeholders among them."""
    decisions, decide, new, unchanged = known.decisions, known.decide, _new_span, DecidedBy.UNCHANGED
    spans: list[ConversionSpan] = []
    add = spans.append
    remaining = iter(units)
    at, target_at = starts
    # How far a place among the placeholders lies from its place in the text, and that from its place in the result.
    moved, grown = at, target_at - at
    for number, found, _ in matches:
        place = found + moved
        if place > at:
            add(new((at, place, at + grown, place + grown, unchanged, (), None, False)))
        target = place + grown
        if number:
            at = place + 1
            add(new((place, at, target, target + 1, *(decisions[number] or decide(number)))))
        else:
            at, target_at, decision = next(remaining)
            add(new((place, at, target, target_at, *decision)))
            moved, grown = at - found - 1, target_at - at
    if end > at:
        add(new((at, end, at + grown, end + grown, unchanged, (), None, False)))
    return tuple(spans)


def _uncollected(length: int, make: Callable[[], T]) -> T:
    """What is made of a text of that length, without collecting garbage meanwhile if it is long.

    A hundred thousand new objects would send the collector through all old ones several times, and none is garbage.
    """
    if length < _LONG or not gc.isenabled():
        return make()
    gc.disable()
    try:
        return make()
    finally:
        gc.enable()


def _with_placeholders(text: str, units: Sequence[Unit]) -> str:
    """The text with a placeholder for each unit."""
    pieces = []
    at = 0
    for start, end, _, _ in units:
        pieces.append(text[at:start])
        at = end
    return PLACEHOLDER.join([*pieces, text[at:]])


def align(text: str, steps: tuple[str, ...]) -> tuple[str, list[AlignedSpan]]:
    """The converted text, and spans that cover both texts and tell places apart also within long phrases."""
    converted, units = trace(text, steps, finely=True)
    spans: list[AlignedSpan] = []
    at = target_at = 0
    for start, end, target_start, target_end in [*units, (len(text), len(text), len(converted), len(converted))]:
        spans += (
            AlignedSpan(place, place + 1, place + target_at - at, place + 1 + target_at - at)
            for place in range(at, start)
        )
        if end > start:
            spans.append(AlignedSpan(start, end, target_start, target_end))
        at, target_at = end, target_end
    return converted, spans


def phrases(text: str, steps: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the dictionaries find words of more than one character."""
    return ((start, end) for start, end, *_ in trace(text, steps)[1] if end - start > 1)


@lru_cache(maxsize=32_768)
def _decision(source: str, result: str, steps: tuple[str, ...]) -> _Decision:
    """What is decided about a unit."""
    if not is_whole(source):
        return DecidedBy.UNCHANGED, (), None, False
    return _decided(len(source), tuple(dict.fromkeys((result, *alternatives(source, steps)))))


def _decided(length: int, candidates: tuple[str, ...]) -> _Decision:
    one, several = (
        (DecidedBy.CHARACTER, DecidedBy.CHARACTER_SEVERAL)
        if length == 1
        else (DecidedBy.PHRASE, DecidedBy.PHRASE_SEVERAL)
    )
    return (several if len(candidates) > 1 else one), candidates, None, False
